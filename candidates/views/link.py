from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from candidates.forms.my import LinkForm
from candidates.models import Candidate
from hiring.http import sent
from hiring.limits import Limit, connection_of, minutes

FROM_ONE_CONNECTION = Limit("link", times=20, seconds=60 * 60)
TO_ONE_ADDRESS = Limit("link.address", times=3, seconds=60 * 60)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_application(request: HttpRequest) -> HttpResponse:
    """Sends the link to one's page again; answers the same whether or not we know the address."""
    form = LinkForm(sent(request))
    if not form.is_valid():
        return page(request, form, status=422 if form.is_bound else 200)
    email = form.cleaned_data["email"]
    if wait := FROM_ONE_CONNECTION.spend(connection_of(request)) or TO_ONE_ADDRESS.spend(email):
        response = page(request, form, status=429, wait=minutes(wait))
        response["Retry-After"] = str(wait)
        return response
    if candidate := Candidate.objects.known_as(email):
        candidate.send_link()
    return redirect(reverse("my_application", query={"sent": "yes"}))


def page(request: HttpRequest, form: LinkForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "sent": "sent" in request.GET, **more}
    return render(request, "careers/my_application.html", context, status=status)
