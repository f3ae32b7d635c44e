"""What is offered beside the band, the earlier terms, and the openings filled before."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.models import Offer, OfferVersion
from hiring.money import format_amount
from requisitions.models.terms import a_year

MARGIN = 0.12  # of what is drawn, left free on both sides


class Dot(NamedTuple):
    """One amount on the line: where it lies, from 0 to 100, and what it is."""

    at: str
    words: str


class Budget(NamedTuple):
    """The base by the year, as a line to draw and as sentences."""

    low: str
    high: str
    start: str
    end: str
    width: str
    offered: Dot
    others: list[Dot]
    anchor: str
    is_inside: bool
    sentences: list[str]

    @property
    def spoken(self) -> str:
        """All of it, for whoever does not see the line."""
        band = _("The band is %(low)s to %(high)s.") % {"low": self.low, "high": self.high}
        now = _("These terms offer %(pay)s.") % {"pay": self.offered.words}
        return " ".join([band, now, *(f"{one.words}." for one in self.others)])


def budget(offer: Offer, versions: Sequence[OfferVersion]) -> Budget:
    """`versions` are all there are, with their asks, the newest last."""
    requisition, version = offer.requisition, versions[-1]
    low, high = a_year(requisition.band_low, requisition.period), requisition.top_cost
    now, others = yearly(version), list(earlier(versions))
    place = scale([low, high, now, *(amount for amount, _words in others)])
    start, end, at = place(low), place(high), place(now)
    currency = requisition.currency
    return Budget(
        low=format_amount(low, currency),
        high=format_amount(high, currency),
        start=written(start),
        end=written(end),
        width=written(end - start),
        offered=Dot(written(at), format_amount(now, currency)),
        others=[Dot(written(place(amount)), words) for amount, words in others],
        anchor="start" if at < 12 else "end" if at > 88 else "middle",
        is_inside=version.is_inside_band,
        sentences=list(sentences(offer, versions, low, high)),
    )


def yearly(version: OfferVersion) -> int:
    return a_year(version.base, version.period)


def scale(amounts: list[int]) -> Callable[[int], float]:
    """Amount → percent of the width, with a margin on both sides."""
    least, most = min(amounts), max(amounts)
    margin = max(most - least, most // 20, 1) * MARGIN
    first, last = least - margin, most + margin
    return lambda amount: (amount - first) / (last - first) * 100


def written(percent: float) -> str:
    """With a point, whatever the reader's language does with figures."""
    return f"{percent:.1f}"


def earlier(versions: Sequence[OfferVersion]) -> Iterator[tuple[int, str]]:
    """(amount, words) of the versions before, and of what they asked for."""
    for version in versions:
        if version is not versions[-1]:
            words = _("Version %(number)d: %(pay)s")
            pay = format_amount(yearly(version), version.currency)
            yield yearly(version), words % {"number": version.number, "pay": pay}
        for ask in version.asks.all():
            if ask.base is not None:
                amount = a_year(ask.base, version.period)
                pay = format_amount(amount, version.currency)
                yield amount, _("They asked for %(pay)s") % {"pay": pay}


def sentences(offer: Offer, versions: Sequence[OfferVersion], low: int, high: int) -> Iterator[str]:
    """Against the band, against the terms before, against whoever fills an opening already."""
    version = versions[-1]
    yield against_band(version, low, high)
    if len(versions) > 1:
        yield against_last(version, versions[-2])
    before = OfferVersion.objects.filling(offer.requisition)
    filled = [format_amount(yearly(one), one.currency) for one in before]
    if filled:
        words = _("Filled openings of %(code)s: %(pays)s.")
        yield words % {"code": offer.requisition.code, "pays": ", ".join(filled)}
    if version.cost != yearly(version):
        cost = format_amount(version.cost, version.currency)
        yield _("With the bonus it comes to %(cost)s a year.") % {"cost": cost}


def against_band(version: OfferVersion, low: int, high: int) -> str:
    now, currency = yearly(version), version.currency
    if now > high:
        words = _("%(gap)s above the top of the band.")
        return words % {"gap": format_amount(now - high, currency)}
    if now < low:
        words = _("%(gap)s below the bottom of the band.")
        return words % {"gap": format_amount(low - now, currency)}
    if now == high:
        return _("At the top of the band.")
    return _("%(gap)s below the top of the band.") % {"gap": format_amount(high - now, currency)}


def against_last(version: OfferVersion, last: OfferVersion) -> str:
    change = yearly(version) - yearly(last)
    names = {"gap": format_amount(abs(change), version.currency), "number": last.number}
    if not change:
        return _("The same base as version %(number)d.") % names
    if change > 0:
        return _("%(gap)s more than version %(number)d.") % names
    return _("%(gap)s less than version %(number)d.") % names
