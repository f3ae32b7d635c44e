"""What happened to a requisition, its approvals, its posting, in sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hiring.activity.models import Event
from hiring.activity.timeline import Line
from requisitions.models import Approval, ApprovalStep, Change, Posting, Requisition, Revision

SUBJECTS = (
    Requisition.objects.prefetch_related("explanations"),
    Approval.objects.select_related("approver"),
    ApprovalStep.objects.prefetch_related("approvals__approver"),
    Change.objects.select_related("requisition"),
    Posting.objects.select_related("requisition"),
    Revision.objects.select_related("posting").prefetch_related("remarks"),
)

WHOLES = {
    "criteria": gettext_lazy("criteria"),
    "agreement": gettext_lazy("agreement"),
    "headcount": gettext_lazy("openings"),
    "band_low": gettext_lazy("band"),
    "band_high": gettext_lazy("band"),
    "currency": gettext_lazy("band"),
    "period": gettext_lazy("band"),
    "justification": gettext_lazy("justification"),
}
"""What an edit calls a field whose own label would not fit into a sentence."""


def fields(event: Event) -> Mapping[str, object]:
    """Which fields an edit changed, each thing once."""
    names = [WHOLES.get(name) or label(name) for name in event.details.get("fields", ())]
    return {"fields": ", ".join(dict.fromkeys(str(name) for name in names))}


def label(name: str) -> object:
    return getattr(Requisition._meta.get_field(name), "verbose_name", name)


def plan(event: Event) -> Mapping[str, object]:
    rounds = event.details["rounds"]
    said = ngettext("%(rounds)s round", "%(rounds)s rounds", rounds) % {"rounds": rounds}
    return {"plan": said if rounds else _("no rounds")}


def part(event: Event) -> Mapping[str, object]:
    parts = {"manager": _("hiring manager"), "recruiter": _("recruiter")}
    return {"part": parts[event.details["part"]]}


def subject(event: Event) -> Any:
    """What an event is about; events keep their subjects for good."""
    return event.subject


def asked(event: Event) -> Mapping[str, object]:
    """The people of a step. Somebody who was replaced since is not among them."""
    approvals = subject(event).approvals.all()
    return {"people": ", ".join(approval.approver.first_name for approval in approvals)}


def approver(event: Event) -> Mapping[str, object]:
    return {"approver": subject(event).approver.first_name}


def version(event: Event) -> Mapping[str, object]:
    return {"number": subject(event).number}


def note(event: Event) -> str:
    return str(subject(event).note)


def remark(event: Event) -> str:
    """What was written with this sending back, not with an earlier or a later one."""
    return next((one.text for one in subject(event).remarks.all() if one.at == event.at), "")


def explanation(event: Event) -> str:
    """What was said with this hold or this cancelling."""
    return next((one.text for one in subject(event).explanations.all() if one.at == event.at), "")


# fmt: off
TIMELINE = {
    # verb                     picture                          sentence
    "requisition.draft":      Line("file-plus",          gettext_lazy("{actor} drafted this")),
    "requisition.edit":       Line("pencil",             gettext_lazy("{actor} changed: {fields}"), fields),
    "requisition.plan":       Line("clipboard-list",     gettext_lazy("{actor} planned the interviews: {plan}"), plan),
    "requisition.submit":     Line("send",               gettext_lazy("{actor} asked for approval")),
    "requisition.recall":     Line("undo-2",             gettext_lazy("{actor} recalled it")),
    "requisition.void":       Line("rotate-ccw",         gettext_lazy("{actor} changed what was asked: approval began again")),
    "requisition.approve":    Line("badge-check",        gettext_lazy("Approved: every yes is in")),
    "requisition.send_back":  Line("reply",              gettext_lazy("Sent back: it is a draft again")),
    "requisition.open":       Line("circle-play",        gettext_lazy("{actor} opened it to candidates")),
    "requisition.hold":       Line("circle-pause",       gettext_lazy("{actor} put it on hold"), bubble=explanation),
    "requisition.resume":     Line("circle-play",        gettext_lazy("{actor} resumed it")),
    "requisition.fill":       Line("award",              gettext_lazy("Filled: the last opening is taken")),
    "requisition.vacate":     Line("circle-dashed",      gettext_lazy("An opening is free again")),
    "requisition.cancel":     Line("circle-x",           gettext_lazy("{actor} cancelled it"), bubble=explanation),
    "requisition.reopen":     Line("rotate-ccw",         gettext_lazy("{actor} reopened it as a draft")),
    "requisition.hand_over":  Line("arrow-right-left",   gettext_lazy("{actor} handed the part of {part} from {before} to {after}"), part, ("before", "after")),

    "approval.ask":           Line("hand",               gettext_lazy("Asked to approve: {people}"), asked),
    "approval.yes":           Line("thumbs-up",          gettext_lazy("{actor} said yes"), bubble=note),
    "approval.no":            Line("thumbs-down",        gettext_lazy("{actor} said no"), bubble=note),
    "approval.remind":        Line("bell-ring",          gettext_lazy("{actor} asked {approver} again"), approver),
    "approval.replace":       Line("arrow-right-left",   gettext_lazy("{actor} asked {after} instead of {before}"), people=("before", "after")),

    "change.propose":         Line("git-pull-request-arrow", gettext_lazy("{actor} asked for other terms")),
    "change.approve":         Line("badge-check",        gettext_lazy("The new terms are approved and stand from now on")),
    "change.send_back":       Line("reply",              gettext_lazy("The new terms were sent back; the old ones stand")),
    "change.withdraw":        Line("undo-2",             gettext_lazy("{actor} withdrew the new terms; the old ones stand")),

    "posting.write":          Line("square-pen",         gettext_lazy("{actor} wrote posting version {number}"), version),
    "posting.ask":            Line("send",               gettext_lazy("{actor} sent posting version {number} for approval"), version),
    "posting.approve":        Line("badge-check",        gettext_lazy("{actor} approved posting version {number}"), version),
    "posting.send_back":      Line("reply",              gettext_lazy("{actor} sent posting version {number} back"), version, bubble=remark),
    "posting.publish":        Line("megaphone",          gettext_lazy("{actor} published the posting")),
    "posting.close":          Line("archive",            gettext_lazy("{actor} closed the posting")),
}
# fmt: on

EXPLAINED = [verb for verb, line in TIMELINE.items() if line.bubble is explanation]
"""What may have been explained, by its verb."""
