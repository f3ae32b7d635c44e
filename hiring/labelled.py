from functools import cache
from typing import Any

from django.db import models


@cache
def labels_of(field: "models.Field[Any, Any]") -> dict[str, Any]:
    return dict(field.flatchoices)


class Labelled(models.Model):
    """Says the label of a choice without translating all the others, as Django's own does: dear
    on a page of many rows."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802
        value = getattr(self, field.attname)
        return str(labels_of(field).get(value, value))
