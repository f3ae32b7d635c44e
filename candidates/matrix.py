"""The evidence on people, criterion by criterion: claimed, heard, tested, confirmed. Only builds:
what is given has been read as its reader may read it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from candidates.evidence import FELT, HEARD
from candidates.judging import LABELS, TONES
from candidates.matching import Suggestion
from candidates.models import Application, Finding, Reference, Review, Scorecard
from hiring.accounts.models import User
from requisitions.models import Criterion


class Cell(NamedTuple):
    """What one source says of one criterion, and the page where it says so."""

    label: str = ""
    tone: str = ""
    line: str = ""
    url: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.label or self.line)


class Source(NamedTuple):
    """One column: who found it, where and when, and what they say, by the criterion's id."""

    kind: str
    title: str
    cells: Mapping[int, Cell]
    overall: Cell = Cell()
    note: str = ""
    at: dt.datetime | None = None
    who: User | None = None
    icon: str = ""
    url: str = ""

    def cell(self, criterion: Criterion) -> Cell:
        return self.cells.get(criterion.pk, Cell())


class Row(NamedTuple):
    criterion: Criterion
    cells: list[Cell]


class Matrix(NamedTuple):
    """One person. `open` is what nobody has tested yet, the suggested focus of the next round;
    `hidden` are scorecards that are read once the reader's own is in."""

    sources: Sequence[Source]
    groups: list[tuple[str, list[Row]]]
    open: list[Criterion]
    hidden: Sequence[Scorecard]
    awaited: Sequence[Scorecard]

    @property
    def width(self) -> int:
        return len(self.sources) + 1

    @property
    def overall(self) -> list[Cell]:
        return [source.overall for source in self.sources]

    @property
    def has_overall(self) -> bool:
        return any(not cell.is_empty for cell in self.overall)


def matrix(
    criteria: Iterable[Criterion],
    sources: Sequence[Source],
    *,
    tested: Collection[int] = (),
    hidden: Sequence[Scorecard] = (),
    awaited: Sequence[Scorecard] = (),
) -> Matrix:
    """In the order of the criteria; a retired one only where something is known of it. `tested`
    are criteria on which somebody found evidence, whoever may read what they found."""
    rows = [Row(one, [source.cell(one) for source in sources]) for one in criteria]
    rows = [one for one in rows if not one.criterion.retired or not all_empty(one.cells)]
    current = [one.criterion for one in rows if not one.criterion.retired]
    return Matrix(
        sources, by_need(rows), [one for one in current if one.pk not in tested], hidden, awaited
    )


def all_empty(cells: Iterable[Cell]) -> bool:
    return all(cell.is_empty for cell in cells)


def by_need(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for one in rows:
        groups.setdefault(str(one.criterion.get_need_display()), []).append(one)
    return list(groups.items())


# Where evidence comes from


def claimed(found: Mapping[int, Suggestion], application: Application) -> Source:
    url = f"{application.get_absolute_url()}#resume"
    cells = {pk: Cell(line=one.line, url=url) for pk, one in found.items()}
    note = _("found in the résumé")
    return Source("claimed", _("Claimed"), cells, note=note, icon="file-text", url=url)


def heard(findings: Iterable[Finding], application: Application, *, writes: bool) -> Source:
    """The screen; whoever may write it finds it there."""
    url = reverse("candidates:write_screen", args=[application.pk]) if writes else ""
    found = list(findings)
    cells = {
        one.criterion_id: Cell(one.get_heard_display(), HEARD[one.heard], one.line, url)
        for one in found
    }
    title = _("Screen")
    if not found:
        note = _("not written yet")
        return Source("heard", title, cells, note=note, icon="clipboard-list", url=url)
    last = max(found, key=lambda one: one.at)
    return Source("heard", title, cells, at=last.at, who=last.by, url=url)


def seen(review: Review) -> Source:
    """What the hiring manager saw, once the review is answered."""
    url = review.get_absolute_url()
    cells = {
        one.criterion_id: Cell(one.get_feeling_display(), FELT[one.feeling], url=url)
        for one in review.impressions.all()
    }
    return Source("seen", _("Review"), cells, at=review.answered_at, who=review.by, url=url)


def tested(scorecard: Scorecard) -> Source:
    url, interview = scorecard.get_absolute_url(), scorecard.interview
    cells = {
        one.criterion_id: judged(one.word, one.line, url) for one in scorecard.judgements.all()
    }
    return Source(
        "tested",
        interview.round.title if interview else _("Was asked"),
        cells,
        overall=judged(scorecard.overall, "", url),
        at=interview.starts_at if interview else scorecard.sent_at,
        who=scorecard.author,
        url=url,
    )


def confirmed(reference: Reference) -> Source:
    url = reference.get_absolute_url()
    cells = {one.criterion_id: judged(one.word, one.line, url) for one in reference.answers.all()}
    return Source(
        "confirmed",
        _("Reference"),
        cells,
        overall=Cell(reference.get_again_display(), url=url) if reference.again else Cell(),
        note=reference.name,
        at=reference.answered_at,
        icon="phone" if reference.recorded_by_id else "mail",
        url=url,
    )


def judged(word: str, line: str, url: str) -> Cell:
    return Cell(str(LABELS.get(word, "")), TONES.get(word, ""), line, url)


# Side by side


class Finalist(NamedTuple):
    """Somebody among others: what each source says of each criterion."""

    application: Application
    sources: Sequence[Source]
    hidden: Sequence[Scorecard]
    awaited: Sequence[Scorecard]

    def said(self, criterion: Criterion) -> list[tuple[Source, Cell]]:
        """Those that say something of it."""
        told = [(source, source.cell(criterion)) for source in self.sources]
        return [(source, cell) for source, cell in told if not cell.is_empty]

    @property
    def overall(self) -> list[tuple[Source, Cell]]:
        told = [(source, source.overall) for source in self.sources]
        return [(source, cell) for source, cell in told if not cell.is_empty]


def side_by_side(
    criteria: Iterable[Criterion], finalists: Sequence[Finalist]
) -> list[tuple[str, list[tuple[Criterion, list[Any]]]]]:
    """Must-haves, then the rest: for each criterion what is said of every person."""
    groups: dict[str, list[tuple[Criterion, list[Any]]]] = {}
    for one in criteria:
        told = (one, [finalist.said(one) for finalist in finalists])
        groups.setdefault(str(one.get_need_display()), []).append(told)
    return list(groups.items())
