from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candidates import intake
from candidates.forms.finder import Finder
from candidates.forms.refer import ReferForm
from candidates.public import posting_for, public_jobs, revision_of
from candidates.resumes import MAX_SIZE
from hiring.files import takes_one_file
from hiring.http import Request
from hiring.once import once
from hiring.paging import SIZE
from hiring.policy import require
from requisitions.models import Posting


@takes_one_file(MAX_SIZE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def refer(request: Request, slug: str) -> HttpResponse:
    """For everybody who works here. They do not learn whether the person is here already."""
    posting = posting_for(slug)
    require(request.user, "application.refer", posting)
    if request.method != "POST":
        return page(request, posting, ReferForm(request.user))
    if "remove" in request.POST:
        typed = request.POST.dict() | {"held": ""}
        return page(request, posting, ReferForm(request.user, initial=typed))
    form = ReferForm(request.user, request.POST, request.FILES)
    if not form.is_valid():
        form.hold()
        return page(request, posting, form, status=422)
    try:
        intake.refer(posting, form.sent(), why=form.cleaned_data["why"], by=request.user)
    except Posting.DoesNotExist as closed:
        raise Http404 from closed
    recruiter = posting.requisition.recruiter.first_name
    messages.success(
        request, _("Thank you. %(name)s has it and takes it on.") % {"name": recruiter}
    )
    return redirect("home")


@require_safe
def refer_to(request: Request) -> HttpResponse:
    """The jobs that a colleague may know somebody for."""
    require(request.user, "application.refer")
    finder = Finder(request.GET, public_jobs())
    found = finder.find(SIZE)
    context = {"finder": finder, "nearly": found.nearly, "page": found.page}
    return render(request, "careers/refer_to.html", context)


def page(request: Request, posting: Posting, form: ReferForm, *, status: int = 200) -> HttpResponse:
    context = {"posting": posting, "revision": revision_of(posting), "form": form}
    return render(request, "careers/refer.html", context, status=status)
