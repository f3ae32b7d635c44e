"""Writing a screen: the résumé on one side, the criteria on the other."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates.claims import claims
from candidates.forms.screen import WriteScreenForm
from candidates.models import Application
from candidates.pages import application_for, shown_resume
from hiring.http import Request, sent


@require_http_methods(["GET", "HEAD", "POST"])
def write_screen(request: Request, pk: int) -> HttpResponse:
    application = application_for(request.user, pk, to="application.screen")
    following = following_of(application, request)
    resume = shown_resume(application, list(application.candidate.resumes.for_page()))
    criteria = list(application.requisition.criteria.current())
    form = WriteScreenForm(
        sent(request),
        criteria=criteria,
        findings={one.criterion_id: one for one in application.findings.all()},
        claims=claims(criteria, resume),
    )
    if not form.is_valid():
        if resume:
            resume.seen(by=request.user)
        page = {
            "application": application,
            "form": form,
            "resume": resume,
            "following": following,
            "answers": application.answers.select_related("question"),
        }
        status = 422 if form.is_bound else 200
        return render(request, "candidates/write_screen.html", page, status=status)
    application.write_screen(form.answers(), by=request.user)
    messages.success(request, _("The screen of %(name)s is kept.") % {"name": application})
    if "next" in request.POST and following:
        return redirect("candidates:write_screen", following.pk)
    return redirect(application)


def following_of(application: Application, request: Request) -> Application | None:
    """Who comes next in the column; after the last the one before."""
    column = application.requisition.applications.visible_to(request.user)
    previous, following = column.select_related("candidate").neighbours(application)
    return following or previous
