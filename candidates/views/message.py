"""The thread with a candidate: words to begin with, and sending."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from candidates.dossier import message_form
from candidates.forms.message import MessageForm
from candidates.models import Message
from candidates.pages import application_for
from candidates.views.application import show
from hiring.http import Request, wants_fragment
from hiring.once import once


@require_safe
def message_words(request: Request, pk: int) -> HttpResponse:
    """The message with which to begin: a template, filled in for this person."""
    application = application_for(request.user, pk, to="message.send")
    if not wants_fragment(request):
        return redirect(f"{application.get_absolute_url()}?{request.GET.urlencode()}#messages")
    page = {"message_form": message_form(application, request.user, request.GET)}
    return render(request, "candidates/_messages.html#words", page)


@require_POST
@once
def send_message(request: Request, pk: int) -> HttpResponse:
    application = application_for(request.user, pk, to="message.send")
    form = MessageForm(request.POST, application=application)
    if not form.is_valid():
        return show(request, application, message_form=form)
    body, tells = form.cleaned_data["body"], form.tells_them
    Message.objects.write(application, by=request.user, body=body, tells=tells)
    name = application.candidate.first_name
    messages.success(request, _("Sent to %(name)s.") % {"name": name})
    return redirect(f"{application.get_absolute_url()}#messages")
