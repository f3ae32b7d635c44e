"""Interviews as the candidate knows them: when, where, with whom, and how to prepare."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.models import Candidate, Interview
from candidates.own_page import token_for
from candidates.when import Span, clock_time, said_day, said_span, said_zone
from hiring.accounts.models import User


def zone_for(candidate: Candidate, *ours: User) -> str:
    """Theirs, as far as it is known, else that of whoever invites them."""
    known = (candidate.time_zone, *(person.time_zone for person in ours), settings.TIME_ZONE)
    return next(zone for zone in known if zone)


def page_for(interview: Interview) -> str:
    """Its page on their own, by signed link."""
    return reverse("candidates:my_interview", args=[token_for(interview.candidate), interview.pk])


class Choice(NamedTuple):
    """A time they may choose."""

    pk: int
    day: str
    time: str
    ours: str


class Meeting(NamedTuple):
    """One interview, said in the zone of whoever reads."""

    interview: Interview
    ours: User
    choices: list[Choice]

    @property
    def pk(self) -> int:
        return self.interview.pk

    @property
    def title(self) -> str:
        return str(self.interview.round.title)

    @property
    def when(self) -> str:
        """Empty while no time is chosen."""
        return said_span(self.interview.during) if self.takes_place else ""

    @property
    def when_ours(self) -> str:
        """The same for us, where that is another time."""
        return hours_for_us(self.interview.during, self.ours) if self.takes_place else ""

    @property
    def zone_words(self) -> str:
        return said_zone(timezone.get_current_timezone_name())

    @property
    def takes_place(self) -> bool:
        return self.interview.is_scheduled

    @property
    def is_proposed(self) -> bool:
        return self.interview.is_proposed

    @property
    def may_change(self) -> bool:
        """Whether it can be moved or cancelled: until it begins."""
        return self.interview.is_open and not self.interview.has_begun

    @property
    def may_move(self) -> bool:
        return self.takes_place and self.may_change and self.interview.moves_left > 0

    @property
    def may_choose(self) -> bool:
        """Whether there were times to choose from; what we booked with them has none."""
        return self.may_move and bool(self.interview.slots.all())

    @property
    def moved_enough(self) -> bool:
        return self.takes_place and self.may_change and not self.interview.moves_left

    @property
    def headline(self) -> str:
        if self.is_proposed:
            return _("Choose a time to meet us")
        if self.takes_place:
            return _("You meet us") if not self.interview.is_past else _("Thank you for meeting us")
        if self.interview.is_held:
            return _("Thank you for meeting us")
        if self.interview.is_cancelled:
            return _("This meeting is cancelled")
        return _("This meeting did not take place")

    @property
    def key(self) -> int:
        return self.interview.application_id


def hours_for_us(during: Span, ours: User) -> str:
    """ "14:00 in Lisbon", or nothing where it is the same."""
    there = during.lower.astimezone(ZoneInfo(ours.time_zone))
    if there.utcoffset() == timezone.localtime(during.lower).utcoffset():
        return ""
    return _("%(time)s for us, %(zone)s") % {
        "time": clock_time(during.lower, there.tzinfo),
        "zone": said_zone(ours.time_zone),
    }


def meeting(interview: Interview) -> Meeting:
    """With the times that are still free."""
    ours = interview.requisition.recruiter
    slots = interview.free_slots() if interview.is_open else []
    choices = [
        Choice(
            slot.pk,
            said_day(slot.during.lower),
            clock_time(slot.during.lower),
            hours_for_us(slot.during, ours),
        )
        for slot in slots
    ]
    return Meeting(interview, ours, choices)


def meetings_of(candidate: Candidate) -> list[Meeting]:
    """What is to come, on the page of their applications."""
    known = candidate.interviews.open().for_page().order_by("during", "pk")
    to_come = (one for one in known if not one.is_past)
    return [Meeting(one, one.requisition.recruiter, []) for one in to_come]


@contextmanager
def their_zone(candidate: Candidate, *ours: User) -> Iterator[str]:
    """Times are said as they read their own clock."""
    zone = zone_for(candidate, *ours)
    with timezone.override(ZoneInfo(zone)):
        yield zone
