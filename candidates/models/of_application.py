from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from requisitions.models import Requisition


class OfApplication:
    """Part of what happens to one application: told among it, in the hands of its pair."""

    application: Any

    @property
    def requisition(self) -> "Requisition":
        found: Requisition = self.application.requisition
        return found

    @property
    def within(self) -> models.Model:
        found: models.Model = self.application
        return found
