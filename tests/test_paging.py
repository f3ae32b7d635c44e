"""Lists by key: every row once, in order, both ways."""

import pytest
from django.http import QueryDict

from hiring.activity.models import Event
from hiring.activity.record import record
from hiring.paging import page_of


@pytest.fixture
def events(maya):
    for _ in range(7):
        record("account.tried", maya, by=maya)
    return Event.objects.filter(verb="account.tried")


def walk(rows, way, asked, *keys):
    """The pages from here on, following one link until it ends."""
    pages = [page_of(rows, QueryDict(asked), *keys, size=3)]
    while address := getattr(pages[-1], way):
        pages.append(page_of(rows, QueryDict(address.removeprefix("?")), *keys, size=3))
    return pages


@pytest.mark.parametrize("keys", [(), ("at", "pk")])
def test_older_pages_show_every_row_once(events, keys):
    pages = walk(events, "older", "", *keys)
    seen = [event.pk for page in pages for event in page.rows]
    assert seen == sorted((event.pk for event in events), reverse=True)
    assert [len(page.rows) for page in pages] == [3, 3, 1]


def test_the_way_back_leads_to_the_same_pages(events):
    there = walk(events, "older", "")
    back = walk(events, "newer", there[-1].newer.removeprefix("?"))
    assert [page.rows for page in back] == [there[1].rows, there[0].rows]


def test_the_first_page_has_nothing_newer_and_the_last_nothing_older(events):
    pages = walk(events, "older", "")
    assert (pages[0].newer, pages[-1].older) == ("", "")


def test_filters_stay_in_the_address(events):
    page = page_of(events, QueryDict("q=welder&older=999999"), size=3)
    assert "q=welder" in page.older
    assert page.older.count("older") == 1


@pytest.mark.parametrize("place", ["x", "1~2", "", "~", "99999999999999999999999"])
def test_a_place_nobody_can_read_breaks_nothing(events, place):
    assert len(page_of(events, QueryDict(f"older={place}"), size=3).rows) <= 3
