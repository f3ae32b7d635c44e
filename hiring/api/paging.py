from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from django.utils.translation import gettext as _
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from hiring.api.invalid import Invalid


class Pages(CursorPagination):
    """By cursor: rows that come meanwhile neither repeat nor hide others.

    `order` is one of the view's `orders`, its first by default.
    """

    page_size = 50
    max_page_size = 200
    page_size_query_param = "limit"
    order_query_param = "order"

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any] | None:
        """A cursor that nobody was given may begin at anything."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, ValidationError, DataError):
            raise Invalid({self.cursor_query_param: [_("There is no such page.")]}) from None

    def get_ordering(self, request: Request, queryset: Any, view: Any) -> tuple[str, ...]:
        orders: dict[str, tuple[str, ...]] = getattr(view, "orders", {"newest": ("-pk",)})
        asked = request.query_params.get(self.order_query_param) or next(iter(orders))
        if asked not in orders:
            raise Invalid({"order": [_("Choose one of: %(all)s.") % {"all": ", ".join(orders)}]})
        return orders[asked]

    def get_page_size(self, request: Request) -> int:
        asked = request.query_params.get(self.page_size_query_param)
        if not asked:
            return self.page_size
        if not (
            asked.isdecimal() and asked.isascii() and 1 <= int(asked[:9]) <= self.max_page_size
        ):
            most = {"most": self.max_page_size}
            raise Invalid({"limit": [_("Ask for 1 to %(most)s.") % most]})
        return int(asked)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        orders = list(getattr(view, "orders", {"newest": ()}))
        return [
            {
                "name": self.cursor_query_param,
                "in": "query",
                "description": "Where the page begins: follow `next` and `previous`.",
                "schema": {"type": "string"},
            },
            {
                "name": self.page_size_query_param,
                "in": "query",
                "description": "How many.",
                "schema": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": self.max_page_size,
                    "default": self.page_size,
                },
            },
            {
                "name": self.order_query_param,
                "in": "query",
                "description": "In which order.",
                "schema": {"type": "string", "enum": orders, "default": orders[0]},
            },
        ]
