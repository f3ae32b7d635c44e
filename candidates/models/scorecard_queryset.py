from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from candidates.lifecycle import MET, InterviewStatus, ScorecardStatus
from candidates.models.application import Application
from hiring import clocks
from hiring.accounts.models import User
from requisitions.lifecycle import OVER

if TYPE_CHECKING:
    from candidates.models.interview import Interview
    from candidates.models.scorecard import Scorecard  # noqa: F401  the base names it
    from requisitions.models import Requisition


class ScorecardQuerySet(models.QuerySet["Scorecard"]):
    def visible_to(self, user: User) -> "ScorecardQuerySet":
        """Their own; and what others sent on people they see or met, once their own is in."""
        own = Q(author=user)
        followed = Application.objects.followed_by(user).named_by("application")
        wrote = self.model.objects.filter(author=user).sent().order_by()
        seen = Q(followed) | Q(application__in=wrote.values("application"))
        open_ones = self.model.objects.awaited().filter(
            author=user, application=OuterRef("application")
        )
        others = seen & Q(status=ScorecardStatus.SENT) & ~Exists(open_ones)
        return self.filter(own | others).not_of(user)

    def awaited(self) -> "ScorecardQuerySet":
        return self.filter(status=ScorecardStatus.AWAITED)

    def sent(self) -> "ScorecardQuerySet":
        return self.filter(status=ScorecardStatus.SENT)

    def standing(self) -> "ScorecardQuerySet":
        """Awaited or sent: whose author meets the person, or was asked about them."""
        return self.exclude(status=ScorecardStatus.DROPPED)

    def to_go_on(self) -> "ScorecardQuerySet":
        """Dropped ones that can be written after all: of an interview that began, or of none."""
        there = Q(interview__status__in=[InterviewStatus.SCHEDULED, InterviewStatus.HELD])
        begun = Q(interview=None) | there & Q(interview__during__startswith__lte=clocks.now())
        return self.filter(begun, status=ScorecardStatus.DROPPED)

    def owed(self) -> "ScorecardQuerySet":
        """Awaited while their search runs, and nothing stands before it: its interview was held,
        or there is none."""
        begun = Q(interview=None) | Q(interview__status=InterviewStatus.HELD)
        return self.awaited().filter(begun).exclude(application__requisition__status__in=OVER)

    def wanted_again(self) -> "ScorecardQuerySet":
        """Dropped, though their author met the person and is on that panel still, or was asked."""
        there = Q(interview__status=InterviewStatus.HELD, interview__panel__interviewer=F("author"))
        asked = Q(asked_by__isnull=False, interview=None)
        return self.filter(there | asked, status=ScorecardStatus.DROPPED)

    def about(self, applications: Iterable[Application]) -> "ScorecardQuerySet":
        return self.filter(application__in=[one.pk for one in applications])

    def of_requisitions(self, requisitions: Iterable["Requisition"]) -> "ScorecardQuerySet":
        return self.filter(application__requisition__in=[one.pk for one in requisitions])

    def among(self, numbers: "Iterable[int]") -> "ScorecardQuerySet":
        return self.filter(pk__in=list(numbers))

    def of_interviews(self, interviews: "Iterable[Interview]") -> "ScorecardQuerySet":
        return self.filter(interview__in=[one.pk for one in interviews])

    def not_of(self, user: User) -> "ScorecardQuerySet":
        """Nobody reads what is said of themselves."""
        return self.exclude(application__candidate__email=user.email)

    def overtaken_by(self, stage: str) -> "ScorecardQuerySet":
        """Those that nobody needs any more, now that the application is in this stage."""
        return self.none() if stage in MET else self.awaited()

    def by(self, author: User) -> "ScorecardQuerySet":
        return self.filter(author=author)

    def follow(self, interview: "Interview") -> None:
        """Expect one of everybody on its panel, and of nobody who left it but was asked."""
        panel = set(interview.panel.order_by().values_list("interviewer", flat=True))
        known = {one.author_id: one for one in self.filter(interview=interview)}
        for author, scorecard in known.items():
            if author in panel and scorecard.status == ScorecardStatus.DROPPED:
                scorecard.expect()
            elif author not in panel and scorecard.is_awaited and not scorecard.asked_by_id:
                scorecard.drop()
        self.bulk_create(
            [
                self.model(application=interview.application, interview=interview, author_id=pk)
                for pk in sorted(panel - known.keys())
            ]
        )

    def for_matrix(self) -> "ScorecardQuerySet":
        """With all that they say, in the order in which people were met."""
        met_first = F("interview__during").asc(nulls_last=True)
        return (
            self.select_related("author", "interview__round")
            .prefetch_related("judgements")
            .order_by(met_first, "pk")
        )

    def for_page(self) -> "ScorecardQuerySet":
        return self.select_related(
            "author",
            "asked_by",
            "interview__round",
            "application__candidate",
            "application__requisition__manager",
            "application__requisition__recruiter",
        ).prefetch_related("judgements__criterion", "interview__round__criteria", "clocks")
