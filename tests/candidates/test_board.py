"""The board of a requisition, as each person sees it."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from candidates.models import Application, Source
from candidates.models.finding import Heard
from hiring import clocks
from hiring.activity.models import Clock
from tests import factories

NAME = re.compile(r"<h3><a [^>]+>([^<]+)</a>")
BUDGET = 26  # queries, however many people there are


def board_of(client, requisition, **query):
    return client.get(reverse("candidates:board", args=[requisition.pk]), query)


def columns(response):
    return {column.stage: column for column in response.context["columns"]}


def names(column):
    return [card.application.candidate.name for card in column.cards]


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


def test_people_stand_in_the_column_of_their_stage(here, open_requisition):
    for stage in ("prospect", "applied", "screening", "presented", "interviewing", "deciding"):
        factories.application(open_requisition, stage=stage, person=factories.candidate(stage))
    shown = columns(board_of(here, open_requisition))
    assert names(shown["prospect"]) == ["prospect"]
    assert names(shown["deciding"]) == ["deciding"]
    assert names(shown["hired"]) == []


def test_who_waits_longest_stands_first(here, open_requisition):
    late = factories.application(open_requisition, person=factories.candidate("Late"))
    factories.application(open_requisition, person=factories.candidate("New"))
    factories.aged(late, days=3)
    assert names(columns(board_of(here, open_requisition))["applied"]) == ["Late", "New"]


def test_a_column_says_how_many_and_the_median_of_their_days(here, open_requisition):
    for days in (1, 2, 6):
        factories.aged(factories.application(open_requisition), days=days)
    count = columns(board_of(here, open_requisition))["applied"].count
    assert (count.people, count.median.days, count.late) == (3, 2, 0)


def test_a_long_column_shows_its_first_twenty_and_fetches_the_rest(here, open_requisition):
    for n in range(45):
        one = factories.application(open_requisition, person=factories.candidate(f"Person {n:02}"))
        factories.aged(one, days=2, seconds=-n)
    response = board_of(here, open_requisition, q="person")
    assert columns(response)["applied"].count.people == 45
    seen = NAME.findall(response.text)
    assert len(seen) == 20
    while link := re.search(r'hx-get="([^"]+stage=applied[^"]+)"', response.text):
        response = here.get(unescape(link[1]), headers={"HX-Request": "true"})
        seen += NAME.findall(response.text)
    assert seen == [f"Person {n:02}" for n in range(45)]


def test_the_rest_of_a_column_is_a_page_without_javascript(here, open_requisition):
    for _n in range(21):
        factories.application(open_requisition)
    rest = columns(board_of(here, open_requisition))["applied"].rest
    page = reverse("candidates:board", args=[open_requisition.pk])
    assert "<html" in here.get(f"{page}?{rest}").text


@pytest.mark.parametrize("key", ["", "&since=x&after=1&until=y", "&since=2026-01-01&after=1"])
def test_a_key_nobody_can_read_is_the_beginning(here, open_requisition, key):
    factories.application(open_requisition, person=factories.candidate("Ada"))
    page = reverse("candidates:board", args=[open_requisition.pk])
    assert "Ada" in here.get(f"{page}?stage=applied{key}", headers={"HX-Request": "true"}).text


def test_the_board_asks_as_much_for_five_people_as_for_sixty(
    here, open_requisition, django_assert_max_num_queries
):
    for stage in ("prospect", "applied", "screening", "presented", "interviewing"):
        factories.application(open_requisition, stage=stage)
    with django_assert_max_num_queries(BUDGET) as few:
        board_of(here, open_requisition)
    for _n in range(15):
        for stage in ("applied", "screening", "presented", "interviewing"):
            factories.application(open_requisition, stage=stage)
    with django_assert_max_num_queries(len(few)):
        assert columns(board_of(here, open_requisition))["applied"].count.people == 16


def test_filters_find_by_name_or_employer(here, open_requisition):
    ada = factories.candidate("Ada Byron", headline="Engineer, Analytical Engines")
    factories.application(open_requisition, person=ada)
    factories.application(open_requisition, person=factories.candidate("Grace Hopper"))
    for words in ("byron", "analytical ada"):
        shown = columns(board_of(here, open_requisition, q=words))["applied"]
        assert names(shown) == ["Ada Byron"]
        assert shown.count.people == 1


def test_waiting_on_you_depends_on_who_asks(here, client, open_requisition, maya):
    factories.application(open_requisition, person=factories.candidate("Applied"))
    factories.application(
        open_requisition, stage="presented", person=factories.candidate("Presented")
    )
    shown = columns(board_of(here, open_requisition, waiting="on"))
    assert (names(shown["applied"]), names(shown["presented"])) == (["Applied"], [])
    client.force_login(maya)
    shown = columns(board_of(client, open_requisition, waiting="on"))
    assert (names(shown["applied"]), names(shown["presented"])) == ([], ["Presented"])


def test_a_question_of_the_managers_waits_on_the_recruiter(here, open_requisition, maya, tomas):
    asked = factories.application(open_requisition, stage="presented")
    factories.asked(asked, "Would she move?")
    card = columns(board_of(here, open_requisition, waiting="on"))["presented"].cards[0]
    assert card.turn.person == tomas
    assert card.left is not None


def test_nobody_is_late_while_the_requisition_is_on_hold(here, open_requisition, maya):
    waiting = factories.application(open_requisition)
    factories.aged(waiting, days=60)
    assert columns(board_of(here, open_requisition))["applied"].count.late == 1
    open_requisition.hold(by=maya)
    applied = columns(board_of(here, open_requisition))["applied"]
    assert (applied.count.people, applied.count.late, applied.cards[0].tone) == (1, 0, "")
    assert not columns(board_of(here, open_requisition, late="on"))["applied"].cards


def test_late_only_shows_who_is_past_a_promise_or_waits_too_long(here, open_requisition):
    slow = factories.application(open_requisition, person=factories.candidate("Slow"))
    factories.aged(slow, days=9)
    factories.application(open_requisition, person=factories.candidate("Quick"))
    factories.application(open_requisition, stage="presented", person=factories.candidate("Due"))
    now = clocks.now()
    Clock.objects.update(started_at=now - dt.timedelta(days=3), due_at=now - dt.timedelta(hours=1))
    shown = columns(board_of(here, open_requisition, late="on"))
    assert names(shown["applied"]) == ["Slow"]
    assert names(shown["presented"]) == ["Due"]
    assert shown["presented"].count.late == 1


def test_all_must_haves_shows_whom_every_must_was_heard_of(here, open_requisition, tomas):
    musts = list(open_requisition.criteria.musts())
    for name, heard in (("Half", musts[:1]), ("Whole", musts)):
        one = factories.application(open_requisition, person=factories.candidate(name))
        one.write_screen({must.pk: Heard("heard", "Said so") for must in heard}, by=tomas)
    assert names(columns(board_of(here, open_requisition, full="on"))["screening"]) == ["Whole"]


def test_by_source(here, open_requisition):
    for kind in ("careers", "referral"):
        factories.application(
            open_requisition, source=Source.of_kind(kind), person=factories.candidate(kind)
        )
    shown = columns(board_of(here, open_requisition, source="referral"))
    assert names(shown["applied"]) == ["referral"]


def test_a_source_nobody_knows_is_left_out(here, open_requisition):
    factories.application(open_requisition)
    assert columns(board_of(here, open_requisition, source="'--"))["applied"].count.people == 1


def test_declined_people_stand_beside_the_board_to_be_told(here, open_requisition, maya):
    no = factories.application(open_requisition, stage="interviewing")
    no.decline(by=maya)
    response = board_of(here, open_requisition)
    assert columns(response)["declined"].count.people == 1
    assert reverse("candidates:to_be_told", args=[open_requisition.pk]) in response.text


def test_once_filled_the_board_says_how_many_are_still_to_be_told(here, open_requisition):
    factories.application(open_requisition, stage="screening")
    factories.application(open_requisition)
    assert board_of(here, open_requisition).context["left_over"] == 0
    factories.application(open_requisition, stage="hired")
    assert board_of(here, open_requisition).context["left_over"] == 2


def test_a_card_says_whether_the_person_was_told(here, open_requisition, tomas):
    one = factories.application(open_requisition)
    assert columns(board_of(here, open_requisition))["applied"].cards[0].knows == "told"
    one.screen(by=tomas)
    assert columns(board_of(here, open_requisition))["screening"].cards[0].knows == "untold"


def test_names_are_text(here, open_requisition):
    factories.application(open_requisition, person=factories.candidate("<b>Ada</b> & co"))
    html = board_of(here, open_requisition).text
    assert "<b>Ada</b>" not in html
    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; co" in html


def test_a_board_with_nobody_says_what_will_be_here(here, open_requisition):
    assert "No one has applied yet" in board_of(here, open_requisition).text


def test_nobody_sees_themselves_on_a_board(here, open_requisition, tomas):
    me = factories.candidate("Tomás himself", email=tomas.email.upper())
    factories.application(open_requisition, person=me)
    assert columns(board_of(here, open_requisition))["applied"].count.people == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [("maya", 200), ("tomas", 200), ("aiko", 200), ("alex", 200), ("rui", 404), ("priya", 404)],
)
def test_the_board_is_for_its_people(client, open_requisition, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert board_of(client, open_requisition).status_code == status


def test_an_approver_sees_the_requisition_but_not_its_people(client, open_requisition, ingrid):
    client.force_login(ingrid)
    assert board_of(client, open_requisition).status_code == 403


def test_a_confidential_board_does_not_exist_for_other_recruiters(client, open_requisition, aiko):
    type(open_requisition).objects.update(confidential=True)
    client.force_login(aiko)
    assert board_of(client, open_requisition).status_code == 404


def test_how_i_see_boards_is_kept_for_me(here, open_requisition, tomas):
    page = reverse("candidates:board_view", args=[open_requisition.pk])
    assert here.post(page, {"view": "list"}, headers={"HX-Request": "true"}).status_code == 204
    here.post(page, {"view": "upside down"})
    tomas.refresh_from_db()
    assert tomas.board_view == "list"


def test_only_what_the_reader_may_do_can_be_dropped(here, client, open_requisition, maya):
    factories.application(open_requisition, stage="presented")
    assert columns(board_of(here, open_requisition))["presented"].cards[0].drops == ""
    client.force_login(maya)
    card = columns(board_of(client, open_requisition))["presented"].cards[0]
    assert card.drops == "interviewing=advance"


def test_on_hold_nobody_waits_for_anyone(here, open_requisition, maya):
    factories.application(open_requisition, stage="presented")
    open_requisition.hold(by=maya)
    card = columns(board_of(here, open_requisition))["presented"].cards[0]
    assert (card.turn.person, card.left) == (None, None)
    assert not Application.objects.waiting_on(maya).exists()
