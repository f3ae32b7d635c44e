"""What somebody expects beside the band, as a line to draw: percentages of its width."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.models import Application
from hiring.money import format_amount

MARGIN = 0.35  # of the band's width, left free on both sides


class PayLine(NamedTuple):
    """Where the band begins and ends, and where the wish lies, from 0 to 100."""

    low: str
    high: str
    wish: str
    band: float
    start: float
    end: float
    at: float
    words: str


def pay_line(application: Application) -> PayLine | None:
    """None where nobody knows what they expect, or in another currency than the band's."""
    requisition, expects = application.requisition, application.expects
    if expects is None or application.expects_currency != requisition.currency:
        return None
    low, high = requisition.band_low, requisition.band_high
    margin = max(high - low, high // 10) * MARGIN
    first, last = min(low, expects) - margin, max(high, expects) + margin
    start, end, at = (
        round((amount - first) / (last - first) * 100, 1) for amount in (low, high, expects)
    )
    currency = requisition.currency
    return PayLine(
        low=format_amount(low, currency),
        high=format_amount(high, currency),
        wish=format_amount(expects, currency),
        band=round(end - start, 1),
        start=start,
        end=end,
        at=at,
        words=compared(expects, low, high),
    )


def compared(expects: int, low: int, high: int) -> str:
    if expects > high:
        return _("Above the band. An offer there needs approval.")
    if expects < low:
        return _("Below the band.")
    return _("Inside the band.")
