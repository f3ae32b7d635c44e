from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from candidates import intake
from candidates.forms.resume import ResumeForm
from candidates.models import Candidate
from candidates.own_page import Standing
from candidates.resumes import MAX_SIZE
from candidates.views.my import own, standing_for
from hiring.files import takes_one_file
from hiring.limits import Limit, minutes
from hiring.once import once

RESUMES = Limit("my.send_resume", times=5, seconds=60 * 60)


@takes_one_file(MAX_SIZE)
@own
@require_http_methods(["GET", "HEAD", "POST"])
def my_send_resume(request: HttpRequest, candidate: Candidate, token: str, pk: int) -> HttpResponse:
    chosen = standing_for(candidate, pk)
    if chosen.over:
        return redirect("candidates:my", token)
    if request.method == "POST":
        return send_resume(request, token, chosen)
    return page(request, token, chosen, ResumeForm(needs_resume=True))


@once
def send_resume(request: HttpRequest, token: str, chosen: Standing) -> HttpResponse:
    form = ResumeForm(request.POST, request.FILES, needs_resume=True)
    if not form.is_valid() or form.upload is None:
        return page(request, token, chosen, form, status=422)
    if wait := RESUMES.spend(chosen.key):
        response = page(request, token, chosen, form, status=429, wait=minutes(wait))
        response["Retry-After"] = str(wait)
        return response
    intake.send_resume(chosen.application, form.upload)
    return redirect(reverse("candidates:my", args=[token], query={"kept": chosen.key}))


def page(
    request: HttpRequest,
    token: str,
    chosen: Standing,
    form: ResumeForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"token": token, "standing": chosen, "form": form, **more}
    return render(request, "careers/newer_resume.html", context, status=status)
