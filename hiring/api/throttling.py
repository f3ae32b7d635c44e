"""How often a program may ask."""

from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from hiring.api.models import Token
from hiring.limits import Limit, connection_of

A_TOKEN = Limit("api.token", 600, 60)
A_STRANGER = Limit("api.stranger", 60, 60)


class Spending(BaseThrottle):
    """429 with Retry-After in seconds."""

    left = 0

    def allow_request(self, request: Request, view: Any) -> bool:
        if isinstance(request.auth, Token):
            self.left = A_TOKEN.spend(str(request.auth.pk))
        else:
            self.left = A_STRANGER.spend(connection_of(request))
        return self.left == 0

    def wait(self) -> float:
        return self.left
