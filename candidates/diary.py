"""When some people could meet somebody, and what speaks against a time."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.models import Candidate, Interview, Seat
from candidates.models.meeting import overlaps
from candidates.when import Span, said_zone
from hiring import clocks
from hiring.accounts.models import User
from hiring.clocks import Calendar
from hiring.free import Someone, starts

AHEAD = dt.timedelta(days=366)
BEHIND = dt.timedelta(days=8)
NOTICE_HOURS = 4  # of business time, so that nobody is asked to come at once
DAYS, A_DAY = 5, 6
STEP = dt.timedelta(minutes=30)
LOOKED_AT = dt.timedelta(days=28)
WAKING = range(7, 21)
type Week = tuple[User, tuple[int, int]]


class Diary:
    """What the calendars of a panel and of one candidate say, read once for any number of
    times; what `apart_from` takes of them is free."""

    def __init__(
        self,
        panel: Iterable[User],
        candidate: Candidate,
        minutes: int,
        apart_from: Interview | None = None,
    ) -> None:
        self.candidate, self.length = candidate, dt.timedelta(minutes=minutes)
        self.apart_from = apart_from
        known = User.objects.filter(pk__in=[person.pk for person in panel])
        self.panel = list(known.with_absences().order_by("name", "pk"))
        self.now = clocks.now()
        self.whole = Span(self.now - BEHIND, self.now + AHEAD)

    @cached_property
    def hours(self) -> dict[User, Calendar]:
        return {person: person.working_hours for person in self.panel}

    @cached_property
    def taken(self) -> dict[User, list[Span]]:
        """Interviewer → what they hold elsewhere."""
        people = {person.pk: person for person in self.panel}
        held: dict[User, list[Span]] = {person: [] for person in self.panel}
        seats = Seat.objects.taken(self.panel, self.whole)
        if self.apart_from:
            seats = seats.exclude(interview=self.apart_from.pk)
        for interviewer, span in seats.values_list("interviewer", "holds"):
            held[people[interviewer]].append(span)
        return held

    @cached_property
    def met_elsewhere(self) -> list[Span]:
        others = self.candidate.interviews.takes_time().within(self.whole)
        if self.apart_from:
            others = others.exclude(pk=self.apart_from.pk)
        return list(others.values_list("during", flat=True))

    @cached_property
    def weeks(self) -> Counter[Week]:
        """How many interviews somebody has in a week of their own zone."""
        spans = ((person, span) for person, spans in self.taken.items() for span in spans)
        return Counter((person, week_of(person, span.lower)) for person, span in spans)

    # Questions

    def span(self, starts_at: dt.datetime) -> Span:
        return Span(starts_at, starts_at + self.length)

    def refusals(self, starts_at: dt.datetime) -> list[str]:
        """Why it is not possible at all: somebody meets somebody else then."""
        span = self.span(starts_at)
        said = [
            _("%(name)s meets somebody else then.") % {"name": person}
            for person in self.panel
            if overlaps(span, self.taken[person])
        ]
        if overlaps(span, self.met_elsewhere):
            said.append(_("%(name)s has another interview then.") % {"name": self.candidate})
        return said

    def warnings(self, starts_at: dt.datetime) -> list[str]:
        """What speaks against it, and may be passed."""
        found = (self.warning(person, starts_at) for person in self.panel)
        return [words for words in found if words]

    def warning(self, person: User, starts_at: dt.datetime) -> str:
        if not self.works(person, starts_at):
            return self.away(person, starts_at)
        if self.has_enough(starts_at, person):
            meetings = self.weeks[person, week_of(person, starts_at)]
            said = ngettext(
                "%(name)s has one interview in that week already, and wants no more.",
                "%(name)s has %(n)s interviews in that week already, and wants no more.",
                meetings,
            )
            return said % {"name": person, "n": meetings}
        return ""

    def works(self, person: User, starts_at: dt.datetime) -> bool:
        """Whether all of it lies in this person's hours."""
        hours = self.hours[person].hours_between(starts_at, starts_at + self.length)
        return hours * 3600 >= self.length.total_seconds() - 1

    def away(self, person: User, starts_at: dt.datetime) -> str:
        hours = self.hours[person]
        if not hours.is_business_day(starts_at.astimezone(hours.zone).date()):
            return _("%(name)s does not work on that day.") % {"name": person}
        return _("%(name)s works from %(from)s to %(until)s, %(zone)s.") % {
            "name": person,
            "from": f"{person.works_from:%H:%M}",
            "until": f"{person.works_until:%H:%M}",
            "zone": said_zone(person.time_zone),
        }

    # Times to suggest

    def free(self) -> list[dt.datetime]:
        """Times of the coming days that suit everybody, some a day, in the reader's days."""
        found: dict[dt.date, list[dt.datetime]] = {}
        for moment in self.common():
            day = timezone.localdate(moment)
            if day not in found and len(found) == DAYS:
                break
            of_day = found.setdefault(day, [])
            if len(of_day) < A_DAY and (not of_day or moment >= of_day[-1] + self.length):
                of_day.append(moment)
        return [moment for of_day in found.values() for moment in of_day]

    def common(self) -> Iterator[dt.datetime]:
        """Every half hour in which everybody works, nobody is taken and nobody has enough."""
        if not self.panel:
            return iter(())
        first = self.hours[self.panel[0]].add_hours(self.now, NOTICE_HOURS)
        people = [Someone(self.hours[one], stretches(self.taken[one])) for one in self.panel]
        minutes = int(self.length.total_seconds() // 60)
        found = starts(people, minutes=minutes, since=first, until=first + LOOKED_AT, grid=STEP)
        return (moment for moment in found if self.suits(moment))

    def suits(self, moment: dt.datetime) -> bool:
        """What the calendars of the panel do not say."""
        if overlaps(self.span(moment), self.met_elsewhere) or not self.wakes(moment):
            return False
        return not any(self.has_enough(moment, person) for person in self.panel)

    def has_enough(self, moment: dt.datetime, person: User) -> bool:
        return self.weeks[person, week_of(person, moment)] >= person.weekly_interviews

    def wakes(self, moment: dt.datetime) -> bool:
        """Nobody is invited for the night, where it is known when that is."""
        if not self.candidate.time_zone:
            return True
        return moment.astimezone(ZoneInfo(self.candidate.time_zone)).hour in WAKING


def stretches(spans: Iterable[Span]) -> list[tuple[dt.datetime, dt.datetime]]:
    return [(span.lower, span.upper) for span in spans]


def week_of(person: User, moment: dt.datetime) -> tuple[int, int]:
    local = moment.astimezone(ZoneInfo(person.time_zone))
    return local.isocalendar()[:2]
