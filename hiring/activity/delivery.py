"""Takes notices out of the outbox and sends their mail. Any number of these may run at once."""

import logging
import smtplib
import time
from contextlib import suppress
from typing import Any

from django.core.mail import mailers
from django.db import transaction
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity import bell
from hiring.activity.letters import NoticeMail, compose
from hiring.activity.mail import Unsure
from hiring.activity.models import Delivery, Notice
from hiring.activity.notices import address, stands
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed

log = logging.getLogger(__name__)
BATCH = 10  # few enough to get their turn within the lease
LOST = "The sender ended before it could say whether the mail arrived."

type Outcome = Delivery.Outcome


def deliver(patience: float = 10) -> int:
    """Send what is due; how many were taken.

    Gives way after so many seconds and rings for the rest. While no server answers the rest waits
    for the sweeper.
    """
    recover()
    ends, taken = time.monotonic() + patience, 0
    while batch := Notice.objects.claim(clocks.now(), BATCH):
        taken += len(batch)
        if not send(batch):
            break
        if time.monotonic() > ends:
            bell.ring()
            break
    return taken


@transaction.atomic
def recover() -> None:
    """Whoever was sending these is gone. A reminder goes again; the others wait for a person."""
    now = clocks.now()
    for notice in Notice.objects.lost(now).repeatable().select_for_update(skip_locked=True):
        notice.try_again(now)
    for notice in Notice.objects.lost(now).select_for_update(skip_locked=True):
        notice.lose_sight(LOST)
        note(notice, Delivery.Outcome.UNCERTAIN, LOST)


def send(batch: list[Notice]) -> bool:
    """All over one connection; whether a server answered."""
    connection: Any = mailers.default
    try:
        for place, notice in enumerate(batch):
            if not opened(connection, batch[place:]):
                return False
            attempt(notice, connection)
    finally:
        hang_up(connection)
    return True


def opened(connection: Any, waiting: list[Notice]) -> bool:
    """Whether a server answers. Where none does, all that wait for it are put off."""
    try:
        connection.open()
    except Exception as problem:
        log.warning("No mail server answers: %s", tell(problem))
        for notice in waiting:
            notice.put_off(tell(problem), clocks.now())
        return False
    return True


def attempt(notice: Notice, connection: Any) -> None:
    """One mail. Sending is written down before the server hears of it."""
    try:
        mail = compose(notice) if stands(notice) else None
    except Exception as problem:  # one that cannot be written must not stop the others
        log.exception("Notice %s cannot be written", notice.pk)
        refused(notice, problem)
        return
    if mail is None:
        notice.cancel()
    elif notice.begin_sending(clocks.now()):
        hand_over(mail, notice, connection)


def hand_over(mail: NoticeMail, notice: Notice, connection: Any) -> None:
    try:
        connection.send_messages([mail])
    except Unsure as problem:
        hang_up(connection)
        unsure(notice, problem)
    except Exception as problem:
        hang_up(connection)
        refused(notice, problem, str(mail.subject))
    else:
        arrived(notice, mail, keeps=getattr(connection, "keeps", False))


@transaction.atomic
def arrived(notice: Notice, mail: NoticeMail, *, keeps: bool) -> None:
    now = clocks.now()
    notice.arrived(now)
    for line in notice.lines.all():
        line.arrived(now)
    if not keeps:
        note(notice, Delivery.Outcome.SENT, title=str(mail.subject))


@transaction.atomic
def refused(notice: Notice, problem: Exception, title: str = "") -> None:
    notice.refused(tell(problem), clocks.now())
    dead = notice.status == Notice.Status.DEAD
    outcome = Delivery.Outcome.DEAD if dead else Delivery.Outcome.FAILED
    note(notice, outcome, tell(problem), title=title)


@transaction.atomic
def unsure(notice: Notice, problem: Exception) -> None:
    """A reminder goes again at once; for others twice is worse than late."""
    if Notice.objects.filter(pk=notice.pk).repeatable().exists():
        notice.refused(tell(problem), clocks.now())
    else:
        notice.lose_sight(tell(problem))
    note(notice, Delivery.Outcome.UNCERTAIN, tell(problem))


def note(notice: Notice, outcome: Outcome, problem: str = "", *, title: str = "") -> None:
    """A line of the delivery log. The words of sent mail are not kept."""
    Delivery.objects.create(
        notice=notice,
        to=address(notice)[:320],
        outcome=outcome,
        title=title[:250],
        problem=problem[:200],
    )


def tell(problem: Exception) -> str:
    """The server's own words, or ours for what broke."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(problem.recipients.values()))
        return f"{code} {text(words)}"
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"{problem.smtp_code} {text(problem.smtp_error)}"
    return f"{type(problem).__name__}: {problem}"


def text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words


def hang_up(connection: Any) -> None:
    with suppress(Exception):  # it may be gone already
        connection.close()


@transaction.atomic
def resend(notice: Notice, *, by: User) -> None:
    """Somebody looked, and it goes once more. Raises NotAllowed when it is under way or sent."""
    held = Notice.objects.stuck().select_for_update(no_key=True).filter(pk=notice.pk).first()
    if held is None:
        raise NotAllowed(_("This mail is under way or has arrived. Nothing changed."))
    held.try_again(clocks.now())
    record("notice.resend", held, by=by)
    bell.ring()
