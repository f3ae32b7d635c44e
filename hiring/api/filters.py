from typing import Any

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from hiring.api.invalid import Invalid

OF_PAGES = {"cursor", "limit", "order"}


class Filters(DjangoFilterBackend):
    """Only what a noun lists can be asked for; anything else is said to be unknown."""

    def get_filterset(self, request: Request, queryset: Any, view: Any) -> Any:
        filterset = super().get_filterset(request, queryset, view)
        known = OF_PAGES | (set(filterset.filters) if filterset else set())
        unknown = sorted(set(request.query_params) - known)
        if unknown:
            raise Invalid({name: [_("This is no filter here.")] for name in unknown})
        if filterset and not filterset.is_valid():
            raise Invalid.form(filterset.form)
        return filterset
