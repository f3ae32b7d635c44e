"""What a recruiter owes people in the interviews: a round to schedule, another time to offer."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from candidates.desk import Desk
from candidates.lifecycle import Stage
from candidates.meetings import schedule_page
from candidates.models import Application, Interview
from candidates.needs.need import MOST, Need, When
from candidates.waiting import tone
from hiring import words

QUOTED = 90  # characters


class Ahead(NamedTuple):
    """The round that comes next."""

    pk: int
    title: str


def needs(desk: Desk) -> Iterator[Need]:
    running = [one for one in desk.recruited if one.is_running]
    if desk.people_in(running, Stage.INTERVIEWING):
        yield from wishes(desk)
        yield from to_schedule(desk)


def wishes(desk: Desk) -> Iterator[Need]:
    running = [one for one in desk.recruited if one.is_running]
    asked = Interview.objects.of_requisitions(running).not_of(desk.user).asked_for_others()
    for interview in asked.select_related("candidate", "round")[:MOST]:
        yield Need(
            icon="calendar-clock",
            title=_("Offer %(name)s other times") % {"name": interview.candidate},
            meta=f"“{Truncator(interview.wish).chars(QUOTED)}”",
            url=reverse("candidates:interview_offer_others", args=[interview.pk]),
            button=_("Offer times"),
            when=When.TODAY,
        )


def to_schedule(desk: Desk) -> Iterator[Need]:
    """Whose next round nobody has scheduled; while one is to come, nothing waits."""
    open_ones = [one for one in desk.recruited if one.is_open]
    people = desk.applications(open_ones).to_be_met().select_related("candidate")
    first: Any = people.order_by("since", "pk")[:MOST]
    for application in first:
        application.requisition = desk[application.requisition_id]
        round = Ahead(application.next_round, application.next_title)
        yield scheduling(application, round, application.days_since(desk.now))


def scheduling(application: Application, round: Ahead, days: int) -> Need:
    names = {"name": application.candidate, "round": round.title}
    return Need(
        icon="calendar-plus",
        title=_("Schedule “%(round)s” with %(name)s") % names,
        meta=application.requisition.title,
        url=schedule_page(application.pk, round.pk),
        button=_("Schedule"),
        when=When.THIS_WEEK,
        waited=words.days(days) if days else "",
        tone=tone(Stage.INTERVIEWING, days),
    )
