"""A real browser at a company that has only begun, and in which days pass."""

import sys

import pytest

from tests import chromium
from tests.browser.conftest import (  # noqa: F401  the same browser, at another address
    _nothing_to_complain_of,
    accessible,
    axe,
    chrome,
    keys,
    missing_chromium,
    opened,
    patiently,
    visit,
    watch,
)
from tests.running.conftest import a_home

A_DAY = 24 * 60 * 60
FOUND = """
from candidates.demo.seeding.company import found
from hiring import clocks
found(clocks.now().date())
"""


class Company:
    """The real processes over their own servers: accounts, departments and rules, and nobody who
    applied."""

    def __init__(self, home):
        self.home, self.days = home, 0
        self.address = f"http://127.0.0.1:{home.port}"
        self.begin()
        made = home.start(sys.executable, "manage.py", "shell", "--no-imports", "-c", FOUND)
        said = made.communicate()[0]
        assert made.returncode == 0, said

    def begin(self):
        shift = str(self.days * A_DAY)
        self.run = self.home.running(CLOCK_SHIFT=shift, STATIC_FROM_SOURCE="1")
        self.run.__enter__()

    def end(self):
        self.run.__exit__(None, None, None)

    def let_pass(self, days):
        """Nobody works meanwhile."""
        self.end()
        self.days += days
        self.begin()


@pytest.fixture(scope="package")
def company():
    if chromium.find() is None:
        missing_chromium()
    with a_home() as home:
        founded = Company(home)
        yield founded
        founded.end()


@pytest.fixture(scope="package")
def stack(company):
    return company.address
