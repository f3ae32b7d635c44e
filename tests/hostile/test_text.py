"""What people write is words, wherever it is read: on pages, in mails, in feeds, by programs."""

import re
import time

import pytest
from django.contrib import admin
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from candidates import offer_link, welcome_page
from candidates.models import Candidate
from candidates.own_page import path_for
from hiring.activity.letters import compose
from hiring.activity.models import Delivery, Notice
from hiring.activity.rendering import sentence
from hiring.links import sign
from requisitions.markdown import as_html
from requisitions.models import Revision
from tests import factories
from tests.api.conftest import Program, token_of
from tests.api.test_doors import with_more
from tests.doors import GUARDED, READ
from tests.hostile.company import COLUMNS, called, something_of_every_kind, write_harm_everywhere
from tests.hostile.inert import seen_in_html, seen_in_json, seen_in_xml
from tests.hostile.words import MARKUP, RIGHT_TO_LEFT, TWO_LINES
from tests.test_policy import CAST, SPEC

NOT_ON_PAGES = {
    "activity.Delivery.html",  # kept to be sent, never shown
    "candidates.Resume.problem",
}


@pytest.fixture
def company(things, live, people):
    held = something_of_every_kind(things, live, people)
    write_harm_everywhere()
    live.refresh_from_db()
    return things | {"live": live, "held": held}


@pytest.fixture
def read(clients):
    """What somebody reads at an address; none of it came to life."""

    def of(who, path, method="get", **data):
        answer = getattr(clients[who], method)(path, data)
        assert answer.status_code < 500, path
        kind = answer.get("Content-Type", "")
        if answer.streaming or not answer.content:
            return set()
        if kind.startswith("text/html"):
            return seen_in_html(answer.content)
        return seen_in_xml(answer.content) if "xml" in kind else set()

    return of


def doors(things):
    """Every page behind the sign-in that shows a record, for two of those who may."""
    opened = things | {"requisition": things["application"].requisition}
    for name in ("detail", "activity"):
        yield "maya", reverse(f"requisitions:{name}", args=[things["held"].pk])
    yield "daniel", reverse("candidates:scorecard", args=[things["asked"].pk])
    for who in ("tomas", "daniel"):
        yield who, things["signed"].get_absolute_url()
    for person in (things["application"], things["asked"].application):
        yield "tomas", reverse("candidates:application", args=[person.pk])
    for name, door in GUARDED.items():
        for records in (things, opened):
            for who in [one for one in CAST if one in SPEC[door.rule]][:2]:
                if door.method == "get":
                    yield who, reverse(name, args=door.of(records))


def rooms(delivery):
    for who in CAST:
        for name in ("home", "inbox", "jump", "requisitions:index", "settings", "stand_ins"):
            yield who, reverse(name)
    for name in ("policy", "tokens", "candidates:index", "candidates:everyone_to_be_told",
                 "requisitions:new", "refer_to", "api"):  # fmt: skip
        yield "tomas", reverse(name)
    yield "alex", reverse("deliveries")
    yield "alex", reverse("delivery", args=[delivery.pk])
    yield "alex", reverse("health")


def outside(live, things, own):
    for name in ("jobs", "job_feed", "how_we_hire", "privacy", "sitemap", "my_application"):
        yield None, reverse(name)
    for name in ("job", "apply", "applied"):
        yield None, reverse(name, args=[live.slug])
    yield "priya", reverse("refer", args=[live.slug])
    approval = things["approval"]
    token = sign("approval", approval.pk, approval.approver_id)
    yield None, reverse("requisitions:answer", args=[token])
    application = things["application"]
    yield None, offer_link.path_for(things["signed"])
    yield None, welcome_page.path_for(things["onboarding"])
    yield None, own
    yield None, f"{own}{application.pk}/withdraw/"
    yield None, f"{own}{application.pk}/send_resume/"
    yield None, "/account/login/"


def test_every_word_is_only_a_word_on_every_page(read, company, leila):
    delivery = Delivery.objects.first()
    pages = [*doors(company), *rooms(delivery), *outside(company["live"], company, path_for(leila))]
    seen = set().union(*(read(who, path) for who, path in dict.fromkeys(pages)))
    seen |= {number for page in administration() for number in read("alex", page)}
    shown = {called(number) for number in seen}
    assert {called(number) for number in COLUMNS} - shown == NOT_ON_PAGES


def administration():
    """Every list, every form and the form for a new one."""
    for model in admin.site._registry:
        page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{page}_changelist")
        row = model._default_manager.first()
        for what in ("change", "history", "delete") if row else ():
            try:
                yield reverse(f"{page}_{what}", args=[row.pk])
            except NoReverseMatch:
                continue


