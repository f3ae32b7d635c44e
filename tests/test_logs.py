"""What Tandem writes of itself tells what happened, and names nobody."""

import io
import json
import logging
import re

import pytest
from django.urls import reverse
from structlog.contextvars import bind_contextvars, clear_contextvars

from hiring.activity.delivery import deliver
from hiring.activity.models import Delivery
from hiring.celery import app
from hiring.logs.discreet import Discreet
from hiring.logs.lines import formatter
from hiring.logs.tasks import send_along
from tests import factories

PASSWORD = "correct horse battery"  # noqa: S105


class Written(list):
    def of_pages(self):
        return [line for line in self if line["event"] == "request"]


@pytest.fixture
def written():
    """Every line of this test, as production writes it, debugging ones included."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter("json"))
    handler.addFilter(Discreet())
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.INFO)
    root.addHandler(handler)

    def lines():
        return Written(json.loads(line) for line in stream.getvalue().splitlines())

    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition, resume="optional")


def test_a_request_is_one_line_that_names_the_page_and_the_account(client, maya, written):
    client.force_login(maya)
    answer = client.get("/settings/?secret=of-mine")
    (line,) = written().of_pages()
    assert line["page"] == "settings"
    assert (line["method"], line["status"], line["account"]) == ("GET", 200, maya.pk)
    assert line["request_id"] == answer["X-Request-ID"]
    assert line["ms"] > 0
    assert re.fullmatch(r"[0-9a-f]{32}", line["request_id"])


def test_a_public_page_is_not_asked_who_reads_it(client, maya, written, db):
    client.force_login(maya)
    assert "Cookie" not in client.get("/jobs/").headers.get("Vary", "")
    (line,) = written().of_pages()
    assert line["account"] is None


@pytest.mark.parametrize(
    ("said", "taken"),
    [("proxy-1234.5_6", True), ("short", False), ("x" * 65, False), ('a"b{c}d e fgh', False)],
)
def test_a_well_formed_id_is_taken_from_the_proxy(client, settings, db, said, taken):
    settings.BEHIND_PROXY = True
    answer = client.get("/jobs/", headers={"X-Request-ID": said})
    assert (answer["X-Request-ID"] == said) is taken


def test_without_a_proxy_strangers_do_not_choose_the_id(client, db):
    answer = client.get("/jobs/", headers={"X-Request-ID": "chosen-by-me"})
    assert answer["X-Request-ID"] != "chosen-by-me"


def test_a_task_carries_the_id_of_the_request_that_rang():
    bind_contextvars(request_id="a-request-id")
    headers = {}
    send_along(headers=headers)
    clear_contextvars()
    assert headers == {"request_id": "a-request-id"}


def test_what_a_task_writes_has_that_id(written, db):
    @app.task(name="tests.says_something")
    def says_something():
        logging.getLogger("hiring.some").warning("Something")

    says_something.apply(headers={"request_id": "a-request-id"})
    (line,) = [line for line in written() if line["event"] == "Something"]
    assert line["request_id"] == "a-request-id"
    assert line["task"] == "tests.says_something"


def test_a_task_that_fails_does_not_quote_what_it_failed_on(written):
    @app.task(name="tests.fails")
    def fails():
        raise ValueError("leila@example.org")

    fails.apply(throw=False)
    assert "leila" not in json.dumps(written())


def test_an_exception_is_told_by_its_kind_and_place(written):
    try:
        raise ValueError("Key (email)=(leila@example.org) already exists")
    except ValueError:
        logging.getLogger("hiring.some").exception("It broke")
    (line,) = written()
    assert line["exception"] == ["builtins.ValueError"]
    assert "test_logs.py" in line["trace"][-1]
    assert "leila" not in json.dumps(line)


def journey(client, posting, maya):
    """Everything in which a person or a token goes by; returns the words that must not stay."""
    form = {"name": "Leila Haddad", "email": "leila@example.org", "phone": "+351 910 000 111"}
    client.get(f"/jobs/{posting.slug}/apply/?from=leila@example.org")
    client.post(f"/jobs/{posting.slug}/apply/", form)  # without consent: comes back
    assert client.post(f"/jobs/{posting.slug}/apply/", form | {"privacy": "on"}).status_code == 302
    client.post(reverse("my_application"), {"email": "leila@example.org"})
    deliver()
    token = re.search(r"/my/([^/\s\"<]+)/", "".join(mail_texts()))[1]
    assert client.get(f"/my/{token}/").status_code == 200
    client.get(f"/my/{token}x/")
    client.get(f"/jobs/leila-haddad-{token}/")
    sign_in = reverse("account_login")
    client.post(sign_in, {"login": maya.email, "password": "wrong words entirely"})
    client.post(sign_in, {"login": "nobody-here@example.org", "password": PASSWORD})
    client.post(f"{sign_in}?next=/inbox/", {"login": maya.email, "password": PASSWORD})
    assert client.get(f"/candidates/?q={form['email']}").status_code in {200, 403, 404}
    client.post(reverse("account_reset_password"), {"email": maya.email})
    client.get("/account/password/reset/key/1-abcdef-123456/")
    return [
        "leila", "haddad", "000 111", "910000111", maya.email, maya.name, "nobody-here", PASSWORD,
        token, "wrong words", "abcdef-123456", "127.0.0.1",
    ]  # fmt: skip


def mail_texts():
    return Delivery.objects.values_list("text", flat=True)


def test_a_whole_journey_leaves_no_name_address_or_token(client, posting, maya, written, settings):
    settings.MAILERS = {"default": {"BACKEND": "hiring.activity.mail.KeepMail"}}
    words = journey(client, posting, maya)
    kept = json.dumps(written(), ensure_ascii=False).lower()
    assert len(written().of_pages()) >= 10
    assert [word for word in words if word.lower() in kept] == []


def test_a_page_that_fails_names_itself_and_not_its_address(client, alex, written, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("leila@example.org")

    monkeypatch.setattr("hiring.activity.views.health.parts", broken)
    client.raise_request_exception = False
    client.force_login(alex)
    assert client.get("/health/?leila").status_code == 500
    lines = written()
    assert "leila" not in json.dumps(lines)
    (line,) = [line for line in lines if line["event"] == "A page failed"]
    assert line["exception"] == ["builtins.RuntimeError"]
    assert line["request_id"] == lines.of_pages()[0]["request_id"]


def test_lines_for_people_are_no_json():
    handler = logging.StreamHandler(stream := io.StringIO())
    handler.setFormatter(formatter("lines"))
    handler.emit(logging.LogRecord("hiring", logging.INFO, "", 1, "Hello", None, None))
    assert "Hello" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


@pytest.mark.parametrize(
    ("logger", "words", "args"),
    [
        ("gunicorn.error", "Invalid request from ip=192.0.2.7: leila", ()),
        ("gunicorn.error", "Error handling request %s", ("/my/leila/",)),
        ("django.request", "Internal Server Error: %s", ("/my/leila/",)),
        ("django.security.csrf", "Forbidden (%s): %s", ("Origin", "/my/leila/")),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'leila'.", ()),
    ],
)
def test_what_libraries_say_of_a_request_is_said_without_its_address(logger, words, args, written):
    logging.getLogger(logger).error(words, *args)
    (line,) = written()
    assert line["logger"] == logger
    assert "leila" not in json.dumps(line)
    assert "192.0.2.7" not in json.dumps(line)
