"""Whatever is sent, the answer is a problem document: never a page for people, never a 500."""

from base64 import b64encode
from urllib.parse import quote

import pytest

LIST = "/api/requisitions/"


def is_problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status


@pytest.mark.parametrize("method", ["post", "patch", "put", "delete"])
@pytest.mark.parametrize(
    "path", ["/api/nothing/", "/api/requisitions", "/api/requisitions/x/", "/api/people/1/fire/"]
)
def test_where_nothing_is_programs_read_that_nothing_is_there(program, maya, method, path):
    is_problem(program(maya).ask(method, path), 404)
    is_problem(program().ask(method, path), 404)
    is_problem(program(maya).get(path), 404)


@pytest.mark.parametrize("method", ["post", "patch", "put", "delete", "options"])
@pytest.mark.parametrize("path", ["/api/", "/api/schema/"])
def test_who_writes_to_what_is_only_read_is_told_so(program, client, maya, method, path):
    client.force_login(maya)
    is_problem(getattr(client, method)(path), 405)
    is_problem(program(maya).ask(method, "/api/schema/"), 405)


def test_what_is_no_json_is_a_415_and_what_wants_none_a_406(program, maya):
    speaks = program(maya)
    sent = {"content_type": "text/csv", "headers": speaks.headers}
    is_problem(speaks.client.post(LIST, "a,b", **sent), 415)
    is_problem(speaks.get(LIST, Accept="application/xml"), 406)


def test_a_verb_that_is_no_verb_is_a_405(program, maya, requisition):
    is_problem(program(maya).ask("delete", f"{LIST}{requisition.pk}/"), 405)


@pytest.mark.parametrize(("depth", "status"), [(50, 422), (100_000, 400)])
def test_what_is_nested_too_deeply_is_a_400(program, maya, depth, status):
    speaks = program(maya)
    body = '{"title": ' + "[" * depth + "]" * depth + "}"
    answer = speaks.client.post(LIST, body, content_type="application/json", headers=speaks.headers)
    is_problem(answer, status)


def test_what_is_too_long_is_a_413(program, maya, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    is_problem(program(maya).post(LIST, {"title": "x" * 1001}), 413)
    is_problem(program(maya).post(LIST, {"title": "x" * 500}), 422)


def test_too_many_fields_are_a_400(program, tomas, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    speaks = program(tomas)
    sent = {f"a{number}": "1" for number in range(9)}
    is_problem(speaks.client.post("/api/applications/", sent, headers=speaks.headers), 400)


@pytest.mark.parametrize("position", ["abc", "\x00", "9" * 40, "9" * 5000])
@pytest.mark.parametrize("noun", ["requisitions", "people"])
def test_a_cursor_that_nobody_was_given_is_no_fault_of_ours(
    program, maya, requisition, noun, position
):
    cursor = quote(b64encode(f"p={quote(position)}".encode()).decode())
    answer = program(maya).get(f"/api/{noun}/?cursor={cursor}")
    if answer.status_code != 200:  # some are the beginning of a page by chance
        is_problem(answer, 422)


@pytest.mark.parametrize(
    "number", ["9" * 30, "9" * 5000, "²", "1e400", "\x00", -1, 1.5, True, [], {}]
)
def test_no_number_is_too_odd(program, tomas, number):
    is_problem(program(tomas).post("/api/applications/", {"requisition": number}), 422)
    is_problem(program(tomas).post("/api/postings/", {"requisition": number}), 422)


@pytest.mark.parametrize("query", ["tag=%00", "tag=x", "q=%00", "stage=%00", "limit=%00"])
def test_no_filter_is_too_odd(program, tomas, query):
    is_problem(program(tomas).get(f"/api/candidates/?{query}"), 422)


@pytest.mark.parametrize("key", ["x" * 201, "é\x80"])
def test_a_key_is_short_and_printable(program, maya, key):
    is_problem(program(maya).post(LIST, {}, Idempotency_Key=key), 422)
