"""Background checks: the details for recruiters and admins, a word for whoever decides."""

from typing import Any, ClassVar

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.check import ResultForm
from candidates.models import BackgroundCheck, CheckResult, Outcome
from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.noun import Found, Listed, verb

RESTRICTED = ("status", "since", "requested_by", "requested_at", "consented_at", "ordered_at",
              "valid_until", "note", "result")  # fmt: skip


class ResultRow(serializers.ModelSerializer[CheckResult]):
    class Meta:
        model = CheckResult
        fields = ["name", "size", "sha256", "by", "at"]


class CheckRow(serializers.ModelSerializer[BackgroundCheck]):
    """All but kind and outcome is for recruiters and admins, and null for others."""

    kind = serializers.CharField(source="kind.name")
    outcome = serializers.SerializerMethodField()
    result = ResultRow(source="file", allow_null=True)

    class Meta:
        model = BackgroundCheck
        fields = ["id", "application", "kind", "outcome", *RESTRICTED]
        extra_kwargs: ClassVar = {
            name: {"allow_null": True} for name in RESTRICTED if name != "result"
        }

    @extend_schema_field(serializers.ChoiceField([one.value for one in Outcome]))
    def get_outcome(self, check: BackgroundCheck) -> str:
        return check.outcome.value

    def to_representation(self, instance: BackgroundCheck) -> dict[str, Any]:
        row: dict[str, Any] = super().to_representation(instance)
        reader: User = self.context["request"].user
        if reader.can("check.see_result", instance):
            return row
        return row | dict.fromkeys(RESTRICTED)


class CheckFilter(filters.FilterSet):
    class Meta:
        model = BackgroundCheck
        fields = ["application"]


RESULT = described(ResultForm, name="CheckResult", without={"file"})


class Checks(Listed, Found):
    """Background checks of candidates. The file of a result is added and opened on its page."""

    noun = "check"
    scope = "candidates"
    queryset = BackgroundCheck.objects.none()
    serializer_class = CheckRow
    filterset_class = CheckFilter

    def seen_by(self, user: User) -> models.QuerySet[BackgroundCheck]:
        return BackgroundCheck.objects.visible_to(user).for_page().select_related("result")

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        return ResultForm(data, check_of=thing, needs_note=self.action == "consider")

    order = verb("order")
    begin = verb("begin")
    clear = verb("clear", ResultForm, body=RESULT)
    consider = verb("consider", ResultForm, body=RESULT)
    drop = verb("drop")
