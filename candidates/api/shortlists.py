"""People presented together."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.api.reviews import ReviewRow
from candidates.forms.shortlist import ShortlistForm
from candidates.models import Review, Shortlist
from candidates.views.shortlist import form_for
from hiring.accounts.models import User
from hiring.api.bodies import objects
from hiring.api.noun import Found, Listed, Noun, verb


class ShortlistRow(serializers.ModelSerializer[Shortlist]):
    class Meta:
        model = Shortlist
        fields = [
            "id", "requisition", "number", "status", "since", "message", "prepared_by",
            "presented_at",
        ]  # fmt: skip


class ShortlistWhole(ShortlistRow):
    """With everyone on it."""

    reviews = serializers.SerializerMethodField()

    class Meta(ShortlistRow.Meta):
        fields = [*ShortlistRow.Meta.fields, "reviews"]

    @extend_schema_field(ReviewRow(many=True))
    def get_reviews(self, shortlist: Shortlist) -> Any:
        seen = Review.objects.visible_to(self.context["request"].user).for_page()
        rows = seen.filter(shortlist=shortlist).select_related("shortlist__requisition__manager")
        return ReviewRow(rows, many=True, context=self.context).data


class ShortlistFilter(filters.FilterSet):
    class Meta:
        model = Shortlist
        fields = ["requisition", "status"]


class SentPitch(serializers.Serializer[Any]):
    criterion = serializers.IntegerField()
    text = serializers.CharField(max_length=300, allow_blank=True)


class SentPerson(serializers.Serializer[Any]):
    review = serializers.IntegerField()
    summary = serializers.CharField(required=False, max_length=2000, allow_blank=True)
    pitches = SentPitch(many=True, required=False)


class SentShortlist(serializers.Serializer[Any]):
    """Whoever is not named keeps their words, and what is not sent stays as it is."""

    message = serializers.CharField(required=False, max_length=4000, allow_blank=True)
    people = SentPerson(many=True, required=False, help_text="In their order.")


def as_pages(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of each, under the names of the page's fields."""
    found = {"message": sent["message"]} if "message" in sent else {}
    for place, one in enumerate(objects(sent, "people"), start=1):
        name = f"{one.get('review')}"
        found[f"{name}-ORDER"] = place
        if "summary" in one:
            found[f"{name}-summary"] = one["summary"]
        pitches = objects(one, "pitches")
        found |= {f"{name}-{pitch.get('criterion')}": pitch.get("text") for pitch in pitches}
    return found


def as_it_stands(form: ShortlistForm, named: int) -> dict[str, Any]:
    """The form as a browser shows it first; whoever is not named comes after who is."""
    stands = {name: field.initial for name, field in form.fields.items() if "-" in name}
    for name in stands:
        if name.endswith("-ORDER"):
            stands[name] += named
    return stands | {"message": form.initial["message"]}


def prepared(noun: Noun, shortlist: Shortlist, form: ShortlistForm) -> None:
    shortlist.prepare(by=noun.person, **form.written())


def presented(noun: Noun, shortlist: Shortlist, form: ShortlistForm) -> None:
    message = form.cleaned_data["message"]
    shortlist.present(by=noun.person, message=message, places=form.places())


class Shortlists(Listed, Found):
    """People presented together, and the manager's answers, sent together."""

    noun = "shortlist"
    scope = "candidates"
    queryset = Shortlist.objects.none()
    serializer_class = ShortlistWhole
    row_class = ShortlistRow
    filterset_class = ShortlistFilter

    def seen_by(self, user: User) -> models.QuerySet[Shortlist]:
        return Shortlist.objects.visible_to(user).for_page()

    @property
    def said(self) -> Mapping[str, Any]:
        return as_pages(self.sent)

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        return as_it_stands(form_for(thing, self.person), len(objects(self.sent, "people")))

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        return form_for(thing, self.person, data, complete=self.action == "present")

    prepare = verb("prepare", ShortlistForm, body=SentShortlist, edits=True, does=prepared)
    present = verb("present", ShortlistForm, body=SentShortlist, edits=True, does=presented)
    send = verb("send")
