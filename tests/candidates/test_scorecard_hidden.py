"""What others wrote is hidden until one's own is in: on pages, in the matrix, from programs, in
search, mails and exports alike."""

import pytest
from django.core import mail
from django.urls import get_resolver, reverse

from candidates.models import Scorecard
from hiring import clocks
from hiring.accounts.roles import Role
from hiring.activity import delivery
from hiring.activity.models import Notice
from tests import factories, interviewing
from tests.api.conftest import Program, token_of
from tests.interviewing import AFTER, MONDAY, card_of

SECRETS = ("Seams like silk.", "Only for the two of you.", "Daniel saw it")
PRIVATE = "Only for the two of you."


@pytest.fixture
def panel(met, priya, daniel, maya):
    """Priya, Daniel and Maya met them; only Daniel's scorecard is in."""
    interview = interviewing.held(met, priya, daniel, maya, starts_at=interviewing.TUESDAY)
    with clocks.at(AFTER):
        card = card_of(interview, daniel)
        interviewing.sent(card, takeaways=SECRETS[0], private_note=PRIVATE)
    return interview


def addresses(met, interview):
    """Every page on which it could stand."""
    requisition = met.requisition
    yield from (reverse("home"), reverse("candidates:interviews"), interview.get_absolute_url())
    yield f"{reverse('candidates:interviews')}?of=requisitions"
    yield from (card.get_absolute_url() for card in interview.scorecards.all())
    yield met.get_absolute_url()
    yield reverse("candidates:decide", args=[met.pk])
    for name in ("matrix", "board", "shortlists"):
        yield reverse(f"candidates:{name}", args=[requisition.pk])
    for name in ("detail", "activity", "plan"):
        yield reverse(f"requisitions:{name}", args=[requisition.pk])
    yield met.candidate.get_absolute_url()
    yield from (f"{reverse('jump')}?q={words}" for words in ("silk", "Daniel", met.candidate.name))
    yield f"{reverse('candidates:index')}?q=silk"
    yield reverse("inbox")


def everything(client, person, met, interview):
    client.force_login(person)
    with clocks.at(AFTER):
        return "".join(client.get(one).text for one in addresses(met, interview))


def told_to_programs(person):
    """All lists of the API, and each scorecard by its number."""
    program = Program(token_of(person)[1])
    _prefix, resolver = get_resolver().namespace_dict["api"]
    lists = {one.name for one in resolver.url_patterns if one.name.endswith("-list")}
    found = [program.get(reverse(f"api:{name}")).text for name in sorted(lists)]
    for card in Scorecard.objects.all():
        found.append(program.get(reverse("api:scorecards-detail", args=[card.pk])).text)
    return "".join(found)


@pytest.mark.parametrize("who", ["priya", "maya"])
def test_who_owes_one_reads_no_other(client, request, met, panel, who):
    person = request.getfixturevalue(who)
    read = everything(client, person, met, panel) + told_to_programs(person)
    assert not [words for words in SECRETS if words in read]
    assert Scorecard.objects.visible_to(person).get().author == person


@pytest.mark.parametrize("who", ["priya", "maya"])
def test_once_it_is_in_they_read_the_others(client, request, met, panel, who):
    person = request.getfixturevalue(who)
    with clocks.at(AFTER):
        interviewing.sent(card_of(panel, person), takeaways="Mine.", private_note="")
    read = everything(client, person, met, panel)
    assert "Seams like silk." in read
    assert "Seams like silk." in told_to_programs(person)


def test_the_recruiter_reads_all_that_is_in(client, met, panel, tomas):
    read = everything(client, tomas, met, panel)
    assert not [words for words in SECRETS if words not in read]


def test_a_recruiter_who_owes_one_waits_like_anybody(client, met, panel, tomas):
    Scorecard.ask(met, tomas, by=met.requisition.manager)
    read = everything(client, tomas, met, panel) + told_to_programs(tomas)
    assert not [words for words in SECRETS if words in read]


@pytest.mark.parametrize("who", ["rui", "ingrid", "nora"])
def test_who_has_no_part_in_it_reads_nothing(client, request, met, panel, who):
    person = request.getfixturevalue(who)
    read = everything(client, person, met, panel) + told_to_programs(person)
    assert not [words for words in SECRETS if words in read]
    assert not Scorecard.objects.visible_to(person).exists()


def test_a_draft_is_its_authors_alone(client, met, panel, priya, tomas, alex):
    with clocks.at(AFTER):
        card_of(panel, priya).draft({}, overall="no", takeaways="A first thought.")
    for person in (tomas, alex):
        assert "A first thought." not in everything(client, person, met, panel)
        assert "A first thought." not in told_to_programs(person)
    assert "A first thought." in everything(client, priya, met, panel)


def test_the_private_note_is_for_its_author_and_the_pair(
    client, met, panel, daniel, tomas, aiko, priya
):
    with clocks.at(AFTER):
        interviewing.sent(card_of(panel, priya), private_note="")
    for person, reads in ((daniel, True), (tomas, True), (aiko, False), (priya, False)):
        pages = everything(client, person, met, panel)
        assert (PRIVATE in pages) is reads, person
        assert (PRIVATE in told_to_programs(person)) is reads, person


def test_mails_and_notices_never_say_what_it_says(panel):
    Notice.objects.update(mail="at_once")
    delivery.deliver()
    letters = "".join(one.body for one in mail.outbox)
    assert not [words for words in SECRETS if words in letters]


def test_nobody_reads_what_is_said_of_themselves(client, open_requisition, tomas, priya, maya):
    person = factories.candidate("Tomas", email=tomas.email)
    own = factories.application(open_requisition, stage="interviewing", person=person, by=maya)
    type(open_requisition).objects.update(recruiter=factories.user("other", Role.RECRUITER))
    own.refresh_from_db()
    interview = interviewing.held(own, priya, starts_at=MONDAY.replace(hour=15))
    interviewing.sent(card_of(interview, priya), takeaways=SECRETS[0])
    read = everything(client, tomas, own, interview) + told_to_programs(tomas)
    assert SECRETS[0] not in read
    assert not Scorecard.objects.visible_to(tomas).exists()
