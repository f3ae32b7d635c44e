"""All records of one requisition, and what must be so of them whatever people press."""

from collections import Counter, defaultdict
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from candidates.lifecycle import GONE, MET, UNDER_WAY, ReviewStatus, ShortlistStatus, Stage
from candidates.models import (
    Application,
    Ask,
    BackgroundCheck,
    Interview,
    Offer,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
)
from hiring.activity.models import Clock, Event, Notice
from hiring.activity.notices import by_kind, tellings
from requisitions.lifecycle import OVER, RUNNING, OpeningStatus, RevisionStatus, Status
from requisitions.models import (
    Approval,
    ApprovalStep,
    Change,
    Opening,
    Posting,
    Requisition,
    Revision,
)

KINDS = (
    Requisition,
    Opening,
    Posting,
    Revision,
    Change,
    Application,
    Shortlist,
    Review,
    Interview,
    Scorecard,
    Reference,
    BackgroundCheck,
    OnboardingTask,
    Offer,
)
UNANSWERED = {ReviewStatus.WAITING, ReviewStatus.ASKED}


class Records:
    """Read once after a step."""

    def __init__(self, requisition):
        self.requisition = Requisition.objects.get(pk=requisition.pk)
        self.all = {kind: list(kind.objects.order_by("pk")) for kind in KINDS}
        self.events = list(Event.objects.order_by("pk"))
        self.clocks = list(Clock.objects.order_by("pk"))
        self.asks = list(Ask.objects.order_by("pk"))
        self.types = ContentType.objects.get_for_models(*KINDS, Ask, ApprovalStep)

    @classmethod
    def picture(cls):
        """Everything that a refused move must leave as it was."""
        rows = {kind: list(kind.objects.order_by("pk").values_list()) for kind in KINDS}
        rows |= {kind: list(kind.objects.order_by("pk").values_list()) for kind in (Clock, Ask)}
        rows[Approval] = list(Approval.objects.order_by("pk").values_list())
        return rows | {kind: kind.objects.count() for kind in (Event, Notice)}

    def must_agree(self):
        self.constraints_hold()
        self.events_lead_to_every_status()
        self.openings_agree_with_hires()
        self.offers_that_are_out_keep_an_opening()
        self.postings_are_live_only_while_it_is_open()
        self.shortlists_agree_with_reviews()
        self.clocks_run_for_what_is_waited_for()
        self.interviews_hold_the_time_of_their_panel()
        self.awaited_scorecards_are_of_people_who_are_met()
        self.referees_are_reminded_only_while_asked()
        self.nothing_is_asked_about_the_living_once_it_is_over()
        self.what_is_to_be_done_for_whoever_joins_has_its_clock()
        self.nobody_hears_of_their_own_act()

    def of(self, kind):
        return self.all[kind]

    def constraints_hold(self):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def events_lead_to_every_status(self):
        """Each begins where the one before ended, is a row of the table, and the last is now."""
        moves = defaultdict(list)
        for event in self.events:
            if event.source:
                moves[event.subject_type_id, event.subject_id].append(event)
        for kind, things in self.all.items():
            for thing in things:
                steps = moves[self.types[kind].pk, thing.pk]
                for step in steps:
                    row = thing.lifecycle.moves[step.verb.removeprefix(f"{thing.noun}.")]
                    assert step.source in row.sources, step
                    assert step.target == row.target, step
                for one, following in pairwise(steps):
                    assert one.target == following.source, (thing, one, following)
                assert not steps or steps[-1].target == thing.status, (thing, thing.status)

    def openings_agree_with_hires(self):
        openings = {opening.pk: opening for opening in self.of(Opening)}
        filled = {pk for pk, one in openings.items() if one.status == OpeningStatus.FILLED}
        hired = [one for one in self.of(Application) if one.status == Stage.HIRED]
        assert sorted(one.opening_id for one in hired) == sorted(filled)
        others = (one for one in self.of(Application) if one.status != Stage.HIRED)
        assert not any(one.opening_id for one in others)
        left = {OpeningStatus.OPEN, OpeningStatus.RESERVED}
        free = [one for one in openings.values() if one.status in left]
        status = self.requisition.status
        assert bool(free) or status != Status.OPEN, "open with nothing to fill"
        assert not free or status not in OVER, "something to fill, and nobody may"

    def offers_that_are_out_keep_an_opening(self):
        """Each its own, also while the terms change; cancelling closes them under the offers."""
        states = {opening.pk: opening.status for opening in self.of(Opening)}
        on_the_way = [one for one in self.of(Offer) if one.is_on_the_way]
        assert all(one.opening_id for one in on_the_way if one.is_extended)
        kept = [one.opening_id for one in on_the_way if one.opening_id]
        reserved = {pk for pk, status in states.items() if status == OpeningStatus.RESERVED}
        assert len(kept) == len(set(kept))
        assert reserved <= set(kept)
        assert all(states[pk] == OpeningStatus.CLOSED for pk in set(kept) - reserved)
        stages = {one.pk: one.status for one in self.of(Application)}
        assert all(stages[one.application_id] == Stage.OFFERING for one in on_the_way)

    def postings_are_live_only_while_it_is_open(self):
        assert not any(one.is_live for one in self.of(Posting)) or self.requisition.is_open

    def shortlists_agree_with_reviews(self):
        stages = {one.pk: one.status for one in self.of(Application)}
        on = defaultdict(list)
        for review in self.of(Review):
            on[review.shortlist_id].append(review)
            if review.status in UNANSWERED:
                assert stages[review.application_id] == Stage.PRESENTED, review
        for shortlist in self.of(Shortlist):
            statuses = {review.status for review in on[shortlist.pk]}
            unanswered = bool(statuses & UNANSWERED)
            assert unanswered == (shortlist.status == ShortlistStatus.PRESENTED), shortlist
            if shortlist.status != ShortlistStatus.DRAFT:
                assert ReviewStatus.PREPARED not in statuses
        waited = Counter(r.application_id for r in self.of(Review) if r.status in UNANSWERED)
        presented = [pk for pk, stage in stages.items() if stage == Stage.PRESENTED]
        assert waited == Counter(presented), "presented without a review, or with two"

    def clocks_run_for_what_is_waited_for(self):
        # whoever joins does so while nobody is sought; an offer ends on the day that it says
        others = {"task", "start_check_in", "offer"}
        unstopped = [c for c in self.clocks if c.stopped_at is None and c.rule not in others]
        status = self.requisition.status
        assert not unstopped or status not in OVER, unstopped
        for clock in unstopped:
            assert (clock.paused_at is not None) == (status == Status.ON_HOLD), clock
        if status in RUNNING:
            wanted = self.promised_reviews() | self.promised_revisions()
            running = {c.pk for c in unstopped if c.rule in {"feedback", "answer", "posting"}}
            assert running == wanted
        asked = [c for c in unstopped if c.rule == "approval"]
        waiting = status == Status.SUBMITTED or any(c.status == "asked" for c in self.of(Change))
        assert len(asked) == waiting, asked

    def what_is_to_be_done_for_whoever_joins_has_its_clock(self):
        running = [c.subject_id for c in self.clocks if c.rule == "task" and c.running]
        assert sorted(running) == [one.pk for one in self.of(OnboardingTask) if one.is_open]

    def referees_are_reminded_only_while_asked(self):
        running = {c.subject_id for c in self.clocks if c.rule == "reference" and not c.stopped_at}
        asked = {one.pk for one in self.of(Reference) if one.status == "asked"}
        assert running <= asked
        assert running == asked or self.requisition.status not in RUNNING, "asked without a promise"
        gone = {one.pk for one in self.of(Application) if one.status in GONE}
        assert not any(one.application_id in gone for one in self.of(Reference) if one.is_kept
                       and (one.is_unasked or one.is_waited_for))  # fmt: skip

    def nothing_is_asked_about_the_living_once_it_is_over(self):
        if self.requisition.status not in OVER:
            return
        live = {one.pk for one in self.of(Application) if one.is_live}
        waiting = {
            Interview: {"proposed", "scheduled"},
            Scorecard: {"awaited"},
            Reference: {"named", "asked"},
            BackgroundCheck: UNDER_WAY,
        }
        for kind, statuses in waiting.items():
            left = [one for one in self.of(kind) if one.status in statuses]
            assert not [one for one in left if one.application_id in live], left

    def promised_reviews(self):
        waiting = {r.clock_id for r in self.of(Review) if r.status == ReviewStatus.WAITING}
        assert None not in waiting, "somebody waits without a promise"
        asked = {r.pk for r in self.of(Review) if r.status == ReviewStatus.ASKED}
        asks = [a for a in self.asks if a.review_id in asked and a.answered_at is None]
        return waiting | {self.clock_of(Ask, ask) for ask in asks}

    def promised_revisions(self):
        reviewed = [r for r in self.of(Revision) if r.status == RevisionStatus.IN_REVIEW]
        return {self.clock_of(Revision, revision) for revision in reviewed}

    def clock_of(self, kind, thing):
        found = [
            clock.pk
            for clock in self.clocks
            if (clock.subject_type_id, clock.subject_id) == (self.types[kind].pk, thing.pk)
            and clock.stopped_at is None
        ]
        assert len(found) == 1, (thing, found)
        return found[0]

    def interviews_hold_the_time_of_their_panel(self):
        for one in self.of(Interview):
            holds = {seat.holds for seat in one.panel.all()}
            takes = one.status in {"scheduled", "held"}
            assert holds == {one.during if takes else None}, one
            assert not one.is_open or one.application.status in MET, one

    def awaited_scorecards_are_of_people_who_are_met(self):
        stages = {one.pk: one.status for one in self.of(Application)}
        for card in self.of(Scorecard):
            if card.is_awaited:
                assert stages[card.application_id] in MET, card
            elif card.is_sent:
                assert card.overall
        running = {c.subject_id for c in self.clocks if c.rule == "scorecard" and c.running}
        assert running <= {card.pk for card in self.of(Scorecard) if card.is_awaited}

    def nobody_hears_of_their_own_act(self):
        known = tellings()
        for notice in Notice.objects.exclude(event=None).select_related("event"):
            event = notice.event
            assert event.verb in known
            reader = (notice.recipient_type_id, notice.recipient_id)
            its_own = reader == (event.actor_type_id, event.actor_id)
            assert not its_own or by_kind()[notice.kind].also_actor, notice
