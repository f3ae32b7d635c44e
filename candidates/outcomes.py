"""What background checks came to: a word for whoever decides, the details for recruiters."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.lifecycle import CheckStatus
from candidates.models import Application, BackgroundCheck, CheckKind
from hiring.accounts.models import User

OFFERED = ("order", "begin", "clear", "consider", "drop")


class Outcome(StrEnum):
    CLEAR = "clear"
    UNDER_REVIEW = "under review"
    NOT_DONE = "not done"

    @property
    def label(self) -> str:
        return {
            Outcome.CLEAR: _("Clear"),
            Outcome.UNDER_REVIEW: _("Under review"),
            Outcome.NOT_DONE: _("Not done"),
        }[self]

    @property
    def tone(self) -> str:
        return {Outcome.CLEAR: "on-time", Outcome.UNDER_REVIEW: "due-soon"}.get(self, "")


K = CheckStatus
OUTCOMES = {
    K.CLEAR: Outcome.CLEAR,
    K.ORDERED: Outcome.UNDER_REVIEW,
    K.IN_PROGRESS: Outcome.UNDER_REVIEW,
    K.CONSIDER: Outcome.UNDER_REVIEW,
}
"""All others are not done: whether consent waits, was refused or has expired is not told."""


def outcomes(application: Application) -> list[tuple[CheckKind, Outcome]]:
    """Each kind that was asked for, with where it stands now."""
    return outcomes_of(list(application.checks.kept().for_list()))


def outcomes_of(checks: list[BackgroundCheck]) -> list[tuple[CheckKind, Outcome]]:
    """The newest of a kind counts."""
    newest = {check.kind: check for check in sorted(checks, key=lambda check: check.pk)}
    return [(kind, outcome_of(check)) for kind, check in newest.items()]


def outcome_of(check: BackgroundCheck) -> Outcome:
    return OUTCOMES.get(CheckStatus(check.status), Outcome.NOT_DONE)


class Line(NamedTuple):
    """One check as recruiters and admins read it."""

    check: BackgroundCheck
    tone: str
    verbs: list[str]


class Checks(NamedTuple):
    """The section of a page: lines for those who see results, outcomes for all others."""

    lines: list[Line]
    outcomes: list[tuple[CheckKind, Outcome]]
    sees_results: bool
    may_request: bool


def checks(application: Application, user: User) -> Checks:
    rows = list(application.checks.kept().for_list())
    for one in rows:
        one.application = application
    sees_results = user.can("check.see_result", application)
    goes_on = application.is_live and application.requisition.is_running
    return Checks(
        lines=[line(one, user) for one in rows] if sees_results else [],
        outcomes=[] if sees_results else outcomes_of(rows),
        sees_results=sees_results,
        may_request=goes_on and user.can("check.request", application),
    )


def line(check: BackgroundCheck, user: User) -> Line:
    possible = [verb for verb in check.open_verbs() if verb in OFFERED]
    verbs = [verb for verb in possible if user.can(f"check.{verb}", check)]
    return Line(check, outcome_of(check).tone, verbs)
