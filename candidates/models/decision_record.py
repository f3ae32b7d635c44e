from django.db import models, transaction
from django.urls import reverse

from candidates.models.decision import Decision
from candidates.models.document import Document, DocumentQuerySet
from candidates.recorded import content
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record


class DecisionRecordQuerySet(DocumentQuerySet["DecisionRecord"]):
    @transaction.atomic
    def open(self, decision: Decision) -> "DecisionRecord":
        """Keep what is known as it is decided."""
        return self.begin(decision=decision, content=content(decision))


class DecisionRecord(Document):
    """What was known when it was decided, as a document that nobody changes afterwards.

    `content` has the shape of `recorded.content`.
    """

    TEMPLATE = "record.typ"
    MAKE_WAITING = "candidates.tasks.make_records"

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="record")

    objects = DecisionRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path"], condition=~models.Q(path=""), name="decision_record_path_once"
            )
        ]

    def __str__(self) -> str:
        return f"Decision {self.decision_id}"

    def get_absolute_url(self) -> str:
        return reverse("candidates:decision_record", args=[self.decision_id])

    def recorded(self) -> None:
        record("decision.record", self.decision, by=SYSTEM, sha256=self.sha256)
