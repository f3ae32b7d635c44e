from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from hiring import clocks


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def newest(self) -> "DeliveryQuerySet":
        return self.select_related("notice").order_by("-at", "-pk")

    def ending(self, outcome: str) -> "DeliveryQuerySet":
        return self.filter(outcome=outcome)

    def stuck(self) -> "DeliveryQuerySet":
        """The last attempt of every mail that a person has to look at."""
        last = Delivery.objects.filter(notice=OuterRef("notice")).order_by("-pk").values("pk")[:1]
        waits = Q(notice__status__in=["dead", "uncertain"])
        return self.filter(waits, pk=Subquery(last))


class Delivery(models.Model):
    """One attempt to send one mail. Without a mail server its words are kept here instead."""

    class Outcome(models.TextChoices):
        KEPT = "kept", _("Kept here")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed, will be tried again")
        DEAD = "dead", _("Failed for good")
        UNCERTAIN = "uncertain", _("Uncertain")

    notice = models.ForeignKey(
        "activity.Notice", models.CASCADE, null=True, related_name="deliveries"
    )
    at = models.DateTimeField(default=clocks.now)
    to = models.CharField(max_length=320)
    outcome = models.CharField(max_length=10, choices=Outcome)
    title = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    problem = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["-at", "-id"], name="delivery_newest"),
            models.Index(fields=["outcome", "-at", "-id"], name="delivery_outcome"),
            GinIndex(OpClass(Upper("to"), "gin_trgm_ops"), name="delivery_to_like"),
            GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="delivery_title_like"),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.to}"

    @property
    def heading(self) -> str:
        """Its subject line; one that could not be written has none."""
        return self.title or (self.notice.kind if self.notice else self.to)

    @property
    def tone(self) -> str:
        """The colour of how it ended."""
        return TONES[self.Outcome(self.outcome)]

    @property
    def can_go_again(self) -> bool:
        """Whether somebody has to look at its mail."""
        stuck = {self.Outcome.DEAD, self.Outcome.UNCERTAIN}
        return self.notice is not None and self.notice.is_stuck and self.outcome in stuck


TONES = {
    Delivery.Outcome.KEPT: "",
    Delivery.Outcome.SENT: "on-time",
    Delivery.Outcome.FAILED: "due-soon",
    Delivery.Outcome.DEAD: "overdue",
    Delivery.Outcome.UNCERTAIN: "overdue",
}
