"""Interviews: when somebody is met, where and by whom."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.meeting import CancelForm, ChangePanelForm, MissForm
from candidates.forms.schedule import (
    BookForm,
    OfferForm,
    OfferOthersForm,
    RescheduleForm,
    SettleForm,
)
from candidates.models import Application, Interview
from hiring.accounts.models import User
from hiring.api.invalid import Invalid
from hiring.api.noun import Found, Listed, Noun, verb
from requisitions.models import Round

ANYWAY = "True passes what speaks against a time: hours, absences, the weekly limit."
WITH_ZONE = "With its zone: 2026-07-07T10:00Z."


class InterviewRow(serializers.ModelSerializer[Interview]):
    title = serializers.CharField(source="round.title")
    panel = serializers.SerializerMethodField()
    times = serializers.SerializerMethodField(help_text="Offered, of which one is chosen.")

    class Meta:
        model = Interview
        fields = [
            "id", "application", "round", "title", "status", "since", "starts_at", "ends_at",
            "place", "guidance", "panel", "times", "wish",
        ]  # fmt: skip

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_panel(self, interview: Interview) -> list[int]:
        return [person.pk for person in interview.interviewers]

    @extend_schema_field(serializers.ListField(child=serializers.DateTimeField()))
    def get_times(self, interview: Interview) -> list[Any]:
        return [slot.during.lower for slot in interview.slots.all()]


class InterviewFilter(filters.FilterSet):
    class Meta:
        model = Interview
        fields = ["application", "round", "status"]


class SentTime(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField(help_text=WITH_ZONE)
    anyway = serializers.BooleanField(required=False, help_text=ANYWAY)


class SentTimes(serializers.Serializer[Any]):
    times = serializers.ListField(child=serializers.DateTimeField(), help_text=WITH_ZONE)
    anyway = serializers.BooleanField(required=False, help_text=ANYWAY)


class SentPanel(serializers.Serializer[Any]):
    panel = serializers.ListField(child=serializers.IntegerField())


class SentChange(SentPanel):
    anyway = serializers.BooleanField(required=False, help_text=ANYWAY)


class SentMove(serializers.Serializer[Any]):
    """What is not sent stays as it is."""

    starts_at = serializers.DateTimeField(required=False, help_text=WITH_ZONE)
    place = serializers.CharField(required=False, max_length=300)
    anyway = serializers.BooleanField(required=False, help_text=ANYWAY)


class SentRound(SentPanel):
    round = serializers.IntegerField(help_text="Of the interview plan.")
    place = serializers.CharField(required=False, max_length=300)
    guidance = serializers.CharField(required=False, max_length=2000)


class SentBooking(SentTime, SentRound):
    """A time that was agreed."""


class SentOffer(SentTimes, SentRound):
    """Times from which the candidate chooses."""


def as_times(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Under the names of the pages' forms."""
    said = {name: value for name, value in sent.items() if name not in {"starts_at", "round"}}
    return said | ({"times": sent["starts_at"]} if "starts_at" in sent else {})


def begun(form: Any, application: Application, sent: Mapping[str, Any], data: Any) -> BaseForm:
    """For a round of the plan, by its number."""
    number = sent.get("round")
    rounds = application.requisition.rounds.current().for_page()
    round: Round | None = rounds.filter(pk=number).first() if isinstance(number, int) else None
    if round is None:
        raise Invalid({"round": ["Name a round of the interview plan."]})
    bound: BaseForm = form(data, application=application, round=round)
    return bound


def booked(noun: Noun, application: Application, form: BookForm) -> None:
    Interview.arrange(application, form.round, by=noun.person, **form.given)


def offered(noun: Noun, application: Application, form: OfferForm) -> None:
    Interview.offer(application, form.round, by=noun.person, **form.given)


class Interviews(Listed, Found):
    """Meetings of a candidate and a panel. `offer` and `book` are of one that was offered; a new
    one begins at its application."""

    noun = "interview"
    scope = "candidates"
    queryset = Interview.objects.none()
    serializer_class = InterviewRow
    filterset_class = InterviewFilter

    def seen_by(self, user: User) -> models.QuerySet[Interview]:
        return Interview.objects.visible_to(user).for_page()

    @property
    def said(self) -> Mapping[str, Any]:
        return as_times(self.sent)

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        return {"place": thing.place} if form is RescheduleForm else {}

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        bound: BaseForm = form(data, interview=thing)
        return bound

    offer = verb(
        "offer",
        OfferOthersForm,
        body=SentTimes,
        does=lambda noun, one, form: one.offer_others(by=noun.person, **form.given),
    )
    book = verb("book", SettleForm, body=SentTime)
    reschedule = verb("reschedule", RescheduleForm, body=SentMove)
    change_panel = verb("change_panel", ChangePanelForm, body=SentChange)
    miss = verb("miss", MissForm)
    cancel = verb("cancel", CancelForm)
