from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from candidates.lifecycle import ReviewStatus, ShortlistStatus, Stage
from candidates.models.application import Application
from candidates.models.shortlist import Shortlist
from hiring.accounts.models import User
from hiring.accounts.roles import Role

if TYPE_CHECKING:
    from candidates.models.review import Review  # noqa: F401  the base names it

UNANSWERED = [ReviewStatus.WAITING, ReviewStatus.ASKED]
ANSWERED = [ReviewStatus.ADVANCED, ReviewStatus.DECLINED]


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: User) -> "ReviewQuerySet":
        """Of applications they may see; those still being prepared only to recruiters."""
        seen = self.filter(application__in=Application.objects.visible_to(user).values("pk"))
        recruits = user.has_role(Role.RECRUITER)
        return seen if recruits else seen.exclude(status=ReviewStatus.PREPARED)

    def not_of(self, user: User) -> "ReviewQuerySet":
        return self.exclude(application__candidate__email=user.email)

    def unanswered(self) -> "ReviewQuerySet":
        return self.filter(status__in=UNANSWERED)

    def answered(self) -> "ReviewQuerySet":
        return self.filter(status__in=ANSWERED)

    def waiting(self) -> "ReviewQuerySet":
        return self.filter(status=ReviewStatus.WAITING)

    def asked(self) -> "ReviewQuerySet":
        return self.filter(status=ReviewStatus.ASKED)

    def drafted(self) -> "ReviewQuerySet":
        return self.unanswered().exclude(verdict="")

    def prepared(self) -> "ReviewQuerySet":
        return self.filter(status=ReviewStatus.PREPARED)

    def presented(self) -> "ReviewQuerySet":
        """The queue: answered or not, without those who left."""
        return self.filter(status__in=[*UNANSWERED, *ANSWERED])

    def for_page(self) -> "ReviewQuerySet":
        """With everything that one line of a list or one column of a table shows."""
        return self.select_related(
            "by", "clock", "application__candidate", "application__source",
            "application__referred_by",
        ).prefetch_related(
            "pitches", "impressions", "application__findings",
            "asks__by", "asks__answered_by", "asks__clocks",
        )  # fmt: skip

    def for_record(self) -> "ReviewQuerySet":
        """With who presented whom and when, as the decision's page tells it."""
        return self.for_page().select_related("shortlist__prepared_by")

    def for_draft(self) -> "ReviewQuerySet":
        """With what the screen heard of each person."""
        return self.select_related("application__candidate").prefetch_related(
            "pitches", "application__findings"
        )

    def overtaken_by(self, stage: str) -> "ReviewQuerySet":
        """Those that this stage of their application leaves without a question to answer."""
        prepared = Q(status=ReviewStatus.PREPARED)
        presented = Q(status__in=UNANSWERED)
        if stage == Stage.PRESENTED:
            return self.none()
        if stage in {Stage.SCREENING, Stage.DECLINED}:
            return self.filter(presented)
        return self.filter(prepared | presented)

    def look_again(self, application: Application, *, by: User) -> None:
        """Review somebody once more, on their last shortlist or one of their own."""
        for prepared in application.reviews.prepared():
            prepared.leave(by=by)
        shown = application.reviews.exclude(shortlist__status=ShortlistStatus.DRAFT)
        last = shown.select_related("shortlist__requisition").order_by("-pk").first()
        shortlist = last.shortlist if last else Shortlist.objects.alone(application, by=by)
        shortlist.look_again(by=by)
        review = shortlist.reviews.create(
            application=application,
            position=last.position if last else 0,
            summary=last.summary if last else "",
            status=ReviewStatus.WAITING,
            clock=shortlist.start_clock(),
        )
        for pitch in last.pitches.all() if last else ():
            review.pitches.create(criterion=pitch.criterion, text=pitch.text)
