"""What becomes of an offer: asked for and approved, sent, prolonged, answered, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.offer_answer import (
    ApproveForm,
    NoForm,
    PhoneAskForm,
    ProlongForm,
    SendBackForm,
)
from candidates.models import Offer, OfferApproval
from candidates.pages import offer_for
from candidates.views.asking import ask_in
from candidates.views.offer import named, show
from hiring.http import Request, sent
from hiring.lifecycle import NotAllowed
from hiring.once import once

# What the recruiter does with it


@require_POST
@once
def offer_submit(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.submit")
    try:
        offer.submit(by=request.user)
    except NotAllowed as refusal:
        return show(request, offer_for(request.user, pk), refusal=refusal)
    messages.success(request, asked_words(offer))
    return redirect(offer)


def asked_words(offer: Offer) -> str:
    people = [one.approver.first_name for one in offer.step.approvals.all()] if offer.step else []
    if not people:
        return _("Nobody has to approve these terms: the offer can go out.")
    return _("Asked: %(people)s.") % {"people": ", ".join(people)}


@require_POST
@once
def offer_extend(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.extend")
    try:
        offer.extend(by=request.user)
    except NotAllowed as refusal:
        return show(request, offer_for(request.user, pk), refusal=refusal)
    messages.success(request, _("Our offer is on its way to %(name)s.") % named(offer))
    return redirect(offer)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_prolong(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.prolong")
    offer.must_be_out()
    form = ProlongForm(sent(request), initial={"until": offer.last_day})
    words = {
        "title": _("Give %(name)s more time") % named(offer),
        "introduction": _("%(name)s hears of the later day by mail.") % named(offer),
        "button": _("Give more time"),
    }
    given = _("%(name)s has more time to reply, and hears so.") % named(offer)
    return asked(request, offer, form, offer.prolong, words, given)


# What they say


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_ask(request: Request, pk: int) -> HttpResponse:
    """What was heard on the phone."""
    offer = offer_for(request.user, pk, to="offer.ask")
    offer.must_be_out()
    form = PhoneAskForm(sent(request), offer=offer)
    words = {
        "title": _("%(name)s asks for a change") % named(offer),
        "introduction": _("Change what they would like to be different. Their words are kept."),
        "button": _("Note it"),
    }
    noted = _("Noted. %(manager)s hears of it.") % {"manager": offer.requisition.manager.first_name}
    return asked(request, offer, form, offer.ask, words, noted)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_decline(request: Request, pk: int) -> HttpResponse:
    """Their no, as a recruiter heard it."""
    offer = offer_for(request.user, pk, to="offer.decline")
    offer.must_allow("decline")
    words = {
        "title": _("%(name)s declined") % named(offer),
        "introduction": _("The opening is free again, and the decision is open again."),
        "button": _("Record that they declined"),
        "danger": True,
    }
    told = _("Recorded. The decision on %(name)s is open again.") % named(offer)
    return asked(request, offer, NoForm(sent(request)), offer.decline, words, told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer_withdraw(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.withdraw")
    offer.must_allow("withdraw")
    out = _("%(name)s hears at once that we take it back.")
    quiet = _("%(name)s has seen nothing of it and hears nothing.")
    words = {
        "title": _("Withdraw the offer to %(name)s?") % named(offer),
        "introduction": (out if offer.was_out else quiet) % named(offer),
        "button": _("Withdraw offer"),
        "danger": True,
    }
    back = _("The offer is withdrawn. The decision on %(name)s is open again.") % named(offer)
    return asked(request, offer, Form(sent(request)), offer.withdraw, words, back)


def asked(
    request: Request,
    offer: Offer,
    form: Form,
    verb: Callable[..., Any],
    words: dict[str, Any],
    done: str,
) -> HttpResponse:
    """Ask for the words of a verb; with them, do it. A refusal stands above what was typed."""
    refusal = None
    if form.is_valid():
        try:
            verb(by=request.user, **getattr(form, "given", form.cleaned_data))
        except NotAllowed as problem:
            refusal = problem
        else:
            messages.success(request, done)
            return redirect(offer)
    back = offer.get_absolute_url()
    return ask_in(request, offer.application, form, refusal=refusal, back=back, **words)


# What approvers say


@require_POST
@once
def offer_approve(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.approve")
    return answered(request, offer, ApproveForm(request.POST), offer.approve, _("You agreed."))


@require_POST
@once
def offer_send_back(request: Request, pk: int) -> HttpResponse:
    offer = offer_for(request.user, pk, to="offer.send_back")
    said = _("%(name)s reads your note.") % {"name": offer.requisition.recruiter.first_name}
    return answered(request, offer, SendBackForm(request.POST), offer.send_back, said)


def answered(
    request: Request, offer: Offer, form: ApproveForm, verb: Callable[..., None], done: str
) -> HttpResponse:
    """A yes or a no, with a note; a refusal keeps what was written."""
    if not form.is_valid():
        return show(request, offer, answer=form)
    try:
        verb(by=request.user, **form.cleaned_data)
    except NotAllowed as refusal:
        return show(request, offer_for(request.user, offer.pk), refusal=refusal, answer=form)
    messages.success(request, done)
    return redirect(offer)


@require_POST
@once
def offer_remind(request: Request, pk: int, number: int) -> HttpResponse:
    """Ask an approver again."""
    offer = offer_for(request.user, pk, to="offer.remind")
    asked = OfferApproval.objects.about(offer).for_page()
    approval: OfferApproval = get_object_or_404(asked, pk=number)
    try:
        approval.remind(by=request.user)
    except NotAllowed as refusal:
        return show(request, offer, refusal=refusal)
    messages.success(
        request, _("%(name)s is asked again.") % {"name": approval.approver.first_name}
    )
    return redirect(offer)
