"""One noun of the API: found among what its reader may see, changed by the pages' verbs."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar, cast

from django.db import models, transaction
from django.forms import BaseForm
from django.http import QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.etags import etag_of, has_not_changed
from hiring.api.invalid import Invalid
from hiring.api.once import once
from hiring.api.partial import over, refuse, refuse_strangers
from hiring.policy import require


class Noun(GenericViewSet[Any]):
    """`queryset` names the model; `seen_by` begins every query at what this person may see."""

    noun: ClassVar[str] = ""
    scope: ClassVar[str] = ""
    orders: ClassVar[dict[str, tuple[str, ...]]] = {"newest": ("-pk",), "oldest": ("pk",)}
    row_class: ClassVar[type[serializers.BaseSerializer[Any]] | None] = None
    lookup_value_converter = "int"

    def seen_by(self, user: User) -> models.QuerySet[Any]:
        raise NotImplementedError

    def get_queryset(self) -> models.QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):  # the schema is drawn for nobody
            return super().get_queryset()
        return self.seen_by(self.person)

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Any]]:
        """A list shows rows; one thing is shown whole."""
        if self.action == "list" and self.row_class:
            return self.row_class
        return super().get_serializer_class()

    @property
    def person(self) -> User:
        """Whose token it is."""
        return cast(User, self.request.user)

    @property
    def sent(self) -> dict[str, Any]:
        """The parser lets nothing but objects in."""
        return cast(dict[str, Any], self.request.data)

    @property
    def said(self) -> Mapping[str, Any]:
        """What was sent, under the names of the page's form."""
        return self.sent

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        """What is kept already of that which this form changes."""
        return {}

    def find(self, rule: str) -> Any:
        """404 if they may not know of it, 403 if they may not do this to it."""
        thing = self.get_object()
        require(self.person, rule, thing)
        return thing

    def shown(self, thing: Any, *, status: int = 200) -> Response:
        body = self.get_serializer(thing).data
        return Response(body, status=status, headers={"ETag": etag_of(body)})

    def anew(self, thing: Any) -> Any:
        """As it is now; who gave it away reads for the last time what became of it."""
        return self.get_queryset().filter(pk=thing.pk).first() or thing

    def alone(self, thing: Any) -> Any:
        """As it is now, and nobody else changes it until this is answered."""
        thing.requisition.lock()
        thing.lock()
        return self.anew(thing)

    def checked(self, form: Callable[..., BaseForm], thing: Any) -> Any:
        """The page's form, bound and valid; 422 otherwise."""
        bound = self.bind(form, thing, over(self.stands(form, thing), self.said))
        refuse(name for name, value in self.said.items() if value and name not in bound.fields)
        if not bound.is_valid():
            raise Invalid.form(bound)
        return bound

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        """For forms that want to know more than what was sent."""
        bound: BaseForm = form(data)
        return bound

    def do(self, verb: str, thing: Any, form: Any) -> None:
        given = {} if form is None else getattr(form, "given", form.cleaned_data)
        getattr(thing, verb)(by=self.person, **given)


class Listed(Noun):
    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class Found(Noun):
    """`viewed_by` is the policy's row for looking, "noun.view" if it has that name."""

    viewed_by: ClassVar[str] = ""

    def retrieve(self, request: Request, pk: int) -> Response:
        response = self.shown(self.find(self.viewed_by or f"{self.noun}.view"))
        if has_not_changed(request, response["ETag"]):
            return Response(status=304, headers={"ETag": response["ETag"]})
        return response


def is_form(sent: Mapping[str, Any]) -> bool:
    """Whether it came as multipart/form-data, and not as JSON."""
    return isinstance(sent, QueryDict)


@cache
def taken(form: Callable[..., BaseForm]) -> Any:
    """One description of a form that several nouns take."""
    return described(form)


def verb(
    name: str,
    form: Callable[..., BaseForm] | None = None,
    *,
    rule: str = "",
    body: Any = None,
    upload: Any = None,
    edits: bool = False,
    does: Callable[[Any, Any, Any], Any] | None = None,
) -> Callable[..., Any]:
    """POST …/name/: binds the page's form, calls the model's verb, shows what became of it.

    `rule` is the policy's row where it is not "noun.name", `body` describes what is sent where
    that is not the form, and `upload` what is sent with a file, as multipart/form-data. `edits`
    says that what is not sent stays as it is, and `does` is given noun, thing and form where the
    verb is not the thing's own.
    """
    takes = body or (taken(form) if form else None)
    drawn = {"application/json": takes, "multipart/form-data": upload} if upload else takes

    def act(self: Noun, request: Request, pk: int) -> Response:
        thing = self.find(rule or f"{self.noun}.{name}")
        refuse_strangers(self.sent, upload or takes if is_form(self.sent) else takes)
        with transaction.atomic():
            thing = self.alone(thing) if edits else thing
            bound = self.checked(form, thing) if form else None
            if does:
                does(self, thing, bound)
            else:
                self.do(name, thing, bound)
        return self.shown(self.anew(thing))

    act.__name__ = name
    act.__doc__ = ""
    act.rule = rule  # type: ignore[attr-defined]  # for the schema
    return extend_schema(request=drawn)(
        action(detail=True, methods=["post"], url_path=name)(once(act))
    )
