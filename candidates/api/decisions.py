"""Final decisions, with their reasons; made by `choose` and `decline` of an application."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from candidates.forms.decision import DecisionForm
from candidates.models import Application, Decision, Rationale
from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.invalid import Invalid
from hiring.api.noun import Found, Listed, Noun

DECISION = described(
    DecisionForm,
    decision=serializers.ChoiceField(
        ["choose", "decline", "probe"], help_text="With choose and decline, name criteria."
    ),
    rationale=serializers.DictField(
        child=serializers.CharField(max_length=500),
        required=False,
        help_text="With choose: what speaks for each must-have, by the criterion’s id.",
    ),
)


def decided(noun: Noun, application: Application, form: DecisionForm) -> None:
    form.verb(by=noun.person, **form.given)


def as_decision(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The rationale of each must-have is a field of its own."""
    said = dict(sent)
    rationale = said.pop("rationale", {})
    if not isinstance(rationale, Mapping):
        raise Invalid({"rationale": [_("Send one text for each must-have, by its id.")]})
    return said | {f"rationale-{pk}": text for pk, text in rationale.items()}


class RationaleRow(serializers.ModelSerializer[Rationale]):
    class Meta:
        model = Rationale
        fields = ["criterion", "text"]


class DecisionRow(serializers.ModelSerializer[Decision]):
    """`sha256` is the hash of its record, once that is made."""

    rationale = RationaleRow(source="rationales", many=True)
    sha256 = serializers.CharField(source="record.sha256", default="")

    class Meta:
        model = Decision
        fields = [
            "id", "application", "verdict", "reasons", "criteria", "rationale", "without", "by",
            "at", "sha256",
        ]  # fmt: skip


class DecisionFilter(filters.FilterSet):
    class Meta:
        model = Decision
        fields = ["verdict"]


class Decisions(Listed, Found):
    """What the hiring manager decided, and why."""

    noun = "decision"
    scope = "candidates"
    viewed_by = "application.view"
    queryset = Decision.objects.none()
    serializer_class = DecisionRow
    filterset_class = DecisionFilter

    def seen_by(self, user: User) -> models.QuerySet[Decision]:
        seen = Application.objects.visible_to(user)
        return (
            Decision.objects.about(seen)
            .select_related("record")
            .prefetch_related("criteria", "rationales")
        )
