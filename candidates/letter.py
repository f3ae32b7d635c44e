"""The words of an offer's letter: an admin's template, filled with the terms of one version."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.models.letter_template import LetterTemplate
from hiring import clocks
from hiring.accounts.models import Company
from hiring.activity.words import PLACEHOLDER, fill
from hiring.money import PERIODS, format_amount

if TYPE_CHECKING:
    from candidates.models import OfferVersion

type Part = dict[str, Any]

PLAIN = """Dear {first_name},

{words}

We would like you to join us as {job}, working with {manager}, from {start}. You would work in {place}.

Your base pay is {pay} {period}.

Your bonus for a full year is {bonus}.

You receive equity: {equity}.

You have {leave} days of leave a year.

Beside that: {benefits}.

This offer holds under these conditions: {conditions}

This offer stands until {until}. You can accept it, or ask us anything, on your own page.

{recruiter}
{company}"""  # noqa: E501  a paragraph is a line
"""What a letter says while no admin has written a template."""


def content(version: "OfferVersion") -> Part:
    """{language, from, on, name, paragraphs, foot}: plain strings in the letter's language, in
    the shape that templates/pdf/letter.typ reads."""
    company = Company.ours()
    with translation.override(version.language):
        today = clocks.now().astimezone(version.zone).date()
        return {
            "language": version.language.partition("-")[0],
            "from": list(filter(None, [company.name, company.address])),
            "on": day(today),
            "title": _("Offer to %(name)s") % {"name": version.offer.application},
            "paragraphs": list(paragraphs(words_of(version), values(version))),
            "foot": f"{version.requisition.code} · v{version.number}",
        }


def words_of(version: "OfferVersion") -> str:
    template = LetterTemplate.objects.in_language(version.language)
    return template.body if template else PLAIN


def paragraphs(words: str, known: Mapping[str, str]) -> Iterator[str]:
    """Each filled; one that names only what this offer does not have is left out."""
    for one in words.replace("\r\n", "\n").split("\n\n"):
        named = PLACEHOLDER.findall(one)
        if one.strip() and (not named or any(known.get(name) for name in named)):
            yield fill(one.strip(), known)


def values(version: "OfferVersion") -> dict[str, str]:
    application, requisition = version.offer.application, version.requisition
    said = {
        "candidate": application.candidate.name,
        "first_name": application.candidate.first_name,
        "job": application.job,
        "department": requisition.department,
        "company": Company.ours(),
        "place": version.place,
        "employment": requisition.get_employment_display().lower(),
        "start": day(version.start_on),
        "pay": format_amount(version.base, version.currency),
        "period": PERIODS[version.period],
        "bonus": format_amount(version.bonus, version.currency) if version.bonus else "",
        "equity": version.equity,
        "leave": version.leave_days or "",
        "benefits": benefits(version),
        "conditions": version.conditions,
        "words": version.words,
        "until": day(version.reply_by),
        "manager": requisition.manager.name,
        "recruiter": requisition.recruiter.name,
    }
    return {name: str(value) for name, value in said.items()}


def benefits(version: "OfferVersion") -> str:
    named = [one.name for one in version.benefits.all()]
    return ", ".join(filter(None, [*named, version.more_benefits]))


def day(on: Any) -> str:
    return date_format(on, pgettext("day format with year", "j F Y"))
