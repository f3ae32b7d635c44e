from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Subquery

from candidates.lifecycle import Stage
from requisitions.models import Round

STANDING = ("proposed", "scheduled", "held")
OPEN = ("proposed", "scheduled")


class RoundsAhead(models.QuerySet[Any]):
    """Which round of the plan comes next for applications, asked of all of them at once."""

    def to_be_met(self) -> Self:
        """In the interviews with nothing to come and a round that was not held: as `next_round`
        its number, as `next_title` what it is called."""
        interviews = apps.get_model("candidates", "Interview")._base_manager
        coming = interviews.filter(application=OuterRef("pk"), status__in=OPEN)
        done = interviews.filter(
            application=OuterRef(OuterRef("pk")), round=OuterRef("pk"), status__in=STANDING
        )
        left = Round.objects.current().filter(requisition=OuterRef("requisition"))
        left = left.filter(~Exists(done)).order_by("position")
        waiting = self.filter(~Exists(coming), status=Stage.INTERVIEWING)
        return waiting.annotate(
            next_round=Subquery(left.values("pk")[:1]),
            next_title=Subquery(left.values("title")[:1]),
        ).filter(next_round__isnull=False)
