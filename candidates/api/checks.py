"""Background checks: the details for recruiters and admins, a word for whoever decides."""

from typing import Any, ClassVar

from django.db import models
from django.forms import BaseForm
from django.http import FileResponse
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import parsers, renderers, serializers
from rest_framework.decorators import action
from rest_framework.request import Request

from candidates.check_file import PDF, opened
from candidates.forms.check import ResultForm
from candidates.models import BackgroundCheck, CheckResult, Outcome
from hiring.accounts.models import User
from hiring.api.bodies import JSONParser, described
from hiring.api.noun import Found, Listed, verb

RESTRICTED = ("status", "since", "requested_by", "requested_at", "consented_at", "ordered_at",
              "valid_until", "note", "result")  # fmt: skip


class ResultRow(serializers.ModelSerializer[CheckResult]):
    class Meta:
        model = CheckResult
        fields = ["name", "size", "sha256", "by", "at"]


class CheckRow(serializers.ModelSerializer[BackgroundCheck]):
    """All but kind and outcome is for recruiters and admins, and null for others."""

    kind = serializers.CharField(source="kind.name")
    outcome = serializers.SerializerMethodField()
    result = ResultRow(source="file", allow_null=True)

    class Meta:
        model = BackgroundCheck
        fields = ["id", "application", "kind", "outcome", *RESTRICTED]
        extra_kwargs: ClassVar = {
            name: {"allow_null": True} for name in RESTRICTED if name != "result"
        }

    @extend_schema_field(serializers.ChoiceField([one.value for one in Outcome]))
    def get_outcome(self, check: BackgroundCheck) -> str:
        return check.outcome.value

    def to_representation(self, instance: BackgroundCheck) -> dict[str, Any]:
        row: dict[str, Any] = super().to_representation(instance)
        reader: User = self.context["request"].user
        if reader.can("check.see_result", instance):
            return row
        return row | dict.fromkeys(RESTRICTED)


class CheckFilter(filters.FilterSet):
    class Meta:
        model = BackgroundCheck
        fields = ["application"]


RESULT = described(ResultForm, name="CheckResult", without={"file"})
RESULT_WITH_FILE = described(ResultForm, name="CheckResultWithFile")


class FileRenderer(renderers.BaseRenderer):
    """For whoever asks for the file by its type; what goes wrong is told in JSON all the same."""

    media_type, format = PDF, "pdf"

    def render(self, data: Any, *args: Any, **context: Any) -> bytes:
        said: bytes = renderers.JSONRenderer().render(data)
        return said


class Checks(Listed, Found):
    """Background checks of candidates. With its file, a result is sent as multipart/form-data."""

    noun = "check"
    scope = "candidates"
    queryset = BackgroundCheck.objects.none()
    serializer_class = CheckRow
    filterset_class = CheckFilter
    parser_classes = (JSONParser, parsers.MultiPartParser)

    def seen_by(self, user: User) -> models.QuerySet[BackgroundCheck]:
        return BackgroundCheck.objects.visible_to(user).for_page().select_related("result")

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        files, needs_note = self.request.FILES, self.action == "consider"
        return ResultForm(data, files, check_of=thing, needs_note=needs_note)

    def do(self, verb: str, thing: Any, form: Any) -> None:
        thing.must_allow(verb)  # before a file is kept
        super().do(verb, thing, form)

    order = verb("order")
    begin = verb("begin")
    clear = verb("clear", ResultForm, body=RESULT, upload=RESULT_WITH_FILE)
    consider = verb("consider", ResultForm, body=RESULT, upload=RESULT_WITH_FILE)
    drop = verb("drop")

    @extend_schema(responses={(200, PDF): OpenApiTypes.BINARY})
    @action(detail=True, url_path="result", renderer_classes=[FileRenderer, renderers.JSONRenderer])
    def see_result(self, request: Request, pk: int) -> FileResponse:
        """The file of its result, only to be saved; who opened it is on the record."""
        return opened(self.find("check.see_result"), by=self.person)
