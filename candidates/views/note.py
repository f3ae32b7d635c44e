"""A note on an application; @name asks a colleague."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.dossier import note_form
from candidates.models import Note
from candidates.pages import application_for
from candidates.views.application import show
from hiring.http import Request
from hiring.once import once


@require_POST
@once
def write_note(request: Request, pk: int) -> HttpResponse:
    application = application_for(request.user, pk, to="note.write")
    form = note_form(application, request.user, request.POST)
    if not form.is_valid():
        return show(request, application, note_form=form)
    given = form.cleaned_data
    Note.objects.write(
        application,
        by=request.user,
        text=given["text"],
        private=given.get("private", False),
        mentions=form.mentions,
    )
    if form.mentions:
        names = ", ".join(person.first_name for person in form.mentions)
        messages.success(request, _("Noted. %(names)s will hear of it.") % {"names": names})
    return redirect(f"{application.get_absolute_url()}#happened")
