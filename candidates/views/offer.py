"""An offer's page, and its terms: drafted, edited, revised."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candidates.forms.offer import TermsForm
from candidates.models import Application, Offer
from candidates.offer_beginning import first_terms, next_terms
from candidates.offer_page import offer_page
from candidates.own_interviews import their_zone
from candidates.own_offer import preview
from candidates.pages import application_for, offer_for
from hiring.http import Request, sent
from hiring.lifecycle import NotAllowed
from hiring.once import once

ASKED = "asked"
"""?begin=asked: the form begins with what they ask for."""


@require_safe
def offer(request: Request, pk: int) -> HttpResponse:
    return show(request, offer_for(request.user, pk))


def show(
    request: Request, offer: Offer, *, refusal: NotAllowed | None = None, **forms: Any
) -> HttpResponse:
    """The page; with a form that has something to fix 422, with a refusal 409."""
    page = offer_page(offer, request.user) | forms | {"refusal": refusal}
    status = 409 if refusal else 422 if forms else 200
    return render(request, "candidates/offer.html", page, status=status)


@require_safe
def offer_preview(request: Request, pk: int) -> HttpResponse:
    """The candidate's page as it will be; its buttons rest."""
    offer = offer_for(request.user, pk)
    if not offer.is_on_the_way:
        return redirect(offer)
    with their_zone(offer.application.candidate, offer.requisition.recruiter):
        return render(request, "careers/offer_preview.html", {"one": preview(offer)})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_draft(request: Request, pk: int) -> HttpResponse:
    application = application_for(request.user, pk, to="offer.draft")
    begun = application.offers.on_the_way().first()
    if begun and request.method != "POST":
        return redirect(begun)
    application.must_be_chosen()
    form = terms_form(request, application, first_terms(application))
    if not form.is_valid():
        return terms_page(request, application, form)
    try:
        made = Offer.objects.draft(application, by=request.user, **form.given)
    except NotAllowed as refusal:
        return terms_page(request, application, form, refusal=refusal)
    messages.success(request, _("The draft is kept. %(name)s sees nothing yet.") % named(made))
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_edit(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.edit")
    offer.must_allow("submit")
    form = terms_form(request, offer.application, offer.version.copied)
    if not form.is_valid():
        return terms_page(request, offer.application, form, offer)
    try:
        offer.edit(by=request.user, **form.given)
    except NotAllowed as refusal:
        return terms_page(request, offer.application, form, offer, refusal)
    messages.success(request, _("The draft is kept."))
    return redirect(offer)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_revise(request: Request, pk: int) -> HttpResponse:
    """Other terms: a new version, which begins with those that stand, or with what they ask for."""
    offer = offer_for(request.user, pk, to="offer.revise")
    offer.must_allow("revise")
    ask = offer.unanswered if request.GET.get("begin") == ASKED else None
    form = terms_form(request, offer.application, next_terms(offer.version, ask))
    if not form.is_valid():
        return terms_page(request, offer.application, form, offer)
    try:
        offer.revise(by=request.user, **form.given)
    except NotAllowed as refusal:
        return terms_page(request, offer.application, form, offer, refusal)
    words = _("Version %(number)d is a draft. It goes out once it is approved again.")
    messages.success(request, words % {"number": offer.version.number})
    return redirect(offer)


def terms_form(request: Request, application: Application, begins: dict[str, Any]) -> TermsForm:
    return TermsForm(sent(request), requisition=application.requisition, begins=begins)


def terms_page(
    request: Request,
    application: Application,
    form: TermsForm,
    offer: Offer | None = None,
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    """The form; nothing that was typed is lost."""
    page = {
        "application": application,
        "requisition": application.requisition,
        "offer": offer,
        "form": form,
        "refusal": refusal,
        "back": (offer or application).get_absolute_url(),
        **form_words(application, offer),
    }
    status = 409 if refusal else 422 if form.is_bound else 200
    return render(request, "candidates/offer_form.html", page, status=status)


def form_words(application: Application, offer: Offer | None) -> dict[str, str]:
    """What the form says of itself: a first draft, an edit of it, or the next version."""
    name = {"name": application.candidate.first_name}
    if offer is None:
        return {
            "title": _("Draft an offer to %(name)s") % {"name": application},
            "introduction": _("%(name)s sees nothing of it until you send it.") % name,
            "button": _("Keep the draft"),
        }
    if offer.version.is_sealed:
        out = _("The link that %(name)s has stops working at once, and they hear that it changes.")
        quiet = _("It becomes a new version, and who agreed is asked again.")
        return {
            "title": _("Change the terms for %(name)s") % {"name": application},
            "introduction": (out if offer.is_extended else quiet) % name,
            "button": _("Keep as version %(number)d") % {"number": offer.version.number + 1},
        }
    return {
        "title": _("Edit the offer to %(name)s") % {"name": application},
        "introduction": _("%(name)s sees nothing of it until you send it.") % name,
        "button": _("Keep the draft"),
    }


def named(offer: Offer) -> dict[str, str]:
    return {"name": offer.application.candidate.first_name}
