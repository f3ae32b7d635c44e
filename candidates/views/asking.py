"""A few words or a last look before a verb: in the dialog of the page, or as a page of its own."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render

from candidates.models import Application
from hiring.http import Request, wants_fragment


def ask_in(
    request: Request,
    application: Application,
    form: BaseForm,
    **words: Any,
) -> HttpResponse:
    """`words` are title, button and, where there is more to say, introduction, danger, the page
    that one comes `back` to, and a `refusal`, which stands above what was typed."""
    if refusal := words.pop("refusal", None):
        form.add_error(None, str(refusal))
    page = {"application": application, "form": form, "action": request.path, **words}
    name = "candidates/asking.html" + ("#dialog" if wants_fragment(request) else "")
    status = 409 if refusal else 422 if form.is_bound else 200
    return render(request, name, page, status=status)
