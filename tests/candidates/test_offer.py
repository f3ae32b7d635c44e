"""An offer: drafted, approved, extended, negotiated, answered; its opening and its money."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from candidates.lifecycle import OfferStatus, Stage
from candidates.models import Offer, OfferVersion
from candidates.tasks import expire_offers
from hiring import clocks
from hiring.activity.letters import compose
from hiring.activity.models import Event, Notice
from hiring.activity.reminders import write_due
from hiring.activity.rendering import sentence
from hiring.lifecycle import NotAllowed
from tests import offering

O = OfferStatus  # noqa: E741


@pytest.fixture
def chosen(open_requisition):
    return offering.chosen(open_requisition)


@pytest.fixture
def extended(chosen):
    return offering.extended(chosen)


def balance(requisition):
    return requisition.ledger.balance()


def heard(person, kind):
    return Notice.objects.to(person).filter(kind=kind).exists()


def fresh(offer):
    return Offer.objects.for_page().get(pk=offer.pk)


def test_only_who_was_chosen_gets_an_offer(application):
    with pytest.raises(NotAllowed, match="an offer is for who was chosen"):
        offering.drafted(application)


def test_one_offer_is_on_the_way_at_a_time(chosen):
    offering.drafted(chosen)
    with pytest.raises(NotAllowed, match="on the way already"):
        offering.drafted(chosen)


def test_a_rule_asks_before_it_goes_out(chosen, tomas, ingrid):
    offering.rule(ingrid)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    assert offer.status == O.IN_APPROVAL
    assert heard(ingrid, "offer_approval.ask")
    offer.approve(by=ingrid)
    assert offer.status == O.APPROVED


def test_whoever_is_asked_reads_to_whom_the_offer_is(chosen, tomas, ingrid):
    offering.rule(ingrid)
    offering.drafted(chosen).submit(by=tomas)
    asked = Notice.objects.to(ingrid).get(kind="offer_approval.ask")
    assert f"to {chosen.candidate.name} for" in sentence(asked)


def test_with_no_rule_that_fits_it_is_approved_at_once(chosen):
    assert offering.approved(chosen).status == O.APPROVED


def test_outside_the_band_finance_is_asked_and_inside_it_is_not(chosen, tomas, ingrid):
    offering.rule(ingrid, when="outside_band")
    top = chosen.requisition.band_high
    offer = offering.drafted(chosen, base=top)
    offer.submit(by=tomas)
    assert offer.status == O.APPROVED
    offer.revise(by=tomas, base=top + 1)
    offer.submit(by=tomas)
    assert offer.status == O.IN_APPROVAL


def test_nobody_approves_their_own_offer(chosen, tomas, alex):
    offering.rule(tomas)
    offer = offering.drafted(chosen)
    offer.submit(by=tomas)
    asked = [one.approver for one in offer.step.approvals.all()]
    assert asked == [alex]
    with pytest.raises(NotAllowed, match="not asked for"):
        offer.approve(by=tomas)


def test_a_no_sends_it_back_with_a_draft_that_begins_with_the_same_terms(chosen, tomas, ingrid):
    offering.rule(ingrid)
    offer = offering.drafted(chosen, equity="0.04%")
    offer.submit(by=tomas)
    offer.send_back(by=ingrid, note="Not this quarter.")
    assert (offer.status, offer.version.number, offer.version.equity) == (O.DRAFT, 2, "0.04%")


def test_an_offer_keeps_an_opening_and_commits_its_cost(chosen):
    offer = offering.extended(chosen)
    opening = chosen.requisition.openings.get()
    assert (opening.status, offer.opening) == ("reserved", opening)
    assert balance(chosen.requisition).committed == offer.version.cost


def test_the_second_offer_for_the_last_opening_is_refused(open_requisition):
    first, second = (offering.chosen(open_requisition) for _ in range(2))
    offering.extended(first)
    other = offering.approved(second)
    with pytest.raises(NotAllowed, match="Every opening of REQ-"):
        other.extend(by=open_requisition.recruiter)
    assert fresh(other).status == O.APPROVED


def test_an_edit_makes_a_new_version_and_kills_the_link(extended, tomas):
    link = extended.link_version
    extended.revise(by=tomas, base=extended.version.base + 100)
    assert (extended.status, extended.version.number) == (O.DRAFT, 2)
    assert extended.link_version > link
    candidate = extended.application.candidate
    assert heard(candidate, "offer.revise")


def test_other_terms_are_committed_when_they_go_out(extended, tomas, open_requisition):
    extended.revise(by=tomas, base=extended.version.base + 100)
    extended.submit(by=tomas)
    again = offering.lettered(extended)
    again.extend(by=tomas)
    assert balance(open_requisition).committed == again.version.cost
    assert open_requisition.openings.get().status == "reserved"


def test_sealed_terms_are_kept_by_the_database(extended):
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferVersion.objects.filter(offer=extended).update(base=1)


def test_accepting_hires_and_spends(extended, open_requisition):
    offering.accept(extended)
    application = extended.application
    application.refresh_from_db()
    open_requisition.refresh_from_db()
    assert (application.status, application.days_to_hire) == (Stage.HIRED, 0)
    assert open_requisition.status == "filled"
    found = balance(open_requisition)
    assert (found.committed, found.spent) == (0, extended.version.cost)
    assert extended.version.acceptance.sha256 == extended.version.letter.sha256


def test_it_is_accepted_once(extended):
    offering.accept(extended)
    with pytest.raises(NotAllowed, match="not possible now"):
        offering.accept(fresh(extended))


def test_an_old_version_is_not_accepted(extended, tomas):
    read = extended.version.number
    extended.revise(by=tomas, leave_days=28)
    extended.submit(by=tomas)
    offering.lettered(extended).extend(by=tomas)
    newer = fresh(extended)
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        newer.accept(by=newer.application.candidate, signature=("x", ""), version=read)


@pytest.mark.parametrize("verb", ["decline", "withdraw"])
def test_an_offer_that_comes_to_nothing_brings_them_back_to_the_decision(extended, tomas, verb):
    getattr(extended, verb)(by=tomas)
    application = extended.application
    application.refresh_from_db()
    assert application.status == Stage.DECIDING
    opening = application.requisition.openings.get()
    assert (opening.status, balance(application.requisition).committed) == ("open", 0)


def test_it_expires_by_itself_and_not_a_minute_before(extended):
    with time_machine.travel(extended.expires_at - dt.timedelta(minutes=1), tick=False):
        expire_offers()
    assert fresh(extended).status == O.EXTENDED
    with time_machine.travel(extended.expires_at, tick=False):
        expire_offers()
    assert fresh(extended).status == O.EXPIRED
    assert fresh(extended).application.status == Stage.DECIDING


def test_what_has_expired_is_not_accepted_even_before_anybody_noticed(extended):
    with (
        time_machine.travel(extended.expires_at, tick=False),
        pytest.raises(NotAllowed, match="time to reply has passed"),
    ):
        offering.accept(extended)


def test_they_may_have_longer_and_never_shorter(extended, tomas):
    version = extended.version
    extended.prolong(by=tomas, until=version.reply_by + dt.timedelta(days=3))
    assert extended.expires_at == version.end_of(version.reply_by + dt.timedelta(days=3))
    with pytest.raises(NotAllowed, match="Choose a day after"):
        extended.prolong(by=tomas, until=version.reply_by)
    with pytest.raises(NotAllowed, match="before they start"):
        extended.prolong(by=tomas, until=version.start_on)


def test_an_ask_is_kept_with_what_they_want(extended, maya):
    candidate = extended.application.candidate
    extended.ask(by=candidate, words="My leave is 28 days now.", leave_days=28)
    assert extended.unanswered.wanted == {"leave_days": 28}
    assert heard(maya, "offer.ask")


def test_nothing_is_asked_of_a_closed_offer(extended, tomas):
    extended.decline(by=tomas)
    with pytest.raises(NotAllowed, match="not possible now"):
        extended.ask(by=extended.application.candidate, words="And now?")


def test_another_currency_than_the_bands_is_refused(chosen):
    with pytest.raises(NotAllowed, match="The band is in EUR"):
        offering.drafted(chosen, currency="JPY")


def test_a_withdrawn_candidate_takes_the_offer_along(extended, open_requisition):
    extended.application.withdraw(by=extended.application.candidate)
    assert fresh(extended).status == O.WITHDRAWN
    assert fresh(extended).application.status == Stage.WITHDRAWN
    assert open_requisition.openings.get().status == "open"


def test_cancelling_takes_back_what_is_out_and_tells_them(extended, maya, tomas, open_requisition):
    extended.application.requisition.cancel(by=maya)
    assert fresh(extended).status == O.WITHDRAWN
    assert heard(extended.application.candidate, "offer.withdraw.candidate")
    with pytest.raises(NotAllowed):
        offering.accept(fresh(extended))
    assert open_requisition.openings.get().status == "closed"
    assert balance(open_requisition).committed == 0
    fresh(extended).application.release(by=tomas, words="We are sorry.")


def test_the_last_acceptance_takes_back_what_others_were_to_be_sent(open_requisition):
    first, second = (offering.chosen(open_requisition) for _ in range(2))
    waiting = offering.approved(second)
    offering.accepted(first)
    assert fresh(waiting).status == O.WITHDRAWN
    assert not heard(second.candidate, "offer.withdraw.candidate")


def test_reneging_frees_the_opening_and_its_money(extended, tomas, open_requisition):
    offering.accept(extended)
    application = fresh(extended).application
    application.renege(by=tomas)
    open_requisition.refresh_from_db()
    assert (open_requisition.status, balance(open_requisition).spent) == ("open", 0)
    offering.extended(offering.chosen(open_requisition))


def test_events_say_no_amount(extended):
    events = Event.objects.filter(verb__startswith="offer.")
    amounts = {extended.version.base, extended.version.cost}
    assert events
    said = {value for one in events for value in one.details.values()}
    assert not said & (amounts | {str(one) for one in amounts})


def test_an_offer_whose_day_to_reply_has_passed_does_not_go_out(chosen):
    offer = offering.approved(chosen)
    with (
        time_machine.travel(clocks.now() + dt.timedelta(days=12), tick=False),
        pytest.raises(NotAllowed, match="reply by has passed"),
    ):
        offer.extend(by=chosen.requisition.recruiter)


# While it waits for an answer


def kinds(reader):
    return list(Notice.objects.to(reader).values_list("kind", flat=True))


def test_two_days_before_it_ends_both_hear_once(extended, tomas, maya):
    candidate = extended.application.candidate
    soon = extended.expires_at - dt.timedelta(hours=48)
    write_due(soon - dt.timedelta(minutes=1))
    assert "offer.before" not in kinds(tomas)
    for _ in range(2):
        write_due(soon)
    assert kinds(tomas).count("offer.before") == 1
    assert kinds(candidate).count("offer.before.candidate") == 1
    assert "offer.before" not in kinds(maya)


def test_who_has_answered_is_not_reminded(extended, tomas):
    offering.accept(extended)
    write_due(extended.expires_at - dt.timedelta(hours=1))
    assert "offer.before" not in kinds(tomas)
    assert "offer.before.candidate" not in kinds(extended.application.candidate)


def test_more_time_moves_the_reminder_and_the_end(extended, tomas):
    candidate = extended.application.candidate
    first = extended.expires_at
    extended.prolong(by=tomas, until=extended.version.reply_by + dt.timedelta(days=5))
    assert "offer.prolong" in kinds(candidate)
    write_due(first - dt.timedelta(hours=48))
    assert "offer.before" not in kinds(tomas)
    with time_machine.travel(first, tick=False):
        expire_offers()
    assert fresh(extended).status == O.EXTENDED
    write_due(extended.expires_at - dt.timedelta(hours=48))
    assert kinds(tomas).count("offer.before") == 1
    with time_machine.travel(extended.expires_at, tick=False):
        expire_offers()
    assert fresh(extended).status == O.EXPIRED


def test_when_it_expires_the_candidate_hears_so_and_is_reminded_no_more(extended, tomas, maya):
    end = extended.expires_at
    with time_machine.travel(end, tick=False):
        assert [expire_offers(), expire_offers()] == [1, 0]
        write_due(end)
    assert kinds(extended.application.candidate).count("offer.expire.candidate") == 1
    for person in (tomas, maya):
        assert kinds(person).count("offer.expire") == 1
    assert "offer.before" not in kinds(tomas)


def test_terms_that_never_went_out_change_in_silence(chosen, tomas):
    offer = offering.extended(chosen)
    offer.revise(by=tomas, leave_days=28)
    candidate = chosen.candidate
    assert kinds(candidate).count("offer.revise") == 1
    offer.submit(by=tomas)
    offer.revise(by=tomas, leave_days=29)
    assert kinds(candidate).count("offer.revise") == 1


def test_an_ask_after_the_end_is_refused_even_before_anybody_noticed(extended):
    with (
        time_machine.travel(extended.expires_at, tick=False),
        pytest.raises(NotAllowed, match="time to reply has passed"),
    ):
        extended.ask(by=extended.application.candidate, words="And now?")


def test_accepting_begins_the_onboarding_and_reneging_stops_it(extended, tomas):
    offering.accept(extended)
    onboarding = extended.application.onboardings.running().get()
    version = extended.version
    assert (onboarding.starts_on, onboarding.place) == (version.start_on, version.place)
    fresh(extended).application.renege(by=tomas)
    assert not extended.application.onboardings.running().exists()


def test_every_notice_of_an_offer_is_said_and_names_no_amount(chosen, tomas, maya, ingrid):
    """From the first draft to their yes, with a no and another offer between."""
    offering.rule(ingrid)
    offer = offering.drafted(chosen, base=8_765_432)
    offer.submit(by=tomas)
    offer.send_back(by=ingrid, note="Above what the others have.")
    offer.submit(by=tomas)
    with time_machine.travel(clocks.now() + dt.timedelta(hours=2)):
        offer.step.approvals.get().remind(by=tomas)
    offer.approve(by=ingrid)
    offer = offering.lettered(offer)
    offer.extend(by=tomas)
    offer.ask(by=chosen.candidate, words="May I start later?")
    offer.prolong(by=tomas, until=offer.version.reply_by + dt.timedelta(days=3))
    offering.accept(offer)
    notices = Notice.objects.filter(kind__startswith="offer")
    kinds = {notice.kind for notice in notices}
    assert {"offer_approval.ask", "offer_approval.remind", "offer.send_back", "offer.approve",
            "offer.extend.candidate", "offer.extend", "offer.ask", "offer.prolong",
            "offer.accept"} <= kinds  # fmt: skip
    for notice in notices:
        mail = compose(notice)
        assert "no longer here" not in mail.subject
        assert "87,654" not in f"{mail.subject}{mail.body}"


def test_who_has_started_reneges_no_more(extended, tomas):
    offering.accept(extended)
    application, first_day = fresh(extended).application, extended.version.start_on
    with (
        time_machine.travel(noon(first_day + dt.timedelta(days=1)), tick=False),
        pytest.raises(NotAllowed, match="started on"),
    ):
        application.renege(by=tomas)
    with time_machine.travel(noon(first_day), tick=False):
        application.renege(by=tomas)
    assert fresh(extended).application.status == "withdrawn"


def noon(day):
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
