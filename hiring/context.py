"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hiring.accounts.models import Company, User
from hiring.activity.models import Notice


def company(request: HttpRequest) -> dict[str, Any]:
    """The company, and how many notices this person has not read; asked only when shown."""

    def unread() -> int:
        person = request.user
        return Notice.objects.inbox(person).unread().count() if isinstance(person, User) else 0

    return {
        "company": SimpleLazyObject(Company.shown),
        "unread": SimpleLazyObject(unread),
        "public": is_public(request),
    }


def is_public(request: HttpRequest) -> bool:
    """Whether the page is one that people outside may open, so that its errors speak to them."""
    match = request.resolver_match
    return match is not None and not getattr(match.func, "login_required", True)
