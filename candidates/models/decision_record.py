from collections.abc import Iterable

from django.db import models, transaction
from django.urls import reverse

from candidates.models.decision import Decision
from candidates.recorded import content
from hiring import clocks, files, pdf
from hiring.activity import bell
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record

MAKE_WAITING = "candidates.tasks.make_records"


class DecisionRecordQuerySet(models.QuerySet["DecisionRecord"]):
    def waiting(self) -> "DecisionRecordQuerySet":
        """Those whose document is not made yet, the oldest first."""
        return self.filter(sha256="").order_by("pk")

    def made(self) -> "DecisionRecordQuerySet":
        """Those with a document to read."""
        return self.exclude(path="")

    def after(self, pk: int) -> "DecisionRecordQuerySet":
        return self.filter(pk__gt=pk)

    @transaction.atomic
    def open(self, decision: Decision) -> "DecisionRecord":
        """Keep what is known as it is decided; somebody makes the document of it."""
        opened = self.create(decision=decision, content=content(decision))
        bell.ring(MAKE_WAITING)
        return opened

    @transaction.atomic
    def make_one(self, pk: int) -> None:
        """Make this one, unless somebody else is making it or has."""
        free = self.waiting().filter(pk=pk)
        if found := free.select_for_update(skip_locked=True, no_key=True).first():
            found.make()

    @staticmethod
    def paths(shard: str) -> Iterable[str]:
        """Every path a row knows that begins so."""
        return DecisionRecord.objects.filter(path__startswith=shard).values_list("path", flat=True)


class DecisionRecord(models.Model):
    """What was known when it was decided, as a document that nobody changes afterwards.

    `content` has the shape of `recorded.content`. Once made, the database refuses another
    document; its SHA-256 stands in the event, too, and stays when the file is erased.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="record")
    content = models.JSONField()
    path = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)

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

    @property
    def is_made(self) -> bool:
        return bool(self.path)

    def make(self) -> None:
        stored = files.store(pdf.made("record.typ", self.content), suffix=".pdf")
        self.path, self.size, self.sha256 = stored
        self.made_at = clocks.now()
        self.save(update_fields=["path", "size", "sha256", "made_at"])
        record("decision.record", self.decision, by=SYSTEM, sha256=self.sha256)
