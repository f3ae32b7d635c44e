from django.db import models

from hiring import clocks


class Delivery(models.Model):
    """One attempt to send one mail. Without a mail server its words are kept here instead."""

    notice = models.ForeignKey(
        "activity.Notice", models.CASCADE, null=True, related_name="deliveries"
    )
    at = models.DateTimeField(default=clocks.now)
    to = models.CharField(max_length=320)
    outcome = models.CharField(max_length=10)
    title = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["-at", "-id"], name="delivery_newest")]

    def __str__(self) -> str:
        return f"{self.title} → {self.to}"
