"""Everybody who is met or decided on, against the same criteria."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from candidates.finalists import finalists
from candidates.matrix import side_by_side
from hiring.http import Request
from requisitions.pages import head, requisition_for

MOST = 10
"""People side by side; whoever comes later waits longer for their decision."""


@require_safe
def matrix(request: Request, number: int) -> HttpResponse:
    user = request.user
    requisition = requisition_for(user, number, to="requisition.follow")
    criteria = list(requisition.criteria.current())
    met = requisition.applications.visible_to(user).finalists()
    people = finalists(met.for_matrix()[:MOST], user)
    page = {
        **head(requisition, user, "pipeline"),
        "people": people,
        "width": len(people) + 1,
        "groups": side_by_side(criteria, people),
        "musts": sum(one.is_must for one in criteria),
        "others": met.count() - len(people),
    }
    return render(request, "candidates/matrix.html", page)
