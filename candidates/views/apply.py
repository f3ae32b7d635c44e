import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from candidates import intake
from candidates.forms.apply import ApplyForm
from candidates.models import Source
from candidates.public import cached, followed, posting_for, revision_of, tail
from candidates.resumes import MAX_SIZE
from hiring import clocks
from hiring.accounts.models import Company
from hiring.files import takes_one_file
from hiring.limits import Limit, connection_of, minutes
from hiring.once import once
from requisitions.models import Posting

FROM_ONE_CONNECTION = Limit("apply", times=30, seconds=60 * 60)
WITH_ONE_ADDRESS = Limit("apply.address", times=10, seconds=24 * 60 * 60)


@login_not_required
@takes_one_file(MAX_SIZE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of its own, so that job pages can be cached and set no cookie."""
    posting = posting_for(slug)
    if request.method == "POST":
        return take(request, posting)
    if posting.slug != slug:
        return redirect(reverse("apply", args=[posting.slug], query=request.GET))
    return page(request, posting, ApplyForm(posting, Company.shown()))


def take(request: HttpRequest, posting: Posting) -> HttpResponse:
    typed = request.POST.dict()
    if "remove" in typed:
        bare = ApplyForm(posting, Company.shown(), initial=typed | {"held": ""})
        return page(request, posting, bare)
    if wait := FROM_ONE_CONNECTION.spend(connection_of(request)):
        unread = ApplyForm(posting, Company.shown(), initial=typed)
        return too_many(request, posting, unread, wait)
    return send(request, posting)


@once
def send(request: HttpRequest, posting: Posting) -> HttpResponse:
    form = ApplyForm(posting, Company.shown(), request.POST, request.FILES)
    if not form.is_valid():
        form.hold()
        return page(request, posting, form, status=422)
    sent = form.sent()
    if wait := WITH_ONE_ADDRESS.spend(sent.email):
        form.hold()
        return too_many(request, posting, form, wait)
    try:
        intake.apply(posting, sent, source=Source.objects.of_link(followed(request)))
    except Posting.DoesNotExist as closed:
        raise Http404 from closed
    return redirect("applied", posting.slug)


def page(
    request: HttpRequest, posting: Posting, form: ApplyForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "posting": posting,
        "revision": revision_of(posting),
        "form": form,
        "until": until(posting),
        "tail": tail(request),
        **more,
    }
    return render(request, "careers/apply.html", context, status=status)


def too_many(request: HttpRequest, posting: Posting, form: ApplyForm, wait: int) -> HttpResponse:
    """Everything that was typed stays on the page."""
    response = page(request, posting, form, status=429, wait=minutes(wait))
    response["Retry-After"] = str(wait)
    return response


def until(posting: Posting) -> dt.date:
    """The day by which whoever applies now hears from us."""
    calendar = posting.requisition.recruiter.calendar
    return calendar.add_days(clocks.now(), Company.shown().answer_days).date()


@cached
def applied(request: HttpRequest, slug: str) -> HttpResponse:
    """The same thanks for everybody, whether or not they had applied before."""
    posting = posting_for(slug)
    context = {"posting": posting, "revision": revision_of(posting), "until": until(posting)}
    return render(request, "careers/applied.html", context)
