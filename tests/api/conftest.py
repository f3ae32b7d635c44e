"""Programs that speak for the cast."""

import datetime as dt
import json

import pytest
from django.test import Client

from hiring import clocks
from hiring.api.models import Token
from hiring.api.scopes import Scope


class Program:
    """What a program sends and gets, as JSON."""

    def __init__(self, secret=""):
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def ask(self, method, path, body=None, **headers):
        sent = {"content_type": "application/json", "data": json.dumps(body or {})}
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(self.client, method)(path, headers=self.headers | more, **sent)

    def get(self, path, **headers):
        return self.client.get(path, headers=self.headers | headers)

    def post(self, path, body=None, **headers):
        return self.ask("post", path, body, **headers)

    def patch(self, path, body=None, If_Match="*", **headers):  # noqa: N803
        """Overwrites whatever is there, unless the test says what it read."""
        return self.ask("patch", path, body, If_Match=If_Match, **headers)


def token_of(person, scopes=None, days=30):
    return Token.objects.make(
        person,
        by=person,
        name="Reports",
        scopes=list(scopes or Scope.values),
        expires_on=clocks.now().date() + dt.timedelta(days=days),
    )


@pytest.fixture
def program():
    """`program(maya)` speaks for Maya."""

    def of(person=None, scopes=None):
        return Program(token_of(person, scopes)[1]) if person else Program()

    return of
