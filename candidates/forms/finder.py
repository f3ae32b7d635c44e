from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.paging import Page, page_of
from requisitions.models import Requisition
from requisitions.models.line import Line
from requisitions.models.posting_queryset import REMOTE, Jobs, Kind, PostingQuerySet


class Chip(NamedTuple):
    """One filter: pressed, its address takes it away again."""

    label: str
    query: str
    current: bool
    icon: str = ""


class Found(NamedTuple):
    """`nearly` where nothing says quite that and what is close is shown instead."""

    postings: PostingQuerySet
    page: Page
    nearly: bool = False


class Finder(forms.Form):
    """What somebody looks for among the jobs. What makes no sense is left out."""

    what = forms.CharField(label=gettext_lazy("What"), required=False, max_length=100)
    where = forms.CharField(label=gettext_lazy("Where"), required=False, max_length=100)
    team = forms.TypedChoiceField(coerce=int, required=False)
    remote = forms.BooleanField(required=False)
    type = forms.ChoiceField(choices=Requisition.Employment.choices, required=False)

    def __init__(self, asked: QueryDict, jobs: Jobs) -> None:
        super().__init__(asked)
        self.asked, self.jobs = asked, jobs
        self.fields["from"] = forms.SlugField(required=False, max_length=50)
        team: Any = self.fields["team"]
        team.choices = lambda: self.teams.items()  # asked for only where it matters

    @cached_property
    def kinds(self) -> list[Kind]:
        return [Kind(*row) for row in self.jobs.kinds.all()]

    @property
    def teams(self) -> dict[int, str]:
        """Those that look for somebody."""
        return {kind.team: kind.name for kind in self.kinds}

    @cached_property
    def wish(self) -> dict[str, Any]:
        """Only what was understood and means something, as an address has it."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def words(self) -> tuple[str, str]:
        return self.wish.get("what", ""), self.wish.get("where", "")

    @property
    def is_used(self) -> bool:
        return bool(self.wish.keys() - {"from"})

    def find(self, size: int) -> Found:
        narrow, (what, where) = self.filtered(), self.words
        exactly = narrow.saying(what) if what else narrow
        exactly = exactly.in_place(where) if where else exactly
        found = Found(exactly, self.page_of(exactly, size))
        if self.has_some(found) or not (what or where):
            return found
        nearly = narrow.nearly_saying(what).nearly_in_place(where)
        close = self.page_of(nearly, size)
        return Found(nearly, close, nearly=bool(close.rows))

    def has_some(self, found: Found) -> bool:
        """Beyond the last of them a page is empty, too."""
        return bool(found.page.rows) or (not self.is_first and found.postings.exists())

    @property
    def is_first(self) -> bool:
        """Whether nobody turned the page yet."""
        return not self.asked.keys() & {"older", "newer"}

    def page_of(self, postings: PostingQuerySet, size: int) -> Page:
        page = page_of(postings, self.asked, "published_at", "pk", size=size)
        return page._replace(rows=[Line.of(row) for row in page.rows])

    def count(self, found: Found) -> int:
        """How many were found; only a long search has to ask for it."""
        if not any(self.words):
            return sum(kind.jobs for kind in self.kinds if self.fits(kind))
        is_all = self.is_first and not found.page.older
        return len(found.page.rows) if is_all else found.postings.count()

    def fits(self, kind: Kind) -> bool:
        wish = self.wish
        return (
            wish.get("team", kind.team) == kind.team
            and wish.get("type", kind.employment) == kind.employment
            and not ("remote" in wish and kind.workplace != REMOTE)
        )

    def filtered(self) -> PostingQuerySet:
        found, wish = self.jobs.lines, self.wish
        if "team" in wish:
            found = found.of_team(wish["team"])
        if "remote" in wish:
            found = found.remote()
        if "type" in wish:
            found = found.employed(wish["type"])
        return found

    # What the page draws

    @property
    def kept(self) -> list[tuple[str, Any]]:
        """What new words leave as it is."""
        return [(name, self.wish[name]) for name in self.wish if name not in {"what", "where"}]

    def query(self, **changed: Any) -> str:
        """The address of the same wish with something changed; None takes it away."""
        wish = {name: value for name, value in (self.wish | changed).items() if value}
        return f"?{urlencode(wish)}" if wish else ""

    def chips(self) -> list[Chip]:
        remote = "remote" in self.wish
        from_home = Chip(_("Remote"), self.query(remote=None if remote else 1), remote, "globe")
        return [*self.team_chips(), from_home, *self.employment_chips()]

    def team_chips(self) -> list[Chip]:
        now = self.wish.get("team")
        everyone = Chip(_("All teams"), self.query(team=None), now is None)
        return [everyone, *(self.chip("team", team, name) for team, name in self.teams.items())]

    def employment_chips(self) -> list[Chip]:
        """Only where there is a choice."""
        there = {kind.employment for kind in self.kinds}
        return [
            self.chip("type", value, str(label))
            for value, label in Requisition.Employment.choices
            if len(there) > 1 and value in there
        ]

    def chip(self, name: str, value: Any, label: str) -> Chip:
        current = self.wish.get(name) == value
        return Chip(label, self.query(**{name: None if current else value}), current)
