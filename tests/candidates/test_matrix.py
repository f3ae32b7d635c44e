"""Criterion by criterion: what is claimed, heard, tested and confirmed, and who says so."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Judged, Said, Scorecard
from candidates.models.finding import Heard
from hiring import clocks
from tests import factories, interviewing
from tests.interviewing import AFTER, TUESDAY, card_of


def matrix_of(client, application):
    with clocks.at(AFTER):
        return client.get(application.get_absolute_url()).context["matrix"]


def finalists_of(requisition):
    return reverse("candidates:matrix", args=[requisition.pk])


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


@pytest.fixture
def criteria(open_requisition):
    return list(open_requisition.criteria.current())


def cells(found, kind):
    """Criterion → the words and the line of the first source of this kind."""
    source = next(one for one in found.sources if one.kind == kind)
    return {pk: (str(cell.label), cell.line) for pk, cell in source.cells.items()}


def test_every_source_has_its_column(here, met, criteria, priya, tomas):
    first, second = criteria
    type(first).objects.filter(pk=first.pk).update(text="Welding lines")
    factories.resume(met)
    met.write_screen({first.pk: Heard("heard", "Nine years")}, by=tomas)
    card = card_of(interviewing.held(met, priya), priya)
    card.send(
        by=priya,
        overall="strong_yes",
        judged={first.pk: Said("strong_yes", "Even beads"), second.pk: Said("none")},
    )
    found = matrix_of(here, met)
    assert [one.kind for one in found.sources] == ["claimed", "heard", "seen", "tested"]
    assert cells(found, "claimed")[first.pk][1] == "Ran welding lines for nine years"
    assert cells(found, "heard") == {first.pk: ("Heard", "Nine years")}
    tested = cells(found, "tested")
    assert tested == {first.pk: ("Strong yes", "Even beads"), second.pk: ("No evidence", "")}


def test_references_confirm(here, met, criteria, tomas):
    first, _second = criteria
    reference = met.references.create(
        name="Grace", relation="Her foreman", phone="1", consented_at=clocks.now(), status="asked"
    )
    reference.status, reference.again = "answered", "gladly"
    reference.answered_at = clocks.now()
    reference.save()
    reference.answers.create(criterion=first, word="yes", line="Calm")
    found = matrix_of(here, met)
    assert cells(found, "confirmed") == {first.pk: ("Yes", "Calm")}


def test_each_cell_leads_to_its_source(here, met, priya):
    card = interviewing.sent(card_of(interviewing.held(met, priya), priya))
    page = here.get(met.get_absolute_url()).text
    assert f'href="{card.get_absolute_url()}"' in page


def test_what_nobody_tested_is_the_next_focus(here, met, criteria, priya):
    first, second = criteria
    assert matrix_of(here, met).open == [first, second]
    card = card_of(interviewing.held(met, priya), priya)
    card.send(by=priya, overall="no", judged={first.pk: Said("no"), second.pk: Said("none")})
    assert matrix_of(here, met).open == [second]


def test_a_column_for_each_author_in_the_order_of_meeting(here, met, priya, daniel):
    requisition = met.requisition
    one = interviewing.held(met, priya, starts_at=TUESDAY)
    two = interviewing.held(
        met, daniel, starts_at=TUESDAY - dt.timedelta(days=0, hours=-3),
        round=interviewing.round_of(requisition, title="Talk"),
    )  # fmt: skip
    interviewing.sent(card_of(two, daniel))
    interviewing.sent(card_of(one, priya))
    tested = [one for one in matrix_of(here, met).sources if one.kind == "tested"]
    assert [(one.title, one.who) for one in tested] == [("Welding test", priya), ("Talk", daniel)]


def test_who_owes_one_reads_how_many_are_hidden(client, met, priya, daniel, maya):
    interview = interviewing.held(met, maya, daniel)
    interviewing.sent(card_of(interview, daniel), word="strong_no")
    client.force_login(maya)
    found = matrix_of(client, met)
    assert [one.kind for one in found.sources] == ["claimed", "heard", "seen"]
    assert [card.author for card in found.hidden] == [daniel]
    assert "You read it once yours is" in client.get(met.get_absolute_url()).text


# Side by side


def test_finalists_stand_side_by_side(here, open_requisition, met, priya):
    deciding = factories.application(open_requisition, stage="deciding")
    factories.application(open_requisition, stage="screening")
    interviewing.sent(card_of(interviewing.held(met, priya), priya))
    page = here.get(finalists_of(open_requisition))
    assert [one.application for one in page.context["people"]] == [deciding, met]
    assert "Priya, Welding test" in page.text


def test_nobody_to_compare_is_said_kindly(here, open_requisition):
    assert "Nobody is in the interviews yet" in here.get(finalists_of(open_requisition)).text


def test_only_its_people_compare(client, open_requisition, maya, tomas, alex, rui, priya, nora):
    for person, status in (
        (maya, 200), (tomas, 200), (alex, 200), (rui, 404), (priya, 404), (nora, 404),
    ):  # fmt: skip
        client.force_login(person)
        assert client.get(finalists_of(open_requisition)).status_code == status, person


def crowd(requisition, authors, *, people):
    """Finalists with a scorecard of each author, by hand: the verbs would take long."""
    criteria = list(requisition.criteria.current())
    for _n in range(people):
        one = factories.application(requisition, stage="interviewing")
        for author in authors:
            card = Scorecard.objects.create(
                application=one, author=author, asked_by=requisition.recruiter, status="sent",
                overall="yes", sent_at=clocks.now(),
            )  # fmt: skip
            card.judgements.bulk_create(
                card.judgements.model(scorecard=card, criterion=criterion, word=Judged.YES)
                for criterion in criteria
            )


def test_both_cost_the_same_however_much_there_is(
    here, maya, tomas, engineering, django_assert_max_num_queries
):
    requisition = factories.opened(
        factories.requisition(manager=maya, recruiter=tomas, department=engineering, criteria=8)
    )
    authors = [factories.user(f"author-{n}") for n in range(5)]
    crowd(requisition, authors[:1], people=1)
    one = requisition.applications.first()
    for address in (finalists_of(requisition), one.get_absolute_url()):
        here.get(address)
    with django_assert_max_num_queries(24) as few:
        here.get(finalists_of(requisition))
    with django_assert_max_num_queries(60) as alone:
        here.get(one.get_absolute_url())
    crowd(requisition, authors, people=9)
    with django_assert_max_num_queries(24) as many:
        here.get(finalists_of(requisition))
    last = requisition.applications.order_by("pk").last()
    with django_assert_max_num_queries(60) as crowded:
        here.get(last.get_absolute_url())
    assert len(many) <= len(few)
    assert len(crowded) <= len(alone) + 1  # who stands before them in the column
