"""The one thing to do next for somebody, said to whoever reads: it stands in the action bar."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.lifecycle import ReviewStatus, Stage
from candidates.meetings import Row as Meets
from candidates.meetings import Way, schedule_page
from candidates.models import Application, Offer, Review
from candidates.offer_line import offer_step
from hiring.accounts.models import User
from hiring.activity.actors import Person
from hiring.words import first_name

S = Stage


class Step(NamedTuple):
    """Words, and where they lead; no url where somebody else has the next step."""

    words: str
    button: str = ""
    url: str = ""
    asks: bool = False


class Row(NamedTuple):
    """One line of the table below. `page` is asked with the application, or its open review."""

    stage: Stage
    right: str
    fits: Callable[[Application, Review | None], bool]
    words: Any
    button: Any
    page: str
    asks: bool = False


def always(application: Application, review: Review | None) -> bool:
    return True


def unscreened(application: Application, review: Review | None) -> bool:
    return application.screened_at is None


def waits(application: Application, review: Review | None) -> bool:
    return review is not None and review.status == ReviewStatus.WAITING


def asked(application: Application, review: Review | None) -> bool:
    return review is not None and review.status == ReviewStatus.ASKED


SCREEN = gettext_lazy("Write the screen")

STEPS = (
    Row(
        S.PROSPECT,
        "application.screen",
        always,
        gettext_lazy("Read what there is and write the screen."),
        SCREEN,
        "write_screen",
    ),
    Row(
        S.APPLIED,
        "application.screen",
        always,
        gettext_lazy("Read what they sent and write the screen."),
        SCREEN,
        "write_screen",
    ),
    Row(
        S.SCREENING,
        "application.screen",
        unscreened,
        gettext_lazy("Write down what you heard, criterion by criterion."),
        SCREEN,
        "write_screen",
    ),
    Row(
        S.SCREENING,
        "application.present",
        always,
        gettext_lazy("Put them on a shortlist for {manager}."),
        gettext_lazy("Add to the shortlist"),
        "present",
        True,
    ),
    Row(
        S.PRESENTED,
        "review.draft",
        waits,
        gettext_lazy("Say what you think of them."),
        gettext_lazy("Review"),
        "review",
    ),
    Row(
        S.PRESENTED,
        "review.answer",
        asked,
        gettext_lazy("{manager} asked something about them."),
        gettext_lazy("Answer"),
        "review",
    ),
    Row(
        S.INTERVIEWING,
        "application.debrief",
        always,
        gettext_lazy("After the interviews, ask {manager} for the decision."),
        gettext_lazy("Ask for the decision"),
        "debrief",
        True,
    ),
    Row(
        S.DECIDING,
        "application.choose",
        always,
        gettext_lazy("What is known is below. The decision is yours."),
        gettext_lazy("Decide"),
        "decide",
    ),
    Row(
        S.DECLINED,
        "application.reject",
        always,
        gettext_lazy("{manager} declined them. They have not heard of it."),
        gettext_lazy("Tell them"),
        "reject",
        True,
    ),
)


def next_step(
    application: Application,
    review: Review | None,
    turn: Person | None,
    reader: User,
    way: Way,
    offer: Offer | None = None,
) -> Step:
    requisition = application.requisition
    names = {"manager": requisition.manager.first_name}
    if application.needs_telling and reader.can("application.release", application):
        url = reverse("candidates:release", args=[application.pk])
        return Step(_("The search is over. They are still to be told."), _("Tell them"), url, True)
    if requisition.is_open:
        if (met := meeting_step(application, way)) and reader.can("interview.offer", application):
            return met
        for row in STEPS:
            stands = row.stage == application.status and row.fits(application, review)
            if stands and reader.can(row.right, application):
                return step(row, application, review, names)
    if application.is_offered and requisition.is_running:
        return Step(*offer_step(application, offer, turn, reader))
    return waiting(application, turn)


def meeting_step(application: Application, way: Way) -> Step | None:
    """What is next among the rounds; nothing once all of them were held, or none is planned."""
    if application.status != S.INTERVIEWING or not way.next:
        return None
    if asked := way.asked:
        words = _("%(name)s asks for another time.") % {"name": application.candidate.first_name}
        return Step(words, _("Answer"), asked.deeds[0].url if asked.deeds else "")
    if row := way.to_schedule:
        names = {"number": row.number, "round": row.round}
        button = _("Schedule round %(number)s: %(round)s") % names
        return Step(
            _("Agree when they meet us."), button, schedule_page(application.pk, row.round.pk)
        )
    return Step(coming(way.next, application)) if way.next.interview else None


def coming(row: Meets, application: Application) -> str:
    interview = row.interview
    name = application.candidate.first_name
    if interview is None or interview.is_proposed:
        return _("Waiting for %(name)s to choose a time.") % {"name": name}
    people = ", ".join(person.first_name for person in interview.interviewers)
    return _("%(name)s meets %(people)s: %(when)s.") % {
        "name": name,
        "people": people,
        "when": interview.said_when,
    }


def step(row: Row, application: Application, review: Review | None, names: dict[str, str]) -> Step:
    thing = review if row.page == "review" and review else application
    url = reverse(f"candidates:{row.page}", args=[thing.pk])
    return Step(str(row.words).format(**names), str(row.button), url, row.asks)


def waiting(application: Application, turn: Person | None) -> Step:
    """Nobody is blamed: with whom it is, or how it ended."""
    if turn:
        return Step(_("Waiting for %(name)s.") % {"name": first_name(turn.name)})
    if application.is_live:
        status = application.requisition.get_status_display().lower()
        return Step(_("It is nobody’s turn: the requisition is %(status)s.") % {"status": status})
    return Step(
        _("%(status)s. Nothing is left to do.") % {"status": application.get_status_display()}
    )
