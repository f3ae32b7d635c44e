from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from hiring import clocks


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, *things: models.Model) -> "EventQuerySet":
        """What happened to these, and to what lies within them; newest first."""
        where = models.Q()
        for thing in things:
            kind = ContentType.objects.get_for_model(thing)
            where |= models.Q(subject_type=kind, subject_id=thing.pk)
            where |= models.Q(within_type=kind, within_id=thing.pk)
        return self.filter(where).order_by("-at", "-pk")

    def last_about(self, thing: models.Model, many: int) -> "EventQuerySet":
        """The newest few of what `about` finds, read from the ends of its two indexes."""
        kind = ContentType.objects.get_for_model(thing)
        itself = self.filter(subject_type=kind, subject_id=thing.pk).order_by("-at", "-pk")
        inside = self.filter(within_type=kind, within_id=thing.pk).order_by("-at", "-pk")
        return itself[:many].union(inside[:many]).order_by("-at", "-pk")[:many]

    def by(self, person: models.Model) -> "EventQuerySet":
        kind = ContentType.objects.get_for_model(person)
        return self.filter(actor_type=kind, actor_id=person.pk)

    def of(self, thing: models.Model) -> "EventQuerySet":
        kind = ContentType.objects.get_for_model(thing)
        return self.filter(subject_type=kind, subject_id=thing.pk).order_by("-at", "-pk")


class Event(models.Model):
    """One line of the audit trail: who did what to what, when. Written once, never changed.

    Holds ids and enumerated facts, never names or free text, so that erasure never touches it.
    """

    verb = models.CharField(max_length=60, db_index=True)
    at = models.DateTimeField(default=clocks.now)
    actor_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    actor_id = models.BigIntegerField(null=True)
    actor = GenericForeignKey("actor_type", "actor_id")
    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    within_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    within_id = models.BigIntegerField(null=True)
    within = GenericForeignKey("within_type", "within_id")
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20, blank=True)
    details = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="event_subject"),
            models.Index(fields=["within_type", "within_id", "-at"], name="event_within"),
            models.Index(fields=["actor_type", "actor_id", "-at"], name="event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_id}"

    @property
    def actor_key(self) -> tuple[str, int | None]:
        return (self.actor_type.model if self.actor_type else "", self.actor_id)
