"""Of a scorecard: that it is asked for, that it is in; never what it says."""

from collections.abc import Iterable
from typing import Any

from candidates.models import Scorecard
from hiring.accounts.models import User
from hiring.activity.models import Notice
from requisitions.notices import pair, recruiter


def author(scorecard: Any) -> Iterable[User]:
    return [scorecard.author]


def are_all_in(scorecard: Scorecard) -> bool:
    return not scorecard.application.scorecards.awaited().exists()


def who_waits_for_it(scorecard: Any) -> Iterable[User]:
    """Manager and recruiter; of the last one the recruiter hears by another sentence."""
    if not are_all_in(scorecard):
        return pair(scorecard)
    told = recruiter(scorecard)
    return [person for person in pair(scorecard) if person not in told]


def recruiter_of_the_last(scorecard: Any) -> Iterable[User]:
    return recruiter(scorecard) if are_all_in(scorecard) else []


def evidence_page(notice: Notice) -> str:
    """Where it stands among the others, for whoever may read it by then."""
    return f"{notice.subject.application.get_absolute_url()}#evidence"


def what_to_look_at(notice: Notice) -> str:
    return str(notice.subject.question)


def still_to_write(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_awaited
