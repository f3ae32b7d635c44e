import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import REFERENCE, ReferenceStatus
from candidates.models.application import Application
from candidates.models.of_application import OfApplication
from candidates.models.reference_answer import ReferenceAnswer
from candidates.models.reference_queryset import OPEN, ReferenceQuerySet
from candidates.phones import shown
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.models import Clock
from hiring.activity.record import record
from hiring.lifecycle import Lifecycled, NotAllowed

PROMISE = "reference"
DAYS = 7
CORRECTED = ("name", "relation", "email", "phone")
BETWEEN_REMINDERS = dt.timedelta(hours=1)


class Testimony(NamedTuple):
    """What a referee says: a word and a line by criterion (its id), and of the whole."""

    answers: Mapping[int, tuple[str, str]]
    again: str
    words: str = ""


class Reference(OfApplication, Lifecycled):
    """Somebody who knows the candidate's work and may be asked about it.

    They have no account: they answer by a link of their own, and are an actor as themselves.
    """

    class Again(models.TextChoices):
        GLADLY = "gladly", _("Gladly")
        YES = "yes", _("Yes")
        PERHAPS = "perhaps", _("In another part")
        NO = "no", _("Rather not")

    lifecycle = REFERENCE
    noun = "reference"

    application = models.ForeignKey(Application, models.CASCADE, related_name="references")
    status = models.CharField(max_length=8, choices=ReferenceStatus, default=ReferenceStatus.NAMED)
    name = models.CharField(_("full name"), max_length=120)
    relation = models.CharField(_("how they know each other"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    named_from = models.CharField(max_length=64, blank=True, editable=False)
    consented_at = models.DateTimeField(editable=False)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    again = models.CharField(
        _("would work with them again"), max_length=7, choices=Again, blank=True
    )
    words = models.TextField(_("what else"), max_length=4000, blank=True)
    same_address = models.BooleanField(default=False, editable=False)
    clocks = GenericRelation(Clock, "subject_id", "subject_type")

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                name="reference_can_be_reached",
                condition=~Q(email="") | ~Q(phone=""),
                violation_error_message=_("Write an e-mail or a phone number."),
            ),
            models.CheckConstraint(
                name="reference_answered_is_whole",
                condition=~Q(status="answered") | (Q(answered_at__isnull=False) & ~Q(again="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.application.get_absolute_url()}#references"

    # Questions

    @classmethod
    def application_model(cls) -> type[Application]:
        return Application

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.strip() else ""

    @property
    def phone_shown(self) -> str:
        return shown(self.phone)

    @property
    def is_unasked(self) -> bool:
        return self.status == ReferenceStatus.NAMED

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.status in OPEN

    @property
    def is_kept(self) -> bool:
        return self.status != ReferenceStatus.DROPPED

    @property
    def is_answered(self) -> bool:
        return self.status == ReferenceStatus.ANSWERED

    @property
    def is_refused(self) -> bool:
        return self.status == ReferenceStatus.REFUSED

    @property
    def is_waited_for(self) -> bool:
        return self.status == ReferenceStatus.ASKED

    # Verbs

    @transaction.atomic
    def ask(self, *, by: User) -> None:
        """They get their link by mail; reminders run until they answer."""
        self.application.must_go_on()
        self.lock()
        self.must_allow("ask")
        self.must_have_mail()
        self.asked_by, self.asked_at = by, clocks.now()
        self.save(update_fields=["asked_by", "asked_at"])
        self.move("ask", by=by)
        self.start_clock()

    @transaction.atomic
    def remind(self, *, by: User) -> None:
        """Ask again, on the record; not twice within an hour."""
        self.lock()
        self.refresh_from_db(fields=["asked_at", "reminded_at"])
        if not self.is_waited_for:
            raise NotAllowed(self.refusal("answer"))
        now, last = clocks.now(), self.reminded_at or self.asked_at
        if last and now - last < BETWEEN_REMINDERS:
            raise NotAllowed(
                _("%(name)s was asked less than an hour ago. Nothing was sent.") % {"name": self}
            )
        self.reminded_at = now
        self.save(update_fields=["reminded_at"])
        record("reference.remind", self, by=by)

    @transaction.atomic
    def correct(self, *, by: User, **said: str) -> None:
        """Their name, relation, e-mail and phone, until they have answered. A link that went to
        another address opens nothing any more: at the new one they are asked anew."""
        self.lock()
        self.must_be_open()
        self.refresh_from_db(fields=CORRECTED)
        changed = [name for name in said if said[name] != getattr(self, name)]
        if not changed:
            raise NotAllowed(_("That is what we have already. Nothing changed."))
        for name in changed:
            setattr(self, name, said[name])
        self.save(update_fields=changed)
        moved = "email" in changed and self.is_waited_for
        if moved:
            self.begin_anew(by=by)
        record("reference.correct", self, by=by, changed=changed, asked=moved and bool(self.email))

    @transaction.atomic
    def answer(self, *, by: Actor, said: Testimony, answered_from: str = "") -> None:
        """In their own words, by their own link, once."""
        self.same_address = bool(answered_from) and answered_from == self.named_from
        self.keep("answer", said)
        self.move("answer", by=by)

    @transaction.atomic
    def refuse(self, *, by: Actor) -> None:
        self.move("refuse", by=by)
        self.stop()

    @transaction.atomic
    def record(self, *, by: User, said: Testimony) -> None:
        """What the recruiter heard on the phone."""
        self.recorded_by = by
        self.keep("record", said)
        self.move("record", by=by)

    @transaction.atomic
    def drop(self, *, by: Actor) -> None:
        """Nobody waits for it any more; a link that is out opens nothing."""
        self.move("drop", by=by)
        self.link_version += 1
        self.save(update_fields=["link_version"])
        self.stop()

    # What verbs share

    def must_be_open(self) -> None:
        """Named or asked, and not answered."""
        if not self.is_open:
            raise NotAllowed(
                _("%(name)s is “%(status)s”, and stays as it is. Nothing changed.")
                % {"name": self, "status": self.get_status_display()}
            )

    def begin_anew(self, *, by: User) -> None:
        """Another link, with the whole of the time."""
        self.link_version += 1
        self.asked_by, self.asked_at, self.reminded_at = by, clocks.now(), None
        self.save(update_fields=["link_version", "asked_by", "asked_at", "reminded_at"])
        self.stop()
        self.start_clock()

    def must_have_mail(self) -> None:
        if not self.email:
            raise NotAllowed(
                _("There is no e-mail for %(name)s: call them, and record what they say.")
                % {"name": self}
            )

    def keep(self, verb: str, said: Testimony) -> None:
        self.lock()
        self.must_allow(verb)
        self.again, self.words, self.answered_at = said.again, said.words, clocks.now()
        self.save(update_fields=["again", "words", "answered_at", "same_address", "recorded_by"])
        ReferenceAnswer.objects.bulk_create(
            ReferenceAnswer(reference=self, criterion_id=criterion, word=word, line=line)
            for criterion, (word, line) in said.answers.items()
        )
        self.stop()

    def start_clock(self) -> None:
        """Seven business days of the recruiter's, unless it runs already."""
        if Clock.objects.on(self).unstopped().exists():
            return
        recruiter = self.requisition.recruiter
        hours = DAYS * recruiter.calendar.hours_a_day
        self.requisition.promise(PROMISE, self, hours=hours, owed_by=recruiter)

    def stop(self) -> None:
        Clock.objects.on(self).stop(clocks.now())
