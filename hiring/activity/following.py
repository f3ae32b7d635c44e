"""A notice is read once its reader follows its link."""

from django.http import HttpRequest

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.letters import LINKED
from hiring.activity.models import Notice

LONGEST_NUMBER = 18


def follow(request: HttpRequest, reader: User) -> None:
    """Mark as read the notice whose link led here, if it is this reader's."""
    number = request.GET.get(LINKED, "")[:LONGEST_NUMBER]
    if number.isdecimal():
        Notice.objects.inbox(reader).filter(pk=int(number)).read(clocks.now())
