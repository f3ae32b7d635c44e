from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hiring.http import Request
from hiring.once import once
from requisitions.actions import may_plan
from requisitions.forms.plan import RoundLines, SeenForm, round_lines
from requisitions.forms.plan_beginning import BeginningForm
from requisitions.models import PlanTemplate, Requisition, Round
from requisitions.pages import head, requisition_for
from requisitions.planning import plan_of


def plan(request: Request, number: int) -> HttpResponse:
    """The rounds, who leads them, what they ask; and what no round looks at."""
    requisition = requisition_for(request.user, number, to="requisition.follow")
    may = may_plan(requisition, request.user)
    page = head(requisition, request.user, "plan") | {
        "plan": plan_of(requisition, requisition.criteria.musts()),
        "may_plan": may,
        "templates": PlanTemplate.objects.for_page() if may else (),
    }
    return render(request, "requisitions/plan.html", page)


@once
def plan_edit(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="requisition.plan")
    requisition.must_not_be_over()
    beginning = BeginningForm(request.GET)
    if not beginning.is_valid():
        raise Http404
    seen = SeenForm(request.POST or None, requisition=requisition)
    rounds = round_lines(requisition, request.POST or None, initial=beginning.rows(requisition))
    if not all([seen.is_valid(), rounds.is_valid()]):
        return shown(request, requisition, beginning, seen=seen, rounds=rounds)
    return kept(request, requisition, rounds)


def kept(request: Request, requisition: Requisition, rounds: RoundLines) -> HttpResponse:
    requisition.plan(by=request.user, rounds=rounds.rows())
    messages.success(request, _("The interview plan is saved."))
    if left := Round.objects.uncovered(requisition).count():
        words = ngettext(
            "%(n)s must-have is in no round.", "%(n)s must-haves are in no round.", left
        )
        messages.warning(request, words % {"n": left})
    return redirect("requisitions:plan", requisition.pk)


def shown(
    request: Request, requisition: Requisition, beginning: BeginningForm, **forms: Any
) -> HttpResponse:
    page: dict[str, Any] = forms | {
        "requisition": requisition,
        "beginning": beginning.cleaned_data,
        "replaces": requisition.rounds.current().exists(),
        "templates": PlanTemplate.objects.for_page(),
    }
    status = 422 if forms["seen"].is_bound else 200
    return render(request, "requisitions/plan_form.html", page, status=status)
