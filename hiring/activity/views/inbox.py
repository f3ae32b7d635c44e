"""What Tandem told this person."""

from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Notice
from hiring.activity.notices import by_kind, their_page
from hiring.activity.rendering import said, with_words
from hiring.http import Request
from hiring.moments import today
from hiring.paging import page_of
from hiring.policy import require


class Entry(NamedTuple):
    """One row: its sentence, and the colleague who caused it or a picture."""

    notice: Notice
    words: str
    actor: User | None
    picture: str


def inbox(request: Request) -> HttpResponse:
    mine = Notice.objects.inbox(request.user)
    only_new = "new" in request.GET
    page = page_of(with_words(mine.unread() if only_new else mine), request.GET, "at", "pk")
    entries = [entry(notice, words) for notice, words in said(page.rows)]
    shown: dict[str, Any] = {
        "days": [(day, list(of_day)) for day, of_day in groupby(entries, on_day)],
        "page": page,
        "only_new": only_new,
        "views": views(only_new=only_new),
        "latest": page.rows[0].pk if page.rows else 0,
    }
    return render(request, "activity/inbox.html", shown)


@require_POST
def read(request: Request, pk: int) -> HttpResponse:
    """Mark it as read and go where it leads."""
    notice = get_object_or_404(Notice.objects.inbox(request.user), pk=pk)
    require(request.user, "notice.read", notice)
    Notice.objects.filter(pk=pk).read(clocks.now())
    row = by_kind().get(notice.kind)
    return redirect(row.link(notice) if row and notice.subject else their_page(notice))


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark as read what was on the page or older; not what came since."""
    latest = request.POST.get("latest", "")
    mine = Notice.objects.inbox(request.user)
    mine.up_to(int(latest) if latest.isdecimal() else 0).read(clocks.now())
    return redirect("inbox")


def entry(notice: Notice, words: str) -> Entry:
    if isinstance(notice.actor, User):
        return Entry(notice, words, notice.actor, "")
    picture = "alarm-clock" if notice.reminder_id else "user" if notice.actor else "bell"
    return Entry(notice, words, None, picture)


def on_day(one: Entry) -> str:
    """Today, yesterday, or earlier."""
    ago = (today() - timezone.localdate(one.notice.at)).days
    return _("Today") if ago <= 0 else _("Yesterday") if ago == 1 else _("Earlier")


def views(*, only_new: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("All"), "url": "?", "current": not only_new},
        {"label": _("New"), "url": "?new", "current": only_new},
    ]
