"""What a letter says in its own language without an admin: for which time pay is, how somebody is
employed, how a day is written, and on which side of an amount its currency stands.

Days and figures: Django's formats; currencies: Unicode CLDR.
"""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

from hiring.money import PERIODS, format_amount, format_figures, symbol
from requisitions.models import Requisition

TIMES = ("year", "month", "day", "hour")
KINDS = ("full_time", "part_time", "contract", "temporary", "internship")

# fmt: off
FOR_A = {
    "cs": ("ročně", "měsíčně", "denně", "za hodinu"),
    "da": ("om året", "om måneden", "om dagen", "i timen"),
    "de": ("pro Jahr", "pro Monat", "pro Tag", "pro Stunde"),
    "es": ("al año", "al mes", "al día", "por hora"),
    "fi": ("vuodessa", "kuukaudessa", "päivässä", "tunnissa"),
    "fr": ("par an", "par mois", "par jour", "par heure"),
    "it": ("all’anno", "al mese", "al giorno", "all’ora"),
    "nb": ("per år", "per måned", "per dag", "per time"),
    "nl": ("per jaar", "per maand", "per dag", "per uur"),
    "pl": ("rocznie", "miesięcznie", "dziennie", "za godzinę"),
    "pt": ("por ano", "por mês", "por dia", "por hora"),
    "sv": ("per år", "per månad", "per dag", "per timme"),
}
EMPLOYED = {
    "cs": ("plný úvazek", "částečný úvazek", "na smlouvu", "na dobu určitou", "stáž"),
    "da": ("fuld tid", "deltid", "på kontrakt", "tidsbegrænset", "praktik"),
    "de": ("Vollzeit", "Teilzeit", "auf Honorarbasis", "befristet", "Praktikum"),
    "es": ("tiempo completo", "tiempo parcial", "por contrato", "temporal", "prácticas"),
    "fi": ("kokoaikainen", "osa-aikainen", "sopimustyö", "määräaikainen", "harjoittelu"),
    "fr": ("temps plein", "temps partiel", "contrat de mission", "durée déterminée", "stage"),
    "it": ("tempo pieno", "tempo parziale", "a contratto", "a tempo determinato", "tirocinio"),
    "nb": ("heltid", "deltid", "på kontrakt", "midlertidig", "praksisplass"),
    "nl": ("voltijd", "deeltijd", "op contractbasis", "tijdelijk", "stage"),
    "pl": ("pełny etat", "niepełny etat", "na kontrakt", "na czas określony", "staż"),
    "pt": ("tempo inteiro", "tempo parcial", "por contrato", "termo certo", "estágio"),
    "sv": ("heltid", "deltid", "på kontrakt", "tidsbegränsad", "praktik"),
}
# fmt: on
BEFORE = {"nl"}
"""Of the languages above those that write the currency before the figures."""


def tongue() -> str:
    return (get_language() or "").partition("-")[0]


def period(name: str) -> str:
    known = FOR_A.get(tongue())
    return known[TIMES.index(name)] if known else str(PERIODS[name])


def employment(requisition: Requisition) -> str:
    known = EMPLOYED.get(tongue())
    if known:
        return known[KINDS.index(requisition.employment)]
    return str(requisition.get_employment_display()).lower()


def amount(minor: int, currency: str) -> str:
    """58.000 € in German, € 58.000 in Dutch; English as the pages say it. The space is one at
    which no line breaks."""
    if tongue() not in FOR_A:
        return format_amount(minor, currency)
    figures, sign = format_figures(minor, currency), symbol(currency)
    return f"{sign}\xa0{figures}" if tongue() in BEFORE else f"{figures}\xa0{sign}"


def day(on: dt.date) -> str:
    """1. August 2031 in German; English as the pages say it."""
    if tongue() in FOR_A:
        return date_format(on, "DATE_FORMAT")
    return date_format(on, pgettext("day format with year", "j F Y"))
