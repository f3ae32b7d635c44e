from typing import ClassVar

from django.db import models
from rest_framework import serializers

from candidates.models import Source, Tag
from hiring.accounts.api import Reference
from hiring.accounts.models import User


class SourceRow(serializers.ModelSerializer[Source]):
    class Meta:
        model = Source
        fields = ["id", "name", "kind", "code", "active"]


class Sources(Reference):
    """Where people come from."""

    noun = "source"
    queryset = Source.objects.none()
    serializer_class = SourceRow
    orders: ClassVar = {"name": ("name", "pk")}

    def seen_by(self, user: User) -> models.QuerySet[Source]:
        return Source.objects.all()


class TagRow(serializers.ModelSerializer[Tag]):
    class Meta:
        model = Tag
        fields = ["id", "name"]


class Tags(Reference):
    """Words that recruiters keep on people."""

    noun = "tag"
    queryset = Tag.objects.none()
    serializer_class = TagRow
    orders: ClassVar = {"name": ("name", "pk")}

    def seen_by(self, user: User) -> models.QuerySet[Tag]:
        return Tag.objects.all()
