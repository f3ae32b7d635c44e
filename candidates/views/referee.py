"""A referee's own page: the questions, by a link that answers once."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from candidates.forms.reference import ReferenceForm
from candidates.models import Reference
from candidates.referee_page import reference_of, trace
from candidates.views.by_link import View, by_link
from candidates.views.reference import form_of
from hiring.lifecycle import NotAllowed
from hiring.once import once

GONE = 410


referee = by_link(reference_of, "careers/bad_reference_link.html")


def while_waited_for(view: View) -> View:
    """One answer each: before and after it a page says how things are."""

    @wraps(view)
    def answer(request: HttpRequest, reference: Reference, token: str) -> HttpResponse:
        if not reference.is_waited_for:
            return over(request, reference)
        try:
            return view(request, reference, token)
        except NotAllowed:  # another window was quicker
            reference.refresh_from_db()
            return over(request, reference)

    return answer


def over(request: HttpRequest, reference: Reference) -> HttpResponse:
    """Thanks, or that it is no longer needed; sent once more, nothing changes."""
    status = GONE if request.method == "POST" else 200
    return render(request, "careers/reference_over.html", {"reference": reference}, status=status)


@referee
@require_http_methods(["GET", "HEAD", "POST"])
@once
@while_waited_for
def reference_answer(request: HttpRequest, reference: Reference, token: str) -> HttpResponse:
    if request.method != "POST":
        return page(request, reference, token, form_of(reference))
    form = form_of(reference, request.POST)
    if not form.is_valid():
        return page(request, reference, token, form, status=422)
    came_from = trace(request, reference.application)
    reference.answer(by=reference, said=form.testimony, answered_from=came_from)
    return redirect("candidates:reference_answer", token)


@referee
@require_http_methods(["GET", "HEAD", "POST"])
@once
@while_waited_for
def reference_refuse(request: HttpRequest, reference: Reference, token: str) -> HttpResponse:
    """Asks once more; only sending that page refuses."""
    if request.method != "POST":
        context = {"reference": reference, "token": token}
        return render(request, "careers/refuse_reference.html", context)
    reference.refuse(by=reference)
    return redirect("candidates:reference_answer", token)


def page(
    request: HttpRequest,
    reference: Reference,
    token: str,
    form: ReferenceForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"reference": reference, "token": token, "form": form}
    return render(request, "careers/reference.html", context, status=status)
