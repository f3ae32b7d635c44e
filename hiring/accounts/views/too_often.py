"""What is read by whoever pressed too often to sign in or to get a new password."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

WAIT = 60
"""Seconds in which the tries of these pages are counted: afterwards one may try again."""


def too_often(request: HttpRequest) -> HttpResponse:
    """Says nothing of whose account was tried."""
    answer = render(request, "429.html", status=429)
    answer["Retry-After"] = str(WAIT)
    return answer
