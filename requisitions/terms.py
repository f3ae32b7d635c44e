"""Terms in words: what approvers are asked to say yes to, and what changed since."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hiring import words
from hiring.accounts.models import Department
from hiring.moments import say_day, today
from hiring.money import format_pay
from requisitions.models import Agreement, ApprovalRound, Criterion, Requisition

type Terms = dict[str, Any]


def asked_for(approval_round: ApprovalRound, *, pay: bool = True) -> list[tuple[str, str]]:
    """(label, words) of everything in a round; the band only with `pay`."""
    return list(in_words(approval_round.terms, pay=pay)[0].items())


def why_of(requisition: Requisition) -> list[tuple[str, str]]:
    """(label, words) of what stands around the terms: why, where and by when."""
    why = [requisition.get_reason_display(), requisition.replaces]
    where = [*requisition.places.all(), requisition.get_workplace_display()]
    day = requisition.needed_on
    return [
        (_("Why now?"), ": ".join(filter(None, why))),
        (_("Where"), ", ".join(map(str, where))),
        (_("Needed by"), say_day(day, today()) if day else _("No date")),
    ]


def as_read(requisition: Requisition, *, pay: bool) -> dict[str, str]:
    """Label → words of all that can be edited, whenever they are read."""
    criteria = requisition.criteria.current()
    return {
        **in_words(requisition.terms, pay=pay)[0],
        **dict(why_of(requisition)),
        _("Needed by"): day_of(requisition.needed_on),
        _("Justification"): requisition.justification,
        _("What they must bring"): "\n".join(map(line_of, criteria)),
        **promised(requisition.agreement),
        _("Hiring manager"): str(requisition.manager),
        _("Recruiter"): str(requisition.recruiter),
        _("Confidential"): _("Yes") if requisition.confidential else _("No"),
    }


def line_of(criterion: Criterion) -> str:
    parts = [
        f"{criterion.get_need_display()}: {criterion.text}",
        criterion.detail,
        str(criterion.get_kind_display()),
        str(criterion.get_assessed_display()),
        criterion.question,
    ]
    return ", ".join(filter(None, parts))


def promised(agreement: Agreement) -> dict[str, str]:
    return {
        _("Feedback within"): agreement.feedback_words,
        _("Answers within"): agreement.answer_words,
        _("First shortlist by"): day_of(agreement.first_shortlist_on),
        _("An update every"): words.days(agreement.update_days),
    }


def day_of(day: dt.date | None) -> str:
    """By its date: "tomorrow" would be another word the next day."""
    return date_format(day) if day else ""


def news_of(approval_round: ApprovalRound, *, pay: bool = True) -> list[tuple[str, str, str]]:
    """(label, old, new) of what an earlier round did not ask for; what `{% diff %}` takes.

    A change is compared with what stands; in a first round nothing is new.
    """
    if approval_round.change_id:
        return differences(approval_round.requisition.terms, approval_round.terms, pay=pay)
    before = approval_round.before
    return differences(before.terms, approval_round.terms, pay=pay) if before else []


def differences(before: Terms, after: Terms, *, pay: bool = True) -> list[tuple[str, str, str]]:
    old, new = in_words(before, after, pay=pay)
    return [(label, old[label], new[label]) for label in new if old[label] != new[label]]


def in_words(*terms: Terms, pay: bool) -> list[dict[str, str]]:
    """Each set of plain values as label → words: money formatted, departments by name."""
    ids = {one["department"] for one in terms}
    departments = dict(Department.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [said(one, departments, pay=pay) for one in terms]


def said(terms: Terms, departments: dict[int, str], *, pay: bool) -> dict[str, str]:
    band = (terms["band_low"], terms["band_high"], terms["currency"], terms["period"])
    return {
        _("Title"): terms["title"],
        _("Department"): departments.get(terms["department"], ""),
        _("Openings"): str(terms["headcount"]),
        **({_("Band"): format_pay(*band)} if pay else {}),
        _("Employment type"): str(Requisition.Employment(terms["employment"]).label),
    }
