"""From an empty installation to its first admin, who sees how it is, also without the broker."""

import re
import sys
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

import pytest

from tests.running.home import PATIENCE, eventually

pytestmark = pytest.mark.xdist_group("first admin")
ADMIN = {
    "ADMIN_EMAIL": "ada@fernhill.example",
    "ADMIN_NAME": "Ada Lima",
    "ADMIN_PASSWORD": "a long way to the sea",
}


class Browser:
    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def open(self, path, **form):
        data = urlencode(form).encode() if form else None
        with self.opener.open(self.address + path, data, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()

    def sign_in(self):
        page = self.open("/account/login/")[1]
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        said = {"login": ADMIN["ADMIN_EMAIL"], "password": ADMIN["ADMIN_PASSWORD"]}
        return self.open("/account/login/", csrfmiddlewaretoken=token, **said)


def make_admin(home):
    made = home.start(sys.executable, "manage.py", "first_admin", **ADMIN)
    return made.communicate(timeout=PATIENCE)[0], made.returncode


def test_the_first_admin_reads_how_it_is_while_the_broker_is_away(home):
    with home.running():
        said, code = make_admin(home)
        assert (code, said.strip().splitlines()[-1]) == (
            0,
            "Ada Lima is an admin now and signs in with ada@fernhill.example.",
        )
        assert "There is an admin already" in make_admin(home)[0]
        ada = Browser(home.port)
        assert ada.sign_in()[0] == 200
        assert eventually(lambda: ada.open("/health/")[1].count("Running</span>") == 2)
        home.process("valkey").suspend()
        for path in ("/health/", "/", "/jobs/", "/inbox/"):
            assert ada.open(path)[0] == 200
