"""Random people press random verbs, in any order; the tables say what may come of it."""

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from candidates.models import Application, Review, Shortlist, Source
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM
from hiring.activity.models import Event
from hiring.lifecycle import NotAllowed
from requisitions.models import ApprovalRule, Change, Requisition
from tests import factories
from tests.lifecycles.records import Records

PLAIN = ("apply", "screen", "advance", "decline", "debrief", "probe", "hire", "renege", "release",
         "withdraw", "relent")  # fmt: skip
WORDS = {
    "choose": {"reasons": "The best evidence."},
    "reject": {"reason": "others"},
    "restore": {"why": "They called."},
}
KNOWN = {*PLAIN, *WORDS}
REQUISITION = ("submit", "recall", "approve", "open", "hold", "resume", "cancel", "reopen")
STAGES = ("screening", "offering", "interviewing", "deciding", "applied", "prospect")
PEOPLE = ("maya", "tomas", "ingrid", "daniel")

people = st.sampled_from(PEOPLE)
places = st.integers(0, 5)


class Lifecycles(RuleBasedStateMachine):
    """One requisition; whoever is not in the tables' way presses what they like."""

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
        self.source = Source.of_kind("careers")

    def teardown(self):
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
            by = self.cast[who]

            def send():
                with transaction.atomic():
                    held.draft(by=by, verdict=verdict, note="Why?")
                    held.shortlist.send(by=by, only=held)

            self.press(held, verdict, send)

    @rule(place=places, who=people)
    def review_answer(self, place, who):
        if held := self.some_review(place):
            self.press(held, "answer", lambda: held.answer(by=self.cast[who], text="So."))

    def some_review(self, place):
        reviews = list(Review.objects.order_by("pk"))
        return reviews[place % len(reviews)] if reviews else None

    @invariant()
    def everything_agrees(self):
        if hasattr(self, "requisition"):
            Records(self.requisition).must_agree()
