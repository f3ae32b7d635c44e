"""Whoever never saw Tandem finds on its page what a program can do, and how."""

import json
import re
import subprocess
from html import unescape
from shutil import which

import pytest

from hiring.api.documentation import chapters
from hiring.api.schema import document
from tests.api.conftest import token_of

ENTRIES = [entry for chapter in chapters(document()) for entry in chapter.entries]
SAID = re.compile(r"<code>(.*?)</code></pre>", re.DOTALL)


@pytest.fixture
def page(client, maya):
    client.force_login(maya)
    return client.get("/api/")


def test_everything_that_can_be_done_is_there(page):
    assert page.status_code == 200
    for operations in document()["paths"].values():
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page.text


def test_every_entry_says_its_scope_its_answer_and_its_problems():
    for entry in ENTRIES:
        assert re.fullmatch(r"\w+:(read|write)", entry.scope), entry.anchor
        assert entry.answers in {"200", "201"}, entry.anchor
        assert {"401", "403", "404", "422", "429"} <= {code for code, _ in entry.problems}


def test_no_kind_is_a_name_that_stands_nowhere():
    names = set(document()["components"]["schemas"])
    kinds = {value.kind for entry in ENTRIES for value in (*entry.takes, *entry.gives)}
    assert not [kind for kind in kinds if names & set(kind.split())]


def test_every_example_names_what_is_taken_and_all_that_is_required():
    for entry in ENTRIES:
        sent = set(json.loads(entry.example)) if entry.example else set()
        assert sent <= {value.name for value in entry.takes}, entry.anchor
        top = [value for value in entry.takes if "." not in value.name]
        assert {value.name for value in top if value.required} <= sent, entry.anchor


@pytest.mark.skipif(not which("curl"), reason="curl is not here")
@pytest.mark.django_db(transaction=True)
def test_its_commands_run_as_they_stand(live_server, client, requisition, maya):
    client.force_login(maya)
    page = client.get("/api/", headers={"Host": live_server.url.removeprefix("http://")})
    begin = page.text.split('id="begin"')[1].split("</section>")[0]
    first, *commands = [unescape(one) for one in SAID.findall(begin)]
    first = first.replace("tandem_…", token_of(maya)[1]).replace("1042", f"{requisition.pk}")
    read, _listed, submitted, _tagged, edited, refused, limits = (
        run(first, command) for command in commands
    )
    assert json.loads(read)["title"] == "Welder"
    assert json.loads(submitted)["status"] == "submitted"
    assert json.loads(edited)["title"] == "Rotor engineer"
    assert json.loads(refused)["errors"][0]["field"] == "color"
    assert limits.startswith("HTTP/1.1 200")


def run(first, command):
    script = f'curl() {{ command curl -s "$@"; }}\n{first}\n{command}'
    answered = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    return answered.stdout
