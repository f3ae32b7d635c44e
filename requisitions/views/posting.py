from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring.http import Request
from hiring.once import once
from hiring.policy import require
from requisitions.forms.note import AskedForm, ReasonForm
from requisitions.forms.posting import PostingForm
from requisitions.forms.questions import QuestionFormSet, questions_of
from requisitions.models import Posting, Requisition, Revision
from requisitions.pages import head, requisition_for
from requisitions.posting_page import posting_page


def posting(request: Request, number: int) -> HttpResponse:
    """What is live, what is in work, what changed."""
    requisition = requisition_for(request.user, number, to="posting.view")
    return shown(request, requisition, ReasonForm())


@once
def posting_edit(request: Request, number: int) -> HttpResponse:
    requisition = requisition_for(request.user, number, to="posting.write")
    requisition.must_not_be_over()
    form = PostingForm(request.POST or None, user=request.user, requisition=requisition)
    known = questions_of(requisition.posting)
    questions = QuestionFormSet(request.POST or None, prefix="questions", initial=known)
    if not all([form.is_valid(), questions.is_valid()]):
        page = {"requisition": requisition, "form": form, "questions": questions}
        page["own"] = requisition.is_managed_by(request.user)
        status = 422 if form.is_bound else 200
        return render(request, "requisitions/posting_form.html", page, status=status)
    revision = requisition.begin_posting().write(
        by=request.user, questions=questions.rows(), **form.values
    )
    return written(request, revision)


def written(request: Request, revision: Revision) -> HttpResponse:
    """Ask the manager in the same go, where that button was pressed."""
    if request.POST.get("then") == "ask" and "ask" in revision.open_verbs():
        require(request.user, "posting.ask", revision)
        revision.ask(by=request.user)
        name = revision.posting.requisition.manager.first_name
        sentence = _("Version %(number)s is with %(name)s.")
        messages.success(request, sentence % {"number": revision.number, "name": name})
    else:
        kept = _("Version %(number)s is kept as a draft.")
        approved = _("Saved. Version %(number)s is approved.")
        sentence = approved if revision.is_approved else kept
        messages.success(request, sentence % {"number": revision.number})
    return redirect(revision)


@require_POST
def posting_preview(request: Request, number: int) -> HttpResponse:
    """The text as candidates will read it. Keeps nothing."""
    requisition_for(request.user, number, to="posting.write")
    words = {name: request.POST.get(name, "")[:20000] for name in ("title", "summary", "body")}
    return render(request, "requisitions/posting_form.html#preview", words)


@require_POST
@once
def posting_ask(request: Request, number: int) -> HttpResponse:
    revision = revision_for(request, number, to="posting.ask")
    revision.ask(by=request.user)
    name = revision.posting.requisition.manager.first_name
    messages.success(request, _("The posting is with %(name)s.") % {"name": name})
    return redirect(revision)


@require_POST
@once
def posting_approve(request: Request, number: int) -> HttpResponse:
    revision = revision_for(request, number, to="posting.approve")
    form = AskedForm(request.POST)
    if not form.is_valid():
        return shown(request, revision.posting.requisition, form, status=422)
    revision.approve(by=request.user, **form.cleaned_data)
    messages.success(request, _("Approved. A recruiter publishes it."))
    return redirect(revision)


@require_POST
@once
def posting_send_back(request: Request, number: int) -> HttpResponse:
    revision = revision_for(request, number, to="posting.send_back")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return shown(request, revision.posting.requisition, form, status=422)
    revision.send_back(by=request.user, **form.cleaned_data)
    messages.success(request, _("Sent back, with your note."))
    return redirect(revision)


@require_POST
@once
def posting_publish(request: Request, number: int) -> HttpResponse:
    posting = posting_for(request, number, to="posting.publish")
    posting.publish(by=request.user)
    messages.success(request, _("The posting is live on the careers site."))
    return redirect(posting)


@require_POST
@once
def posting_close(request: Request, number: int) -> HttpResponse:
    posting = posting_for(request, number, to="posting.close")
    posting.close(by=request.user)
    messages.success(request, _("The posting is closed. Nobody can apply any more."))
    return redirect(posting)


def posting_for(request: Request, number: int, *, to: str) -> Posting:
    requisition = requisition_for(request.user, number, to=to)
    posting = requisition.posting
    if posting is None:
        raise Http404
    posting.requisition = requisition
    return posting


def revision_for(request: Request, number: int, *, to: str) -> Revision:
    """The newest version: the only one that can still be asked for or answered."""
    posting = posting_for(request, number, to=to)
    revision = posting.latest
    if revision is None:
        raise Http404
    revision.posting = posting
    return revision


def shown(
    request: Request, requisition: Requisition, answer: AskedForm, *, status: int = 200
) -> HttpResponse:
    page: dict[str, Any] = head(requisition, request.user, "posting")
    page |= posting_page(requisition, request.user) | {"answer": answer}
    return render(request, "requisitions/posting.html", page, status=status)
