"""Writing a scorecard, reading one, asking for one more."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.forms.scorecard import ScorecardForm, WholeScorecardForm
from candidates.forms.scorecard_ask import AskScorecardForm
from candidates.judging import Version, earlier
from candidates.kit import Kit, Scorecards
from candidates.models import Scorecard
from candidates.pages import application_for, scorecard_for
from candidates.views.asking import ask_in
from hiring import clocks
from hiring.http import Request, sent, wants_fragment
from hiring.once import once
from hiring.policy import require


@require_safe
def scorecard(request: Request, pk: int) -> HttpResponse:
    """To write while it is awaited, else to read."""
    found = scorecard_for(request.user, pk)
    if found.is_awaited and found.can_begin():
        return write_page(request, found, form_of(found))
    return read_page(request, found)


def form_of(scorecard: Scorecard, data: Any = None, *, whole: bool = False) -> ScorecardForm:
    form = WholeScorecardForm if whole else ScorecardForm
    return form(data, scorecard=scorecard, criteria=scorecard.criteria())


def write_page(request: Request, scorecard: Scorecard, form: ScorecardForm) -> HttpResponse:
    page = {
        **about(request, scorecard),
        "form": form,
        "kit": Kit.of(scorecard.application, request.user),
        "left": scorecard.clock.left(clocks.now()) if scorecard.clock else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "candidates/write_scorecard.html", page, status=status)


def about(request: Request, scorecard: Scorecard) -> dict[str, Any]:
    return {
        "scorecard": scorecard,
        "interview": scorecard.interview,
        "application": scorecard.application,
        "candidate": scorecard.application.candidate,
        "sees_application": request.user.can("application.view", scorecard),
    }


def read_page(request: Request, scorecard: Scorecard) -> HttpResponse:
    user = request.user
    page = {
        **about(request, scorecard),
        "says": Version.now(scorecard),
        "earlier": earlier(scorecard, scorecard.requisition.criteria.all()),
        "cards": Scorecards.of(scorecard.application, user),
        "is_own": scorecard.author_id == user.pk,
        "sees_private": user.can("scorecard.see_private", scorecard),
    }
    return render(request, "candidates/scorecard.html", page)


@require_POST
def scorecard_draft(request: Request, pk: int) -> HttpResponse:
    """Keep what was typed so far: by itself, or by the button."""
    found = scorecard_for(request.user, pk, to="scorecard.draft")
    form = form_of(found, request.POST)
    if form.is_valid():
        found.draft(**form.kept())
    if wants_fragment(request):
        page = {"too_long": bool(form.errors), "scorecard": found}
        status = 422 if form.errors else 200
        return render(request, "candidates/write_scorecard.html#kept", page, status=status)
    if form.errors:
        return write_page(request, found, form)
    messages.success(request, _("Your draft is kept. Only you read it until you send it."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
def scorecard_send(request: Request, pk: int) -> HttpResponse:
    """From now on the team reads it. Whoever signs in again on the way lands on the form."""
    if request.method != "POST":
        return redirect("candidates:scorecard", pk)
    found = scorecard_for(request.user, pk, to="scorecard.send")
    found.must_have_begun()
    found.must_allow("send")
    form = form_of(found, request.POST, whole=True)
    if not form.is_valid():
        return write_page(request, found, form)
    found.send(by=request.user, **form.kept())
    messages.success(request, _("Sent. The team reads it now, and you read what others sent."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
def scorecard_amend(request: Request, pk: int) -> HttpResponse:
    """Change it after it was sent; what it said before is kept."""
    found = scorecard_for(request.user, pk, to="scorecard.amend")
    found.must_allow("amend")
    form = form_of(found, sent(request), whole=True)
    if not form.is_valid():
        return write_page(request, found, form)
    found.amend(by=request.user, **form.kept())
    messages.success(request, _("Changed. What it said before is kept below."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def scorecard_ask(request: Request, pk: int) -> HttpResponse:
    """One more judgement, of anybody who works here."""
    application = application_for(request.user, pk)
    require(request.user, "scorecard.ask", application)
    form = AskScorecardForm(sent(request), application=application)
    if not form.is_valid():
        return ask_in(
            request,
            application,
            form,
            title=_("Ask somebody what they think of %(name)s") % {"name": application},
            button=_("Ask them"),
            introduction=_("They see the person, the résumé and the criteria, nothing else."),
        )
    asked = Scorecard.ask(application, by=request.user, **form.cleaned_data)
    name = asked.author.first_name
    messages.success(request, _("Asked. %(name)s has one business day.") % {"name": name})
    return redirect(application)
