"""Whatever stands in an address is understood, left out or refused: never an error, never slow."""

from contextlib import suppress
from urllib.parse import quote_plus

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hiring.activity.models import Event
from tests.api.conftest import Program, token_of
from tests.doors import GUARDED
from tests.hostile.words import ANYTHING, BYTES, NUMBERS, TIMES
from tests.quick import quick
from tests.test_policy import CAST, SPEC

NAMES = (
    "q", "what", "where", "team", "remote", "type", "from", "status", "department", "mine",
    "stage", "tag", "source", "waiting", "late", "full", "view", "sort", "on", "only", "new",
    "sent", "kept", "notice", "after", "since", "until",
)  # fmt: skip
QUICK = 3  # seconds: far above what any of these takes
FRAGMENT = {"HX-Request": "true", "HX-Target": "results"}


def parameter(name, value):
    return f"{name}={quote_plus(value)}"


def turned(names, place):
    """Every name gets every value once; in each address they are different ones."""
    for turn in range(len(ANYTHING)):
        chosen = (ANYTHING[(turn + shift) % len(ANYTHING)] for shift in range(len(names)))
        pairs = [parameter(name, value) for name, value in zip(names, chosen, strict=True)]
        yield "&".join([*pairs, parameter(place, ANYTHING[turn])])


def queries():
    yield from turned(NAMES, "older")
    yield from (parameter("newer", value) for value in (*TIMES, *NUMBERS[:3], *BYTES[:2]))
    yield "&".join(f"{name}=1&{name}=2&{name}=" for name in (*NAMES, "older", "newer"))
    yield "unknown=1&__proto__=1&q[]=1&q[$ne]=1&pk__gt=0&candidate__email__startswith=a"
    yield "&".join(f"x{number}=1" for number in range(1100))
    yield "&&&==&;;%%%zz"


QUERIES = list(queries())
LISTS = {"jump", "inbox", "requisitions", "board", "candidates", "deliveries", "refer", "jobs"}


@pytest.fixture
def visit(clients):
    """Open an address as somebody; nothing may fail or take long."""

    def of(who, address, **headers):
        with quick(QUICK, address[:200]):
            answer = clients[who].get(address, headers=headers)
        assert answer.status_code < 500, address[:200]
        return answer

    return of


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_takes_anything_in_its_address(visit, addresses, name):
    who, path = addresses[name]
    for query in QUERIES:
        assert visit(who, f"{path}?{query}").status_code in {200, 302, 400}, query[:200]


def test_a_page_does_too(visit, addresses):
    for who, path in addresses.values():
        for query in QUERIES[::25]:
            assert visit(who, f"{path}?{query}").status_code in {200, 302, 400}, (path, query[:200])


def test_their_fragments_do_too(visit, addresses):
    for name in ("jump", "board", "requisitions", "candidates", "inbox"):
        who, path = addresses[name]
        for query in QUERIES[::8]:
            assert visit(who, f"{path}?{query}", **FRAGMENT).status_code in {200, 302, 400}


def test_the_rest_of_a_column_begins_anywhere(visit, addresses):
    who, path = addresses["board"]
    begins = {"since": "2026-01-01T00:00:00Z", "until": "2027-01-01T00:00:00Z", "after": "1"}
    for value in (*TIMES, *NUMBERS[:3], *BYTES[:2]):
        for name in begins:
            asked = {"stage": "presented"} | begins | {name: value}
            query = "&".join(parameter(name, said) for name, said in asked.items())
            assert visit(who, f"{path}?{query}").status_code == 200


