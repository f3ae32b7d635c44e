"""People who join: their first day, who helps, what is to be done, how it goes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.onboarding import BuddyForm, DatedCheckInForm, ExpectForm, StartForm
from candidates.forms.onboarding_task import GiveForm, TaskForm
from candidates.models import (
    Expectation,
    Milestone,
    Onboarding,
    OnboardingTask,
    OwedDocument,
    StartCheckIn,
)
from hiring.accounts.models import User
from hiring.api.bodies import objects
from hiring.api.noun import Found, Listed, verb


class DocumentRow(serializers.ModelSerializer[OwedDocument]):
    """That it came; the file is opened on its page."""

    class Meta:
        model = OwedDocument
        fields = ["id", "name", "kind", "size", "sha256", "at"]


class TaskRow(serializers.ModelSerializer[OnboardingTask]):
    """`keeper` is who does it now, by number; null where it is the new hire's."""

    keeper = serializers.SerializerMethodField()
    documents = DocumentRow(many=True)

    class Meta:
        model = OnboardingTask
        fields = [
            "id", "onboarding", "status", "since", "title", "guidance", "owner", "keeper", "due_on",
            "before_day_one", "wants_document", "done_by", "documents",
        ]  # fmt: skip

    def get_keeper(self, task: OnboardingTask) -> int | None:
        return task.keeper.pk if task.keeper else None


class ExpectationRow(serializers.ModelSerializer[Expectation]):
    lines = serializers.ListField(source="bullets", child=serializers.CharField())

    class Meta:
        model = Expectation
        fields = ["day", "heading", "lines"]


class CheckInRow(serializers.ModelSerializer[StartCheckIn]):
    class Meta:
        model = StartCheckIn
        fields = ["day", "due_on", "goes", "meets", "again", "words", "answered_at", "answered_by"]


class OnboardingRow(serializers.ModelSerializer[Onboarding]):
    """How it goes is for the hiring manager, recruiters and admins, and null for others."""

    expectations = ExpectationRow(many=True)
    check_ins = serializers.SerializerMethodField()

    class Meta:
        model = Onboarding
        fields = [
            "id", "application", "starts_on", "place", "buddy", "it_helper", "begun_at",
            "expected_at", "stopped_at", "expectations", "check_ins",
        ]  # fmt: skip

    @extend_schema_field(CheckInRow(many=True, allow_null=True))
    def get_check_ins(self, onboarding: Onboarding) -> Any:
        reader: User = self.context["request"].user
        if not reader.can("onboarding.see_check_ins", onboarding):
            return None
        return CheckInRow(onboarding.check_ins.all(), many=True).data


class OnboardingFilter(filters.FilterSet):
    class Meta:
        model = Onboarding
        fields: ClassVar = {"application": ["exact"], "starts_on": ["exact", "gte", "lte"]}


class TaskFilter(filters.FilterSet):
    class Meta:
        model = OnboardingTask
        fields: ClassVar = {
            "onboarding": ["exact"],
            "status": ["exact"],
            "owner": ["exact"],
            "due_on": ["exact", "gte", "lte"],
        }


class SentExpectation(serializers.Serializer[Any]):
    day = serializers.ChoiceField(Milestone.choices)
    heading = serializers.CharField(max_length=80)
    lines = serializers.CharField(max_length=2000, help_text="One a line.")


class SentExpectations(serializers.Serializer[Any]):
    expectations = SentExpectation(many=True, help_text="Days that are not named stay as they are.")


def as_expected(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Under the names of the page's form."""
    return {
        f"{part}-{row.get('day')}": row[part]
        for row in objects(sent, "expectations")
        for part in ("heading", "lines")
        if part in row
    }


class Onboardings(Listed, Found):
    """One begins by itself, once somebody accepts an offer."""

    noun = "onboarding"
    scope = "candidates"
    queryset = Onboarding.objects.none()
    serializer_class = OnboardingRow
    filterset_class = OnboardingFilter

    def seen_by(self, user: User) -> models.QuerySet[Onboarding]:
        seen = Onboarding.objects.visible_to(user).for_page()
        return seen.prefetch_related("expectations", "check_ins")

    @property
    def said(self) -> Mapping[str, Any]:
        return as_expected(self.sent) if self.action == "expect" else self.sent

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        if self.action != "expect":
            return {}
        drafts = list(thing.expectations.all())
        headings = {f"heading-{one.day}": one.heading for one in drafts}
        return headings | {f"lines-{one.day}": one.lines for one in drafts}

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        bound: BaseForm = form(data) if form is DatedCheckInForm else form(data, onboarding=thing)
        return bound

    add_task = verb("add_task", TaskForm)
    move_start = verb("move_start", StartForm)
    name_buddy = verb("name_buddy", BuddyForm)
    send_link = verb("send_link")
    expect = verb("expect", ExpectForm, body=SentExpectations, edits=True)
    check_in = verb("check_in", DatedCheckInForm)


class Tasks(Listed, Found):
    """What is to be done for people who join."""

    noun = "task"
    scope = "candidates"
    queryset = OnboardingTask.objects.none()
    serializer_class = TaskRow
    filterset_class = TaskFilter

    def seen_by(self, user: User) -> models.QuerySet[OnboardingTask]:
        return OnboardingTask.objects.visible_to(user).for_page().prefetch_related("documents")

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        return GiveForm(data, task=thing)

    finish = verb("finish")
    reopen = verb("reopen")
    give = verb("give", GiveForm)
    drop = verb("drop")
