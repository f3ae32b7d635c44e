"""An approver's answer by the link in their mail: GET only asks, POST answers."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hiring.activity.following import follow
from hiring.links import BadLink, read
from hiring.policy import require
from requisitions.forms.note import NoteForm, ReasonForm
from requisitions.models import Approval
from requisitions.terms import asked_for, news_of, why_of

LINK_DAYS = 14


@login_not_required
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Bound to one asking and one person; dead once answered, replaced, recalled or voided.

    The address is a key. "same-origin", which settings say, keeps other sites from learning it;
    with "no-referrer" browsers would hide the origin of the form, and the answer be refused.
    """
    approval = approval_by(token, request.user)
    if approval:
        follow(request, approval.approver)
    if approval is None or not approval.is_awaited:
        page = {"approval": approval if approval and approval.answer else None}
        return render(request, "requisitions/answered.html", page, status=410)
    with timezone.override(approval.approver.time_zone):
        return answered(request, approval)


def approval_by(token: str, viewer: Any) -> Approval | None:
    """The asking this link stands for, unless somebody else came by it."""
    try:
        pk, person = read("approval", token, days=LINK_DAYS)
    except BadLink:
        return None
    approval = Approval.objects.for_answer().by_link(int(pk), int(person)).first()
    is_another = viewer.is_authenticated and approval and viewer.pk != approval.approver_id
    return None if is_another else approval


def answered(request: HttpRequest, approval: Approval) -> HttpResponse:
    if request.method != "POST":
        return shown(request, approval, ReasonForm())
    yes = request.POST.get("answer") == "yes"
    form = NoteForm(request.POST) if yes else ReasonForm(request.POST)
    if not form.is_valid():
        return shown(request, approval, form, status=422)
    give(approval, yes=yes, note=form.cleaned_data["note"])
    approval.refresh_from_db()
    return render(request, "requisitions/answered.html", {"approval": approval})


def give(approval: Approval, *, yes: bool, note: str) -> None:
    """The approver themselves answers, whoever is signed in on this machine or nobody."""
    thing, by = approval.subject, approval.approver
    require(by, f"{thing.noun}.{'approve' if yes else 'send_back'}", thing)
    answering = thing.approve if yes else thing.send_back
    answering(by=by, note=note, asked=str(approval.pk))


def shown(
    request: HttpRequest, approval: Approval, form: NoteForm, *, status: int = 200
) -> HttpResponse:
    page = {
        "approval": approval,
        "requisition": approval.requisition,
        "change": approval.round.change,
        "terms": asked_for(approval.round) + why_of(approval.requisition),
        "news": news_of(approval.round),
        "answer": form,
    }
    return render(request, "requisitions/answer.html", page, status=status)
