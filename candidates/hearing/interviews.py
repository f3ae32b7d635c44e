"""Of interviews: panel and candidate have them in their calendars, each in their own zone."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from candidates import calendar
from candidates.models import Candidate, Interview
from candidates.own_interviews import page_for, their_zone
from candidates.when import Span, said_span, said_zone
from hiring.accounts.models import User
from hiring.activity.models import Event, Notice
from hiring.calendars import Invitation, Method, invitation

# Who hears


def panel(interview: Any) -> Iterable[User]:
    people: list[User] = interview.interviewers
    return people


def panel_if_booked(interview: Any) -> Iterable[User]:
    """Whoever has it in their calendar."""
    return panel(interview) if interview.during else []


def who_is_met(interview: Any) -> Iterable[Candidate]:
    return [interview.candidate] if interview.candidate.email else []


def who_is_met_then(interview: Any) -> Iterable[Candidate]:
    """Only where a time was settled."""
    return who_is_met(interview) if interview.is_scheduled else []


def nobody(interview: Any) -> Iterable[User]:
    return []


def joined(event: Event) -> Iterable[User]:
    people: Iterable[User] = User.objects.active().filter(pk__in=event.details.get("joined", []))
    return people


def stayed(event: Event) -> Iterable[User]:
    """Whoever has it in their calendar with the others' names, which change."""
    if event.subject is None or not event.subject.is_scheduled:
        return []
    there: QuerySet[User] = User.objects.active().filter(seats__interview=event.subject_id)
    return there.exclude(pk__in=event.details.get("joined", []))


def left(event: Event) -> Iterable[User]:
    people: Iterable[User] = User.objects.active().filter(pk__in=event.details.get("left", []))
    return people


# Where it leads


def own_interview(notice: Notice) -> str:
    return page_for(notice.subject)


def application_page(notice: Notice) -> str:
    return f"{notice.subject.application.get_absolute_url()}#interviews"


def other_times(notice: Notice) -> str:
    interview = notice.subject
    if interview.is_proposed:
        return reverse("candidates:interview_offer_others", args=[interview.pk])
    return reverse("candidates:interview_reschedule", args=[interview.pk])


def inbox(notice: Notice) -> str:
    """Whoever left the panel has no page of it any more."""
    return reverse("inbox")


# What is said


def when_here(interview: Interview) -> str:
    """For colleagues: their mail is written in their zone."""
    return said_span(interview.during)


def when_there(interview: Interview) -> str:
    """For the candidate: in their zone, which is named."""
    with their_zone(interview.candidate, interview.requisition.recruiter) as zone:
        return f"{said_span(interview.during)} ({said_zone(zone)})"


def lines(*said: str) -> str:
    return "\n".join(filter(None, said))


def for_panel(notice: Notice) -> str:
    """When, how long, where; the kit and the résumé are behind the link."""
    interview: Interview = notice.subject
    when = when_here(interview) if interview.during else _("The time is not settled yet.")
    return lines(when, interview.place, with_whom(interview, notice.recipient))


def with_whom(interview: Interview, reader: Any) -> str:
    others = [person.name for person in interview.interviewers if person != reader]
    return _("With %(names)s.") % {"names": ", ".join(others)} if others else ""


def for_candidate(notice: Notice) -> str:
    """When and where, whom they meet, how long, how to prepare."""
    interview: Interview = notice.subject
    return lines(when_there(interview), *known_before(interview))


def known_before(interview: Interview) -> list[str]:
    people = ", ".join(titled(person) for person in interview.interviewers)
    return [
        _("You meet %(people)s. It takes %(length)s.")
        % {"people": people, "length": interview.round.length},
        interview.place,
        interview.guidance,
    ]


def titled(person: User) -> str:
    return f"{person.name} ({person.job})" if person.job else person.name


def times_offered(notice: Notice) -> str:
    """The times themselves, as they are free now."""
    interview: Interview = notice.subject
    with their_zone(interview.candidate, interview.requisition.recruiter) as zone:
        free = [f"* {said_span(slot.during)}" for slot in interview.free_slots()]
        head = _("These times are free, in %(zone)s:") % {"zone": said_zone(zone)}
    said = [head, *free] if free else []
    return lines(*said, *known_before(interview))


def moved_for_panel(notice: Notice) -> str:
    return lines(moved(notice, when_here), notice.subject.place)


def moved_for_candidate(notice: Notice) -> str:
    return lines(moved(notice, when_there), *known_before(notice.subject))


