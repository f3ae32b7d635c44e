import datetime as dt
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.models.application import Application
from candidates.phones import dialled, shown, spelt
from hiring import clocks
from hiring.accounts.countries import TIME_ZONES
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record
from requisitions.models import Requisition


def tidy(email: str | None) -> str | None:
    """One spelling of an address, or None where there is none."""
    return (email or "").strip().lower() or None


class TagQuerySet(models.QuerySet["Tag"]):
    def called(self, name: str) -> "Tag":
        """The tag of that name in any case, made when there is none."""
        name = " ".join(name.split())
        return self.filter(name__iexact=name).first() or self.create(name=name)


class Tag(models.Model):
    name = models.CharField(max_length=40, unique=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def visible_to(self, user: User) -> "CandidateQuerySet":
        """Through their applications; a recruiter also sees those who have none yet."""
        others = self.exclude(email=user.email)
        if user.is_admin:
            return others
        if user.has_role(Role.RECRUITER):
            return others.outside(Requisition.objects.hidden_from(user))
        theirs = Application.objects.followed_by(user).order_by()
        return others.filter(pk__in=theirs.values("candidate"))

    def outside(self, hidden: list[int]) -> "CandidateQuerySet":
        """Without people who are in these requisitions only."""
        if not hidden:
            return self
        inside = Application.objects.filter(requisition__in=hidden).order_by()
        theirs = Application.objects.filter(candidate=OuterRef("pk")).order_by()
        # not EXISTS, which is answered by reading every application there is
        elsewhere = Subquery(theirs.exclude(requisition__in=hidden).values("pk")[:1])
        apart = ~Q(pk__in=inside.values("candidate"))
        return self.alias(elsewhere=elsewhere).filter(apart | Q(elsewhere__isnull=False))

    def called(self, email: str) -> "CandidateQuerySet":
        """By e-mail address, by its index."""
        return self.alias(address=Lower("email")).filter(address=email.lower())

    def named(self, words: str) -> "CandidateQuerySet":
        """Name, e-mail or employer, in any order of words."""
        found = self
        for word in words.split()[:6]:
            found = found.filter(
                Q(name__icontains=word) | Q(email__icontains=word) | Q(headline__icontains=word)
            )
        return found

    def said_as(self, words: str, user: User) -> "CandidateQuerySet":
        """By telephone number where the words are one, as somebody there would dial it."""
        number = dialled(words, user.country)
        return self.filter(phone=number) if number else self.named(words)

    def tagged(self, name: str) -> "CandidateQuerySet":
        return self.filter(tags__name=name)

    def standing_in(self, stage: str, user: User) -> "CandidateQuerySet":
        """With an application in this stage that the person asking may see."""
        there = Application.objects.visible_to(user).in_stage(stage).order_by()
        return self.filter(pk__in=there.values("candidate"))

    def chosen(
        self, user: User, *, q: str = "", stage: str = "", tag: "Tag | None" = None
    ) -> "CandidateQuerySet":
        """By what a list is filtered for."""
        found = self.said_as(q, user) if q else self
        found = found.standing_in(stage, user) if stage else found
        return found.tagged(tag.name) if tag else found

    def for_list(self, user: User) -> "CandidateQuerySet":
        """With their tags, and of their applications those this person may see, newest first."""
        seen = Application.objects.visible_to(user).select_related("requisition").order_by("-pk")
        seen = seen.only("candidate", "status", "since", "requisition__title")
        return self.prefetch_related(
            "tags", models.Prefetch("applications", seen, to_attr="seen_applications")
        )

    def known_as(self, email: str) -> "Candidate | None":
        """The one person with this e-mail, however it is written."""
        return self.called(email).first() if (email := tidy(email) or "") else None

    def like(self, candidate: "Candidate") -> "CandidateQuerySet":
        """Suspected to be the same person: by phone or by name."""
        same = Q(name__iexact=candidate.name)
        if candidate.phone:
            same |= Q(phone=candidate.phone)
        return self.filter(same).exclude(pk=candidate.pk)


class Candidate(models.Model):
    """A person; one row however often they apply."""

    name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), null=True, blank=True)  # noqa: DJ001  null: unknown, may repeat
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    headline = models.CharField(
        _("work now"), max_length=160, blank=True, help_text=_("Job and employer.")
    )
    place = models.CharField(_("lives in"), max_length=120, blank=True)
    links = ArrayField(models.URLField(), default=list, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="candidates")
    keep_until = models.DateField(_("data kept until"), null=True, blank=True)
    consented_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=clocks.now, editable=False)
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    time_zone = models.CharField(
        _("time zone"), max_length=50, choices=TIME_ZONES, blank=True, db_default=""
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="candidate_email_unique",
                violation_error_message=_("There is a candidate with this e-mail already."),
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="candidate_name_like"),
            GinIndex(OpClass(Upper("email"), "gin_trgm_ops"), name="candidate_email_like"),
            GinIndex(OpClass(Upper("headline"), "gin_trgm_ops"), name="candidate_headline_like"),
            models.Index(fields=["phone"], name="candidate_phone", condition=~Q(phone="")),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email, self.phone = tidy(self.email), spelt(self.phone)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("candidates:candidate", args=[self.pk])

    @property
    def phone_shown(self) -> str:
        return shown(self.phone)

    @property
    def first_name(self) -> str:
        return self.name.split()[0] if self.name.strip() else ""

    def is_visible_to(self, user: User) -> bool:
        return Candidate.objects.visible_to(user).filter(pk=self.pk).exists()

    @transaction.atomic
    def tag(self, name: str, *, by: User) -> Tag:
        tag = Tag.objects.called(name)
        self.tags.add(tag)
        record("candidate.tag", self, by=by, tag=tag.pk)
        return tag

    @transaction.atomic
    def untag(self, tag: Tag, *, by: User) -> None:
        self.tags.remove(tag)
        record("candidate.untag", self, by=by, tag=tag.pk)

    @transaction.atomic
    def edit(self, *, by: User, **values: Any) -> None:
        """Correct what is known of them."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))
        record("candidate.edit", self, by=by, fields=sorted(values))

    def fill_in(self, **values: str) -> None:
        """What they say of themselves, where nothing was known."""
        news = {name: value for name, value in values.items() if value and not getattr(self, name)}
        for name, value in news.items():
            setattr(self, name, value)
        self.save(update_fields=list(news))

    def live_in(self, time_zone: str) -> None:
        """The zone in which they are told of times."""
        self.time_zone = time_zone
        self.save(update_fields=["time_zone"])

    @transaction.atomic
    def consent(self, *, until: dt.date) -> None:
        """They allow us to keep their data for other jobs."""
        self.keep_until = max(until, self.keep_until or until)
        self.consented_at = clocks.now()
        self.save(update_fields=["keep_until", "consented_at"])
        record("candidate.consent", self, by=self, until=f"{self.keep_until}")

    @transaction.atomic
    def send_link(self) -> None:
        """Somebody asked for the link to their page again: it goes to their own address."""
        record("candidate.send_link", self, by=SYSTEM)
