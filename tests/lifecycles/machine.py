"""Random people press random verbs, in any order; the tables say what may come of it.

Chance alone seldom comes far. So every walk ends with the rows that none has taken yet, as far as
they can be reached from there, and whatever comes into a status for the first time is tried with
all the verbs that its table does not allow there.
"""

import copy
import datetime as dt
import sys
from collections import Counter
from contextlib import suppress
from functools import partial
from operator import itemgetter

import pytest
from django.db import transaction
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from candidates.models import (
    Application,
    BackgroundCheck,
    Interview,
    Offer,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
    Source,
)
from candidates.models.reference import Testimony
from hiring import clocks
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.models import (
    Approval,
    ApprovalRule,
    Change,
    Opening,
    Posting,
    Requisition,
    Revision,
)
from tests import factories, offering
from tests.lifecycles.records import Records
from tests.lifecycles.rows import KINDS, Taken

PLAIN = ("apply", "screen", "advance", "decline", "debrief", "probe", "hire", "renege", "release",
         "withdraw", "relent")  # fmt: skip
WORDS = {
    "choose": {"reasons": "The best evidence."},
    "reject": {"reason": "others"},
    "restore": {"why": "They called."},
}
KNOWN = {*PLAIN, *WORDS}
NO = {"note": "No."}
SAID = Testimony({}, "gladly")
PRESSED = {
    Requisition: {"submit": {}, "recall": {}, "approve": {}, "send_back": NO, "open": {},
                  "hold": {}, "resume": {}, "cancel": {}, "reopen": {}},
    Posting: {"publish": {}, "close": {}},
    Revision: {"ask": {}, "approve": {}, "send_back": NO},
    Change: {"approve": {}, "send_back": NO, "withdraw": {}},
    Application: {verb: {} for verb in PLAIN} | WORDS,
    Shortlist: {"present": {}},
    Review: {"ask": {}, "answer": {"text": "So."}, "advance": {}, "decline": {}},
    Interview: {},
    Scorecard: {"send": {"judged": {}, "overall": "yes"}, "amend": {"judged": {}, "overall": "no"}},
    Reference: {"ask": {}, "answer": {"said": SAID}, "refuse": {}, "record": {"said": SAID},
                "drop": {}},
    BackgroundCheck: {verb: {} for verb in ("consent", "refuse", "order", "begin", "clear",
                                            "consider", "drop")},
    OnboardingTask: {"finish": {}, "reopen": {}, "drop": {}},
    Offer: {"submit": {}, "approve": {}, "send_back": NO, "revise": {"leave_days": 28},
            "decline": {}, "withdraw": {}},
    Opening: {},
}  # fmt: skip
"""The verbs that people press, with their words; all others follow by themselves."""
FOLLOWS = {
    (Application, "present"): "present",
    (Posting, "publish"): "publish",
    (Requisition, "void"): "want_more",
    (Requisition, "fill"): "fill",
    (Requisition, "vacate"): "vacate",
    (Review, "leave"): "leave",
    (Interview, "pick"): "pick_a_time",
    (Interview, "book"): "book_a_time",
    (Interview, "reschedule"): "meet_later",
    (Interview, "conclude"): "have_met",
    (Interview, "miss"): "have_not_met",
    (Interview, "cancel"): "meet_no_more",
    (Scorecard, "drop"): "go_without",
    (Scorecard, "expect"): "ask_again",
    (Shortlist, "look_again"): "look_again",
    (BackgroundCheck, "expire"): "expire",
    (Offer, "extend"): "send_offer",
    (Offer, "accept"): "accept_offer",
    (Offer, "expire"): "let_pass",
    (Opening, "close"): "cancel_with",
}
"""What people press so that these follow."""
MOST_AT_THE_END, OFTEN, FEW = 90, 3, 4
NOWHERE = 99
MANAGERS = {"advance", "decline", "choose", "probe", "relent", "submit"}
REQUISITION = ("submit", "recall", "approve", "open", "hold", "resume", "cancel", "reopen")
STAGES = ("screening", "offering", "interviewing", "deciding", "applied", "prospect")
PEOPLE = ("maya", "tomas", "ingrid", "daniel")

people = st.sampled_from(PEOPLE)
places = st.integers(0, 5)


