"""Departments and people, to name them elsewhere."""

from typing import ClassVar

from django.db import models
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.accounts.models import Department, User
from hiring.api.noun import Found, Listed
from hiring.policy import require


class PersonRow(serializers.ModelSerializer[User]):
    """Somebody who works here."""

    class Meta:
        model = User
        fields = ["id", "name", "job", "roles"]


class DepartmentRow(serializers.ModelSerializer[Department]):
    class Meta:
        model = Department
        fields = ["id", "name", "head"]


class Reference(Listed, Found):
    """What everybody who works here may read."""

    scope = "reference"
    viewed_by = "reference.view"

    def list(self, request: Request) -> Response:
        require(self.person, "reference.view")
        return super().list(request)


class People(Reference):
    """Who works here."""

    noun = "person"
    queryset = User.objects.none()
    serializer_class = PersonRow
    orders: ClassVar = {"name": ("name", "pk"), "newest": ("-pk",)}

    def seen_by(self, user: User) -> models.QuerySet[User]:
        colleagues: models.QuerySet[User] = User.objects.colleagues()
        return colleagues


class Departments(Reference):
    """Who pays, and who heads it."""

    noun = "department"
    queryset = Department.objects.none()
    serializer_class = DepartmentRow
    orders: ClassVar = {"name": ("name", "pk")}

    def seen_by(self, user: User) -> models.QuerySet[Department]:
        return Department.objects.all()


ROUTES = (("people", People), ("departments", Departments))
