"""What twenty people can press at once. Each contest says how a round begins and what must be so
afterwards."""

import datetime as dt
import uuid

from django.db import transaction
from django.test import Client

from candidates import intake
from candidates.intake import Sent
from candidates.lifecycle import Stage
from candidates.models import Application, Interview, Seat, Source
from hiring import clocks
from hiring.activity.models import Event
from requisitions.models import ApprovalRule, Opening, Posting, Requisition, Round
from tests import factories
from tests.contention.contest import Contest
from tests.contention.crowd import PEOPLE
from tests.contention.offers import LastOffer, Offers


class LastOpening(Contest):
    """Each hires somebody else."""

    name = "the last opening"
    effects = frozenset({"application.hire"})
    heard = 1  # the manager; the recruiter did it

    def __init__(self):
        super().__init__()
        self.wanted = factories.opened(self.requisition())
        self.chosen = [factories.application(self.wanted, stage="offering") for _ in range(PEOPLE)]

    def begin(self):
        """As if nobody had pressed in the round before."""
        self.wanted.applications.update(status=Stage.OFFERING, opening=None)
        Opening.objects.filter(requisition=self.wanted).update(status="open")
        Requisition.objects.filter(pk=self.wanted.pk).update(status="open")
        held = [Application.objects.get(pk=one.pk) for one in self.chosen]
        return [lambda one=one: one.hire(by=self.recruiter) for one in held]

    def is_so(self):
        self.wanted.refresh_from_db()
        hired = self.wanted.applications.filter(status=Stage.HIRED)
        filled = self.wanted.openings.filled()
        return self.wanted.status == "filled" and hired.count() == filled.count() == 1


class ApprovalStep(Contest):
    """One yes of twenty is enough."""

    name = "one approval step"
    effects = frozenset({"requisition.approve"})
    heard = 2  # the manager, who asked, and the recruiter

    def __init__(self):
        super().__init__()
        self.approvers = [factories.user(f"approver-{n}") for n in range(PEOPLE)]
        step = ApprovalRule.objects.create(name="Any").steps.create(
            position=1, name="Any of them", needed=1
        )
        step.people.set(self.approvers)

    def begin(self):
        self.asked = self.requisition()
        self.asked.submit(by=self.manager)
        return [
            lambda person=person: Requisition.objects.get(pk=self.asked.pk).approve(by=person)
            for person in self.approvers
        ]

    def is_so(self):
        self.asked.refresh_from_db()
        yeses = self.asked.round.approvals.filter(answer="yes").count()
        return self.asked.status == "approved" and yeses == 1


class Card(Contest):
    """Moved from the same column in different directions, as the board does it."""

    name = "one card"
    verbs = ("screen", "withdraw")
    effects = frozenset(f"application.{verb}" for verb in verbs)
    heard = None  # nobody hears of a screen; the manager of a withdrawal

    def __init__(self):
        super().__init__()
        self.card = factories.application(factories.opened(self.requisition()))

    def begin(self):
        Application.objects.filter(pk=self.card.pk).update(status=Stage.APPLIED)
        return [lambda n=n: self.move(self.verbs[n % len(self.verbs)]) for n in range(PEOPLE)]

    def move(self, verb):
        application = Application.objects.get(pk=self.card.pk)
        with transaction.atomic():
            application.must_still_be(Stage.APPLIED)
            getattr(application, verb)(by=self.recruiter)

    def is_so(self):
        self.card.refresh_from_db()
        last = Event.objects.of(self.card).filter(verb__in=self.effects).order_by("pk").last()
        return last.target == self.card.status


class Applying(Contest):
    effects = frozenset({"application.add"})
    others = "done"
    done = PEOPLE
    heard = 0  # nobody added them by hand

    def __init__(self):
        super().__init__()
        self.posting = factories.published(factories.opened(self.requisition()))
        Posting.objects.filter(pk=self.posting.pk).update(resume="optional")
        self.source, self.round = Source.of_kind("careers"), 0

    def begin(self):
        self.round += 1
        self.email = f"{type(self).__name__.lower()}-{self.round}@example.org"
        return self.presses()

    def applied(self):
        return Event.objects.filter(verb="application.apply").filter(
            subject_id__in=Application.objects.filter(candidate__email=self.email)
        )

    def is_so(self):
        one = Application.objects.filter(candidate__email=self.email).count() == 1
        return one and self.applied().count() == 1


class ApplyForm(Applying):
    """The same form sent by impatient fingers."""

    name = "one apply form"

    def presses(self):
        form = {
            "name": "Leila Haddad",
            "email": self.email,
            "privacy": "on",
            "once": str(uuid.uuid4()),
        }
        return [lambda n=n: self.send(form, n) for n in range(PEOPLE)]

    def send(self, form, n):
        client = Client(REMOTE_ADDR=f"10.{self.round >> 8}.{self.round % 256}.{n}")
        answer = client.post(
            f"/jobs/{self.posting.slug}/apply/", form, headers={"host": "localhost"}
        )
        return "done" if answer.status_code == 302 else str(answer.status_code)

    def is_so(self):
        """One acknowledgement: the other nineteen were shown what the first had made."""
        told = Event.objects.filter(
            verb="application.acknowledge", subject_id__in=self.applied().values("subject_id")
        )
        return super().is_so() and told.count() == 1


class OneAddress(Applying):
    """Twenty forms of one person: all of them that person's one application."""

    name = "one address, many forms"

    def presses(self):
        sent = Sent(name="Leila Haddad", email=self.email)
        return [lambda: self.send(sent)] * PEOPLE

    def send(self, sent):
        intake.apply(Posting.objects.get(pk=self.posting.pk), sent, source=self.source)


class Time(Contest):
    """Twenty candidates of several requisitions pick the same time of one interviewer."""

    name = "one time of a panel"
    effects = frozenset({"interview.pick"})
    heard = 3  # the candidate, the interviewer, the recruiter

    def __init__(self):
        super().__init__()
        panel = [factories.user("panel-of-all")]
        starts_at = clocks.now().replace(minute=0, second=0, microsecond=0) + dt.timedelta(days=30)
        opened = [factories.opened(self.requisition()) for _ in range(4)]
        rounds = {one: Round.objects.create(requisition=one, title="Talk") for one in opened}
        self.offered = [
            Interview.offer(
                factories.application(one, stage="interviewing"),
                rounds[one],
                times=[starts_at],
                panel=panel,
                by=self.recruiter,
            )
            for n in range(PEOPLE)
            for one in [opened[n % len(opened)]]
        ]

    def begin(self):
        """As if nobody had picked it in the round before."""
        ours = Interview.objects.filter(pk__in=[one.pk for one in self.offered])
        Seat.objects.filter(interview__in=ours).update(holds=None)
        ours.update(status="proposed", during=None)
        return [lambda pk=one.pk: self.pick(pk) for one in self.offered]

    def pick(self, pk):
        interview = Interview.objects.get(pk=pk)
        interview.pick(interview.slots.get(), by=interview.candidate)

    def is_so(self):
        taken = Seat.objects.exclude(holds=None).filter(interview__in=self.offered)
        scheduled = [one for one in self.offered if Interview.objects.get(pk=one.pk).is_scheduled]
        return taken.count() == len(scheduled) == 1


CONTESTS = (LastOpening, ApprovalStep, Card, ApplyForm, OneAddress, Time, Offers, LastOffer)
