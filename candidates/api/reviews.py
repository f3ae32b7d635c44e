"""The hiring manager's answer to one person, and the recruiter's to a question."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.review import AnswerForm, DraftForm, Feeling, Verdict
from candidates.models import Ask, Impression, Pitch, Review
from hiring.accounts.models import User
from hiring.api.bodies import objects
from hiring.api.noun import Found, Listed, Noun, verb


class PitchRow(serializers.ModelSerializer[Pitch]):
    class Meta:
        model = Pitch
        fields = ["criterion", "text"]


class ImpressionRow(serializers.ModelSerializer[Impression]):
    class Meta:
        model = Impression
        fields = ["criterion", "feeling"]


class AskRow(serializers.ModelSerializer[Ask]):
    class Meta:
        model = Ask
        fields = ["id", "text", "by", "at", "answer", "answered_by", "answered_at"]


class ReviewRow(serializers.ModelSerializer[Review]):
    """Verdict, note and impressions are the hiring manager's alone until they are sent."""

    pitches = PitchRow(many=True)
    asks = AskRow(many=True)
    verdict = serializers.SerializerMethodField()
    note = serializers.SerializerMethodField()
    impressions = serializers.SerializerMethodField()

    class Meta:
        model = Review
        fields = [
            "id", "shortlist", "application", "status", "since", "position", "summary", "pitches",
            "verdict", "note", "impressions", "asks", "by", "answered_at",
        ]  # fmt: skip

    def is_readable(self, review: Review) -> bool:
        reader: User = self.context["request"].user
        return review.is_answered or reader.can("review.draft", review)

    def get_verdict(self, review: Review) -> str:
        return review.verdict if self.is_readable(review) else ""

    def get_note(self, review: Review) -> str:
        return review.note if self.is_readable(review) else ""

    @extend_schema_field(ImpressionRow(many=True))
    def get_impressions(self, review: Review) -> Any:
        shown = list(review.impressions.all()) if self.is_readable(review) else []
        return ImpressionRow(shown, many=True).data


class ReviewFilter(filters.FilterSet):
    class Meta:
        model = Review
        fields = ["shortlist", "application", "status"]


class SentImpression(serializers.Serializer[Any]):
    criterion = serializers.IntegerField()
    feeling = serializers.ChoiceField([("", ""), *Feeling.choices])


class SentDraft(serializers.Serializer[Any]):
    verdict = serializers.ChoiceField(
        [("", ""), *Verdict.choices], required=False, help_text="Sent later, with its shortlist."
    )
    note = serializers.CharField(
        required=False, max_length=4000, allow_blank=True, help_text="With ask, your question."
    )
    impressions = SentImpression(
        many=True,
        required=False,
        help_text="Criteria that are not named stay; an empty feeling takes one away.",
    )


def as_draft(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was seen, under the names of the page's form."""
    rows = objects(sent, "impressions")
    plain = {name: sent[name] for name in ("verdict", "note") if name in sent}
    return plain | {f"c{row.get('criterion')}": row.get("feeling") for row in rows}


def drafted(noun: Noun, review: Review, form: DraftForm) -> None:
    review.draft(by=noun.person, **form.kept())


class Reviews(Listed, Found):
    """One person on a shortlist. A draft is sent with its shortlist."""

    noun = "review"
    scope = "candidates"
    queryset = Review.objects.none()
    serializer_class = ReviewRow
    filterset_class = ReviewFilter

    def seen_by(self, user: User) -> models.QuerySet[Review]:
        seen = Review.objects.visible_to(user).for_page()
        return seen.select_related("shortlist__requisition__manager", "application__requisition")

    @property
    def said(self) -> Mapping[str, Any]:
        return as_draft(self.sent) if self.action == "draft" else self.sent

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        if form is not DraftForm:
            return {}
        felt = {f"c{seen.criterion_id}": seen.feeling for seen in thing.impressions.all()}
        return {"verdict": thing.verdict, "note": thing.note} | felt

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        if form is not DraftForm:
            return super().bind(form, thing, data)
        criteria = list(thing.requisition.criteria.current())
        return DraftForm(data, review=thing, criteria=criteria)

    draft = verb("draft", DraftForm, body=SentDraft, edits=True, does=drafted)
    answer = verb("answer", AnswerForm)
