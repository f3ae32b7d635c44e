"""One person of a shortlist: the manager's verdict, and what the recruiter is asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from candidates.evidence import evidence
from candidates.forms.review import AnswerForm, DraftForm, choices
from candidates.models import Review
from candidates.pages import shown_resume
from candidates.review_queue import Queue
from candidates.standing import left, standing
from candidates.turns import turn
from candidates.views.shortlist import shortlist_for
from hiring import clocks
from hiring.accounts.models import User
from hiring.http import Request, wants_fragment
from hiring.once import once
from hiring.policy import require


def review_for(user: User, pk: int, *, to: str) -> Review:
    """404 if they may not know of it, 403 if they may not do this to it."""
    review: Review = get_object_or_404(Review.objects.visible_to(user).for_page(), pk=pk)
    review.shortlist = shortlist_for(user, review.shortlist_id, to="shortlist.view")
    require(user, to, review)
    return review


@require_safe
def review_next(request: Request, pk: int) -> HttpResponse:
    """To whoever waits first for the manager, else to the shortlist."""
    shortlist = shortlist_for(request.user, pk, to="shortlist.view")
    waiting = Queue.of(shortlist, request.user).to_decide
    return redirect(waiting[0] if waiting else shortlist)


@require_safe
def review(request: Request, pk: int) -> HttpResponse:
    """The résumé beside what is said for somebody, and the verdict or the answer."""
    review = review_for(request.user, pk, to="review.view")
    return review_page(request, review, draft_form(review), AnswerForm())


def draft_form(review: Review, data: Any = None) -> DraftForm:
    return DraftForm(data, review=review, criteria=list(review.requisition.criteria.current()))


def review_page(
    request: Request, review: Review, form: DraftForm, answer: AnswerForm
) -> HttpResponse:
    user, criteria = request.user, list(review.requisition.criteria.all())
    application = review.application
    application.requisition = review.requisition
    is_open = review.is_unanswered and not review.requisition.is_over
    resume = shown_resume(application, list(application.candidate.resumes.for_page()))
    if resume:
        resume.seen(by=user)
    page = {
        "review": review,
        "resume": resume,
        "standing": standing(review, user),
        "verdicts": choices(review),
        "queue": Queue.of(review.shortlist, user, review),
        "form": form,
        "answer": answer,
        "evidence": evidence(criteria, application, review),
        "musts": sum(criterion.is_must and not criterion.retired for criterion in criteria),
        "left": left(review.running_clock, clocks.now()),
        "turn": turn(application, None, review, None),
        "may_draft": is_open and user.can("review.draft", review),
        "may_answer": is_open and review.open_ask and user.can("review.answer", review),
        "may_see_pay": user.can("application.see_pay", review),
        "may_download": user.can("resume.download", review),
    }
    status = 422 if form.is_bound or answer.is_bound else 200
    return render(request, "candidates/review.html", page, status=status)


@require_POST
def review_draft(request: Request, pk: int) -> HttpResponse:
    """Keep the verdict and what was seen, then go on; nothing is sent yet."""
    review = review_for(request.user, pk, to="review.draft")
    form = draft_form(review, request.POST)
    if form.is_valid():
        review.draft(by=request.user, **form.kept())
        if not wants_fragment(request):
            return redirect(whereto(request, review))
    if wants_fragment(request):
        status = 200 if form.is_valid() else 422
        return render(request, "candidates/review.html#kept", {"form": form}, status=status)
    return review_page(request, review, form, AnswerForm())


def whereto(request: Request, review: Review) -> Any:
    """The neighbour they asked for, else the next one to decide, else everyone's verdicts."""
    queue = Queue.of(review.shortlist, request.user, review)
    neighbours = {"before": queue.before, "after": queue.after, "send": None}
    if "go" in request.POST:
        return neighbours.get(request.POST["go"]) or review.shortlist
    return queue.next_to_decide or review.shortlist


@require_POST
@once
def review_answer(request: Request, pk: int) -> HttpResponse:
    review = review_for(request.user, pk, to="review.answer")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return review_page(request, review, draft_form(review), form)
    review.answer(by=request.user, text=form.cleaned_data["text"])
    name = review.requisition.manager.first_name
    messages.success(request, _("Answered. %(name)s has a fresh clock.") % {"name": name})
    return redirect(review)
