"""Money: integer minor units (cents) with an ISO 4217 currency, never a float.

Minor unit digits and symbols: ISO 4217, six.com "List one" and Unicode CLDR.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext

DIGITS = {"JPY": 0, "KRW": 0, "ISK": 0, "CLP": 0, "VND": 0, "BHD": 3, "KWD": 3, "OMR": 3, "TND": 3}
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪"}
PERIODS = {
    "year": gettext_lazy("a year"),
    "month": gettext_lazy("a month"),
    "day": gettext_lazy("a day"),
    "hour": gettext_lazy("an hour"),
}


@dataclass(frozen=True)
class Pay:
    """From `low` to `high` minor units of `currency` for each `period`; either end may be open."""

    low: int | None
    high: int | None
    currency: str
    period: str = "year"

    def __str__(self) -> str:
        return format_pay(self.low, self.high, self.currency, self.period)


def to_minor(amount: Decimal, currency: str) -> int:
    """1200.50 EUR is 120050. Raises decimal.InvalidOperation for what is not a number."""
    scaled = amount.scaleb(DIGITS.get(currency, 2))
    return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_major(minor: int, currency: str) -> Decimal:
    """120050 EUR is 1200.50."""
    return Decimal(minor).scaleb(-DIGITS.get(currency, 2))


def symbol(currency: str) -> str:
    """What stands before an amount: € for EUR, NOK for NOK."""
    return SYMBOLS.get(currency, currency)


def format_figures(minor: int, currency: str) -> str:
    """The figures alone, grouped as the reader's language does: 62,000."""
    amount = to_major(minor, currency)
    places = 0 if amount == amount.to_integral_value() else DIGITS.get(currency, 2)
    return number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)


def format_amount(minor: int, currency: str) -> str:
    """€62,000 or NOK 780,000."""
    figures = {"symbol": symbol(currency), "figures": format_figures(minor, currency)}
    if currency in SYMBOLS:
        return pgettext("money with a symbol", "%(symbol)s%(figures)s") % figures
    return pgettext("money with a currency code", "%(symbol)s %(figures)s") % figures


def format_pay(low: int | None, high: int | None, currency: str, period: str = "") -> str:
    """€62,000 to €78,000 a year. Empty when neither end is known."""
    return _format_pay(get_language(), low, high, currency, period)


@lru_cache(maxsize=10_000)
def _format_pay(
    _language: str | None, low: int | None, high: int | None, currency: str, period: str
) -> str:
    """Lists say many of them again and again."""
    words = _format_range(low, high, currency)
    if not words or not period:
        return words
    return pgettext("pay and its period", "%(pay)s %(period)s") % {
        "pay": words,
        "period": PERIODS[period],
    }


def _format_range(low: int | None, high: int | None, currency: str) -> str:
    if low is not None and high is not None and low != high:
        # A currency code is said once: NOK 780,000 to 910,000.
        top = (
            format_amount(high, currency) if currency in SYMBOLS else format_figures(high, currency)
        )
        return gettext("%(low)s to %(high)s") % {"low": format_amount(low, currency), "high": top}
    if low is not None and high is None:
        return gettext("from %(low)s") % {"low": format_amount(low, currency)}
    if high is not None and low is None:
        return gettext("up to %(high)s") % {"high": format_amount(high, currency)}
    return format_amount(low, currency) if low is not None else ""
