"""What a recruiter owes people in the interviews: a round to schedule, another time to offer."""

from collections.abc import Iterator
from itertools import islice

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
from requisitions.models import Requisition, Round

QUOTED = 90  # characters
LOOKED_AT = 200  # people of all requisitions, longest in the interviews first


def needs(desk: Desk) -> Iterator[Need]:
    running = [one for one in desk.recruited if one.is_running]
    if not desk.people_in(running, Stage.INTERVIEWING):
        return
    theirs = Interview.objects.of_requisitions(running).not_of(desk.user)
    standing = list(theirs.standing().for_needs())
    for interview in [one for one in standing if one.is_open and one.wish][:MOST]:
        yield offering(interview)
    open_ones = [one for one in running if one.is_open]
    yield from islice(to_schedule(desk, open_ones, standing), MOST)


def offering(interview: Interview) -> Need:
    return Need(
        icon="calendar-clock",
        title=_("Offer %(name)s other times") % {"name": interview.candidate},
        meta=f"“{Truncator(interview.wish).chars(QUOTED)}”",
        url=reverse("candidates:interview_offer_others", args=[interview.pk]),
        button=_("Offer times"),
        when=When.TODAY,
    )


def to_schedule(
    desk: Desk, requisitions: list[Requisition], standing: list[Interview]
) -> Iterator[Need]:
    """Whose next round nobody has scheduled; while one is to come, nothing waits."""
    plans = Round.objects.plans(requisitions)
    planned = [one for one in requisitions if one.pk in plans]
    if not desk.people_in(planned, Stage.INTERVIEWING):
        return
    coming = {one.application_id for one in standing if one.is_open}
    done = {(one.application_id, one.round_id) for one in standing}
    people = desk.applications(planned).in_stage(Stage.INTERVIEWING).for_names()
    for application in people[:LOOKED_AT]:
        plan = plans[application.requisition_id]
        left = (one for one in plan if (application.pk, one.pk) not in done)
        following = next(left, None) if application.pk not in coming else None
        if following:
            application.requisition = desk[application.requisition_id]
            yield scheduling(application, following, application.days_since(desk.now))


def scheduling(application: Application, round: Round, days: int) -> Need:
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
