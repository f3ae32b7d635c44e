"""A posting for search engines: schema.org JobPosting as JSON-LD, in the form that Google's job
search asks for (developers.google.com/search/docs/appearance/structured-data/job-posting)."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hiring.accounts.models import Company
from hiring.money import to_major
from requisitions.markdown import as_html
from requisitions.models import Place, Posting, Requisition, Revision

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
EMPLOYMENT = {
    Requisition.Employment.FULL_TIME: "FULL_TIME",
    Requisition.Employment.PART_TIME: "PART_TIME",
    Requisition.Employment.CONTRACT: "CONTRACTOR",
    Requisition.Employment.TEMPORARY: "TEMPORARY",
    Requisition.Employment.INTERNSHIP: "INTERN",
}


def job_posting(posting: Posting, revision: Revision, company: Company, url: str) -> SafeString:
    """A block of data that no browser runs."""
    words = json.dumps(facts(posting, revision, company, url), ensure_ascii=False)
    data = mark_safe(words.translate(ESCAPED))  # noqa: S308  nothing is left that ends a script
    return format_html('<script type="application/ld+json">{}</script>', data)


def facts(posting: Posting, revision: Revision, company: Company, url: str) -> dict[str, Any]:
    requisition = posting.requisition
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": revision.title,
        "description": description(revision),
        "url": url,
        "identifier": {
            "@type": "PropertyValue",
            "name": company.name,
            "value": requisition.code,
        },
        "datePosted": day(posting.published_at),
        "employmentType": EMPLOYMENT[Requisition.Employment(requisition.employment)],
        "hiringOrganization": organization(company),
        "baseSalary": salary(revision),
        "directApply": True,
        **until(posting),
        **where(requisition),
    }


def description(revision: Revision) -> str:
    return format_html("<p>{}</p>", revision.summary) + as_html(revision.body)


def day(at: dt.datetime | None) -> str:
    return at.date().isoformat() if at else ""


def until(posting: Posting) -> dict[str, str]:
    """The whole of the last day counts."""
    on = posting.closes_on
    return {"validThrough": f"{on.isoformat()}T23:59:59Z"} if on else {}


def organization(company: Company) -> dict[str, str]:
    website = {"sameAs": company.website} if company.website else {}
    return {"@type": "Organization", "name": company.name, **website}


def salary(revision: Revision) -> dict[str, Any]:
    pay = revision.pay
    return {
        "@type": "MonetaryAmount",
        "currency": pay.currency,
        "value": {
            "@type": "QuantitativeValue",
            "minValue": number(to_major(revision.pay_low, pay.currency)),
            "maxValue": number(to_major(revision.pay_high, pay.currency)),
            "unitText": pay.period.upper(),
        },
    }


def number(amount: Decimal) -> int | float:
    """JSON knows no Decimal."""
    return int(amount) if amount == int(amount) else float(amount)


def where(requisition: Requisition) -> dict[str, Any]:
    """Towns are where one works; who works from home has to live in one of the countries."""
    places = list(requisition.places.all())
    towns = [place for place in places if place.locality]
    if requisition.workplace != Requisition.Workplace.REMOTE:
        return {"jobLocation": [address(place) for place in places]}
    countries = sorted({place.country_name for place in places})
    return {
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": [{"@type": "Country", "name": one} for one in countries],
        **({"jobLocation": [address(place) for place in towns]} if towns else {}),
    }


def address(place: Place) -> dict[str, Any]:
    known = {
        "addressLocality": place.locality,
        "addressRegion": place.region,
        "addressCountry": place.country,
    }
    named = {name: value for name, value in known.items() if value}
    return {"@type": "Place", "address": {"@type": "PostalAddress", **named}}
