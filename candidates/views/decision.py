"""The final decision: all the evidence on one page, and the manager's yes or no."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.decision_room import room
from candidates.forms.decision import DecisionForm
from candidates.models import Application, Decision, DecisionRecord
from candidates.pages import application_for
from hiring.activity.record import record
from hiring.files import serve
from hiring.http import Request
from hiring.policy import require


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Request, pk: int) -> HttpResponse:
    """Choose, decline, or one more round: only the hiring manager; others read the evidence."""
    application = application_for(request.user, pk)
    if request.method != "POST":
        return decision_page(request, application, DecisionForm(application=application))
    require(request.user, "application.choose", application)
    form = DecisionForm(request.POST, application=application)
    if not form.is_valid():
        return decision_page(request, application, form)
    form.verb(by=request.user, **form.given)
    messages.success(request, said(application))
    return redirect("candidates:decide", application.pk)


def said(application: Application) -> str:
    """What became of them, and who hears of it."""
    words = _("%(name)s is now in “%(stage)s”. %(recruiter)s was told; nobody else.")
    return words % {
        "name": application,
        "stage": application.get_status_display(),
        "recruiter": application.requisition.recruiter.first_name,
    }


def decision_page(request: Request, application: Application, form: DecisionForm) -> HttpResponse:
    page = room(application, request.user, form)
    status = 422 if form.is_bound else 200
    return render(request, "candidates/decision.html", page, status=status)


@require_POST
def keep_warm(request: Request, pk: int) -> HttpResponse:
    """A runner-up: the recruiter tells them."""
    application = application_for(request.user, pk, to="application.keep_warm")
    application.keep_warm(by=request.user)
    words = _("%(name)s is kept warm as a runner-up. %(recruiter)s was told.")
    names = {"name": application, "recruiter": application.requisition.recruiter.first_name}
    messages.success(request, words % names)
    return redirect("candidates:decide", application.pk)


@require_safe
def decision_record(request: Request, pk: int) -> FileResponse:
    """The document, for those who may read all of it. 404 while it is being made."""
    seen = Decision.objects.about(Application.objects.visible_to(request.user))
    decision = get_object_or_404(seen.select_related("record"), pk=pk)
    require(request.user, "decision.download", decision)
    kept = get_object_or_404(DecisionRecord.objects.made(), decision=decision)
    name = _("Decision on %(name)s") % {"name": decision.application}
    answer = serve(kept.path, name=f"{name}.pdf", content_type="application/pdf")
    record("decision.download", decision, by=request.user)
    return answer
