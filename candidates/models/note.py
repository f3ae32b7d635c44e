from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.record import record

if TYPE_CHECKING:
    from candidates.models.application import Application


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: User, application: "Application") -> "NoteQuerySet":
        """Private ones are for the requisition's manager and recruiter, and who wrote them."""
        if user.can("note.see_private", application):
            return self
        return self.filter(models.Q(private=False) | models.Q(author=user))

    @transaction.atomic
    def write(
        self,
        application: "Application",
        *,
        by: User,
        text: str,
        private: bool = False,
        mentions: list[User] | None = None,
    ) -> "Note":
        note = self.model(application=application, author=by, text=text, private=private)
        note.save()
        note.mentions.set(mentions or [])
        record("note.write", note, by=by)
        return note


class Note(models.Model):
    """What a colleague wrote about an application; private: for manager and recruiter."""

    application = models.ForeignKey("candidates.Application", models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("note"), max_length=4000)
    private = models.BooleanField(_("private"), default=False)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    at = models.DateTimeField(default=clocks.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"{self.application.get_absolute_url()}#note-{self.pk}"

    @property
    def requisition(self) -> models.Model:
        return self.application.requisition

    @property
    def within(self) -> models.Model:
        return self.application
