"""An offer, read and answered by the candidate: by a link that is dead as soon as terms change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from candidates.forms.my import LinkForm
from candidates.forms.own_offer import AcceptForm, AskForm, DeclineForm
from candidates.models import Offer, Signature
from candidates.offer_link import Outdated, offer_of
from candidates.own_interviews import their_zone
from candidates.own_offer import others_of, over, reading
from candidates.views.by_link import told_to_nobody
from hiring.files import serve
from hiring.http import sent
from hiring.lifecycle import NotAllowed
from hiring.limits import UNKNOWN, Limit, connection_of, minutes
from hiring.links import BadLink
from hiring.once import once

ASKED = Limit("offer.ask", times=10, seconds=60 * 60)
GONE = 410

type View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """For whoever holds a link that still counts, and kept by no cache."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        try:
            offer = offer_of(token)
            with their_zone(offer.application.candidate, offer.requisition.recruiter):
                response = view(request, offer, token)
        except BadLink as problem:
            response = nothing_here(request, changed=isinstance(problem, Outdated))
        return told_to_nobody(response)

    return login_not_required(never_cache(answer))


def nothing_here(request: HttpRequest, *, changed: bool) -> HttpResponse:
    """No terms and no name; what they were writing stays theirs."""
    context = {"form": LinkForm(), "changed": changed, "typed": typed(request)}
    return render(request, "careers/bad_offer_link.html", context, status=404)


def typed(request: HttpRequest) -> str:
    return request.POST.get("words", "")


def while_out(view: View) -> View:
    """Answered once: before and after it a page says how things are."""

    @wraps(view)
    def answer(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
        if not offer.is_open:
            return as_it_stands(request, offer, token)
        try:
            return view(request, offer, token)
        except NotAllowed:  # a refusal speaks of the inside
            return as_it_stands(request, offer_of(token), token)

    return answer


def as_it_stands(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
    """Where there is nothing to answer any more; or what kept it from being answered."""
    if end := over(offer):
        status = GONE if request.method == "POST" else 200
        context = {"offer": offer, "over": end, "typed": typed(request)}
        return render(request, "careers/offer_over.html", context, status=status)
    if offer.is_open:
        said = _("That was not possible just now, and nothing changed. Read it again, please.")
        return page(request, offer, token, problem=said, typed=typed(request), status=409)
    return redirect("candidates:own_offer", token)


@by_link
@require_safe
def own_offer(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
    if over(offer):
        return as_it_stands(request, offer, token)
    return page(request, offer, token, done=request.GET.get("done", ""))


@by_link
@require_safe
def own_offer_letter(request: HttpRequest, offer: Offer, token: str) -> Any:
    """To be saved; only while there is something to read. A file is no HttpResponse to Django."""
    letter = offer.version.letter
    if over(offer) or not letter.is_made:
        raise Http404
    name = _("Offer %(company)s") % {"company": letter.content["from"][0]}
    return serve(letter.path, name=f"{name}.pdf", content_type="application/pdf")


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
@once
@while_out
def offer_accept(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
    """Asks for their name; only sending that page accepts."""
    candidate = offer.application.candidate
    form = AcceptForm(sent(request), offer=offer, others=others_of(candidate, offer))
    if request.method != "POST" or not form.is_valid():
        return form_page(request, "accept", offer, token, form)
    offer.accept(
        by=candidate,
        signature=Signature(form.cleaned_data["name"], address_of(request)),
        version=form.cleaned_data["version"],
        leaving=form.leaves,
    )
    return redirect("candidates:own_offer", token)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
@once
@while_out
def own_offer_decline(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
    """Asks once more; only sending that page declines."""
    form = DeclineForm(sent(request))
    if request.method != "POST" or not form.is_valid():
        return form_page(request, "decline", offer, token, form)
    offer.decline(by=offer.application.candidate, **form.cleaned_data)
    return redirect("candidates:own_offer", token)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
@once
@while_out
def own_offer_ask(request: HttpRequest, offer: Offer, token: str) -> HttpResponse:
    form = AskForm(sent(request), offer=offer)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, "ask", offer, token, form)
    if wait := ASKED.spend(f"{offer.pk}"):
        response = form_page(request, "ask", offer, token, form, wait=minutes(wait), status=429)
        response["Retry-After"] = str(wait)
        return response
    version = offer.version.number
    offer.ask(by=offer.application.candidate, version=version, **form.given)
    return redirect(reverse("candidates:own_offer", args=[token], query={"done": "asked"}))


def address_of(request: HttpRequest) -> str:
    """Where they sign from, as far as it is known."""
    address = connection_of(request)
    return "" if address == UNKNOWN else address


def page(
    request: HttpRequest, offer: Offer, token: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"one": reading(offer, token), "token": token, **more}
    return render(request, "careers/offer.html", context, status=status)


def form_page(
    request: HttpRequest,
    verb: str,
    offer: Offer,
    token: str,
    form: Any,
    *,
    status: int = 0,
    **more: Any,
) -> HttpResponse:
    status = status or (422 if form.is_bound else 200)
    context = {"one": reading(offer, token), "token": token, "form": form, **more}
    return render(request, f"careers/{verb}_offer.html", context, status=status)