def moved(notice: Notice, say: Any) -> str:
    """Old → new."""
    interview: Interview = notice.subject
    now, before = say(interview), was(interview, notice)
    if before is None or before == interview.during:
        return lines(_("The time stays, the place is new."), now)
    return lines(
        _("Before: %(when)s") % {"when": said_of(interview, before, say)},
        _("Now: %(when)s") % {"when": now},
    )


def was(interview: Interview, notice: Notice) -> Span | None:
    at = (notice.event.details if notice.event else {}).get("before")
    return interview.span_from(dt.datetime.fromisoformat(at)) if at else None


def said_of(interview: Interview, during: Span, say: Any) -> str:
    """Another time of the same interview, said in the same way."""
    now, interview.during = interview.during, during
    said: str = say(interview)
    interview.during = now
    return said


def why_to_candidate(notice: Notice) -> str:
    """What the recruiter wrote with it; what they wrote themselves they know."""
    interview: Interview = notice.subject
    when = when_there(interview) if interview.during else ""
    if notice.actor is None:
        return lines(when, we_write(interview))
    return lines(when, interview.why if isinstance(notice.actor, User) else "")


def we_write(interview: Interview) -> str:
    """It ended by itself, with the search: what became of that they hear in a letter."""
    return _("We are sorry for the change of plan. %(name)s will write to you soon.") % {
        "name": interview.requisition.recruiter.name
    }


def why_to_panel(notice: Notice) -> str:
    return when_here(notice.subject) if notice.subject.during else ""


def why_to_recruiter(notice: Notice) -> str:
    return lines(why_to_panel(notice), notice.subject.why)


def soon(notice: Notice) -> str:
    interview: Interview = notice.subject
    return _("%(name)s will be in touch about another time.") % {
        "name": interview.requisition.recruiter.name
    }


def wish(notice: Notice) -> str:
    return str(notice.subject.wish)


# Whether it is still so


def still_offered(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_proposed


def still_then(notice: Notice) -> bool:
    """Booked, and at the time this tells of: a later move tells of itself."""
    interview = notice.subject
    if interview is None or not interview.is_scheduled:
        return False
    told = (notice.event.details if notice.event else {}).get("after")
    return told is None or dt.datetime.fromisoformat(told) == interview.during.lower


def still_to_come(notice: Notice) -> bool:
    """Nobody is reminded of a meeting for a search that is over."""
    interview = notice.subject
    if interview is None or interview.requisition.is_over:
        return False
    return bool(interview.is_scheduled and not interview.has_begun)


def still_on_panel(notice: Notice) -> bool:
    interview = notice.subject
    return interview is not None and interview.is_open and interview.is_met_by(notice.recipient)


def still_off_panel(notice: Notice) -> bool:
    return notice.subject is not None and not notice.subject.is_met_by(notice.recipient)


def still_ended(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_ended


def still_wished(notice: Notice) -> bool:
    return notice.subject is not None and bool(notice.subject.wish)


# What goes into calendars


def panel_request(notice: Notice) -> Invitation | None:
    return of_panel(notice, Method.REQUEST) if notice.subject.is_scheduled else None


def panel_cancel(notice: Notice) -> Invitation | None:
    return of_panel(notice, Method.CANCEL) if notice.subject.during else None


def of_panel(notice: Notice, method: Method) -> Invitation:
    interview: Interview = notice.subject
    people = tuple(interview.interviewers)
    meeting = calendar.for_panel(interview, stamped_at=notice.at, people=people)
    return invitation(meeting, method)


def taken_off(notice: Notice) -> Invitation | None:
    """One person leaves a meeting that goes on."""
    interview: Interview = notice.subject
    if not interview.during:
        return None
    person = (notice.recipient,)
    meeting = calendar.for_panel(interview, stamped_at=notice.at, people=person)
    return invitation(meeting, Method.CANCEL)


def candidate_request(notice: Notice) -> Invitation | None:
    return of_candidate(notice, Method.REQUEST) if notice.subject.is_scheduled else None


def candidate_cancel(notice: Notice) -> Invitation | None:
    return of_candidate(notice, Method.CANCEL) if notice.subject.during else None


def of_candidate(notice: Notice, method: Method) -> Invitation:
    url = settings.SITE_URL + page_for(notice.subject)
    meeting = calendar.for_candidate(notice.subject, stamped_at=notice.at, url=url)
    return invitation(meeting, method)
