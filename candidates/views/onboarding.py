"""People who join: the board of them all, and one person's way through the first ninety days."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candidates.first_days import FirstDays
from candidates.forms.onboarding import BuddyForm, CheckInForm, ExpectForm, StartForm
from candidates.joining import Board
from candidates.models import Onboarding
from candidates.pages import onboarding_for
from hiring.http import Request, sent, wants_fragment
from hiring.moments import say_fully, today
from hiring.once import once
from hiring.policy import require


@require_safe
def onboardings(request: Request) -> HttpResponse:
    require(request.user, "onboarding.list")
    board = Board(request.user, request.GET, today())
    return render(request, "candidates/onboardings.html", {"board": board})


@require_safe
def onboarding(request: Request, pk: int) -> HttpResponse:
    return page(request, onboarding_for(request.user, pk))


def page(request: Request, onboarding: Onboarding) -> HttpResponse:
    """The whole page, or what changes on it."""
    user = request.user
    context = {
        "onboarding": onboarding,
        "candidate": onboarding.application.candidate,
        "requisition": onboarding.requisition,
        "days": FirstDays(onboarding, user, today()),
        "sees_application": user.can("application.view", onboarding),
        "sees_documents": user.can("onboarding.see_documents", onboarding),
        "may": may(request, onboarding),
    }
    name = "candidates/onboarding.html" + ("#plan" if wants_fragment(request) else "")
    return render(request, name, context)


def may(request: Request, onboarding: Onboarding) -> dict[str, bool]:
    """Its verbs, and whether this person may; none once they will not start."""
    verbs = ("add_task", "name_buddy", "send_link", "expect")
    goes_on = not onboarding.is_stopped
    return {verb: goes_on and request.user.can(f"onboarding.{verb}", onboarding) for verb in verbs}


@require_http_methods(["GET", "HEAD", "POST"])
@once
def move_start(request: Request, pk: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.move_start")
    form = StartForm(sent(request), onboarding=onboarding)
    if not form.is_valid():
        words = {
            "title": _("Move the first day"),
            "introduction": _(
                "What is not done yet moves along. Everybody who has something to do hears both "
                "days, and so does %(name)s."
            )
            % {"name": onboarding.application.candidate.first_name},
            "button": _("Move it"),
        }
        return ask(request, onboarding, form, **words)
    onboarding.move_start(by=request.user, **form.cleaned_data)
    told = _("The first day is %(day)s now.") % {"day": say_fully(onboarding.starts_on)}
    messages.success(request, told)
    return redirect(onboarding)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def name_buddy(request: Request, pk: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.name_buddy")
    form = BuddyForm(sent(request), onboarding=onboarding)
    if not form.is_valid():
        words = {
            "title": _("Name a buddy"),
            "introduction": _(
                "Somebody from another corner of the team, who answers small questions."
            ),
            "button": _("Name them"),
        }
        return ask(request, onboarding, form, **words)
    onboarding.name_buddy(by=request.user, **form.cleaned_data)
    messages.success(request, _("%(name)s is the buddy now.") % {"name": onboarding.buddy})
    return redirect(onboarding)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def send_link(request: Request, pk: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.send_link")
    onboarding.must_be_awaited()
    candidate = onboarding.application.candidate
    said = {"name": candidate.first_name, "email": candidate.email}
    if request.method != "POST":
        words = {
            "title": _("Send %(name)s another link?") % said,
            "introduction": _("It goes to %(email)s. Such links in earlier mails open nothing now.")
            % said,
            "button": _("Send the link"),
        }
        return ask(request, onboarding, Form(), **words)
    onboarding.send_link(by=request.user)
    messages.success(request, _("%(name)s gets another link by mail.") % said)
    return redirect(onboarding)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def expect(request: Request, pk: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.expect")
    onboarding.must_be_awaited()
    form = ExpectForm(sent(request), onboarding=onboarding)
    if not form.is_valid():
        context = {"onboarding": onboarding, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "candidates/expect.html", context, status=status)
    onboarding.expect(by=request.user, **form.given)
    told = _("%(name)s reads it on their page now.")
    messages.success(request, told % {"name": onboarding.application.candidate.first_name})
    return redirect(f"{onboarding.get_absolute_url()}#good")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def check_in(request: Request, pk: int, day: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.check_in")
    if not onboarding.check_ins.filter(day=day).exists():
        raise Http404
    form = CheckInForm(sent(request))
    if not form.is_valid():
        name = onboarding.application.candidate.first_name
        words = {
            "title": _("How does it go with %(name)s?") % {"name": name},
            "introduction": _("After %(days)s days. Three questions, a minute.") % {"days": day},
            "button": _("Send answers"),
        }
        return ask(request, onboarding, form, **words)
    onboarding.check_in(by=request.user, day=day, **form.cleaned_data)
    messages.success(request, _("Your answers are kept."))
    return redirect(f"{onboarding.get_absolute_url()}#good")


def ask(request: Request, onboarding: Onboarding, form: BaseForm, **words: Any) -> HttpResponse:
    """A few words before a verb, in the dialog of the page or as a page of its own."""
    context = {"onboarding": onboarding, "form": form, "action": request.path, **words}
    name = "candidates/asking.html#dialog"
    if not wants_fragment(request):
        name = "candidates/onboarding_asking.html"
    return render(request, name, context, status=422 if form.is_bound else 200)
