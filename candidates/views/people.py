"""People: the list of those one may see, and the page of one."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candidates.forms.candidate import TagForm
from candidates.forms.people import CandidateFilter, EditForm
from candidates.listing import listed
from candidates.models import Candidate
from candidates.pages import candidate_for
from hiring.activity.models import Event
from hiring.activity.timeline import items, told
from hiring.http import Request, sent
from hiring.paging import page_of
from hiring.policy import require

MANY = 50
MOST_ALIKE = 5


@require_safe
def index(request: Request) -> HttpResponse:
    """Everybody this person may see, who came last first."""
    require(request.user, "candidate.list")
    form = CandidateFilter(request.GET)
    people = Candidate.objects.visible_to(request.user).chosen(request.user, **form.wishes)
    page = page_of(people.for_list(request.user), request.GET, size=MANY)
    context = {
        "filter": form,
        "filtered": bool(form.wishes),
        "page": page,
        "rows": listed(page.rows),
    }
    return render(request, "candidates/index.html", context)


@require_safe
def candidate(request: Request, pk: int) -> HttpResponse:
    user, person = request.user, candidate_for(request.user, pk)
    happened = page_of(told(Event.objects.of(person)), request.GET, "at", "pk")
    context = {
        "candidate": person,
        "applications": person.applications.visible_to(user).for_page().order_by("-pk"),
        "resumes": person.resumes.order_by("-pk"),
        "alike": Candidate.objects.visible_to(user).like(person)[:MOST_ALIKE],
        "tag_form": TagForm(),
        "may_tag": user.can("candidate.tag", person),
        "may_edit": user.can("candidate.edit", person),
        "page": happened,
        "items": items(happened.rows, user),
    }
    return render(request, "candidates/candidate.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def candidate_edit(request: Request, pk: int) -> HttpResponse:
    person = candidate_for(request.user, pk, to="candidate.edit")
    form = EditForm(person, request.user, sent(request))
    if not form.is_valid() or not kept(form, request):
        context = {"candidate": person, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "candidates/candidate_edit.html", context, status=status)
    messages.success(request, _("Saved."))
    return redirect(person)


def kept(form: EditForm, request: Request) -> bool:
    """Whether the changes stand; somebody else may have taken the address this very moment."""
    try:
        if changes := form.changes():
            form.candidate.edit(by=request.user, **changes)
    except IntegrityError:
        form.refuse_email()
    return not form.errors
