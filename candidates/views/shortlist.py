"""Shortlists: those of a requisition, the recruiter's draft, presenting it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from candidates.calibration import signals
from candidates.forms.shortlist import ShortlistForm
from candidates.models import Review, Shortlist
from candidates.models.shortlist import MOST_PEOPLE
from candidates.pages import application_for
from candidates.review_queue import Queue
from candidates.standing import left, standings
from hiring import clocks
from hiring.accounts.models import User
from hiring.http import Request, way_back
from hiring.once import once
from hiring.policy import require
from requisitions.pages import head, requisition_for

MOST_SUGGESTED = 12


def shortlist_for(user: User, pk: int, *, to: str) -> Shortlist:
    """404 if they may not know of it, 403 if they may not do this to it."""
    shortlist = get_object_or_404(Shortlist.objects.visible_to(user).for_page(), pk=pk)
    require(user, to, shortlist)
    return shortlist


@require_safe
def shortlists(request: Request, number: int) -> HttpResponse:
    """All shortlists of a requisition, the draft in work first."""
    user = request.user
    requisition = requisition_for(user, number, to="requisition.follow")
    seen = requisition.shortlists.visible_to(user).for_list(Review.objects.visible_to(user))
    now = clocks.now()
    page = head(requisition, user, "shortlist") | {
        "shortlists": [
            (one, left(one.clock, now), standings(one.reviews.all(), requisition, user))
            for one in seen
        ],
        "may_prepare": user.can("shortlist.prepare", requisition),
        "may_review": user.can("review.draft", requisition),
        "signals": signals(requisition) if requisition.is_running else [],
        "may_edit": user.can("requisition.edit", requisition),
    }
    return render(request, "candidates/shortlists.html", page)


@require_safe
def shortlist(request: Request, pk: int) -> HttpResponse:
    """The recruiter's draft; once presented, where everyone on it stands."""
    user = request.user
    shortlist = shortlist_for(user, pk, to="shortlist.view")
    if shortlist.is_draft:
        return draft_page(request, shortlist, form_for(shortlist, user))
    everyone = shortlist.reviews.visible_to(user).for_page()
    queue = Queue.of(shortlist, user)
    page = head(shortlist.requisition, user, "shortlist") | {
        "shortlist": shortlist,
        "left": left(shortlist.clock, clocks.now()),
        "standings": standings(everyone, shortlist.requisition, user),
        "queue": queue,
        "consequences": queue.consequences(shortlist.requisition.recruiter),
        "may_send": user.can("shortlist.send", shortlist),
    }
    return render(request, "candidates/shortlist.html", page)


def form_for(shortlist: Shortlist, user: User, data: Any = None, **more: Any) -> ShortlistForm:
    reviews = shortlist.reviews.visible_to(user).prepared().for_draft()
    criteria = shortlist.requisition.criteria.current()
    return ShortlistForm(
        data,
        initial={"message": shortlist.message},
        reviews=list(reviews),
        criteria=list(criteria),
        others=shortlist.others(user),
        **more,
    )


def draft_page(request: Request, shortlist: Shortlist, form: ShortlistForm) -> HttpResponse:
    others = shortlist.others(request.user)
    page = head(shortlist.requisition, request.user, "shortlist") | {
        "shortlist": shortlist,
        "form": form,
        "others": others[:MOST_SUGGESTED],
        "musts": sum(criterion.is_must for criterion in form.criteria),
        "more_others": max(0, others.count() - MOST_SUGGESTED),
        "full": len(form.reviews) >= MOST_PEOPLE,
    }
    status = 422 if form.is_bound else 200
    return render(request, "candidates/shortlist_draft.html", page, status=status)


@require_POST
def shortlist_prepare(request: Request, pk: int) -> HttpResponse:
    """Keep the draft, incomplete as it may be; on the way somebody is added or taken off."""
    shortlist = shortlist_for(request.user, pk, to="shortlist.prepare")
    form = form_for(shortlist, request.user, request.POST)
    if not form.is_valid():
        return draft_page(request, shortlist, form)
    shortlist.prepare(by=request.user, **form.written())
    messages.success(request, _("Saved. Only recruiters see it until you present it."))
    return redirect(shortlist)


@require_POST
@once
def shortlist_present(request: Request, pk: int) -> HttpResponse:
    shortlist = shortlist_for(request.user, pk, to="shortlist.present")
    form = form_for(shortlist, request.user, request.POST, complete=True)
    if not form.is_valid():
        return draft_page(request, shortlist, form)
    message, places = form.cleaned_data["message"], form.places()
    shortlist.present(by=request.user, message=message, places=places)
    told = ngettext(
        "%(count)d person presented. %(name)s got one notice.",
        "%(count)d people presented. %(name)s got one notice.",
        len(places),
    )
    manager = shortlist.requisition.manager.first_name
    messages.success(request, told % {"count": len(places), "name": manager})
    return redirect(shortlist)


@require_POST
@once
def shortlist_add(request: Request, pk: int) -> HttpResponse:
    """Put somebody on the draft in work, from the board or their own page."""
    application = application_for(request.user, pk, to="shortlist.prepare")
    shortlist = Shortlist.objects.add(application, by=request.user)
    words = _("%(name)s is on shortlist %(number)s.")
    messages.success(request, words % {"name": application, "number": shortlist.number})
    return redirect(way_back(request) or shortlist)
