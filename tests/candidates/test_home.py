"""What each person finds when they come in."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.desk import Desk
from candidates.models import Application, Candidate, Shortlist, Source
from candidates.needs import When, needs_of
from hiring import clocks
from hiring.accounts.models import StandIn
from hiring.accounts.roles import Role
from tests import factories

MONDAY = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def monday():
    """Ten in the morning in Lisbon, on a day that is no holiday."""
    with clocks.at(MONDAY):
        yield MONDAY


def home_of(client, person, at=None):
    client.force_login(person)
    with clocks.at(at or clocks.now()):
        return client.get(reverse("home"))


def titles(response, when=None):
    return [
        line.need.title
        for group in response.context["groups"]
        if when in (None, group.when)
        for line in group.lines
    ]


def names(rows):
    return [str(row.application) for row in rows]


def test_a_shortlist_needs_its_manager_until_it_is_answered(client, maya, open_requisition):
    ada = factories.application(
        open_requisition, stage="screening", person=factories.candidate("Ada")
    )
    assert titles(home_of(client, maya)) == []
    shortlist = factories.presented(ada)
    assert titles(home_of(client, maya)) == ["Give feedback on Ada"]
    shortlist.send(by=maya, verdicts={shortlist.reviews.get(): ("advance", None)})
    assert titles(home_of(client, maya)) == []


def test_what_is_late_stands_under_overdue_and_is_said_first(
    client, monday, maya, open_requisition
):
    ada, bob = (factories.application(open_requisition, stage="screening") for _n in range(2))
    factories.presented(ada)
    factories.presented(bob)  # presented together with nobody: a second shortlist
    response = home_of(client, maya, MONDAY + 3 * DAY)
    assert len(titles(response, When.OVERDUE)) == 2
    assert response.context["sentence"] == "Two things are overdue."


def test_the_sentence_counts_what_is_due_today_too(client, monday, maya, open_requisition):
    factories.presented(factories.application(open_requisition, stage="screening"))
    open_requisition.agreement.promise({"feedback_hours": 36})
    factories.presented(factories.application(open_requisition, stage="screening"))
    thursday = MONDAY + 3 * DAY + 4 * HOUR
    response = home_of(client, maya, thursday)
    assert [len(titles(response, when)) for when in (When.OVERDUE, When.TODAY)] == [1, 0]
    friday = MONDAY + 4 * DAY
    assert home_of(client, maya, friday).context["sentence"] == (
        "One thing is overdue, one is due today."
    )


def test_the_answer_to_a_question_needs_the_manager_again(client, maya, tomas, open_requisition):
    ada = factories.application(
        open_requisition, stage="screening", person=factories.candidate("Ada")
    )
    shortlist = factories.presented(ada)
    review = shortlist.reviews.get()
    shortlist.send(by=maya, verdicts={review: ("ask", "How many people?")})
    assert titles(home_of(client, maya)) == []
    assert titles(home_of(client, tomas)) == ["Answer Maya about Ada"]
    review.refresh_from_db()
    review.answer(by=tomas, text="Three.")
    assert titles(home_of(client, maya)) == ["Read the answer about Ada"]
    assert titles(home_of(client, tomas)) == []


def test_only_the_manager_is_asked_to_decide(client, maya, rui, tomas, open_requisition):
    factories.application(open_requisition, stage="deciding", person=factories.candidate("Ada"))
    assert titles(home_of(client, maya)) == ["Decide on Ada"]
    assert titles(home_of(client, rui)) == []
    assert titles(home_of(client, tomas)) == []


def test_a_stand_in_is_asked_in_the_manager_s_place(client, maya, rui, open_requisition):
    factories.application(open_requisition, stage="deciding", person=factories.candidate("Ada"))
    today = clocks.now().date()
    StandIn.objects.create(manager=maya, person=rui, starts_on=today, ends_on=today + 7 * DAY)
    response = home_of(client, rui)
    assert titles(response) == ["Decide on Ada"]
    assert "for Maya" in response.text


def test_an_approver_without_a_role_sees_what_they_are_asked_and_nothing_else(
    client, daniel, ingrid, requisition, maya
):
    assert "Nothing needs you" in home_of(client, daniel).text
    requisition.submit(by=maya)
    response = home_of(client, ingrid)
    assert titles(response) == ["Approve Welder"]
    assert "managed" not in response.context
    assert "recruited" not in response.context


def test_a_change_names_the_terms_that_would_change(client, maya, ingrid, open_requisition):
    open_requisition.edit(by=maya, headcount=3)
    response = home_of(client, ingrid)
    assert titles(response) == ["Approve a change to Welder"]
    assert "Maya asks to change openings from 1 to 3." in response.text


def test_a_posting_in_review_needs_the_manager(client, maya, tomas, open_requisition):
    written(open_requisition, tomas).ask(by=tomas)
    assert titles(home_of(client, maya)) == ["Approve the posting for Welder"]


def test_a_posting_that_came_back_or_may_go_out_needs_the_recruiter(
    client, maya, tomas, open_requisition
):
    revision = written(open_requisition, tomas)
    revision.ask(by=tomas)
    revision.send_back(by=maya, note="Lead with the pumps.")
    assert titles(home_of(client, tomas)) == ["Change the posting for Welder"]
    revision.ask(by=tomas)
    revision.approve(by=maya)
    assert titles(home_of(client, tomas)) == ["Publish the posting for Welder"]


def test_an_approved_requisition_waits_to_be_opened(client, maya, tomas, ingrid, requisition):
    assert titles(home_of(client, maya), When.LATER) == ["Finish the draft for Welder"]
    requisition.submit(by=maya)
    requisition.approve(by=ingrid)
    assert titles(home_of(client, tomas)) == ["Open Welder to candidates"]
    assert [wait.title for wait in home_of(client, maya).context["waits"]] == [
        "Open it to candidates"
    ]


def test_candidates_words_and_untold_people_need_the_recruiter(
    client, maya, tomas, open_requisition
):
    ada = factories.application(
        open_requisition, stage="presented", person=factories.candidate("Ada")
    )
    ada.messages.write(ada, by=ada.candidate, body="May I ask how it stands?")
    ada.decline(by=maya)
    assert titles(home_of(client, tomas)) == ["Read what Ada wrote", "Tell 1 person the answer"]
    ada.messages.mark_read()
    assert titles(home_of(client, tomas)) == ["Tell 1 person the answer"]


def test_a_filled_requisition_stays_in_view_until_everybody_is_told(
    client, maya, tomas, open_requisition
):
    left = factories.application(open_requisition, stage="screening")
    factories.application(open_requisition, stage="hired")
    [shown] = home_of(client, maya).context["managed"].shown
    assert shown.row.to_be_told == 1
    left.release(by=tomas, words="We have found somebody.")
    assert home_of(client, maya).context["managed"].shown == []
    assert home_of(client, tomas).context["recruited"].shown == []


def test_the_manager_sees_where_people_stand_and_with_whom_things_are(
    client, maya, tomas, open_requisition
):
    for stage in ("applied", "applied", "screening", "interviewing", "rejected"):
        made = factories.application(
            open_requisition, stage="applied" if stage == "rejected" else stage
        )
        if stage == "rejected":
            made.reject(by=tomas, reason="other")
    response = home_of(client, maya)
    [shown] = response.context["managed"].shown
    assert [cell.count for cell in shown.stages] == [2, 1, 0, 1, 0, 0, 0]
    assert shown.row.turn.person == tomas
    assert [(wait.person, wait.title) for wait in response.context["waits"]] == [
        (tomas, "Screen 3 people")
    ]


def test_the_recruiter_sees_whom_managers_owe_an_answer(
    client, monday, maya, tomas, open_requisition
):
    factories.presented(factories.application(open_requisition, stage="screening"))
    factories.application(open_requisition, stage="deciding")
    response = home_of(client, tomas, MONDAY + HOUR)
    assert [wait.title for wait in response.context["on_managers"]] == [
        "Maya: feedback on 1 person",
        "Maya: decide on 1 person",
    ]
    assert "You wait for one manager." in response.text


def test_people_who_are_stuck_are_shown_with_what_is_usual(client, tomas, open_requisition):
    now = clocks.now()
    with clocks.at(now - 12 * DAY):
        factories.application(
            open_requisition, stage="screening", person=factories.candidate("Ada")
        )
    with clocks.at(now - 2 * DAY):
        for _n in range(2):
            factories.application(open_requisition, stage="screening")
    [stuck] = home_of(client, tomas).context["stuck"].shown
    assert (str(stuck.application), stuck.days, stuck.usual, stuck.tone) == (
        "Ada",
        12,
        2,
        "overdue",
    )


def test_the_newest_to_screen_come_first_and_the_oldest_is_next(client, tomas, open_requisition):
    now = clocks.now()
    for days, name in ((3, "Ada"), (1, "Bob"), (2, "Cleo")):
        with clocks.at(now - days * DAY):
            factories.application(open_requisition, person=factories.candidate(name))
    new = home_of(client, tomas).context["newcomers"]
    assert names(new.shown) == ["Bob", "Cleo", "Ada"]
    assert str(new.oldest) == "Ada"


def test_nobody_finds_their_own_candidacy_at_home(client, tomas, open_requisition):
    own = factories.candidate("Tomas", email=tomas.email)
    factories.application(open_requisition, person=own)
    factories.application(open_requisition, stage="presented")
    response = home_of(client, tomas)
    assert response.context["newcomers"].shown == []
    assert sum(cell.count for cell in response.context["recruited"].shown[0].stages) == 1


def test_somebody_with_two_parts_sees_both(client, engineering, maya):
    both = factories.user("both", Role.MANAGER, Role.RECRUITER)
    managed = factories.requisition(
        manager=both, recruiter=factories.user("r", Role.RECRUITER), department=engineering
    )
    carried = factories.requisition(
        manager=maya, recruiter=both, department=engineering, title="Plumber"
    )
    response = home_of(client, both)
    assert [one.requisition for one in response.context["managed"].shown] == [managed]
    assert [one.requisition for one in response.context["recruited"].shown] == [carried]


def test_an_agency_is_told_kindly_that_nothing_is_open_to_it(client, nora, open_requisition):
    response = home_of(client, nora)
    assert "Nothing is open to you yet" in response.text
    assert "Welder" not in response.text
    assert needs_of(Desk.of(nora, clocks.now())) == []


def test_an_admin_sees_what_runs_and_the_way_to_the_administration(client, alex, open_requisition):
    response = home_of(client, alex)
    assert [one.requisition for one in response.context["overseen"].shown] == [open_requisition]
    assert reverse("admin:index") in response.text


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))


def written(requisition, recruiter):
    return requisition.begin_posting().write(
        by=recruiter,
        title="Welder",
        summary="Join pipes.",
        body="Join pipes well.",
        pay_low=50_000_00,
        pay_high=60_000_00,
    )


def fill(manager, recruiter, department):
    """A requisition with something of everything that a home shows."""
    one = factories.opened(
        factories.requisition(manager=manager, recruiter=recruiter, department=department)
    )
    for stage in ("applied", "screening", "presented", "presented", "deciding"):
        made = factories.application(one, stage=stage)
    made.messages.write(made, by=made.candidate, body="Hello?")
    shortlist = Shortlist.objects.waiting().filter(requisition=one).first()
    shortlist.send(by=manager, verdicts={shortlist.reviews.first(): ("ask", "Why?")})
    written(one, recruiter).ask(by=recruiter)


def crowd(manager, recruiter, department, *, requisitions, people):
    """Very many, by hand: the verbs would take long."""
    source = Source.of_kind("careers")
    since = clocks.now() - 20 * DAY
    for _n in range(requisitions):
        one = factories.requisition(
            manager=manager, recruiter=recruiter, department=department, status="open"
        )
        them = Candidate.objects.bulk_create(Candidate(name=f"Ada {n}") for n in range(people))
        stages = ("applied", "screening", "interviewing", "deciding", "declined")
        Application.objects.bulk_create(
            Application(
                requisition=one,
                candidate=person,
                source=source,
                status=stages[n % len(stages)],
                since=since,
            )
            for n, person in enumerate(them)
        )


@pytest.mark.parametrize(("who", "budget"), [("maya", 20), ("tomas", 24), ("alex", 13)])
def test_homes_cost_the_same_however_much_there_is(
    client, request, django_assert_max_num_queries, maya, tomas, engineering, who, budget
):
    client.force_login(request.getfixturevalue(who))
    for _n in range(3):
        fill(maya, tomas, engineering)
    crowd(maya, tomas, engineering, requisitions=1, people=30)
    client.get(reverse("home"))
    with django_assert_max_num_queries(budget) as few:
        client.get(reverse("home"))
    crowd(maya, tomas, engineering, requisitions=30, people=7)
    with django_assert_max_num_queries(budget) as many:
        client.get(reverse("home"))
    assert len(many) <= len(few)
