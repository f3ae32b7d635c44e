import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.text import get_text_list, slugify
from django.utils.translation import gettext as _

from hiring.money import Pay
from requisitions.models.wish import Wish


class Line(NamedTuple):
    """What a list of jobs says of one: words and numbers only, so that it is drawn once."""

    pk: int
    published_at: dt.datetime
    number: int
    title: str
    summary: str
    team: str
    workplace: str
    pay_low: int
    pay_high: int
    currency: str
    period: str
    places: tuple[str, ...]

    @classmethod
    def of(cls, row: Any) -> "Line":
        """From a row of `PostingQuerySet.lines`."""
        *plain, places = row
        return cls._make([*plain, tuple(places)])

    @property
    def slug(self) -> str:
        return slug_of(self.number, self.title)

    @property
    def where(self) -> str:
        return where_of(self.places, self.workplace)

    @property
    def pay(self) -> Pay:
        return Pay(self.pay_low, self.pay_high, self.currency, self.period)


def slug_of(number: int, title: str) -> str:
    """The end of its public address: the number first, so that a new title breaks no link."""
    return f"{number}-{slugify(title) or 'job'}"


def where_of(places: Sequence[str], workplace: str) -> str:
    """Lisbon or Remote in the EU; how people work where no place is named."""
    return get_text_list(list(places), _("or")) or str(Wish.Workplace(workplace).label)
