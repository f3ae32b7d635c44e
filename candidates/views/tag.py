"""Words that recruiters keep on a person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.forms.candidate import TagForm
from candidates.models import Candidate
from candidates.pages import candidate_for
from hiring.http import Request, wants_fragment


@require_POST
def tag(request: Request, pk: int) -> HttpResponse:
    candidate = candidate_for(request.user, pk, to="candidate.tag")
    form = TagForm(request.POST)
    if form.is_valid():
        candidate.tag(form.cleaned_data["name"], by=request.user)
        return answer(request, candidate, TagForm())
    return answer(request, candidate, form)


@require_POST
def untag(request: Request, pk: int) -> HttpResponse:
    candidate = candidate_for(request.user, pk, to="candidate.tag")
    if name := request.POST.get("name"):
        candidate.untag(get_object_or_404(candidate.tags, name=name), by=request.user)
    return answer(request, candidate, TagForm())


def answer(request: Request, candidate: Candidate, form: TagForm) -> HttpResponse:
    if wants_fragment(request):
        page = {"candidate": candidate, "tag_form": form, "may_tag": True}
        status = 422 if form.is_bound else 200
        return render(request, "candidates/_tags.html", page, status=status)
    if form.is_bound:
        messages.warning(request, _("Write a tag of one to forty letters."))
    return redirect(candidate)
