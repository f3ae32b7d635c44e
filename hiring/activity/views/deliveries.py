"""The delivery log: what went out, what is kept here, what a person has to look at."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hiring.activity import delivery
from hiring.activity.letters import compose
from hiring.activity.models import Delivery, Notice
from hiring.activity.notices import by_kind
from hiring.http import Request
from hiring.once import once
from hiring.paging import page_of
from hiring.policy import require

STUCK = "stuck"


@require_safe
def deliveries(request: Request) -> HttpResponse:
    require(request.user, "delivery.view")
    chosen = request.GET.get("only", "")
    page = page_of(listed(chosen).select_related("notice"), request.GET, "at", "pk")
    shown = {"page": page, "tabs": tabs(chosen), "chosen": chosen, "stuck": STUCK}
    return render(request, "activity/deliveries.html", shown)


@require_safe
def one(request: Request, pk: int) -> HttpResponse:
    require(request.user, "delivery.view")
    attempt = get_object_or_404(Delivery.objects.select_related("notice"), pk=pk)
    shown = {"delivery": attempt, "text": attempt.text or written_afresh(attempt.notice)}
    return render(request, "activity/delivery.html", shown)


@require_POST
@once
def resend(request: Request, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice, deliveries=pk)
    require(request.user, "notice.resend", notice)
    delivery.resend(notice, by=request.user)
    messages.success(request, _("It goes out again within a minute."))
    return redirect("delivery", pk=pk)


def listed(chosen: str) -> Any:
    """Known filters only; anything else is the whole log."""
    if chosen == STUCK:
        return Delivery.objects.stuck()
    if chosen in Delivery.Outcome:
        return Delivery.objects.ending(chosen)
    return Delivery.objects.all()


def tabs(chosen: str) -> list[dict[str, Any]]:
    waiting = Notice.objects.stuck().count()
    items = [
        {"label": _("All"), "url": "?", "current": not chosen},
        {
            "label": _("To look at"),
            "url": f"?only={STUCK}",
            "count": waiting,
            "status": "overdue" if waiting else "",
            "current": chosen == STUCK,
        },
    ]
    for outcome in ("kept", "sent", "failed"):
        label = Delivery.Outcome(outcome).label
        items.append({"label": label, "url": f"?only={outcome}", "current": chosen == outcome})
    return items


def written_afresh(notice: Notice | None) -> str:
    """The words as they would be today, without the link, which may be a key of its reader."""
    if notice is None or notice.kind not in by_kind():
        return ""
    if notice.subject is None and notice.digest_on is None:
        return ""
    mail = compose(notice)
    return str(mail.body).replace(mail.url, _("(their link)"))
