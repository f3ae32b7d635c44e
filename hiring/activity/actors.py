"""Who did it: an account, a candidate or referee by link, or the system."""

from typing import Any, Protocol

from django.db import models


class Person(Protocol):
    """An account, a candidate or a referee: anyone with a row and a name."""

    pk: Any
    name: str
    email: Any


class System:
    """Tandem itself: clocks, dates, last openings."""

    pk = None
    name = "Tandem"


SYSTEM = System()
type Actor = models.Model | System
