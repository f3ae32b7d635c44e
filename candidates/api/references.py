"""What referees say, asked for and recorded; a referee answers by their own link."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from rest_framework import serializers

from candidates.forms.reference import CorrectRefereeForm, ReferenceForm
from candidates.models import Judged, Reference, ReferenceAnswer
from candidates.models.reference import CORRECTED
from hiring.accounts.models import User
from hiring.api.bodies import described, objects
from hiring.api.noun import Found, Listed, Noun, verb


class AnswerRow(serializers.ModelSerializer[ReferenceAnswer]):
    class Meta:
        model = ReferenceAnswer
        fields = ["criterion", "word", "line"]


class ReferenceRow(serializers.ModelSerializer[Reference]):
    """How to reach them is for recruiters, who ask them."""

    email = serializers.SerializerMethodField()
    phone = serializers.SerializerMethodField()
    answers = AnswerRow(many=True)

    class Meta:
        model = Reference
        fields = [
            "id", "application", "status", "since", "name", "relation", "email", "phone",
            "named_by", "consented_at", "asked_by", "asked_at", "answered_at", "recorded_by",
            "answers", "again", "words", "same_address",
        ]  # fmt: skip

    def may_reach(self, reference: Reference) -> bool:
        reader: User = self.context["request"].user
        return reader.can("reference.ask", reference)

    def get_email(self, reference: Reference) -> str | None:
        return reference.email if self.may_reach(reference) else None

    def get_phone(self, reference: Reference) -> str | None:
        return reference.phone if self.may_reach(reference) else None


class ReferenceFilter(filters.FilterSet):
    class Meta:
        model = Reference
        fields = ["application", "status"]


class SaidRow(serializers.Serializer[Any]):
    criterion = serializers.IntegerField()
    word = serializers.ChoiceField(Judged.choices)
    line = serializers.CharField(required=False, max_length=600)


class SaidBody(serializers.Serializer[Any]):
    answers = SaidRow(many=True, help_text="Of every criterion; “none” where they cannot say.")
    again = serializers.ChoiceField(Reference.Again.choices)
    words = serializers.CharField(required=False, max_length=4000, allow_blank=True)


def as_said(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Under the names of the page's form."""
    plain = {name: sent[name] for name in ("again", "words") if name in sent}
    return plain | {
        f"{part}-{row.get('criterion')}": row[part]
        for row in objects(sent, "answers")
        for part in ("word", "line")
        if part in row
    }


def recorded(noun: Noun, reference: Reference, form: ReferenceForm) -> None:
    reference.record(by=noun.person, said=form.testimony)


class References(Listed, Found):
    """People who know a candidate's work."""

    noun = "reference"
    scope = "candidates"
    viewed_by = "application.view"
    queryset = Reference.objects.none()
    serializer_class = ReferenceRow
    filterset_class = ReferenceFilter

    def seen_by(self, user: User) -> models.QuerySet[Reference]:
        return Reference.objects.visible_to(user).for_page().prefetch_related("answers")

    @property
    def said(self) -> Mapping[str, Any]:
        return as_said(self.sent) if self.action == "record" else self.sent

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        if form is not CorrectRefereeForm:
            return {}
        return {name: getattr(thing, name) for name in CORRECTED}

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        if form is CorrectRefereeForm:
            return CorrectRefereeForm(data, reference=thing)
        return ReferenceForm(data, criteria=list(thing.requisition.criteria.current()))

    correct = verb(
        "correct", CorrectRefereeForm, body=described(CorrectRefereeForm, partly=True), edits=True
    )
    ask = verb("ask")
    remind = verb("remind")
    record = verb("record", ReferenceForm, body=SaidBody, does=recorded)
    drop = verb("drop")
