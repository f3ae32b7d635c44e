"""How Tandem itself is, for admins: alive means it finished something lately."""

import datetime as dt
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hiring import clocks
from hiring.activity.models import Heartbeat, Notice
from hiring.http import Request
from hiring.policy import require

LATE = dt.timedelta(minutes=2)
"""A mail, a worker or the timetable that has been quiet for longer is worth a look."""


class Part(NamedTuple):
    """One part, since when it was last heard of, and whether that is well."""

    name: str
    at: dt.datetime | None
    tone: str
    words: str


@never_cache
@require_safe
def health(request: Request) -> HttpResponse:
    require(request.user, "health.view")
    now = clocks.now()
    unsent = Notice.objects.unsent()
    oldest = unsent.order_by("at").first()
    shown = {
        "waiting": unsent.count(),
        "oldest": oldest,
        "oldest_late": oldest is not None and now - oldest.at > LATE,
        "stuck": Notice.objects.stuck().count(),
        "parts": parts(now),
        "now": now,
    }
    return render(request, "activity/health.html", shown)


def parts(now: dt.datetime) -> list[Part]:
    workers = [
        part(_("Worker %(machine)s") % {"machine": beat.machine}, beat, now)
        for beat in Heartbeat.objects.of_workers()
    ]
    nobody = [part(_("Worker"), None, now)]
    return [part(_("Timetable"), Heartbeat.objects.of_beat(), now), *(workers or nobody)]


def part(name: str, beat: Heartbeat | None, now: dt.datetime) -> Part:
    if beat is None:
        return Part(name, None, "overdue", _("Never heard of"))
    if now - beat.at > LATE:
        return Part(name, beat.at, "overdue", _("Quiet"))
    return Part(name, beat.at, "on-time", _("Running"))
