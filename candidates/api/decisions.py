"""Final decisions, with their reasons; made by `choose` and `decline` of an application."""

from django.db import models
from django_filters import rest_framework as filters
from rest_framework import serializers

from candidates.models import Application, Decision, Rationale
from hiring.accounts.models import User
from hiring.api.noun import Found, Listed


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
        return Decision.objects.about(seen).for_page()
