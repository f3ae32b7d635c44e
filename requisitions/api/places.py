from typing import ClassVar

from django.db import models
from rest_framework import serializers

from hiring.accounts.api import Reference
from hiring.accounts.models import User
from requisitions.models import Place


class PlaceRow(serializers.ModelSerializer[Place]):
    class Meta:
        model = Place
        fields = ["id", "name", "locality", "region", "country"]


class Places(Reference):
    """Where people work."""

    noun = "place"
    queryset = Place.objects.none()
    serializer_class = PlaceRow
    orders: ClassVar = {"name": ("name", "pk")}

    def seen_by(self, user: User) -> models.QuerySet[Place]:
        return Place.objects.all()
