"""A shortlist side by side, and sending the verdicts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from candidates.evidence import Evidence, evidence
from candidates.forms.compare import CompareForm
from candidates.models import Shortlist
from candidates.review_queue import Queue, side_by_side
from candidates.standing import left, standings
from candidates.views.shortlist import shortlist_for
from hiring import clocks
from hiring.http import Request
from hiring.once import once
from hiring.policy import require
from requisitions.models import Criterion


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: Request, pk: int) -> HttpResponse:
    """Everyone on the same criteria; the manager's verdicts are kept as drafts."""
    shortlist = shortlist_for(request.user, pk, to="shortlist.view")
    queue = Queue.of(shortlist, request.user)
    if request.method != "POST":
        return compare_page(request, shortlist, queue, CompareForm(reviews=queue.reviews))
    require(request.user, "review.draft", shortlist)
    form = CompareForm(request.POST, reviews=queue.reviews)
    if not form.is_valid():
        return compare_page(request, shortlist, queue, form)
    shortlist.draft(by=request.user, verdicts=form.verdicts())
    messages.success(request, _("Kept. Nothing is sent yet."))
    return redirect("candidates:compare", shortlist.pk)


def compare_page(
    request: Request, shortlist: Shortlist, queue: Queue, form: CompareForm
) -> HttpResponse:
    user, requisition = request.user, shortlist.requisition
    criteria = list(requisition.criteria.all())
    page = {
        "shortlist": shortlist,
        "requisition": requisition,
        "queue": queue,
        "form": form,
        "title": side_by_side(queue.total),
        "groups": grouped(criteria, queue.reviews),
        "musts": sum(criterion.is_must and not criterion.retired for criterion in criteria),
        "standings": standings(queue.reviews, requisition, user),
        "left": left(shortlist.clock, clocks.now()),
        "consequences": queue.consequences(requisition.recruiter),
        "may_send": user.can("shortlist.send", shortlist) and not requisition.is_over,
        "may_see_pay": user.can("application.see_pay", shortlist),
    }
    status = 422 if form.is_bound else 200
    return render(request, "candidates/compare.html", page, status=status)


def grouped(
    criteria: list[Criterion], reviews: Any
) -> list[tuple[str, list[tuple[Criterion, list[Evidence]]]]]:
    """Must-haves, then the rest: for each criterion what is known of every person."""
    current = [criterion for criterion in criteria if not criterion.retired]
    columns = [evidence(current, review.application, review) for review in reviews]
    rows = [(criterion, [column[n] for column in columns]) for n, criterion in enumerate(current)]
    needs = Criterion.Need
    groups = [(need.label, [row for row in rows if row[0].need == need]) for need in needs]
    return [(str(label), some) for label, some in groups if some]


@require_POST
@once
def shortlist_send(request: Request, pk: int) -> HttpResponse:
    """Make the drafts real; side by side, with the verdicts as the page shows them."""
    shortlist = shortlist_for(request.user, pk, to="shortlist.send")
    queue = Queue.of(shortlist, request.user)
    form = CompareForm(request.POST, reviews=queue.reviews)
    if not form.is_valid():
        return compare_page(request, shortlist, queue, form)
    sent = shortlist.send(by=request.user, verdicts=form.verdicts())
    words = ngettext(
        "%(count)d verdict sent. %(name)s hears it now; nobody else was told.",
        "%(count)d verdicts sent. %(name)s hears them now; nobody else was told.",
        sent,
    )
    name = shortlist.requisition.recruiter.first_name
    messages.success(request, words % {"count": sent, "name": name})
    return redirect(shortlist)
