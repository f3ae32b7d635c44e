"""The words of an offer's letter: an admin's template, filled with the terms of one version."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from candidates.letter_words import amount, day, employment, period
from candidates.models.benefit import BenefitName
from candidates.models.letter_template import LetterTemplate
from hiring import clocks
from hiring.accounts.models import Company
from hiring.activity.words import PLACEHOLDER, fill

if TYPE_CHECKING:
    from candidates.models import OfferVersion

type Part = dict[str, Any]

EMPTY_LINES = re.compile(r"\n{2,}")
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
    language, words = words_of(version)
    with translation.override(language):
        today = clocks.now().astimezone(version.zone).date()
        return {
            "language": language.partition("-")[0],
            "from": list(filter(None, [company.name, company.address])),
            "on": day(today),
            "title": f"{version.offer.application} · {company.name}",
            "paragraphs": list(paragraphs(words, values(version))),
            "foot": f"{version.requisition.code} · v{version.number}",
        }


def words_of(version: "OfferVersion") -> tuple[str, str]:
    """The language that there are words in, and the words: dates and amounts follow them."""
    template = LetterTemplate.objects.in_language(version.language)
    return (template.language, template.body) if template else (settings.LANGUAGE_CODE, PLAIN)


def paragraphs(words: str, known: Mapping[str, str]) -> Iterator[str]:
    """Each filled; one that names only what this offer does not have is left out. What is filled
    in may bring paragraphs and lines of its own."""
    for one in apart(words):
        named = PLACEHOLDER.findall(one)
        if not named or any(known.get(name) for name in named):
            yield from apart(fill(one, known))


def apart(words: str) -> list[str]:
    """Paragraphs, as empty lines divide them."""
    lines = "\n".join(line.rstrip() for line in words.splitlines())
    return [one.strip() for one in EMPTY_LINES.split(lines) if one.strip()]


def values(version: "OfferVersion") -> dict[str, str]:
    application, requisition = version.offer.application, version.requisition
    said = {
        "candidate": application.candidate.name,
        "first_name": application.candidate.first_name,
        "job": application.job,
        "department": requisition.department,
        "company": Company.ours(),
        "place": version.place,
        "employment": employment(requisition),
        "start": day(version.start_on),
        "pay": amount(version.base, version.currency),
        "period": period(version.period),
        "bonus": amount(version.bonus, version.currency) if version.bonus else "",
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
    """As they are called in the letter's language, where an admin has named them in it."""
    theirs = version.benefits.all()
    names = BenefitName.objects.filter(benefit__in=theirs, language=translation.get_language())
    called = dict(names.values_list("benefit", "name"))
    named = [called.get(one.pk, one.name) for one in theirs]
    return ", ".join(filter(None, [*named, version.more_benefits]))
