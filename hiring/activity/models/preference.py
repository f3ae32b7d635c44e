from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User


class PreferenceManager(models.Manager["Preference"]):
    def wishes(self, kind: str, people: Iterable[models.Model]) -> Callable[[models.Model], str]:
        """Ask once for everyone who hears of `kind`; people without an account: at once."""
        accounts = [person for person in people if isinstance(person, User)]
        known = dict(self.filter(kind=kind, person__in=accounts).values_list("person", "how"))
        at_once = Preference.How.AT_ONCE
        return lambda person: known.get(person.pk, at_once) if isinstance(person, User) else at_once

    def of(self, person: User) -> dict[str, str]:
        """Kind → how, where this person wished for something."""
        return dict(self.filter(person=person).values_list("kind", "how"))

    def choose(self, person: User, wishes: dict[str, str]) -> None:
        """Keep these wishes, kind → how; kinds that are not named stay as they are."""
        self.bulk_create(
            [self.model(person=person, kind=kind, how=how) for kind, how in wishes.items()],
            update_conflicts=True,
            unique_fields=["person", "kind"],
            update_fields=["how"],
        )


class Preference(models.Model):
    """How a person wants one kind of notice by mail. What only they can do is never off."""

    class How(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day")
        OFF = "off", _("Not by mail")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences")
    kind = models.CharField(max_length=60)
    how = models.CharField(max_length=10, choices=How, default=How.AT_ONCE)

    objects = PreferenceManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="preference_one_each")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.how}"