class Lifecycles(RuleBasedStateMachine):
    """One requisition; whoever is not in the tables' way presses what they like."""

    taken = Taken()
    """By the walks that ended well: what fails is walked again, and has to find the same."""

    def __init__(self):
        super().__init__()
        self.all = transaction.atomic()
        self.all.__enter__()
        self.cast = {
            "maya": factories.user("maya", Role.MANAGER),
            "tomas": factories.user("tomas", Role.RECRUITER),
            "ingrid": factories.user("ingrid"),
            "daniel": factories.user("daniel"),
        }
        made = ApprovalRule.objects.create(name="As usual")
        for position, name in enumerate(("daniel", "ingrid"), 1):
            step = made.steps.create(position=position, name=name, needed=1)
            step.people.set([self.cast[name]])
        offering.rule(self.cast["ingrid"])
        self.source = Source.of_kind("careers")
        self.seen, self.known = 0, copy.deepcopy(self.taken)

    def teardown(self):
        try:
            if sys.exception() is None and hasattr(self, "requisition"):
                self.take_what_is_missing()
                type(self).taken = self.known
        finally:
            transaction.set_rollback(True)
            self.all.__exit__(None, None, None)

    @initialize(
        opened=st.sampled_from([True, True, True, False]),
        headcount=st.integers(1, 2),
        stages=st.lists(st.sampled_from(STAGES), min_size=3, max_size=4),
        shown=st.sampled_from([True, True, False]),
    )
    def begin(self, opened, headcount, stages, shown):
        department = factories.department(head=self.cast["ingrid"])
        self.requisition = factories.requisition(
            manager=self.cast["maya"],
            recruiter=self.cast["tomas"],
            department=department,
            headcount=headcount,
        )
        if opened:
            factories.opened(self.requisition)
            people = [factories.application(self.requisition, stage=stage) for stage in stages]
            screened = [one for one in people if one.status == "screening"]
            if shown and screened:
                factories.presented(*screened)

    # What people hold: the record as their page read it

    def now(self):
        return Requisition.objects.get(pk=self.requisition.pk)

    def somebody(self, place):
        all_of_them = list(Application.objects.order_by("pk"))
        return all_of_them[place % len(all_of_them)] if all_of_them else None

    def press(self, thing, verb, action):
        """Done when the table allows it, or refused and nothing has changed."""
        before = Records.picture()
        last = Event.objects.order_by("pk").last()
        allowed = verb is None or thing.lifecycle.allows(verb, thing.status)
        try:
            action()
        except NotAllowed:
            assert Records.picture() == before, f"{verb} was refused and changed something"
            return
        assert allowed, f"{verb} from {thing.status}"
        assert Event.objects.order_by("pk").last() != last, f"{verb} left no event"

    # The requisition

    @rule(verb=st.sampled_from(REQUISITION), who=people)
    def requisition_verb(self, verb, who):
        held = self.now()
        self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who]))

    @rule(which=places, who=people)
    def requisition_open_verb(self, which, who):
        held = self.now()
        verbs = [verb for verb in held.open_verbs() if verb in REQUISITION]
        if verbs:
            verb = verbs[which % len(verbs)]
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who]))

    @rule(who=people)
    def requisition_send_back(self, who):
        held = self.now()
        self.press(held, "send_back", lambda: held.send_back(by=self.cast[who], note="No."))

    @rule()
    def requisition_all_say_yes(self):
        """Random people seldom come in the right order."""
        held = self.now()
        if held.status == "draft":
            held.submit(by=self.cast["maya"])
        while held.status == "submitted":
            waiting = held.round.approvals.awaited().first()
            held.approve(by=waiting.approver)
        if held.status == "approved":
            held.open(by=self.cast["tomas"])

    @rule(headcount=st.integers(1, 3), who=people)
    def requisition_edit(self, headcount, who):
        held = self.now()
        if held.headcount != headcount:
            self.press(held, None, lambda: held.edit(by=self.cast[who], headcount=headcount))

    @rule(verb=st.sampled_from(["approve", "send_back", "withdraw"]), who=people)
    def change_verb(self, verb, who):
        held = Change.objects.order_by("pk").last()
        words = {"note": "No."} if verb == "send_back" else {}
        if held:
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who], **words))

    # The posting

    @rule(who=st.sampled_from(["maya", "tomas"]), summary=st.sampled_from(["One.", "Two."]))
    def posting_is_written(self, who, summary):
        self.posting_write(who, summary)

    def posting_write(self, who, summary):
        held = self.now().begin_posting()
        words = {"title": "Welder", "summary": summary, "body": "Weld.",
                 "pay_low": 50_000_00, "pay_high": 55_000_00}  # fmt: skip
        before = Records.picture()
        try:
            held.write(by=self.cast[who], **words)
        except NotAllowed:
            assert Records.picture() == before

    @rule(verb=st.sampled_from(["ask", "approve", "send_back"]), who=people)
    def revision_verb(self, verb, who):
        held = self.now().begin_posting().latest
        words = {"note": "No."} if verb == "send_back" else {}
        if held:
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who], **words))

    @rule(verb=st.sampled_from(["publish", "close"]), who=people)
    def posting_verb(self, verb, who):
        held = self.now().begin_posting()
        self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who]))

    # People

    @rule()
    def application_add(self):
        held = self.now()
        person = factories.candidate()
        before = Records.picture()
        try:
            Application.add(held, person, by=SYSTEM, source=self.source)
        except NotAllowed:
            assert Records.picture() == before

    @rule(verb=st.sampled_from([*PLAIN, *WORDS]), place=places, who=people)
    def application_verb(self, verb, place, who):
        if held := self.somebody(place):
            words = WORDS.get(verb, {})
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast[who], **words))

    @rule(place=places, which=places)
    def application_open_verb(self, place, which):
        """One that the table allows: so that some come far."""
        held = self.somebody(place)
        verbs = [verb for verb in held.open_verbs() if verb in KNOWN] if held else []
        if verbs:
            verb = verbs[which % len(verbs)]
            words = WORDS.get(verb, {})
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast["tomas"], **words))

    @rule(place=places)
    def application_hire_or_renege(self, place):
        """Seats are taken and given back."""
        known = Application.objects.filter(status__in=["offering", "hired"]).order_by("pk")
        if far := list(known):
            held = far[place % len(far)]
            verb = "hire" if held.status == "offering" else "renege"
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast["tomas"]))

    @rule(place=places)
    def offer_draft(self, place):
        chosen = list(Application.objects.filter(status="offering").order_by("pk"))
        if chosen:
            held = chosen[place % len(chosen)]
            self.press(held, None, lambda: offering.drafted(held))

    @rule(place=places, which=places)
    def offer_open_verb(self, place, which):
        known = list(Offer.objects.on_the_way().order_by("pk"))
        held = known[place % len(known)] if known else None
        if held:
            verbs = [verb for verb in held.open_verbs() if self.has_way(Offer, verb)]
            verb = verbs[which % len(verbs)]
            self.press(held, verb, self.way(held, verb))

    @rule(place=places, verb=st.sampled_from(["withdraw", "decline", "advance"]))
    def application_leaves_its_review(self, place, verb):
        """Somebody presented moves by another way than the manager's answer."""
        if shown := list(Application.objects.filter(status="presented").order_by("pk")):
            held = shown[place % len(shown)]
            self.press(held, verb, lambda: getattr(held, verb)(by=self.cast["maya"]))

    # Shortlists

    @rule(place=places)
    def shortlist_add(self, place):
        if held := self.somebody(place):
            before = Records.picture()
            try:
                shortlist = Shortlist.objects.add(held, by=self.cast["tomas"])
            except NotAllowed:
                assert Records.picture() == before
            else:
                self.pitch(shortlist)

    def pitch(self, shortlist):
        for review in shortlist.reviews.prepared():
            review.pitch({must.pk: "Shows it." for must in self.requisition.criteria.musts()})

    @rule(place=places, who=people)
    def shortlist_present(self, place, who):
        lists = list(Shortlist.objects.order_by("pk"))
        if lists:
            held = lists[place % len(lists)]
            self.press(held, "present", lambda: held.present(by=self.cast[who]))

    @rule(verdict=st.sampled_from(["advance", "ask", "decline"]), place=places, who=people)
    def review_verdict(self, verdict, place, who):
        if held := self.some_review(place):
            self.press(held, verdict, partial(self.send, held, verdict, self.cast[who]))

    @rule(place=places, who=people)
    def review_answer(self, place, who):
        if held := self.some_review(place):
            self.press(held, "answer", lambda: held.answer(by=self.cast[who], text="So."))

    # Judgements

    @rule(place=places, who=people)
    def scorecard_ask(self, place, who):
        met = list(Application.objects.finalists())
        if met:
            before = Records.picture()
            try:
                Scorecard.ask(met[place % len(met)], self.cast[who], by=self.cast["tomas"])
            except NotAllowed:
                assert Records.picture() == before

    @rule(verb=st.sampled_from(["send", "amend"]), place=places)
    def scorecard_verb(self, verb, place):
        cards = list(Scorecard.objects.order_by("pk"))
        if cards:
            held = cards[place % len(cards)]
            self.press(held, verb, self.way(held, verb))

    def some_review(self, place):
        reviews = list(Review.objects.order_by("pk"))
        return reviews[place % len(reviews)] if reviews else None

    # Referees and checks

    @rule(place=places)
    def referee_is_named(self, place):
        if held := self.somebody(place):
            before = Records.picture()
            try:
                factories.referee(held)
            except NotAllowed:
                assert Records.picture() == before

    @rule(place=places, verb=st.sampled_from(list(PRESSED[Reference])))
    def reference_verb(self, place, verb):
        known = list(Reference.objects.order_by("pk"))
        if known:
            held = known[place % len(known)]
            self.press(held, verb, self.way(held, verb))

    @rule(place=places, verb=st.sampled_from(list(PRESSED[BackgroundCheck])))
    def check_verb(self, place, verb):
        known = list(BackgroundCheck.objects.order_by("pk"))
        if known:
            held = known[place % len(known)]
            self.press(held, verb, self.way(held, verb))

    # Whoever joins

    def somebody_joins(self):
        joins = factories.onboarding(
            factories.application(self.requisition),
            clocks.now().date() + dt.timedelta(days=30),
        )
        for title in ("Order a laptop", "Show the yard"):
            joins.add_task(
                by=self.cast["tomas"], title=title, owner="manager", due_on=joins.starts_on
            )

    @rule(place=places, verb=st.sampled_from(list(PRESSED[OnboardingTask])))
    def task_verb(self, place, verb):
        known = list(OnboardingTask.objects.order_by("pk"))
        if known:
            held = known[place % len(known)]
            self.press(held, verb, self.way(held, verb))

    # What chance has left out

    def take_what_is_missing(self):
        """From where the walk has led: rows that no walk has taken, and moves that lead to some.
        Nobody presses the same again and again."""
        pressed = Counter()
        for _ in range(MOST_AT_THE_END):
            for thing, verb in self.ways():
                way = (thing, verb, thing.status)
                if pressed[way] < OFTEN and self.takes(thing, verb):
                    pressed[way] += 1
                    self.check()
                    break
                pressed[way] = OFTEN
            else:
                return

    def ways(self):
        """What can be pressed, the nearest first; the requisition last, for all others need it."""
        missing, found = self.known.missing, []
        self.begin_what_is_missing({kind for kind, _verb, _source in missing})
        for kind in (*KINDS[1:], Requisition):
            far = self.distances(kind, self.wanted(kind, missing))
            for thing in kind.objects.order_by("pk"):
                here = far.get(thing.status, NOWHERE)
                for verb in filter(partial(self.has_way, kind), thing.open_verbs()):
                    ahead = far.get(kind.lifecycle.moves[verb].target, NOWHERE)
                    if verb == "release" and not self.now().is_over:
                        continue
                    if (kind, verb, thing.status) in missing:
                        found.append((0, thing, verb))
                    elif ahead < here:
                        found.append((1 + ahead, thing, verb))
        return [(thing, verb) for _far, thing, verb in sorted(found, key=itemgetter(0))]

    def begin_what_is_missing(self, kinds):
        held = self.now()
        if not held.is_open:
            return
        if Revision in kinds:
            self.posting_write("tomas", f"{len(self.known.rows)}")
        if Change in kinds and not held.changes.asked().exists():
            held.edit(by=self.cast["maya"], headcount=held.headcount + 1)
        if Application in kinds and held.applications.still_here().count() < FEW:
            Application.add(held, factories.candidate(), by=self.cast["maya"], source=self.source)
        live = held.applications.live().first()
        if Reference in kinds and live and not live.references.kept().exists():
            factories.referee(live)
            self.what_the_table_lacks_is_refused()
        if BackgroundCheck in kinds and live and not live.checks.under_way().exists():
            factories.check(live, kind=factories.kind_of_check(f"Kind {len(self.known.rows)}"))
            self.what_the_table_lacks_is_refused()
        if Review in kinds and not Review.objects.prepared().exists():
            with suppress(NotAllowed):
                while held.applications.filter(status="screening").count() < 2:
                    factories.application(held, stage="screening")
                for one in held.applications.filter(status="screening")[:1]:
                    self.present(one)
                for one in held.applications.filter(status="screening")[:1]:
                    self.put_on_a_list(one)
            self.what_the_table_lacks_is_refused()
        self.begin_after_the_decision(held, kinds)
        self.begin_meeting(held, kinds)

    def begin_after_the_decision(self, held, kinds):
        if Offer in kinds and not Offer.objects.on_the_way().exists():
            with suppress(NotAllowed):
                first = held.applications.filter(status="offering").first()
                offering.drafted(first or factories.application(held, stage="offering"))
            self.what_the_table_lacks_is_refused()
        if OnboardingTask in kinds and not OnboardingTask.objects.open().exists():
            with suppress(NotAllowed):
                self.somebody_joins()
            self.what_the_table_lacks_is_refused()

    def begin_meeting(self, held, kinds):
        if Interview in kinds and not Interview.objects.open().exists():
            with suppress(NotAllowed):
                for one in held.applications.finalists()[:1]:
                    self.offer_times(one)
            self.what_the_table_lacks_is_refused()

        if Scorecard in kinds and not Scorecard.objects.awaited().exists():
            with suppress(NotAllowed):
                for one in held.applications.finalists()[:1]:
                    Scorecard.ask(
                        one, factories.user(f"judge-{one.pk}-{self.seen}"), by=held.recruiter
                    )
            self.what_the_table_lacks_is_refused()

    def distances(self, kind, wanted):
        """How many presses it takes from each status to one of these, by the table alone."""
        moves = [one for one in kind.lifecycle.moves.values() if self.has_way(kind, one.verb)]
        far, edge = dict.fromkeys(wanted, 0), set(wanted)
        while edge:
            leading = [move for move in moves if move.target in edge]
            behind = {source: far[move.target] + 1 for move in leading for source in move.sources}
            edge = set(behind) - set(far)
            far |= {source: behind[source] for source in edge}
        return far

    def wanted(self, kind, missing):
        """The statuses where a row is missing, and those that others need the requisition in:
        open, and at last over, with people who stand where nobody was released yet."""
        known = [(verb, source) for one, verb, source in missing if one is kind]
        wanted = {source for verb, source in known if self.has_way(kind, verb)}
        rest = {source for verb, source in known if verb != "release"}
        if kind is Application and rest and not self.now().is_over:
            return wanted & rest
        if kind is Requisition and any(one not in {Requisition, Opening} for one, _, _ in missing):
            end = "cancelled" if self.only_waits_for_the_end(missing) else "open"
            wanted |= {end} - {self.now().status}
        return wanted

    def only_waits_for_the_end(self, missing):
        stages = {source for _kind, verb, source in missing if verb == "release"}
        rest = [one for one, verb, _ in missing if one is not Opening and verb != "release"]
        return not rest and Application.objects.filter(status__in=stages).exists()

    def takes(self, thing, verb):
        note(f"then {verb}: {thing}, {thing.status}")
        last = Event.objects.order_by("pk").last()
        self.press(thing, verb, self.way(thing, verb))
        return Event.objects.order_by("pk").last() != last

    def has_way(self, kind, verb):
        return verb in PRESSED[kind] or (kind, verb) in FOLLOWS

    def way(self, thing, verb):
        """How the right person presses this verb with the right words."""
        kind = type(thing)
        if (kind, verb) in FOLLOWS:
            return partial(getattr(self, FOLLOWS[kind, verb]), thing)
        by = self.cast["maya" if verb in MANAGERS else "tomas"]
        if kind in {Requisition, Change} and verb in {"approve", "send_back"}:
            by = self.awaited(thing) or by
        if kind is Offer and verb in {"approve", "send_back"}:
            by = self.cast["ingrid"]
        if kind is Review and verb != "answer":
            return partial(self.send, thing, verb, by)
        return partial(getattr(thing, verb), by=by, **PRESSED[kind][verb])

    def want_more(self, requisition):
        requisition.edit(by=self.cast["maya"], headcount=requisition.headcount + 1)

    def expire(self, check):
        check.expire()

    # Offers: Ingrid is asked about each

    def send_offer(self, offer):
        offering.lettered(offer).extend(by=self.cast["tomas"])

    def accept_offer(self, offer):
        offering.accept(offering.fresh(offer))

    def let_pass(self, offer):
        with clocks.at(offer.expires_at):
            offer.expire()

    def cancel_with(self, opening):
        self.now().cancel(by=self.cast["maya"])

    def leave(self, review):
        review.application.withdraw(by=self.cast["tomas"])

    # Interviews: each has a panel and times of its own, so that nobody is taken

    def offer_times(self, application):
        position = self.requisition.rounds.count() + 1
        round = self.requisition.rounds.create(position=position, title=f"Round {position}")
        panel = [factories.user(f"panel-{next(factories.numbers)}")]
        Interview.offer(
            application, round, times=[self.free_time()], panel=panel, by=self.cast["tomas"]
        )

    def free_time(self):
        return clocks.now() + dt.timedelta(days=30, hours=3 * next(factories.numbers))

    def pick_a_time(self, interview):
        interview.pick(interview.slots.get(), by=interview.candidate)

    def book_a_time(self, interview):
        interview.book(starts_at=self.free_time(), by=self.cast["tomas"])

    def meet_later(self, interview):
        interview.reschedule(starts_at=self.free_time(), by=self.cast["tomas"])

    def have_met(self, interview):
        with clocks.at(interview.ends_at):
            interview.conclude()

    def have_not_met(self, interview):
        with clocks.at(interview.starts_at):
            interview.miss(by=self.cast["tomas"])

    def meet_no_more(self, interview):
        interview.cancel(by=self.cast["tomas"])

    @rule(place=places)
    def interview_offer(self, place):
        if met := list(Application.objects.finalists()):
            before = Records.picture()
            try:
                with transaction.atomic():
                    self.offer_times(met[place % len(met)])
            except NotAllowed:
                assert Records.picture() == before

    @rule(place=places, which=places)
    def interview_verb(self, place, which):
        """One that the table allows."""
        known = list(Interview.objects.order_by("pk"))
        held = known[place % len(known)] if known else None
        if held and (verbs := held.open_verbs()):
            verb = verbs[which % len(verbs)]
            self.press(held, verb, self.way(held, verb))

    def go_without(self, scorecard):
        """The manager has read enough: nobody waits for it any more."""
        application = scorecard.application
        if application.status not in {"interviewing", "deciding"}:
            raise NotAllowed("Nobody is to be judged.")
        application.decline(by=self.cast["maya"])

    def ask_again(self, scorecard):
        application = scorecard.application
        if application.status == "declined":
            application.relent(by=self.cast["maya"])
            application.advance(by=self.cast["maya"])
        Scorecard.ask(application, scorecard.author, by=self.cast["tomas"])

    def look_again(self, shortlist):
        declined = shortlist.reviews.filter(application__status="declined").first()
        if declined is None:
            raise NotAllowed("Nobody to look at again.")
        declined.application.relent(by=self.cast["maya"])

    def publish(self, posting):
        self.posting_write("maya", "Ours.")
        Posting.objects.get(pk=posting.pk).publish(by=self.cast["tomas"])

    def fill(self, requisition):
        while requisition.openings.open().exists():
            factories.application(requisition, stage="offering").hire(by=self.cast["tomas"])

    def vacate(self, requisition):
        requisition.applications.filter(status="hired").first().renege(by=self.cast["tomas"])

    def awaited(self, thing):
        known = Approval.objects.filter(**{f"round__{type(thing).__name__.lower()}": thing})
        waiting = known.awaited().first()
        return waiting and waiting.approver

    def present(self, application):
        with transaction.atomic():
            self.put_on_a_list(application).present(by=self.cast["tomas"])

    def put_on_a_list(self, application):
        there = application.reviews.prepared().first()
        shortlist = there.shortlist if there else None
        shortlist = shortlist or Shortlist.objects.add(application, by=self.cast["tomas"])
        self.pitch(shortlist)
        return shortlist

    def send(self, review, verdict, by):
        with transaction.atomic():
            review.draft(by=by, verdict=verdict, note="Why?")
            review.shortlist.send(by=by, only=review)

    @invariant()
    def what_the_table_lacks_is_refused(self):
        """From each status, the first time that something comes there."""
        self.seen = self.known.count(self.seen)
        for kind in KINDS:
            for thing in kind.objects.order_by("pk"):
                if (kind, thing.status) not in self.known.refused:
                    self.known.refused.add((kind, f"{thing.status}"))
                    self.try_all_others(thing)

    def try_all_others(self, thing):
        before, kind = Records.picture(), type(thing)
        for verb in set(kind.lifecycle.moves) - set(thing.open_verbs()):
            held = kind.objects.get(pk=thing.pk)
            by_hand = verb in PRESSED[kind]
            act = self.way(held, verb) if by_hand else partial(held.move, verb, by=SYSTEM)
            with pytest.raises(NotAllowed):
                act()
        assert Records.picture() == before, f"{thing}: something was refused and changed something"

    def check(self):
        self.what_the_table_lacks_is_refused()
        self.everything_agrees()

    @invariant()
    def everything_agrees(self):
        if hasattr(self, "requisition"):
            Records(self.requisition).must_agree()
