from django.http import HttpResponse
from django.shortcuts import render

from hiring import clocks
from hiring.http import Request
from hiring.paging import page_of
from requisitions.forms.filters import RequisitionFilter
from requisitions.listing import listed
from requisitions.turns import turns


def index(request: Request) -> HttpResponse:
    """The requisitions this person may see, newest first."""
    form = RequisitionFilter(request.user, request.GET)
    page = page_of(form.narrow().for_list(), request.GET)
    context = {
        "filter": form,
        "page": page,
        "rows": listed(page.rows, turns(page.rows, request.user), clocks.now()),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_draft": request.user.can("requisition.draft"),
    }
    return render(request, "requisitions/index.html", context)
