from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import Department
from requisitions.models import Requisition
from requisitions.models.posting_queryset import PostingQuerySet


class Chip(NamedTuple):
    """One filter: pressed, its address takes it away again."""

    label: str
    query: str
    current: bool
    icon: str = ""


class Found(NamedTuple):
    """`nearly` where nothing says quite that and what is close is shown instead."""

    postings: PostingQuerySet
    nearly: bool = False


class Finder(forms.Form):
    """What somebody looks for among the jobs. What makes no sense is left out."""

    what = forms.CharField(label=gettext_lazy("What"), required=False, max_length=100)
    where = forms.CharField(label=gettext_lazy("Where"), required=False, max_length=100)
    team = forms.ModelChoiceField(Department.objects.none(), required=False)
    remote = forms.BooleanField(required=False)
    type = forms.ChoiceField(choices=Requisition.Employment.choices, required=False)

    def __init__(self, data: Any, postings: PostingQuerySet) -> None:
        super().__init__(data)
        self.postings = postings
        self.fields["from"] = forms.SlugField(required=False, max_length=50)
        team: Any = self.fields["team"]
        team.queryset = Department.objects.filter(
            pk__in=postings.order_by().values("requisition__department")
        )

    @cached_property
    def wish(self) -> dict[str, Any]:
        """Only what was understood and means something, as an address has it."""
        self.full_clean()
        kept = {name: value for name, value in self.cleaned_data.items() if value}
        return {name: getattr(value, "pk", value) for name, value in kept.items()}

    @property
    def words(self) -> tuple[str, str]:
        return self.wish.get("what", ""), self.wish.get("where", "")

    @property
    def is_used(self) -> bool:
        return bool(self.wish.keys() - {"from"})

    def find(self) -> Found:
        narrow, (what, where) = self.filtered(), self.words
        exactly = narrow.saying(what) if what else narrow
        exactly = exactly.in_place(where) if where else exactly
        if not (what or where) or exactly.exists():
            return Found(exactly)
        nearly = narrow.nearly_saying(what).nearly_in_place(where)
        return Found(nearly, nearly=nearly.exists())

    def filtered(self) -> PostingQuerySet:
        found, wish = self.postings, self.wish
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
        team = self.wish.get("team")
        teams = [
            Chip(one.name, self.query(team=None if team == one.pk else one.pk), team == one.pk)
            for one in self.fields["team"].queryset  # type: ignore[attr-defined]
        ]
        remote = "remote" in self.wish
        everyone = Chip(_("All teams"), self.query(team=None), team is None)
        from_home = Chip(_("Remote"), self.query(remote=None if remote else 1), remote, "globe")
        return [everyone, *teams, from_home, *self.employment_chips()]

    def employment_chips(self) -> list[Chip]:
        """Only where there is a choice."""
        types = self.postings.order_by().values_list("requisition__employment", flat=True)
        there = set(types.distinct())
        now = self.wish.get("type")
        return [
            Chip(str(label), self.query(type=None if now == value else value), now == value)
            for value, label in Requisition.Employment.choices
            if len(there) > 1 and value in there
        ]
