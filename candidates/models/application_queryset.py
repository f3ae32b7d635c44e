import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from candidates.lifecycle import (
    COLUMNS,
    CONSIDERED,
    GONE,
    LIVE,
    MET,
    Coarse,
    ReviewStatus,
    Stage,
)
from candidates.models.application_counts import is_slow
from candidates.models.application_offers import Offered
from candidates.models.finding import Finding
from candidates.models.resume import Resume
from candidates.waiting import stages_of
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.actors import Actor
from requisitions.lifecycle import OVER, Status
from requisitions.models import Requisition

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.candidate import Candidate

MANY_WORDS = 6


class ApplicationQuerySet(Offered, models.QuerySet["Application"]):
    def visible_to(self, user: User) -> "ApplicationQuerySet":
        """Recruiters and managers read those of their requisitions; nobody their own."""
        return self.followed_by(user).not_of(user)

    def followed_by(self, user: User) -> "ApplicationQuerySet":
        if user.is_admin:
            return self
        if user.has_role(Role.RECRUITER):
            hidden = Requisition.objects.hidden_from(user)
            return self.exclude(requisition__in=hidden) if hidden else self
        return self.filter(requisition__in=Requisition.objects.managed_by(user).values("pk"))

    def named_by(self, field: str) -> Exists:
        """Whether the application that a row names is among these: looked up row by row, where
        `IN` beside an `OR` would first read all of them."""
        return Exists(self.order_by().filter(pk=OuterRef(field)))

    def not_of(self, user: User) -> "ApplicationQuerySet":
        """Nobody reads their own candidacy."""
        people = apps.get_model("candidates", "Candidate").objects
        return self.exclude(candidate__in=people.called(user.email).values("pk"))

    def met_by(self, user: User) -> "ApplicationQuerySet":
        """Of whom this person writes a scorecard: they are on a panel, or were asked."""
        written = apps.get_model("candidates", "Scorecard").objects.standing().by(user)
        return self.filter(pk__in=written.order_by().values("application")).not_of(user)

    # By stage

    def live(self) -> "ApplicationQuerySet":
        return self.filter(status__in=LIVE)

    def considered(self) -> "ApplicationQuerySet":
        """From the screening to the offer."""
        return self.filter(status__in=CONSIDERED)

    def gone(self) -> "ApplicationQuerySet":
        return self.filter(status__in=GONE)

    def still_here(self) -> "ApplicationQuerySet":
        """Live or hired: there is one of a candidate in a requisition at most."""
        return self.exclude(status__in=GONE)

    def of(self, candidate: "Candidate") -> "ApplicationQuerySet":
        return self.filter(candidate=candidate)

    def on_board(self) -> "ApplicationQuerySet":
        """Prospects, everyone in a column, and declined people beside them."""
        return self.filter(status__in=[Stage.PROSPECT, *COLUMNS, Stage.DECLINED])

    def in_stage(self, stage: str) -> "ApplicationQuerySet":
        """Those longest in a stage first: nobody is forgotten at the bottom."""
        return self.filter(status=stage).order_by("since", "pk")

    def after(self, since: dt.datetime, pk: int) -> "ApplicationQuerySet":
        """What follows this one in its column."""
        return self.filter(Q(since__gt=since) | Q(since=since, pk__gt=pk))

    def by(self, moment: dt.datetime) -> "ApplicationQuerySet":
        """Those who were in their stage already at that moment."""
        return self.filter(since__lte=moment)

    def before(self, since: dt.datetime, pk: int) -> "ApplicationQuerySet":
        """What precedes this one in its column, the nearest first."""
        earlier = self.filter(Q(since__lt=since) | Q(since=since, pk__lt=pk))
        return earlier.order_by("-since", "-pk")

    def neighbours(
        self, application: "Application"
    ) -> tuple["Application | None", "Application | None"]:
        """Who stands before and after somebody in their column."""
        column = self.in_stage(application.status)
        place = application.since, application.pk
        return column.before(*place).first(), column.after(*place).first()

    def first_of_each_stage(self, people: int) -> "ApplicationQuerySet":
        """So many of every stage, longest in it first: the top of each column in one query."""
        place = Window(RowNumber(), partition_by="status", order_by=["since", "pk"])
        return self.annotate(place=place).filter(place__lte=people).order_by("since", "pk")

    def first_ones(self, count: int) -> "ApplicationQuerySet":
        """So many in this order, found before anything is joined to them."""
        found: ApplicationQuerySet = self.model.objects.filter(pk__in=self.values("pk")[:count])
        return found.order_by(*self.query.order_by)

    def of_requisitions(self, requisitions: Iterable[Requisition]) -> "ApplicationQuerySet":
        return self.filter(requisition__in=[one.pk for one in requisitions])

    # As the office speaks

    def to_screen(self) -> "ApplicationQuerySet":
        return self.filter(status=Stage.APPLIED)

    def finalists(self) -> "ApplicationQuerySet":
        """Whoever is met or decided on: those before the decision first."""
        first = Case(When(status=Stage.DECIDING, then=0), default=1)
        return self.filter(status__in=MET).order_by(first, "since", "pk")

    def for_matrix(self) -> "ApplicationQuerySet":
        return self.select_related("candidate").prefetch_related("findings__by")

    def beside(self, application: "Application") -> "ApplicationQuerySet":
        """The others who wait for the final decision of the same requisition, runners-up first."""
        others = self.in_stage(Stage.DECIDING).exclude(pk=application.pk)
        kept_warm = F("warm_since").asc(nulls_last=True)
        return others.select_related("candidate").order_by(kept_warm, "since", "pk")

    def to_be_told(self) -> "ApplicationQuerySet":
        """Declined, or left over when their requisition was filled or cancelled."""
        left_over = Q(status__in=LIVE, requisition__status__in=OVER)
        return self.filter(Q(status=Stage.DECLINED) | left_over)

    def named(self, words: str) -> "ApplicationQuerySet":
        """By name or by employer, in any order of words."""
        found = self
        for word in words.split()[:MANY_WORDS]:
            found = found.filter(
                Q(candidate__name__icontains=word) | Q(candidate__headline__icontains=word)
            )
        return found

    def from_kind(self, kind: str) -> "ApplicationQuerySet":
        return self.filter(source__kind=kind)

    def meeting(self, musts: int) -> "ApplicationQuerySet":
        """With evidence for at least so many must-haves."""
        return self.filter(musts_met__gte=musts)

    def waiting_on(self, user: User) -> "ApplicationQuerySet":
        """Those whose next step is this person's; on hold nobody waits for anyone."""
        asked = Q(pk__in=self.model.objects.filter(reviews__status=ReviewStatus.ASKED).values("pk"))
        recruits = Q(requisition__recruiter=user)
        manages = Q(requisition__manager__in=[user.pk, *user.stands_in_for])
        theirs = Q(status__in=stages_of("recruiter")) & ~self.offer_is_with_others() | asked
        ours = Q(status__in=stages_of("manager")) & ~asked
        open_ones = self.filter(requisition__status=Status.OPEN)
        return open_ones.filter((recruits & theirs) | (manages & ours) | self.offer_waits_for(user))

    def late(self, now: dt.datetime) -> "ApplicationQuerySet":
        return self.filter(self.is_late(now))

    def slow(self, now: dt.datetime) -> "ApplicationQuerySet":
        """Longer in their stage than it usually takes; longest first. Presented people have a
        clock instead, and declined ones a list of their own."""
        return self.filter(is_slow(now)).order_by("since", "pk")

    def count_musts(self) -> None:
        """Count anew, after criteria changed, for how many must-haves something was heard.

        Who was not screened yet is counted by what their résumé claims.
        """
        met = Finding.objects.heard().on_musts().filter(application=OuterRef("pk"))
        counted = met.order_by().values("application").annotate(people=Count("pk"))
        screened = self.exclude(screened_at=None)
        screened.update(musts_met=Coalesce(Subquery(counted.values("people")), 0))
        Resume.objects.last_of(self.live().filter(screened_at=None)).count_claims()

    # While their search ends, or goes on

    def of_whom_something_is_asked(self) -> "ApplicationQuerySet":
        """Somebody is to meet, to judge or to hire them, or to answer about them."""
        asked = (
            apps.get_model("candidates", "Interview").objects.open(),
            apps.get_model("candidates", "Scorecard").objects.awaited(),
            apps.get_model("candidates", "Reference").objects.open(),
            apps.get_model("candidates", "BackgroundCheck").objects.under_way(),
            apps.get_model("candidates", "Offer").objects.on_the_way(),
        )
        theirs = (Exists(rows.filter(application=OuterRef("pk")).order_by()) for rows in asked)
        return self.filter(reduce(or_, theirs))

    def call_off(self, *, by: Actor) -> None:
        """The search is over: nobody live is met, judged or asked about any more."""
        for application in self.live().of_whom_something_is_asked():
            application.call_off(by=by)

    def run_again(self) -> None:
        """The search goes on: promises that ended with it are made anew."""
        for application in self.filter(status__in=[*MET, Stage.OFFERING, Stage.HIRED]):
            application.run_again()

    # What pages need

    def for_cards(self) -> "ApplicationQuerySet":
        return self.select_related("candidate", "source")

    def for_names(self) -> "ApplicationQuerySet":
        """What a link to them needs."""
        return self.select_related("candidate").only(
            "since", "status", "requisition", "candidate__name"
        )

    def for_sentences(self) -> "ApplicationQuerySet":
        """Who it is and how they came, and what was written with the decisions on them."""
        named = self.select_related("candidate", "source").prefetch_related("decisions")
        return named.only("candidate__name", "candidate__email", "source__name", "source__kind")

    def for_newcomers(self) -> "ApplicationQuerySet":
        """A line for each that nobody has read yet."""
        return self.select_related("candidate", "source").only(
            "requisition", "musts_met", "candidate__name", "candidate__headline", "source__kind"
        )

    def for_others(self) -> "ApplicationQuerySet":
        """A line for each, beside the one that is shown."""
        with_job = self.select_related("requisition")
        return with_job.only("candidate", "status", "created_at", "requisition__title")

    def for_telling(self) -> "ApplicationQuerySet":
        """With what the manager said, longest waiting first."""
        return (
            self.select_related("candidate")
            .prefetch_related("decisions__criteria", "reviews__impressions__criterion")
            .order_by("since", "pk")
        )

    def known_to_candidate(self) -> "ApplicationQuerySet":
        """What they have heard of: they applied, or we wrote to them. Live ones first."""
        wrote = Q(pk__in=self.exclude(messages=None).values("pk"))
        return (
            self.filter(~Q(told="") | wrote)
            .select_related("candidate", "requisition__recruiter")
            .prefetch_related(
                "requisition__postings__revision",
                "messages__author",
                "answers__question",
                "resumes",
                "references",
                "checks__kind",
                "onboardings",
                "offers__versions",
            )
            .order_by(Case(When(told=Coarse.CLOSED, then=1), default=0), "-pk")
        )

    def for_page(self) -> "ApplicationQuerySet":
        return self.select_related(
            "candidate",
            "source",
            "requisition__manager",
            "requisition__recruiter",
            "requisition__department",
        )
