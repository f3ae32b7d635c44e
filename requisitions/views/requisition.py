from django.http import HttpResponse
from django.shortcuts import render

from hiring.activity.models import Event
from hiring.activity.timeline import items, told
from hiring.http import Request
from hiring.paging import page_of
from requisitions.forms.note import ReasonForm
from requisitions.overview import overview
from requisitions.pages import head, requisition_for


def detail(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number)
    page = overview(requisition, request.user) | {"answer": ReasonForm()}
    return render(request, "requisitions/detail.html", page)


def activity(request: Request, number: int) -> HttpResponse:
    """Everything that happened, newest first."""
    requisition = requisition_for(request.user, number, to="requisition.follow")
    page = page_of(told(Event.objects.about(requisition)), request.GET, "at", "pk")
    context = head(requisition, request.user, "activity")
    context |= {"page": page, "items": items(page.rows, request.user)}
    return render(request, "requisitions/activity.html", context)
