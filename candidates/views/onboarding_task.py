"""What is to be done for somebody who joins: added, done, done again, given away, not needed."""

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candidates.forms.onboarding_task import GiveForm, TaskForm
from candidates.forms.owed_document import CONTENT_TYPES
from candidates.models import OnboardingTask
from candidates.pages import document_for, onboarding_for, task_for
from candidates.views.onboarding import ask, page
from hiring.activity.record import record
from hiring.files import serve
from hiring.http import Request, sent, wants_fragment
from hiring.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add_task(request: Request, pk: int) -> HttpResponse:
    onboarding = onboarding_for(request.user, pk, to="onboarding.add_task")
    form = TaskForm(sent(request), onboarding=onboarding)
    if not form.is_valid():
        words = {"title": _("Add something to do"), "button": _("Add it")}
        return ask(request, onboarding, form, **words)
    task = onboarding.add_task(by=request.user, **form.cleaned_data)
    messages.success(request, _("“%(task)s” is on the list.") % {"task": task})
    return redirect(task)


@require_POST
@once
def task_finish(request: Request, pk: int) -> HttpResponse:
    task = task_for(request.user, pk, to="task.finish")
    task.finish(by=request.user)
    return shown(request, task)


@require_POST
@once
def task_reopen(request: Request, pk: int) -> HttpResponse:
    task = task_for(request.user, pk, to="task.reopen")
    task.reopen(by=request.user)
    return shown(request, task)


def shown(request: Request, task: OnboardingTask) -> HttpResponse:
    """The list as it is now: in place, or the page at this task."""
    if wants_fragment(request):
        return page(request, task.onboarding)
    return redirect(task)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def task_give(request: Request, pk: int) -> HttpResponse:
    task = task_for(request.user, pk, to="task.give")
    task.must_allow("finish")
    form = GiveForm(sent(request), task=task)
    if not form.is_valid():
        words = {
            "title": _("Give “%(task)s” to somebody else") % {"task": task},
            "introduction": _("They hear of it at once."),
            "button": _("Give it to them"),
        }
        return ask(request, task.onboarding, form, **words)
    task.give(by=request.user, **form.cleaned_data)
    told = _("“%(task)s” is with %(name)s now.") % {"task": task, "name": task.given_to}
    messages.success(request, told)
    return redirect(task)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def task_drop(request: Request, pk: int) -> HttpResponse:
    task = task_for(request.user, pk, to="task.drop")
    task.must_allow("drop")
    if request.method != "POST":
        words = {
            "title": _("Drop “%(task)s”?") % {"task": task},
            "introduction": _("It leaves the list, and nobody is reminded of it any more."),
            "button": _("Drop it"),
            "danger": True,
        }
        return ask(request, task.onboarding, Form(), **words)
    task.drop(by=request.user)
    messages.success(request, _("“%(task)s” is dropped.") % {"task": task})
    return redirect(task.onboarding)


@require_safe
def owed_document(request: Request, pk: int) -> FileResponse:
    """The file, only to be saved; who opened it is on the record."""
    document = document_for(request.user, pk, to="onboarding.see_documents")
    content_type = CONTENT_TYPES[document.kind]
    answer = serve(document.path, name=document.name, content_type=content_type)
    record("task.see_document", document.task, by=request.user, document=document.pk)
    return answer
