"""Programs show a token: `Authorization: Bearer tandem_…`."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from hiring import clocks
from hiring.accounts.models import User
from hiring.api.models import Token
from hiring.api.scopes import BeyondScope


class Bearer(BaseAuthentication):
    """401 for a token that is unknown, expired or revoked: which of them is not said."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        kind, _space, secret = get_authorization_header(request).partition(b" ")
        if kind.lower() != b"bearer":
            return None
        now = clocks.now()
        token = Token.objects.by_secret(secret.decode("latin-1"), now.date())
        if token is None:
            raise AuthenticationFailed(_("This token is not known, or no longer good."))
        token.use(now)
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Tandem"'


class InScope(BasePermission):
    """Somebody is there, and their token is for this: `view.scope`, to read or to write."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, Token):
            return False
        way = "read" if request.method in SAFE_METHODS else "write"
        needed = f"{getattr(view, 'scope', '')}:{way}"
        if needed not in request.auth.scopes:
            raise BeyondScope(needed)
        return True
