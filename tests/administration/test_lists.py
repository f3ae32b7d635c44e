"""Every list costs the same however long it is, and no form lists everybody."""

import re

from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.models import Candidate
from hiring.accounts.models import Company, Department, User
from hiring.activity.models import Event, ReminderStep
from hiring.admin import FirstOnes, ToLookUp
from tests.administration.conftest import page
from tests.administration.rows import MANY, many

LISTED = {model: kept for model, kept in admin.site._registry.items() if model is not Company}
GROWING = [model for model, kept in LISTED.items() if isinstance(kept, ToLookUp)]
FEW, LOTS = 3, 60  # a page holds 50


def cost(here, address):
    """The statements of a page."""
    with CaptureQueriesContext(connection) as captured:
        assert here.get(address).status_code == 200, address
    return [query["sql"] for query in captured]


def addresses():
    for model, kept in LISTED.items():
        yield page(model, "changelist")
        if kept.search_fields:
            yield f"{page(model, 'changelist')}?q=e"
        yield page(model, "change", model._default_manager.order_by("pk").first().pk)


def test_three_rows_and_sixty_cost_the_same(here):
    many(0, FEW)
    asked = list(addresses())
    few = [len(cost(here, address)) for address in asked for _warm in range(2)][1::2]
    many(FEW, LOTS)
    for model in LISTED:
        assert model._default_manager.count() >= LOTS, model
    lots = [len(cost(here, address)) for address in asked]
    assert dict(zip(asked, lots, strict=True)) == dict(zip(asked, few, strict=True))
    assert max(lots) <= 14


def test_what_grows_is_never_counted_to_its_end(here):
    many(0, LOTS)
    for model in GROWING:
        from_it = re.compile(rf'(FROM|JOIN) "{model._meta.db_table}"')
        statements = cost(here, page(model, "changelist"))
        assert any(map(from_it.search, statements))
        for statement in statements:
            assert "COUNT(" not in statement
            assert not from_it.search(statement) or "LIMIT" in statement, statement


def test_a_list_says_when_there_is_more(here, monkeypatch):
    monkeypatch.setattr(FirstOnes, "MOST", 55)
    many(0, LOTS)
    first = here.get(page(Event, "changelist"))
    assert "The newest 55 events. Search for the others." in first.text
    listed = [event.pk for event in first.context["cl"].result_list]
    second = here.get(page(Event, "changelist"), {"p": 2})
    listed += [event.pk for event in second.context["cl"].result_list]
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True)[:55]
    assert listed == list(newest)
    assert here.get(page(Event, "changelist"), {"p": 3}).status_code == 302


def test_a_list_is_sorted_by_what_it_offers_and_nothing_else(here):
    many(0, FEW)
    for model, kept in LISTED.items():
        every = ".".join(f"-{column}" for column in range(len(kept.list_display) + 2))
        answer = here.get(page(model, "changelist"), {"o": every})
        assert answer.status_code == 200
        rows = [row.pk for row in answer.context["cl"].result_list]
        newest = model._default_manager.order_by("-pk").values_list("pk", flat=True)
        assert model not in GROWING or rows == list(newest), model


def test_no_form_lists_everybody(here):
    many(0, LOTS)
    for model, kept in LISTED.items():
        forms = [page(model, "change", model._default_manager.first().pk)]
        forms += [page(model, "add")] if not isinstance(kept, ToLookUp) else []
        for form in forms:
            answer = here.get(form)
            assert answer.text.count(MANY) < 20, form
            assert answer.status_code in {200, 403}, form


def test_no_filter_lists_what_grows():
    for model, kept in LISTED.items():
        for name in kept.list_filter:
            if isinstance(name, str) and "__" not in name:
                field = model._meta.get_field(name)
                assert field.related_model not in {*GROWING, User}


ODD = [
    {"p": "99999"}, {"p": "x"}, {"o": "x.y.-"}, {"e": "1"}, {"q": "\x00"}, {"all": ""},
    {"_facets": "True"}, {"pk__in": "1,x"}, {"nothing__x": "1"},
]  # fmt: skip


def test_any_question_in_the_address_is_answered(here):
    many(0, FEW)
    for model in (Event, Candidate, Department, ReminderStep):
        for query in ODD:
            answer = here.get(page(model, "changelist"), query)
            assert answer.status_code in {200, 302, 400}, (model, query)