def test_programs_get_words_as_they_were_written(people, company):
    program = Program(token_of(people["alex"])[1])
    records = with_more(company, people["maya"])
    paths = [f"/api/{noun}/" for noun in (*READ, "notices", "people", "departments", "places",
                                          "sources", "tags")]  # fmt: skip
    paths += [reverse(f"api:{noun}-detail", args=[records[READ[noun][0]].pk]) for noun in READ]
    seen = set()
    for path in paths:
        answer = program.get(path)
        assert answer["Content-Type"].startswith("application/json"), path
        seen |= seen_in_json(answer.content)
    essential = {"requisitions.Requisition.title", "requisitions.Revision.body",
                 "candidates.Candidate.name", "candidates.Note.text", "candidates.Message.body",
                 "candidates.Decision.reasons", "accounts.Department.name"}  # fmt: skip
    assert essential <= {called(number) for number in seen}


# Mails

HEADERS = {
    "Content-Type", "MIME-Version", "Subject", "From", "To", "Date", "Message-ID",
    "Auto-Submitted", "List-Unsubscribe",
}  # fmt: skip
NO_ADDRESSES = (
    "ada@example.org\r\nBcc: b@example.org", "ada@example.org,b@example.org",
    '"a\nb"@example.org', "<b@example.org> ada@example.org", "ada@exa\u202emple.org",
)  # fmt: skip


def test_every_mail_is_words_and_every_header_one_line(company, people):
    seen = set()
    for notice in Notice.objects.all():
        written = compose(notice)
        whole = written.message()
        assert "\n" not in written.subject
        assert set(whole.keys()) <= HEADERS
        assert "evil-mark" in f"{written.subject}{written.body}"
        seen |= seen_in_html(written.alternatives[0].content)
        assert "133777" not in written.body
    assert "candidates.Candidate.name" in {called(number) for number in seen}


def test_a_name_of_two_lines_makes_no_header(open_requisition, tomas, maya):
    """As a program sends it: a browser's fields are of one line."""
    Revision.objects.update(title=TWO_LINES)
    type(open_requisition).objects.update(title=TWO_LINES)
    person = factories.candidate(TWO_LINES[:100], email="ada@example.org")
    tomas.name = TWO_LINES
    tomas.save()
    application = factories.application(
        type(open_requisition).objects.get(), person=person, stage="presented"
    )
    application.messages.write(application, by=tomas, body=TWO_LINES)
    for notice in Notice.objects.all():
        whole = compose(notice).message()
        assert whole["Bcc"] is None
        assert "\n" not in sentence(notice).split("\r")[0]
        assert str(whole["To"]).count("@") == 1


def test_an_address_that_is_none_is_no_address(client, live):
    for email in NO_ADDRESSES:
        answer = client.post("/my/", {"email": email})
        assert answer.status_code == 422, email
        answer = client.post(reverse("apply", args=[live.slug]), {"name": "Ada", "email": email})
        assert answer.status_code == 422, email
        client.post("/account/password/reset/", {"email": email})
    assert mail.outbox == []


# Markdown


LINKS = (
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))",
    "[a](&#106;avascript:alert(1))", "[a](data:text/html,<script>alert(1)</script>)",
    "[a](vbscript:x)", "<javascript:alert(1)>", "[a]: javascript:alert(1)\n\n[a]",
    '[a](https://example.org "x\\" onclick=alert(1) \\"")', "![a](https://example.org/a.png)",
    "![a](javascript:alert(1))", "[a](//evil.example)", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<a href='javascript:alert(1)'>a</a>", "<style>*{}</style>",
    "<iframe src=https://evil.example></iframe>", "```<script>\nalert(1)\n```", "&lt;script&gt;",
    "<form action=https://evil.example><input name=password>", "<!-- -->", "<![CDATA[x]]>",
)  # fmt: skip


def test_markdown_brings_no_markup_of_its_own(read, live, tomas, maya):
    body = "\n\n".join(LINKS)
    live.revision.body = body
    live.revision.save()
    posting = reverse("requisitions:posting", args=[live.requisition_id])
    for who, path in ((None, reverse("job", args=[live.slug])), ("maya", posting)):
        read(who, path)
        page = Client().get(path) if who is None else None
        if page:
            assert "alert(1)" in page.text
            assert not re.search(r"<(?:img|svg/|style|iframe|form action=https)", page.text)
    preview = reverse("requisitions:posting_preview", args=[live.requisition_id])
    read("tomas", preview, "post", body=body)


@pytest.mark.parametrize(
    "piece",
    ["[", "*a ", "`", "> ", "- ", "<", "&", "![", "[a](", "_*", "\\", "# ", "a\n", "1. ", "("],
)
def test_no_markdown_takes_long(piece, live):
    at = time.process_time()
    as_html(piece * (20_000 // len(piece)))
    assert time.process_time() - at < 2


# What turns the reading direction


def test_nobodys_name_turns_the_words_around_it(client, live):
    values = {"name": RIGHT_TO_LEFT, "email": "a@example.org", "privacy": "on"}
    live.resume = "optional"
    live.save()
    client.post(reverse("apply", args=[live.slug]), values)
    name = Candidate.objects.get(email="a@example.org").name
    assert not set(name) & set("\u202e\u2066\u2067\u202d")
    assert name.startswith("Ada")


def test_markup_is_the_shortest_field(db):
    assert len(f"99-99999{MARKUP}") <= 60
