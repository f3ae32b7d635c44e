import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.api.scopes import Scope

PREFIX = "tandem_"
SHOWN = len(PREFIX) + 4
MINUTE = dt.timedelta(minutes=1)


def digest_of(secret: str) -> str:
    """256 random bits need no slow hash: nobody guesses them."""
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, user: User) -> "TokenQuerySet":
        return self if user.is_admin else self.filter(owner=user)

    def of(self, owner: User) -> "TokenQuerySet":
        return self.filter(owner=owner)

    def live(self, today: dt.date) -> "TokenQuerySet":
        """Neither revoked nor expired, of accounts that are open."""
        return self.filter(revoked_at=None, expires_on__gte=today, owner__is_active=True)

    def by_secret(self, secret: str, today: dt.date) -> "Token | None":
        found = self.live(today).filter(digest=digest_of(secret))
        return found.select_related("owner").first()

    @transaction.atomic
    def make(
        self, owner: User, *, by: User, name: str, scopes: list[str], expires_on: dt.date
    ) -> "tuple[Token, str]":
        """The token, and the secret that is shown this once."""
        secret = PREFIX + secrets.token_urlsafe(32)
        token = self.create(
            owner=owner,
            name=name,
            scopes=scopes,
            expires_on=expires_on,
            digest=digest_of(secret),
            begins=secret[:SHOWN],
        )
        record("token.make", token, by=by, scopes=scopes, expires_on=f"{expires_on}")
        return token, secret


class Token(models.Model):
    """A key with which a program speaks for an account. Its secret is not kept, only a digest."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="tokens",
        verbose_name=_("account"),
    )
    name = models.CharField(_("what it is for"), max_length=80)
    scopes = ArrayField(
        models.CharField(max_length=20, choices=Scope), verbose_name=_("what it may do")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    begins = models.CharField(_("begins"), max_length=SHOWN, editable=False)
    made_at = models.DateTimeField(_("made"), default=clocks.now, editable=False)
    expires_on = models.DateField(_("last day"))
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    secret = ""
    """Only in the moment in which it is made."""

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="token_scopes_known",
                condition=models.Q(scopes__contained_by=[scope.value for scope in Scope]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.begins}…)"

    @property
    def scope_words(self) -> list[str]:
        return [str(Scope(scope).label) for scope in self.scopes]

    def use(self, now: dt.datetime) -> None:
        """Written once a minute at most, so that reading stays reading."""
        if self.last_used_at is None or now - self.last_used_at >= MINUTE:
            type(self).objects.filter(pk=self.pk).update(last_used_at=now)

    @transaction.atomic
    def revoke(self, *, by: User) -> None:
        """From now on nobody gets in with it."""
        if self.revoked_at is None:
            self.revoked_at = clocks.now()
            self.save(update_fields=["revoked_at"])
            record("token.revoke", self, by=by)
