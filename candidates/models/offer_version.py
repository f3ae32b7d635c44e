import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.models.benefit import Benefit
from candidates.models.letter_template import LANGUAGES
from candidates.models.offer_acceptance import OfferAcceptance
from hiring import clocks
from hiring.accounts.models import User
from hiring.lifecycle import NotAllowed
from hiring.money import Pay
from requisitions.models.terms import CURRENCIES, Period, a_year

if TYPE_CHECKING:
    from candidates.models.offer import Offer
    from candidates.models.offer_rule import Step
    from requisitions.models import Requisition

type Terms = dict[str, Any]

MOST = 10**13
"""Minor units a year beyond which an amount is a slip of the hand, in any currency."""


class OfferVersionQuerySet(models.QuerySet["OfferVersion"]):
    def newest(self) -> "OfferVersion | None":
        return self.order_by("-number").first()

    def for_page(self) -> "OfferVersionQuerySet":
        return self.select_related("drafted_by", "letter").prefetch_related("benefits")

    def for_thread(self) -> "OfferVersionQuerySet":
        """All there were, with what was asked of each and who agreed; the oldest first."""
        beside = ("asks__noted_by", "steps__approvals__approver")
        return self.for_page().prefetch_related(*beside).order_by("number")

    def filling(self, requisition: "Requisition") -> "OfferVersionQuerySet":
        """The terms of those who have accepted and are still to start, or have started."""
        signed = self.filter(acceptance__isnull=False, offer__opening__isnull=False)
        return signed.filter(offer__application__requisition=requisition).order_by("pk")

    def read_by_candidate(self) -> "OfferVersionQuerySet":
        """Those that went out to them."""
        return self.for_thread().filter(extended_at__isnull=False)

    def write(
        self, offer: "Offer", *, by: User, benefits: Iterable[Benefit] = (), **terms: Any
    ) -> "OfferVersion":
        """The next version, as a draft."""
        last = offer.versions.newest()
        number = last.number + 1 if last else 1
        version = self.create(offer=offer, number=number, drafted_by=by, **terms)
        version.benefits.set(benefits)
        return version


class OfferVersion(models.Model):
    """One set of terms. Once approval is asked for it is sealed: another edit is another version.

    Pay is in minor units of `currency` for each `period`; the bonus is a target for a year.
    """

    PLAIN = (
        "base", "currency", "period", "bonus", "equity", "leave_days", "more_benefits", "start_on",
        "place", "conditions", "reply_by", "words", "language",
    )  # fmt: skip

    offer = models.ForeignKey("candidates.Offer", models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    base = models.BigIntegerField(gettext_lazy("base pay"))
    currency = models.CharField(gettext_lazy("currency"), max_length=3, choices=CURRENCIES)
    period = models.CharField(
        gettext_lazy("period"), max_length=5, choices=Period, default=Period.YEAR
    )
    bonus = models.BigIntegerField(gettext_lazy("bonus a year"), null=True, blank=True)
    equity = models.CharField(gettext_lazy("equity"), max_length=200, blank=True)
    leave_days = models.PositiveSmallIntegerField(
        gettext_lazy("days of leave"), null=True, blank=True
    )
    benefits = models.ManyToManyField(
        Benefit, blank=True, related_name="+", verbose_name=gettext_lazy("benefits")
    )
    more_benefits = models.CharField(gettext_lazy("other benefits"), max_length=500, blank=True)
    start_on = models.DateField(gettext_lazy("first day"))
    place = models.CharField(gettext_lazy("place"), max_length=200)
    conditions = models.TextField(gettext_lazy("conditions"), max_length=2000, blank=True)
    reply_by = models.DateField(gettext_lazy("reply by"))
    words = models.TextField(gettext_lazy("your words to them"), max_length=4000, blank=True)
    language = models.CharField(
        gettext_lazy("language of the letter"),
        max_length=10,
        choices=LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    drafted_at = models.DateTimeField(default=clocks.now, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)
    extended_at = models.DateTimeField(null=True, editable=False)

    objects = OfferVersionQuerySet.as_manager()

    class Meta:
        ordering = ["offer", "number"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "number"], name="offer_version_once"),
            models.CheckConstraint(
                name="offer_version_pays",
                condition=Q(base__gt=0, base__lt=MOST)
                & (Q(bonus=None) | Q(bonus__gte=0, bonus__lt=MOST)),
                violation_error_message=gettext_lazy("Write an amount above nothing."),
            ),
            models.CheckConstraint(
                name="offer_version_is_answered_before_it_starts",
                condition=Q(start_on__gt=models.F("reply_by")),
                violation_error_message=gettext_lazy(
                    "The first day is not after the day they reply by."
                ),
            ),
            models.CheckConstraint(
                name="offer_version_is_sealed_before_it_goes_out",
                condition=Q(extended_at=None) | Q(sealed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer} v{self.number}"

    @property
    def requisition(self) -> "Requisition":
        return self.offer.requisition

    @property
    def pay(self) -> Pay:
        return Pay(self.base, self.base, self.currency, self.period)

    @property
    def cost(self) -> int:
        """What base and bonus come to in a year, in minor units."""
        return a_year(self.base, self.period) + (self.bonus or 0)

    @property
    def is_inside_band(self) -> bool:
        """Whether the base, by the year, lies in the approved band."""
        requisition = self.requisition
        low = a_year(requisition.band_low, requisition.period)
        base = a_year(self.base, self.period)
        return self.currency == requisition.currency and low <= base <= requisition.top_cost

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None

    @property
    def was_extended(self) -> bool:
        return self.extended_at is not None

    @property
    def signed(self) -> OfferAcceptance | None:
        return OfferAcceptance.objects.under(self).first()

    @property
    def terms(self) -> Terms:
        """As plain values, to compare and to begin the next version with."""
        return {name: getattr(self, name) for name in self.PLAIN}

    @property
    def copied(self) -> Terms:
        """What the next version begins with."""
        return self.terms | {"benefits": list(self.benefits.all())}

    @property
    def expires_at(self) -> dt.datetime:
        return self.end_of(self.reply_by)

    @property
    def zone(self) -> dt.tzinfo:
        """Where the days of an offer begin and end: the recruiter's."""
        return self.requisition.recruiter.calendar.zone

    def end_of(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), self.zone)

    def never_asked(self, *, by: User) -> set[int]:
        """Accounts that do not approve these terms: who asks, who drafted, whom it is to."""
        email = self.offer.application.candidate.email
        theirs = User.objects.filter(email__iexact=email) if email else User.objects.none()
        return {by.pk, self.drafted_by_id, *theirs.values_list("pk", flat=True)}

    # What follows from the verbs of its offer

    def rewrite(self, *, benefits: Iterable[Benefit] | None = None, **terms: Any) -> None:
        """Other terms, while it is not sealed."""
        for name, value in terms.items():
            setattr(self, name, value)
        self.save(update_fields=list(terms))
        if benefits is not None:
            self.benefits.set(benefits)

    def seal(self) -> None:
        self.sealed_at = clocks.now()
        self.save(update_fields=["sealed_at"])

    def go_out(self) -> None:
        self.extended_at = clocks.now()
        self.save(update_fields=["extended_at"])

    def lay_out(self, steps: "list[Step]") -> None:
        """Who is asked to agree, in their order. Raises NotAllowed when nobody is left to ask."""
        for position, (name, needed, people) in enumerate(steps, 1):
            if not people:
                raise NotAllowed(
                    _("Nobody is left who could approve it: ask an admin to name somebody.")
                )
            step = self.steps.create(position=position, name=name, needed=needed)
            for person in people:
                step.approvals.create(approver=person)
