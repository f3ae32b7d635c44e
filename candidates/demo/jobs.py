"""What the demo company asks for: requisitions with criteria, agreement and posting."""

import re
from dataclasses import dataclass
from typing import Any

from candidates.demo.words import read

ORDER = (
    "backend", "support", "data", "field", "reliability", "manager", "embedded", "accountant"
)  # fmt: skip


@dataclass(frozen=True)
class Criterion:
    """`lines` are what a résumé says of somebody who has it."""

    key: str
    need: str
    kind: str
    text: str
    detail: str
    assessed: str
    question: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """One of its interview plan. `focus` are keys of its criteria, `interviewers` of the cast."""

    title: str
    kind: str
    minutes: int
    focus: tuple[str, ...]
    interviewers: tuple[str, ...]
    questions: tuple[str, ...]
    guidance: str


@dataclass(frozen=True)
class Posting:
    summary: str
    body: str


@dataclass(frozen=True)
class Trade:
    """What résumés of this trade are made of, beside what the criteria ask for."""

    summaries: tuple[str, ...]
    earlier_titles: tuple[str, ...]
    employers: tuple[str, ...]
    lines: tuple[str, ...]
    skills: tuple[str, ...]
    degrees: tuple[str, ...]
    projects: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    """A requisition as it should stand in the demo. Money in minor units, clocks in hours.

    `manager` and `recruiter` are keys of the cast; `band` is approved, `pay` is advertised;
    days count from the day the demo is made.
    """

    key: str
    title: str
    department: str
    state: str
    opened_days_ago: int
    headcount: int
    manager: str
    recruiter: str
    reason: str
    replaces: str
    justification: str
    needed_in_days: int
    places: tuple[str, ...]
    workplace: str
    employment: str
    band: tuple[int, int]
    pay: tuple[int, int]
    currency: str
    feedback_hours: int
    answer_hours: int
    first_shortlist_in_days: int
    update_days: int
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    posting: Posting
    criteria: tuple[Criterion, ...]
    rounds: tuple[Round, ...]
    trade: Trade | None

    @property
    def musts(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.need == "must")

    @property
    def nice(self) -> tuple[Criterion, ...]:
        return tuple(criterion for criterion in self.criteria if criterion.need == "nice")


def _job(key: str) -> Job:
    given = read(f"jobs/{key}.toml")
    criteria = tuple(Criterion(**_frozen(row)) for row in given.pop("criteria"))
    rounds = tuple(Round(**_frozen(row)) for row in given.pop("rounds", ()))
    posting = Posting(**{name: unwrapped(text) for name, text in given.pop("posting").items()})
    trade = Trade(**_frozen(given.pop("resume"))) if "resume" in given else None
    given["justification"] = " ".join(given["justification"].split())
    optional = {"replaces": "", "answers": ()}
    parts: dict[str, Any] = {
        "posting": posting,
        "criteria": criteria,
        "rounds": rounds,
        "trade": trade,
    }
    return Job(key=key, **parts, **optional | _frozen(given))


def unwrapped(text: str) -> str:
    """A paragraph in one line: where a line ends in the file is not where the text breaks."""
    return re.sub(r"(?<=\S)\n(?=[^\n#-])", " ", text.strip())


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


JOBS = tuple(_job(key) for key in ORDER)


def job(key: str) -> Job:
    return next(job for job in JOBS if job.key == key)
