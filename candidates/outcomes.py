"""Background checks on a page: a word for whoever decides, the details for recruiters."""

from typing import NamedTuple

from candidates.models import Application, BackgroundCheck, CheckKind, Outcome
from candidates.traces import Traces
from hiring.accounts.models import User

OFFERED = ("order", "begin", "clear", "consider", "drop")


def outcomes(application: Application) -> list[tuple[CheckKind, Outcome]]:
    """Each kind that was asked for, with where it stands now."""
    return application.checks.outcomes()


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


def checks(application: Application, user: User, there: Traces) -> Checks:
    rows = list(application.checks.kept().for_list()) if there.checks else []
    for one in rows:
        one.application = application
    sees_results = user.can("check.see_result", application)
    goes_on = application.is_live and application.requisition.is_running
    return Checks(
        lines=[line(one, user) for one in rows] if sees_results else [],
        outcomes=[] if sees_results or not rows else application.checks.outcomes(),
        sees_results=sees_results,
        may_request=goes_on and user.can("check.request", application),
    )


def line(check: BackgroundCheck, user: User) -> Line:
    possible = [verb for verb in check.open_verbs() if verb in OFFERED]
    verbs = [verb for verb in possible if user.can(f"check.{verb}", check)]
    return Line(check, check.outcome.tone, verbs)
