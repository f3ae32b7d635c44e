"""What a recruiter does with an interview that there is: move it, change its panel, end it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from candidates.forms.meeting import CancelForm, ChangePanelForm, MeetingForm, MissForm
from candidates.forms.schedule import RescheduleForm
from candidates.pages import interview_for
from candidates.views.schedule import choose, done
from candidates.when import said_span
from hiring.http import Request, sent
from hiring.lifecycle import NotAllowed
from hiring.once import once


@once
def interview_reschedule(request: Request, pk: int) -> HttpResponse:
    interview = interview_for(request.user, pk, to="interview.reschedule")
    form = RescheduleForm(sent(request), interview=interview)
    if not form.is_valid():
        return choose(request, interview, form, "reschedule")
    try:
        interview.reschedule(by=request.user, **form.given)
    except NotAllowed as refusal:
        return choose(request, interview, form, "reschedule", refusal)
    return done(
        request,
        interview.application,
        _("Now %(when)s. Everybody hears of it.") % {"when": said_span(interview.during)},
    )


@once
def interview_change_panel(request: Request, pk: int) -> HttpResponse:
    interview = interview_for(request.user, pk, to="interview.change_panel")
    form = ChangePanelForm(sent(request), interview=interview)
    return act(request, form, "change_panel", _("The panel is changed."))


@once
def interview_miss(request: Request, pk: int) -> HttpResponse:
    interview = interview_for(request.user, pk, to="interview.miss")
    form = MissForm(sent(request), interview=interview)
    return act(request, form, "miss", _("Recorded. You can schedule the round again."))


@once
def interview_cancel(request: Request, pk: int) -> HttpResponse:
    interview = interview_for(request.user, pk, to="interview.cancel")
    form = CancelForm(sent(request), interview=interview)
    return act(request, form, "cancel", _("Cancelled. Everybody hears of it."))


def act(request: Request, form: MeetingForm, verb: str, said: str) -> HttpResponse:
    """Ask for the words that the verb needs; with them, do it."""
    interview = form.interview
    if not form.is_valid():
        return ask(request, form, 422 if form.is_bound else 200)
    try:
        getattr(interview, verb)(by=request.user, **form.given)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return ask(request, form, 409)
    return done(request, interview.application, said)


def ask(request: Request, form: MeetingForm, status: int) -> HttpResponse:
    page = {"application": form.interview.application, "interview": form.interview, "form": form}
    return render(request, "candidates/meeting.html", page, status=status)
