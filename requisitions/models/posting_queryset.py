import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, OuterRef, Q

from hiring.accounts.models import Department
from hiring.search import Plain, holds, looks_like, query, words_of
from requisitions.lifecycle import PostingStatus, RevisionStatus, Status
from requisitions.models.place import Place

if TYPE_CHECKING:
    from requisitions.models.posting import Posting  # noqa: F401  the name in brackets below

REMOTE = "remote"
FILLERS = {"in", "the", "or", "and", "of"}
ALIKE = 0.4  # how alike a mistyped word must be: "desinger" is 0.44 of "designer"
TITLE, TEAM = Plain("revision__title"), Plain("name")


class Kind(NamedTuple):
    """Jobs that are alike in what one filters by, and how many they are."""

    team: int
    name: str
    employment: str
    workplace: str
    jobs: int


class Jobs(NamedTuple):
    """What one looks for jobs among: their lines, and their kinds."""

    lines: "PostingQuerySet"
    kinds: "models.QuerySet[Any, Any]"


@cache
def place_names() -> ArraySubquery:
    """The names of a posting's places, towns first."""
    there = Place.objects.filter(requisition=OuterRef("requisition")).towns_first()
    return ArraySubquery(there.values("name"))


class PostingQuerySet(models.QuerySet["Posting"]):
    def live(self) -> "PostingQuerySet":
        return self.filter(status=PostingStatus.LIVE)

    def public(self, today: dt.date) -> "PostingQuerySet":
        """What strangers may know of: live, approved, its date not past, its requisition open.

        `today` is the day in UTC, whatever the day is where it is read.
        """
        midnight = dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), dt.UTC)
        return self.filter(
            Q(closes_on=None) | Q(closes_on__gte=today),
            status=PostingStatus.LIVE,
            published_at__lt=midnight,
            requisition__status=Status.OPEN,
            revision__status=RevisionStatus.APPROVED,
        )

    def whole(self) -> "PostingQuerySet":
        """With its words and what they are about."""
        known = self.select_related("revision", "requisition__department")
        return known.prefetch_related("requisition__places").defer("revision__search")

    def of(self, requisitions: models.QuerySet[Any]) -> "PostingQuerySet":
        return self.filter(requisition__in=requisitions.values("pk"))

    def for_list(self) -> "PostingQuerySet":
        """Without the long text."""
        return self.whole().defer("revision__body")

    def jobs(self) -> "Jobs":
        return Jobs(self.lines(), self.kinds())

    def lines(self) -> "PostingQuerySet":
        """Each as a row of `Line`."""
        lines = self.values_list(
            "pk",
            "published_at",
            "requisition_id",
            "revision__title",
            "revision__summary",
            "requisition__department__name",
            "requisition__workplace",
            "revision__pay_low",
            "revision__pay_high",
            "revision__currency",
            "revision__period",
            place_names(),
            named=True,
        )
        return cast("PostingQuerySet", lines)

    def kinds(self) -> "models.QuerySet[Any, Any]":
        """What there is to choose from, each as a row of `Kind`, teams by name."""
        team = "requisition__department"
        alike = self.order_by(f"{team}__name").values_list(
            team, f"{team}__name", "requisition__employment", "requisition__workplace"
        )
        return alike.annotate(Count("pk"))

    def newest(self) -> "PostingQuerySet":
        return self.order_by("-published_at", "-pk")

    def past(self, today: dt.date) -> "PostingQuerySet":
        return self.live().filter(closes_on__lt=today)

    def of_team(self, department: int) -> "PostingQuerySet":
        return self.filter(requisition__department=department)

    def employed(self, employment: str) -> "PostingQuerySet":
        return self.filter(requisition__employment=employment)

    def remote(self) -> "PostingQuerySet":
        return self.filter(requisition__workplace=REMOTE)

    def saying(self, what: str) -> "PostingQuerySet":
        """Whose text holds these words in any of their forms, or whose team is called so."""
        return self.filter(Q(revision__search=query(what)) | self.team(holds(TEAM, what)))

    def nearly_saying(self, what: str) -> "PostingQuerySet":
        """Word by word, and a word of the title or the team's name may be mistyped."""
        found = self
        for word in words_of(what):
            near = Q(looks_like(TITLE, word, ALIKE)) | self.team(looks_like(TEAM, word, ALIKE))
            found = found.filter(near | Q(revision__search=query(word)))
        return found

    def team(self, called: Any) -> Q:
        """Teams are few: they are looked through once and not for every posting."""
        return Q(requisition__department__in=Department.objects.filter(called).values("pk"))

    def in_place(self, where: str) -> "PostingQuerySet":
        """By town, region, country or the place's name; "remote" means from home."""
        return self.near(where, Place.objects.saying)

    def nearly_in_place(self, where: str) -> "PostingQuerySet":
        return self.near(where, Place.objects.nearly_saying)

    def near(
        self, where: str, places: Callable[[str], models.QuerySet[Place]]
    ) -> "PostingQuerySet":
        found = self
        for word in (word for word in words_of(where) if word.lower() not in FILLERS):
            there = Q(requisition__in=places(word).values("requisition"))
            from_home = Q(requisition__workplace=REMOTE) if word.lower() == REMOTE else Q()
            found = found.filter(from_home | there)
        return found