def test_sql_in_a_filter_finds_nobody_more(visit, addresses, leila):
    who, path = addresses["candidates"]
    assert leila.name in visit(who, path).text
    assert leila.name not in visit(who, f"{path}?{parameter('q', "' OR 1=1 --")}").text


MISSING = (0, 2**63, int("9" * 4000))


def test_a_number_that_no_record_has_is_not_found(clients, things):
    for name, door in GUARDED.items():
        client = clients[next(who for who in CAST if who in SPEC[door.rule])]
        for number in MISSING:
            path = reverse(name, args=[number] * door.arguments)
            assert getattr(client, door.method)(path).status_code == 404, (name, number)
    assert not Event.objects.filter(verb="account.refused").exists()


def test_what_is_no_number_is_not_found_either(visit):
    inside = ("requisitions", "applications", "candidates", "shortlists", "reviews", "resumes")
    outside = ("jobs", "my", "requisitions/answer", "api/requisitions", "nothing")
    for number in ("-1", "1.0", "0x1", "1e3", "１", "9" * 5000, "%00", "1%00"):
        for path in inside:
            assert visit("tomas", f"/{path}/{number}/").status_code == 404, number
        for path in outside:
            assert visit(None, f"/{path}/{number}/").status_code in {401, 404, 410}, number


# Programs


NOUNS = {
    "requisitions": "status department manager recruiter",
    "postings": "status requisition",
    "applications": "status requisition candidate source",
    "candidates": "q email tag",
    "shortlists": "status requisition",
    "reviews": "requisition shortlist",
    "decisions": "application",
    "notices": "read",
    "people": "q role",
}


def test_a_program_is_refused_in_words(people, live):
    """One wrong name is enough for a refusal, so each is asked for alone."""
    program = Program(token_of(people["tomas"])[1])
    for turn, value in enumerate(ANYTHING):
        for noun, own in list(NOUNS.items())[turn % 3 :: 3]:
            names = [*own.split(), "cursor", "limit", "order"]
            name = names[turn // 3 % len(names)]
            answer = program.get(f"/api/{noun}/?{parameter(name, value)}")
            assert answer.status_code in {200, 400, 404, 422}, (noun, name, value)
            assert "json" in answer["Content-Type"]


def test_no_header_of_a_program_breaks_anything(people, things):
    program = Program(token_of(people["tomas"])[1])
    path = f"/api/applications/{things['application'].pk}/"
    for name in ("Idempotency-Key", "If-Match", "If-None-Match", "Authorization"):
        for value in (
            '"',
            "*",
            'W/"x',
            "x" * 5000,
            "\xff\xfe",
            "a\tb",
            "=?utf-8?q?=00?=",
            "Bearer é",
        ):
            assert (
                program.client.get(path, headers=program.headers | {name: value}).status_code < 500
            )
            sent = {"content_type": "application/json", "data": "{}"}
            headers = program.headers | {name: value}
            answer = program.client.post(f"{path}write_note/", headers=headers, **sent)
            assert answer.status_code < 500, (name, value)


# The administration


def administered():
    """Each model that admins keep or look up, what its list is narrowed by, and its pages."""
    for model, kept in admin.site._registry.items():
        names = [name for name in kept.list_filter if isinstance(name, str)]
        names += [field.name for field in model._meta.fields][:6]
        page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield page, [f"{name}__exact" for name in names]


def test_the_lists_of_the_administration_take_anything(visit):
    """Django sends whoever asks nonsense back to the whole list."""
    for turn, (page, names) in enumerate(administered()):
        path = reverse(f"{page}_changelist")
        for value in ANYTHING[turn % 19 :: 19]:
            for some in (["q"], ["p", "o", "all", "e", "_popup"], names):
                query = "&".join(parameter(name, value) for name in some)
                assert visit("alex", f"{path}?{query}").status_code in {200, 302, 400}, query


def test_no_address_of_the_administration_breaks(visit):
    for page, _names in administered():
        for number in (10**30, "_5F", "'", "a_00b"):
            for what in ("change", "history", "delete"):
                with suppress(NoReverseMatch):
                    path = reverse(f"{page}_{what}", args=[number])
                    assert visit("alex", path).status_code in {302, 403, 404}


# What is no address


def test_no_cookie_breaks_a_page(db):
    odd = ("x", "\\000abcdefgh", '"\\000abcdefgh"', "a" * 4000, "\xff\xfe", "..;/", "1:x:y")
    for name in ("session", "csrf", "messages", "django_language"):
        for value in odd:
            for path in ("/", "/account/login/", "/jobs/", "/my/"):
                answer = Client(headers={"Cookie": f"{name}={value}"}).get(path)
                assert answer.status_code in {200, 302}, (name, value, path)


def test_no_header_breaks_a_page(visit, addresses):
    odd = ("", "\xff\xfe", "x" * 5000, "a\tb", "%00", "q=0;q=1,*", "::1%eth0, 1.2.3.4")
    names = [
        "Accept-Language",
        "X-Forwarded-For",
        "Referer",
        "HX-Current-URL",
        "HX-Target",
        "HX-Prompt",
        "If-Modified-Since",
        "If-None-Match",
        "Range",
        "X-Request-ID",
    ]
    for turn, name in enumerate(names):
        who, path = addresses[("board", "jobs", "own page")[turn % 3]]
        for value in odd[turn % 2 :: 2]:
            headers = {name: value, "HX-Request": "true"} if "HX" in name else {name: value}
            assert visit(who, path, **headers).status_code == 200, (name, value)
