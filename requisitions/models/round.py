from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models, transaction
from django.db.models import Deferrable, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from requisitions.models.criterion import Criterion
from requisitions.models.outline import Outline

if TYPE_CHECKING:
    from hiring.accounts.models import User
    from requisitions.models.criterion import CriterionQuerySet
    from requisitions.models.requisition import Requisition


class Ask(NamedTuple):
    """One question of the kit; a criterion's own names what it is about."""

    text: str
    criterion: Criterion | None = None


class RoundQuerySet(models.QuerySet["Round"]):
    def current(self) -> "RoundQuerySet":
        return self.filter(retired=False)

    def covering(self, criterion: Criterion) -> "RoundQuerySet":
        """Those that have it in focus."""
        return self.current().filter(criteria=criterion)

    def plans(self, requisitions: "Iterable[Requisition]") -> "dict[int, list[Round]]":
        """Requisition → its rounds by name, in one query; those without a plan are left out."""
        found: dict[int, list[Round]] = {}
        theirs = self.current().filter(requisition__in=[one.pk for one in requisitions])
        for round in theirs.only("requisition", "title").order_by("position", "pk"):
            found.setdefault(round.requisition_id, []).append(round)
        return found

    def for_page(self) -> "RoundQuerySet":
        """With what they look at, and who is usually asked, by name."""
        return self.prefetch_related(
            models.Prefetch("criteria", Criterion.objects.current()), "interviewers"
        )

    def uncovered(self, requisition: "Requisition") -> "CriterionQuerySet":
        """The must-haves that no round looks at."""
        looked_at = self.current().filter(requisition=requisition).values("criteria")
        musts: CriterionQuerySet = requisition.criteria.musts()
        return musts.exclude(pk__in=looked_at.filter(criteria__isnull=False))

    def differs(self, rows: list[dict[str, Any]]) -> bool:
        """Whether these rows say anything else, or in another order."""
        kept = [{"id": one.pk} | one.says for one in self.current().for_page()]
        return kept != [{"id": row.get("id")} | said(row) for row in rows]

    @transaction.atomic
    def rewrite(self, requisition: "Requisition", rows: list[dict[str, Any]]) -> None:
        """The plan from now on, in this order. A row with an `id` is kept."""
        known = {round.pk: round for round in self.current()}
        for position, row in enumerate(rows, 1):
            round = known.pop(row.get("id") or 0, None) or Round(requisition=requisition)
            round.say(said(row), position)
        for round in known.values():
            round.leave()

    def copy(self, requisition: "Requisition", criteria: dict[int, Criterion]) -> None:
        """The same plan for another requisition; `criteria` are its own, by those copied."""
        rows = [one.says for one in self.current().for_page()]
        for row in rows:
            row["criteria"] = {criteria[pk].pk for pk in row["criteria"] if pk in criteria}
        requisition.rounds.rewrite(requisition, rows)


def said(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a form as a round would keep it, what is missing as by default."""
    plain = Round()
    words = {name: row.get(name) or getattr(plain, name) for name in Round.SAID}
    return words | {name: numbers(row.get(name) or ()) for name in Round.MANY}


def numbers(things: Any) -> set[int]:
    return {getattr(thing, "pk", thing) for thing in things}


class Round(Outline):
    """A step of the interview plan; every candidate of a requisition meets the same ones."""

    MANY = ("criteria", "interviewers")

    requisition = models.ForeignKey(
        "requisitions.Requisition", models.CASCADE, related_name="rounds"
    )
    criteria = models.ManyToManyField(
        Criterion, related_name="rounds", blank=True, verbose_name=_("focus")
    )
    interviewers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="rounds", blank=True, verbose_name=_("interviewers")
    )
    retired = models.BooleanField(default=False, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["requisition", "position", "pk"]
        constraints = [
            *Outline.Meta.constraints,
            ExclusionConstraint(
                name="round_one_a_place",
                expressions=[("requisition", "="), ("position", "=")],
                condition=Q(retired=False),
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    @property
    def focus(self) -> list[Criterion]:
        """What it looks at now, must-haves first."""
        return [one for one in self.criteria.all() if not one.retired]

    @property
    def asked(self) -> "list[User]":
        """Who interviews, unless somebody else is asked."""
        return [person for person in self.interviewers.all() if person.is_active]

    @property
    def kit(self) -> list[Ask]:
        """What interviewers may ask: for each focus its own question, then the round's."""
        of_criteria = [Ask(one.question, one) for one in self.focus if one.question]
        return of_criteria + [Ask(line) for line in self.own_questions]

    @property
    def says(self) -> dict[str, Any]:
        words = {name: getattr(self, name) for name in self.SAID}
        return words | {"criteria": numbers(self.focus), "interviewers": numbers(self.asked)}

    def say(self, values: dict[str, Any], position: int) -> None:
        for name in self.SAID:
            setattr(self, name, values[name])
        self.position = position
        self.save()
        for name in self.MANY:
            getattr(self, name).set(values[name])

    def leave(self) -> None:
        """Gone; kept out of sight where interviews speak of it."""
        try:
            with transaction.atomic():
                self.delete()
        except ProtectedError:
            self.retired = True
            self.save(update_fields=["retired"])
