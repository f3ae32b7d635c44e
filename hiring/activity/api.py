"""The inbox of whoever the token belongs to."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django_filters import rest_framework as filters
from rest_framework import serializers

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Notice, Wording
from hiring.activity.rendering import sentence, with_words
from hiring.api.noun import Found, Listed, verb


class NoticeRow(serializers.ModelSerializer[Notice]):
    """What was told, in the words of the inbox."""

    words = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields = ["id", "kind", "words", "at", "read_at"]

    def get_words(self, notice: Notice) -> str:
        return sentence(notice, self.own)

    @cached_property
    def own(self) -> Mapping[str, str]:
        """The admins' sentences, asked for once however many rows there are."""
        return Wording.objects.sentences(get_language())


class NoticeFilter(filters.FilterSet):
    new = filters.BooleanFilter(
        field_name="read_at", lookup_expr="isnull", label="Only those not read yet, or only read."
    )

    class Meta:
        model = Notice
        fields = ["kind"]


class Notices(Listed, Found):
    """What Tandem told you."""

    noun = "notice"
    scope = "notices"
    viewed_by = "notice.read"
    queryset = Notice.objects.none()
    serializer_class = NoticeRow
    filterset_class = NoticeFilter

    def seen_by(self, user: User) -> models.QuerySet[Notice]:
        return with_words(Notice.objects.inbox(user))

    read = verb("read", does=lambda noun, notice, form: noun.mark(notice))

    def mark(self, notice: Notice) -> None:
        Notice.objects.filter(pk=notice.pk).read(clocks.now())


ROUTES = (("notices", Notices),)
