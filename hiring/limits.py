"""How often something may be done: counted in PostgreSQL, so that it holds while the broker is
away and for all processes together."""

import hashlib
from typing import NamedTuple

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest

from hiring import clocks

UNKNOWN = "unknown"


class Limit(NamedTuple):
    """So many times in so many seconds, for one address, person or connection."""

    name: str
    times: int
    seconds: int

    @transaction.atomic
    def spend(self, who: str) -> int:
        """Count one more. 0, or the seconds to wait where it was too many."""
        key = self.key(who)
        hold(key)
        now = int(clocks.now().timestamp())
        spent: list[int] = [at for at in cache.get(key, []) if at > now - self.seconds]
        if len(spent) >= self.times:
            return spent[0] + self.seconds - now
        cache.set(key, [*spent, now], self.seconds)
        return 0

    def key(self, who: str) -> str:
        """Says nothing of who it is."""
        digest = hashlib.sha256(who.strip().lower().encode()).hexdigest()[:32]
        return f"limit.{self.name}.{digest}"


def hold(key: str) -> None:
    """Two at the same moment count one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def minutes(seconds: int) -> int:
    """As people are told: never too few."""
    return -(-seconds // 60)


def connection_of(request: HttpRequest) -> str:
    """Where a request comes from, seen as sign-in sees it. Those that say it not share one name."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # a server that listens on a socket file knows no address
        return UNKNOWN
