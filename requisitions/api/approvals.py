"""Who was asked for a yes, and changes of what was approved."""

from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from rest_framework import serializers

from hiring.accounts.models import User
from hiring.api.noun import Found, Listed, verb
from requisitions.forms.note import NoteForm, ReasonForm
from requisitions.forms.people import ReplaceForm
from requisitions.models import Approval, Change, Requisition


class ApprovalRow(serializers.ModelSerializer[Approval]):
    """One person's "yes", "no" or nothing yet, on a requisition or a change of it."""

    requisition = serializers.IntegerField(source="round.requisition_id")
    change = serializers.IntegerField(source="round.change_id", allow_null=True)
    step = serializers.CharField(source="step.name")

    class Meta:
        model = Approval
        fields = [
            "id", "requisition", "change", "step", "approver", "answer", "note", "asked_at",
            "answered_at", "reminded_at",
        ]  # fmt: skip


class ApprovalFilter(filters.FilterSet):
    requisition = filters.ModelChoiceFilter(
        field_name="round__requisition", queryset=Requisition.objects.all()
    )

    class Meta:
        model = Approval
        fields = ["approver", "answer"]


class Approvals(Listed, Found):
    """What approvers answered, and whom one waits for."""

    noun = "approval"
    scope = "requisitions"
    viewed_by = "requisition.view"
    queryset = Approval.objects.none()
    serializer_class = ApprovalRow
    filterset_class = ApprovalFilter

    def seen_by(self, user: User) -> models.QuerySet[Approval]:
        seen = Requisition.objects.visible_to(user)
        return Approval.objects.for_answer().filter(round__requisition__in=seen.values("pk"))

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        return ReplaceForm(data, approval=thing)

    remind = verb("remind")
    replace = verb("replace", ReplaceForm)


class ChangeRow(serializers.ModelSerializer[Change]):
    """The new terms that are asked for, without the pay: that stands in the requisition."""

    class Meta:
        model = Change
        fields = [
            "id", "requisition", "status", "since", "asked_by", "asked_at", "title", "department",
            "headcount", "employment",
        ]  # fmt: skip


class ChangeFilter(filters.FilterSet):
    class Meta:
        model = Change
        fields = ["requisition", "status"]


class Changes(Listed, Found):
    """New terms for an open requisition."""

    noun = "change"
    scope = "requisitions"
    viewed_by = "requisition.view"
    queryset = Change.objects.none()
    serializer_class = ChangeRow
    filterset_class = ChangeFilter

    def seen_by(self, user: User) -> models.QuerySet[Change]:
        seen = Requisition.objects.visible_to(user)
        return Change.objects.select_related("requisition").filter(
            requisition__in=seen.values("pk")
        )

    approve = verb("approve", NoteForm)
    send_back = verb("send_back", ReasonForm)
    withdraw = verb("withdraw")
