"""How many people stand where, since when, and who waits too long: counted by the database."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Aggregate, Count, DurationField, F, Q, Value
from django.db.models.expressions import ExpressionWrapper

from candidates.lifecycle import ReviewStatus, Stage
from candidates.waiting import PATIENCE


class Median(Aggregate):
    """The middle one; between two of them, half-way."""

    function = "percentile_cont"
    name = "Median"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


class StageCount(NamedTuple):
    """How many people are in a stage, the median of their time in it, and how many are late."""

    people: int
    median: dt.timedelta
    late: int


class Standing(NamedTuple):
    """How many people are in a stage of one requisition, since when the first of them, the
    median of their time in it, and how many are there longer than it usually takes."""

    people: int
    since: dt.datetime
    median: dt.timedelta
    slow: int


class Counted(models.QuerySet[Any]):
    def is_late(self, now: dt.datetime) -> Q:
        """Past a promise, or longer in a stage than it should take."""
        slow = Q(pk__in=[])
        for stage, (_soon, days) in PATIENCE.items():
            slow |= Q(status=stage, since__lte=now - dt.timedelta(days=days))
        over = self.model.objects.filter(
            Q(reviews__status=ReviewStatus.WAITING, **past("reviews__clock", now))
            | Q(reviews__status=ReviewStatus.ASKED, **past("reviews__asks__clocks", now))
        )
        return slow | Q(pk__in=over.values("pk"))

    def counts(self) -> dict[int, dict[str, int]]:
        """Requisition → stage → people, in one query."""
        grouped = self.order_by().values_list("requisition_id", "status").annotate(Count("pk"))
        found: dict[int, dict[str, int]] = {}
        for requisition_id, status, people in grouped:
            found.setdefault(requisition_id, {})[status] = people
        return found

    def standing(self, now: dt.datetime) -> dict[int, dict[str, Standing]]:
        """Requisition → stage → who stands there, in one query."""
        in_stage = ExpressionWrapper(Value(now) - F("since"), output_field=DurationField())
        grouped = (
            self.order_by()
            .values("requisition_id", "status")
            .annotate(
                people=Count("pk"),
                first=models.Min("since"),
                median=Median(in_stage, output_field=DurationField()),
                slow=Count("pk", filter=is_slow(now)),
            )
        )
        found: dict[int, dict[str, Standing]] = {}
        for row in grouped:
            standing = Standing(row["people"], row["first"], row["median"], row["slow"])
            found.setdefault(row["requisition_id"], {})[row["status"]] = standing
        return found

    def usual_times(self, stages: Iterable[str], now: dt.datetime) -> dict[str, dt.timedelta]:
        """Stage → the median of everybody's time in it, in one query."""
        in_stage = ExpressionWrapper(Value(now) - F("since"), output_field=DurationField())
        grouped = self.filter(status__in=stages).order_by().values_list("status")
        return dict(grouped.annotate(usual=Median(in_stage, output_field=DurationField())))

    def stage_counts(self, now: dt.datetime) -> dict[str, StageCount]:
        """People in each stage, and the median of their time in it, in one query."""
        in_stage = ExpressionWrapper(Value(now) - F("since"), output_field=DurationField())
        grouped = (
            self.order_by()
            .values("status")
            .annotate(
                people=Count("pk"),
                median=Median(in_stage, output_field=DurationField()),
                late=Count("pk", filter=self.is_late(now)),
            )
        )
        return {
            row["status"]: StageCount(row["people"], row["median"], row["late"]) for row in grouped
        }


def is_slow(now: dt.datetime) -> Q:
    slow = Q()
    for stage, (days, _late) in PATIENCE.items():
        if stage != Stage.DECLINED:
            slow |= Q(status=stage, since__lte=now - dt.timedelta(days=days))
    return slow


def past(clock: str, now: dt.datetime) -> dict[str, object]:
    """That the clock at this path runs, and has run out."""
    return {
        f"{clock}__due_at__lt": now,
        f"{clock}__stopped_at": None,
        f"{clock}__paused_at": None,
    }
