"""Offers: the terms, who agreed, what was asked, for those who may read pay; the pages' verbs."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from rest_framework import serializers

from candidates.forms.offer import TermsForm, as_typed
from candidates.forms.offer_answer import (
    ApproveForm,
    NoForm,
    PhoneAskForm,
    ProlongForm,
    RemindForm,
    SendBackForm,
)
from candidates.lifecycle import OfferStatus
from candidates.models import (
    Application,
    Offer,
    OfferApproval,
    OfferAsk,
    OfferStep,
    OfferVersion,
)
from candidates.offer_beginning import first_terms, next_terms
from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.noun import Found, Listed, Noun, verb


class OfferAskRow(serializers.ModelSerializer[OfferAsk]):
    class Meta:
        model = OfferAsk
        fields = ["id", "words", "base", "bonus", "leave_days", "start_on", "place", "noted_by",
                  "at"]  # fmt: skip


class OfferApprovalRow(serializers.ModelSerializer[OfferApproval]):
    class Meta:
        model = OfferApproval
        fields = ["id", "approver", "answer", "note", "asked_at", "answered_at"]


class OfferStepRow(serializers.ModelSerializer[OfferStep]):
    approvals = OfferApprovalRow(many=True)

    class Meta:
        model = OfferStep
        fields = ["position", "name", "needed", "ended_at", "approvals"]


class VersionRow(serializers.ModelSerializer[OfferVersion]):
    """Base and bonus are in minor units of the currency; the bonus is for a year."""

    benefits: Any = serializers.SlugRelatedField("name", many=True, read_only=True)
    steps = OfferStepRow(many=True)
    asks = OfferAskRow(many=True)

    class Meta:
        model = OfferVersion
        fields = [
            "number", *OfferVersion.PLAIN, "benefits", "drafted_by", "drafted_at", "sealed_at",
            "extended_at", "steps", "asks",
        ]  # fmt: skip


class OfferRow(serializers.ModelSerializer[Offer]):
    versions = VersionRow(many=True)

    class Meta:
        model = Offer
        fields = ["id", "application", "status", "since", "created_at", "opening", "expires_at",
                  "why", "versions"]  # fmt: skip


class OfferFilter(filters.FilterSet):
    status = filters.MultipleChoiceFilter(choices=OfferStatus.choices)

    class Meta:
        model = Offer
        fields = ["application"]


TERMS = described(TermsForm, name="OfferTerms", without={"version"})
EDIT = described(TermsForm, name="OfferTermsEdit", without={"version"}, partly=True)


def drafted(noun: Noun, application: Application, form: TermsForm) -> None:
    Offer.objects.draft(application, by=noun.person, **form.given)


def reminded(noun: Noun, offer: Offer, form: RemindForm) -> None:
    form.asked.remind(by=noun.person)


def begun_terms(application: Application, data: Any) -> TermsForm:
    """The first terms: nothing is taken as said that was not sent."""
    return TermsForm(data, requisition=application.requisition, begins=first_terms(application))


class Offers(Listed, Found):
    """Versioned terms for whoever was chosen. `draft_offer` of an application makes one; the
    candidate accepts on their own page."""

    noun = "offer"
    scope = "candidates"
    queryset = Offer.objects.none()
    serializer_class = OfferRow
    filterset_class = OfferFilter

    def seen_by(self, user: User) -> models.QuerySet[Offer]:
        beside = ("versions__benefits", "versions__steps__approvals", "versions__asks")
        return Offer.objects.visible_to(user).for_page().prefetch_related(*beside)

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        if form is TermsForm:
            begins = next_terms(thing.version, None)
            return TermsForm(data, requisition=thing.requisition, begins=begins)
        bound: BaseForm = form(data, offer=thing) if form in ABOUT else form(data)
        return bound

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        """What is not sent stays as it is."""
        if form is not TermsForm:
            return {}
        terms = as_typed(thing.version.copied, thing.requisition.currency)
        return terms | {"benefits": [one.pk for one in terms["benefits"]]}

    edit = verb("edit", TermsForm, body=EDIT, edits=True)
    submit = verb("submit")
    approve = verb("approve", ApproveForm)
    send_back = verb("send_back", SendBackForm)
    revise = verb("revise", TermsForm, body=EDIT, edits=True)
    extend = verb("extend")
    prolong = verb("prolong", ProlongForm)
    ask = verb("ask", PhoneAskForm)
    decline = verb("decline", NoForm)
    withdraw = verb("withdraw")
    remind = verb("remind", RemindForm, does=reminded)


ABOUT = {PhoneAskForm, RemindForm}
"""The forms that want to know which offer they are about."""
