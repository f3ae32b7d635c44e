"""Somebody who applies at the demo company, with a working life to write on paper."""

from dataclasses import dataclass

from candidates.demo.jobs import Criterion


@dataclass(frozen=True)
class PastJob:
    title: str
    employer: str
    started: int
    ended: int | None
    about: str
    lines: tuple[str, ...]

    @property
    def period(self) -> str:
        return f"{self.started} to {self.ended or 'now'}"


@dataclass(frozen=True)
class School:
    degree: str
    name: str
    started: int
    ended: int

    @property
    def period(self) -> str:
        return f"{self.started} to {self.ended}"


@dataclass(frozen=True)
class Person:
    """A candidate. `job` and `source` are keys, `stage` the status the demo should show.

    `evidence` maps a criterion's key to the line of the résumé that shows it; `expects` is in
    minor units a year; `notice` is empty for somebody free at once.
    """

    name: str
    latin_name: str
    email: str
    phone: str
    city: str
    country: str
    title: str
    employer: str
    years: int
    summary: str
    history: tuple[PastJob, ...]
    education: School
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    projects: tuple[str, ...]
    courses: tuple[str, ...]
    stories: tuple[str, ...]
    expects: int
    currency: str
    notice: str
    answer: str
    job: str
    stage: str
    source: str
    evidence: dict[str, str]
    paper: str
    layout: str

    @property
    def first(self) -> str:
        """What colleagues call them in an English sentence."""
        return self.latin_name.split()[0]

    @property
    def headline(self) -> str:
        return f"{self.title} at {self.employer}"

    def shows(self, criterion: Criterion) -> bool:
        return criterion.key in self.evidence
