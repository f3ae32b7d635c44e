"""What referees say of somebody, as one reader sees it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.models import Application, Reference, ReferenceAnswer
from candidates.traces import Traces
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft

TONES = {"strong_yes": "on-time", "yes": "on-time", "no": "due-soon", "strong_no": "overdue"}
AGAIN = {"gladly": "on-time", "yes": "on-time", "perhaps": "due-soon", "no": "overdue"}
OFFERED = ("ask", "remind", "record", "correct", "drop")


class Line(NamedTuple):
    """One referee: what they said, and what this reader may do next."""

    reference: Reference
    answers: list[tuple[ReferenceAnswer, str]]
    how: str
    words: str
    tone: str
    left: TimeLeft | None
    sees_contact: bool
    verbs: list[str]


class Testimonies(NamedTuple):
    """The section of a page."""

    lines: list[Line]
    answered: int
    may_ask_referees: bool
    may_name: bool
    asked_at: object


def testimonies(application: Application, user: User, there: Traces) -> Testimonies:
    """Everybody who was named and not dropped, in the order they were named."""
    rows = list(application.references.kept().for_list()) if there.references else []
    for one in rows:
        one.application = application
    running = Clock.objects.of(one for one in rows if one.is_waited_for)
    goes_on = application.is_live and application.requisition.is_running
    return Testimonies(
        lines=[line(one, user, running.get(one.pk)) for one in rows],
        answered=sum(one.is_answered for one in rows),
        may_ask_referees=goes_on and user.can("application.ask_referees", application),
        may_name=goes_on and user.can("reference.name", application),
        asked_at=application.referees_asked_at,
    )


def line(reference: Reference, user: User, clock: Clock | None) -> Line:
    answered = reference.is_answered
    return Line(
        reference=reference,
        answers=[(one, TONES.get(one.word, "")) for one in reference.answers.all()],
        how=how(reference),
        words=f"{again(reference)}" if answered else reference.get_status_display(),
        tone=AGAIN[reference.again] if answered else "",
        left=clock.left(clocks.now()) if clock else None,
        sees_contact=user.can("reference.ask", reference),
        verbs=verbs(reference, user),
    )


def again(reference: Reference) -> str:
    return {
        "gladly": _("Would gladly work with them again"),
        "yes": _("Would work with them again"),
        "perhaps": _("Would, in another part"),
        "no": _("Would rather not again"),
    }[reference.again]


def how(reference: Reference) -> str:
    """In which way it came, or by whom they were named."""
    if reference.is_answered:
        by = reference.recorded_by
        return _("Called by %(name)s") % {"name": by.first_name} if by else _("Written")
    return ""


def verbs(reference: Reference, user: User) -> list[str]:
    """What the table allows and this person may; without an e-mail nobody is asked by mail."""
    possible = {*reference.open_verbs()} - (set() if reference.email else {"ask"})
    possible |= {"remind"} if reference.is_waited_for else set()
    possible |= {"correct"} if reference.is_open else set()
    return [
        verb for verb in OFFERED if verb in possible and user.can(f"reference.{verb}", reference)
    ]
