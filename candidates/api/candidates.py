"""People, one row each however often they apply."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from candidates.forms.candidate import TagForm
from candidates.forms.people import EditForm, PersonForm
from candidates.lifecycle import LIVE
from candidates.models import Candidate, Tag
from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.etags import etag_of, must_match
from hiring.api.invalid import Invalid
from hiring.api.noun import Found, Listed, Noun, verb
from hiring.api.partial import over, refuse_strangers
from hiring.policy import require


class CandidateRow(serializers.ModelSerializer[Candidate]):
    """A person, with the applications that you may see."""

    tags: Any = serializers.SlugRelatedField("name", many=True, read_only=True)
    applications = serializers.SerializerMethodField()

    class Meta:
        model = Candidate
        fields = [
            "id", "name", "email", "phone", "headline", "place", "links", "tags", "keep_until",
            "created_at", "applications",
        ]  # fmt: skip

    def get_applications(self, candidate: Candidate) -> list[int]:
        seen: Any = candidate
        return [application.pk for application in seen.seen_applications]


class CandidateFilter(filters.FilterSet):
    q = filters.CharFilter(method="said", max_length=100, label="Name, e-mail, employer or phone.")
    stage = filters.ChoiceFilter(
        method="standing", choices=[(stage.value, stage.label) for stage in LIVE], label="Stage."
    )
    tag = filters.ModelChoiceFilter(
        field_name="tags", queryset=Tag.objects.all(), to_field_name="name", label="Tag."
    )

    class Meta:
        model = Candidate
        fields: list[str] = []

    def said(self, rows: Any, name: str, words: str) -> Any:
        return rows.said_as(words, self.request.user)

    def standing(self, rows: Any, name: str, stage: str) -> Any:
        return rows.standing_in(stage, self.request.user)


PERSON = described(PersonForm, name="Candidate")


def put_tag(noun: Noun, candidate: Candidate, form: TagForm) -> None:
    candidate.tag(form.cleaned_data["name"], by=noun.person)


def take_tag(noun: Noun, candidate: Candidate, form: TagForm) -> None:
    kept = get_object_or_404(candidate.tags, name=form.cleaned_data["name"])
    candidate.untag(kept, by=noun.person)


class Candidates(Listed, Found):
    """Everybody you may see."""

    noun = "candidate"
    scope = "candidates"
    queryset = Candidate.objects.none()
    serializer_class = CandidateRow
    filterset_class = CandidateFilter

    def seen_by(self, user: User) -> models.QuerySet[Candidate]:
        return Candidate.objects.visible_to(user).for_list(user)

    def list(self, request: Request) -> Response:
        require(self.person, "candidate.list")
        return super().list(request)

    @extend_schema(request=PERSON)
    def partial_update(self, request: Request, pk: int) -> Response:
        """Correct what is known of them; what is not sent stays."""
        candidate: Candidate = self.find("candidate.edit")
        refuse_strangers(self.sent, PERSON)
        with transaction.atomic():
            must_match(request, etag_of(self.get_serializer(self.held()).data))
            stands = EditForm(candidate, self.person).initial
            form = EditForm(candidate, self.person, over(stands, self.sent))
            if not form.is_valid():
                raise Invalid.form(form)
            self.save(candidate, form)
        return self.shown(self.get_object())

    def held(self) -> Candidate:
        """Locked, so that nobody writes between the look and the change."""
        Candidate.objects.select_for_update().get(pk=self.kwargs["pk"])
        found: Candidate = self.get_object()
        return found

    def save(self, candidate: Candidate, form: EditForm) -> None:
        try:
            with transaction.atomic():
                candidate.edit(by=self.person, **form.changes())
        except IntegrityError:
            form.refuse_email()
            raise Invalid.form(form) from None

    tag = verb("tag", TagForm, does=put_tag)
    untag = verb("untag", TagForm, rule="candidate.tag", does=take_tag)
