"""A notice as a mail: text and HTML, in its reader's time zone."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.accounts.models import Company
from hiring.activity.models import Clock, Notice
from hiring.activity.notices import Telling, address, by_kind, stands
from hiring.activity.rendering import said, sentence
from hiring.calendars import Invitation

LONGEST_TITLE = 150
MOST_LINES = 50
LINKED = "notice"  # the parameter of an address that says which notice led there


class Line(NamedTuple):
    """One of a day's notices, in its digest."""

    words: str
    url: str


class Letter(NamedTuple):
    """What a mail says, before it is laid out."""

    subject: str
    text: str
    due: clocks.TimeLeft | None
    listed: list[tuple[str, str]]
    lines: list[Line]
    more: int
    url: str
    button: str
    why: str
    preferences_url: str
    outside: bool

    @property
    def preheader(self) -> str:
        """What mailboxes show beside the subject."""
        return Truncator(self.text or (self.due.title if self.due else self.why)).chars(120)


class NoticeMail(EmailMultiAlternatives):
    """A mail that knows which notice it carries, and the link that is its reader's own."""

    notice: Notice | None = None
    url = ""

    def invite(self, invitation: Invitation) -> None:
        """Twice: Google and Outlook read the part beside the words, others open the file."""
        self.attach_alternative(invitation.ics.decode(), invitation.content_type)
        self.attach(invitation.name, invitation.ics, "application/ics")


def letter(notice: Notice, now: dt.datetime) -> Letter:
    row = by_kind()[notice.kind]
    lines = day_lines(notice)
    return Letter(
        subject=title(sentence(notice)),
        text=row.text(notice).strip(),
        due=deadline(notice, now),
        listed=list(row.listed(notice)),
        lines=lines[:MOST_LINES],
        more=max(0, len(lines) - MOST_LINES),
        url=settings.SITE_URL + linked(row, notice),
        button=str(row.button),
        why=why(row),
        preferences_url="" if row.outside else settings.SITE_URL + preferences_path(),
        outside=row.outside,
    )


def linked(row: Telling, notice: Notice) -> str:
    """Where it leads; a colleague who follows it has read the notice."""
    path = row.link(notice)
    if row.outside or notice.digest_on:
        return path
    address = urlsplit(path)
    query = f"{address.query}&" if address.query else ""
    return urlunsplit(address._replace(query=f"{query}{LINKED}={notice.pk}"))


def title(words: str) -> str:
    """One line without control characters, so that it can be a header; no full stop."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return Truncator(line.removesuffix(".").rstrip()).chars(LONGEST_TITLE)


def deadline(notice: Notice, now: dt.datetime) -> clocks.TimeLeft | None:
    """By when it was promised, where the reader is reminded or asked; outside nobody promised."""
    if by_kind()[notice.kind].outside or not by_kind()[notice.kind].due:
        return None
    if notice.reminder:
        return notice.reminder.clock.left(now)
    if notice.subject is None or not by_kind()[notice.kind].yours:
        return None
    clock = Clock.objects.on(notice.subject).running().order_by("due_at").first()
    return clock.left(now) if clock else None


def day_lines(notice: Notice) -> list[Line]:
    """The lines of a digest that are still so."""
    if notice.digest_on is None:
        return []
    kept = [line for line in notice.lines.order_by("at", "pk") if stands(line)]
    return [
        Line(words, settings.SITE_URL + linked(by_kind()[line.kind], line))
        for line, words in said(kept)
    ]


def why(row: Telling) -> str:
    if row.because:
        return str(row.because)
    if row.outside:
        return _("You get this because you are in touch with us about a job.")
    if row.yours:
        return _("You get this because it waits for you.")
    return _("You get this because you have a part in it.")


def preferences_path() -> str:
    return f"{reverse('settings')}#notices"


@contextmanager
def readers_place(reader: Any) -> Iterator[None]:
    """Their language and their time zone."""
    zone = ZoneInfo(getattr(reader, "time_zone", "") or settings.TIME_ZONE)
    with translation.override(settings.LANGUAGE_CODE), timezone.override(zone):
        yield


def compose(notice: Notice) -> NoticeMail:
    """The mail as it goes out. Raises ValueError for an address that no mail can have."""
    with readers_place(notice.recipient):
        said_here = letter(notice, clocks.now())
        context = {
            **said_here._asdict(),
            "preheader": said_here.preheader,
            "company": Company.ours(),
        }
        mail = NoticeMail(
            subject=said_here.subject,
            body=render_to_string("mail/notice.txt", context),
            to=[address(notice)],
            headers=headers(notice, said_here),
        )
        mail.attach_alternative(render_to_string("mail/notice.html", context), "text/html")
        if invitation := by_kind()[notice.kind].calendar(notice):
            mail.invite(invitation)
    mail.notice, mail.url = notice, said_here.url
    return mail


def headers(notice: Notice, said_here: Letter) -> dict[str, str]:
    """What only the reader can do is never off, so there is nothing to unsubscribe from."""
    fixed = {"Message-ID": notice.message_id, "Auto-Submitted": "auto-generated"}
    if said_here.preferences_url and not by_kind()[notice.kind].yours:
        fixed["List-Unsubscribe"] = f"<{said_here.preferences_url}>"
    return fixed
