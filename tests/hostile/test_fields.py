"""Every form of every page, filled in with what it should not be: taken or refused in words."""

from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from lxml import html

from candidates.own_page import path_for
from hiring.links import sign
from tests.api.conftest import Program, token_of
from tests.api.test_doors import with_more
from tests.doors import GUARDED, PROGRAMS
from tests.hostile.inert import assert_inert
from tests.hostile.words import EMOJI, MARKUP, MORE_MARKUP, RIGHT_TO_LEFT, SQL, TWO_LINES
from tests.quick import quick
from tests.test_policy import CAST, SPEC

QUICK = 5  # seconds
MEGABYTE = "Welds steel. " * 80_000
TEXTS = {
    "markup": MARKUP + MORE_MARKUP,
    "NUL": "a\0b",
    "right to left": RIGHT_TO_LEFT,
    "half a character": b"\xed\xa0\x80 \xff",
    "pictures": EMOJI,
    "two lines": TWO_LINES,
    "SQL": SQL[2],
    "a megabyte": MEGABYTE,
    "blanks": " \u00a0\u3000\u200b ",
}
VALUES = {
    "a huge number": "1" + "0" * 30,
    "less than nothing": "-1",
    "no number": "NaN",
    "words": "all",
    "NUL": "\0",
    "nothing": "",
}
WRITTEN = {"text", "search", "email", "tel", "url", "number", "date", "password", ""}
KEPT = {"csrfmiddlewaretoken", "once"}


def is_written(field):
    return field.tag == "textarea" or (
        field.tag == "input" and (field.get("type") or "") in WRITTEN
    )


def forms_of(answer):
    if not answer.get("Content-Type", "").startswith("text/html"):
        return []
    page = html.document_fromstring(answer.content)
    return [form for form in page.forms if form.method == "POST"]


def filled(form):
    """As it stands, every field once for each of its values; and the names that one writes in."""
    fields = [field for field in form.xpath(".//input|.//textarea|.//select") if field.name]
    written = {field.name for field in fields if is_written(field)}
    buttons = {one.get("name"): one.get("value", "") for one in form.xpath(".//button[@name]")[:1]}
    data = list(form.form_values()) + list(buttons.items())
    return data, written, {field.name for field in fields} - written - KEPT


def spoilt(form):
    """The form with one kind of harm in it at a time."""
    data, written, chosen = filled(form)
    for what, text in TEXTS.items():
        if written:
            yield what, [(name, text if name in written else value) for name, value in data]
    for what, text in VALUES.items():
        if chosen:
            yield what, [(name, text if name in chosen else value) for name, value in data]
    yield "nothing", []
    yield "everything twice", data + data
    yield "more than was asked", [*data, ("is_admin", "1"), ("roles", "admin"), ("pk", "1")]


@pytest.fixture
def press(clients):
    """Send a form as somebody; whatever it did is undone."""

    class Undo(Exception):
        pass

    def of(who, path, pairs=None):
        if pairs is None:
            return clients[who].get(path, follow=True)
        body = urlencode(pairs)
        try:
            with quick(QUICK, path), transaction.atomic():
                answer = clients[who].post(
                    path, body, content_type="application/x-www-form-urlencoded"
                )
                raise Undo
        except Undo:
            pass
        return answer

    return of


def pages(things, live, leila):
    opened = things | {"requisition": things["application"].requisition}
    for name, door in GUARDED.items():
        if door.method == "get":
            who = next(one for one in CAST if one in SPEC[door.rule])
            yield who, reverse(name, args=door.of(things))
            yield who, reverse(name, args=door.of(opened))
    for name in ("settings", "stand_ins", "tokens", "requisitions:new", "home", "inbox"):
        yield "maya", reverse(name)
    application, approval = things["application"], things["approval"]
    for what in ("", "withdraw/", "send_resume/"):
        yield None, f"{path_for(leila)}{f'{application.pk}/' if what else ''}{what}"
    key = sign("approval", approval.pk, approval.approver_id)
    yield None, reverse("requisitions:answer", args=[key])
    yield None, reverse("apply", args=[live.slug])
    yield None, reverse("my_application")
    yield "priya", reverse("refer", args=[live.slug])
    for path in ("login/", "password/reset/"):
        yield None, f"/account/{path}"
    for path in ("password/change/", "reauthenticate/", "logout/"):
        yield "rui", f"/account/{path}"


def every_form(press, things, live, leila):
    """Each once, however many pages have it."""
    known = set()
    for who, path in dict.fromkeys(pages(things, live, leila)):
        answer = press(who, path)
        for form in forms_of(answer):
            target = form.action or answer.request["PATH_INFO"]
            names = (who, target, tuple(sorted({name for name, _ in form.form_values()})))
            if names not in known:
                known.add(names)
                yield who, target, form


@pytest.fixture
def free(monkeypatch):
    monkeypatch.setattr("hiring.limits.Limit.spend", lambda self, who: 0)


def test_no_form_breaks_whatever_stands_in_it(press, things, live, leila, free):
    tried = 0
    for who, target, form in every_form(press, things, live, leila):
        for what, pairs in spoilt(form):
            answer = press(who, target, pairs)
            assert answer.status_code in {200, 204, 302, 400, 403, 404, 409, 410, 422, 429}, (
                target, what, answer.status_code
            )  # fmt: skip
            if answer.get("Content-Type", "").startswith("text/html") and answer.content:
                assert_inert(html.document_fromstring(answer.content))
            tried += 1
    assert tried > 200


def test_a_form_without_its_secret_does_nothing(clients, things, live, leila, press):
    for who, target, _form in every_form(press, things, live, leila):
        elsewhere = Client(enforce_csrf_checks=True)
        elsewhere.cookies.update(clients[who].cookies)
        assert elsewhere.post(target, {"name": "x"}).status_code == 403, target


def test_programs_are_refused_in_words_too(people, things):
    program = Program(token_of(people["tomas"])[1])
    records = with_more(things, people["maya"])
    bodies = (
        {"text": "a\0b", "name": "a\0b", "body": "a\0b", "reasons": "\0", "note": "\0"},
        {"text": MEGABYTE, "body": MEGABYTE, "note": MEGABYTE, "name": MEGABYTE},
        {"text": ["x"], "body": {"a": 1}, "name": 1e300, "note": True, "criteria": "x"},
        {"text": RIGHT_TO_LEFT, "criteria": [10**30, "x", None, {}], "from": [], "ids": {}},
        {"criteria": [{"text": "x", "criteria": [{}]}], "findings": [1, None], "people": [[[]]]},
    )
    for name, door in PROGRAMS.items():
        if door.method == "post":
            path = reverse(f"api:{name}", args=[records[door.record].pk])
            for body in bodies:
                with transaction.atomic():
                    answer = program.post(path, body)
                    transaction.set_rollback(True)
                assert answer.status_code in {200, 400, 403, 404, 409, 422}, (name, body)


@pytest.mark.parametrize(
    "body",
    [b'{"text": "\\ud800"}', b'{"text": "\xed\xa0\x80"}', b"\xff\xfe", b"[" * 100_000, b"1", b"",
     b'{"a": 1e999999}', b'{"a": NaN}', b'{"a": ' + b"9" * 10_000 + b"}", b"{" + b'"a":1,' * 9],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_json_is_refused(people, things, body):
    program = Program(token_of(people["tomas"])[1])
    path = f"/api/applications/{things['application'].pk}/write_note/"
    answer = program.client.post(
        path, body, content_type="application/json", headers=program.headers
    )
    assert answer.status_code in {400, 422}
