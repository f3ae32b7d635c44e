"""Who hears what of a requisition, its approvals, its posting."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.models import Event, Notice
from hiring.activity.notices import Telling
from hiring.links import sign
from requisitions.models import Approval, ApprovalStep, Change, Posting, Requisition, Revision

TITLE = _("Requisitions and postings")
SUBJECTS = (
    Requisition.objects.select_related("manager"),
    Approval.objects.select_related("round__requisition__manager"),
    ApprovalStep.objects.select_related("round__requisition__manager"),
    Change.objects.select_related("requisition__manager"),
    Posting.objects.select_related("requisition__manager"),
    Revision.objects.select_related("posting__requisition__manager"),
)


def words(thing: Any) -> dict[str, object]:
    """What the sentences below may name, beside {actor} and counts."""
    requisition = thing.requisition
    return {"requisition": requisition, "manager": requisition.manager.first_name}


def manager(thing: Any) -> Iterable[User]:
    return list(thing.requisition.deciders)


def recruiter(thing: Any) -> Iterable[User]:
    return [thing.requisition.recruiter]


def pair(thing: Any) -> Iterable[User]:
    return [thing.requisition.manager, thing.requisition.recruiter]


def requesters(thing: Any) -> Iterable[User]:
    requisition = thing.requisition
    return {person for person in (requisition.manager, requisition.submitted_by) if person}


def who_had_it(event: Event) -> Iterable[User]:
    """Whose part was handed over."""
    before: Iterable[User] = User.objects.active().filter(pk=event.details.get("before"))
    return before


def awaited(step: Any) -> Iterable[User]:
    return [a.approver for a in step.approvals.awaited().select_related("approver")]


def its_approver(approval: Any) -> Iterable[User]:
    return [approval.approver]


def reviewers(revision: Any) -> Iterable[User]:
    """Nobody is asked for what the hiring manager's side wrote itself."""
    return [] if is_own(revision) else manager(revision)


def writer(revision: Any) -> Iterable[User]:
    """Whoever goes on with it: the recruiter, where the hiring manager wrote it themselves."""
    return recruiter(revision) if is_own(revision) else [revision.written_by]


def is_own(revision: Any) -> bool:
    return bool(revision.requisition.is_managed_by(revision.written_by))


def escalation(thing: Any) -> Iterable[User]:
    """A stand-in, else the department head, else an admin."""
    return list(thing.requisition.escalation())


def answer_page(notice: Notice) -> str:
    """A signed link for the approver: it opens a page that asks once more; GET changes nothing."""
    approval = notice.subject.requisition.awaited_approval(notice.recipient)
    if approval is None:
        return str(notice.subject.get_absolute_url())
    return reverse(
        "requisitions:answer", args=[sign("approval", approval.pk, approval.approver_id)]
    )


def page_if_seen(notice: Notice) -> str:
    """Whoever gave a confidential requisition away may not see it any more."""
    seen = Requisition.objects.visible_to(notice.recipient).filter(pk=notice.subject.pk).exists()
    return str(notice.subject.get_absolute_url()) if seen else reverse("requisitions:index")


def note_with_the_no(notice: Notice) -> str:
    """What the approver wrote when sending it back."""
    said_no = Approval.objects.filter(round__in=notice.subject.approval_rounds.all(), answer="no")
    last = said_no.order_by("-answered_at").first()
    return last.note if last else ""


def explanation(notice: Notice) -> str:
    """Why it was put on hold or cancelled, where somebody said so."""
    said = notice.subject.explanations.filter(at=notice.event.at) if notice.event else ()
    return "".join(one.text for one in said)


def remark(notice: Notice) -> str:
    """What the hiring manager wrote when sending the posting back."""
    last = notice.subject.remarks.order_by("-at").first()
    return last.text if last else ""


def still_awaited(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.requisition.awaits(notice.recipient)


def still_in_review(notice: Notice) -> bool:
    return notice.subject is not None and "approve" in notice.subject.open_verbs()


ROLES = {
    manager: {Role.MANAGER},
    recruiter: {Role.RECRUITER},
    pair: {Role.MANAGER, Role.RECRUITER},
    requesters: {Role.MANAGER, Role.RECRUITER},
    reviewers: {Role.MANAGER},
    writer: {Role.RECRUITER},
}

APPROVE = _("Read and answer")

# fmt: off
NOTICES = (
    #       cause                    who hears     what they read
    Telling("approval.ask",          awaited,      _("{actor} asks you to approve {requisition}."),              button=APPROVE, yours=True, link=answer_page, still=still_awaited),
    Telling("approval.remind",       its_approver, _("{actor} asks you again to approve {requisition}."),        button=APPROVE, yours=True, link=answer_page, still=still_awaited),
    Telling("approval.replace",      its_approver, _("{actor} asks you to approve {requisition}."),              button=APPROVE, yours=True, link=answer_page, still=still_awaited),
    Telling("approval.due",          awaited,      _("{requisition} waits for your approval."),                  button=APPROVE, yours=True, link=answer_page, still=still_awaited),
    Telling("approval.escalate",     requesters,   _("{requisition} has waited longer than promised for approval.")),
    Telling("requisition.approve",   pair,         _("{requisition} is approved and can be opened.")),
    Telling("requisition.send_back", requesters,   _("{actor} sent {requisition} back."), text=note_with_the_no),
    Telling("requisition.open",      manager,      _("{actor} opened {requisition} to candidates.")),
    Telling("requisition.hold",      pair,         _("{actor} put {requisition} on hold. Every clock stopped."), text=explanation),
    Telling("requisition.resume",    pair,         _("{actor} resumed {requisition}.")),
    Telling("requisition.fill",      pair,         _("{requisition} is filled. See who is still to be told.")),
    Telling("requisition.vacate",    pair,         _("An opening of {requisition} is free again.")),
    Telling("requisition.cancel",    pair,         _("{actor} cancelled {requisition}. See who is still to be told."), text=explanation),
    Telling("requisition.reopen",    pair,         _("{actor} reopened {requisition} as a draft.")),
    Telling("requisition.hand_over", pair,         _("{actor} handed {requisition} over. Its open tasks went along."), named=who_had_it, link=page_if_seen),
    Telling("change.approve",        pair,         _("The change to {requisition} is approved.")),
    Telling("change.send_back",      pair,         _("{actor} sent the change to {requisition} back."), text=note_with_the_no),
    Telling("posting.ask",           reviewers,    _("{actor} asks you to approve the posting of {requisition}."), button=_("Read the changes"), yours=True, still=still_in_review),
    Telling("posting.due",           manager,      _("The posting of {requisition} waits for you."),             button=_("Read the changes"), yours=True, still=still_in_review),
    Telling("posting.escalate",      escalation,   _("The posting of {requisition} has waited longer than promised for {manager}.")),
    Telling("posting.approve",       writer,       _("{actor} approved the posting of {requisition}.")),
    Telling("posting.send_back",     writer,       _("{actor} sent the posting of {requisition} back."), text=remark),
    Telling("posting.publish",       manager,      _("The posting of {requisition} is live.")),
)
# fmt: on

SILENT = frozenset(
    {
        "requisition.submit",  # its first approvers hear by approval.ask
        "requisition.recall",
        "requisition.plan",  # interviewers hear when they are booked
        "requisition.void",
        "change.withdraw",
        "posting.close",
        "opening.reserve",
        "opening.fill",
        "opening.free",
        "opening.close",
    }
)
