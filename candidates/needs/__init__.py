"""What needs a person, from every part of Tandem: their home shows it, their digest counts it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.needs import approving, deciding, joining, judging, recruiting
from candidates.needs.need import Group, Line, Need, When, grouped
from hiring import words

__all__ = ["Group", "Line", "Need", "When", "grouped", "in_a_sentence", "needs_of"]


def needs_of(desk: Desk) -> list[Need]:
    """Whatever part they have in it: deciding, approving, judging, recruiting. Agencies have
    none."""
    if desk.user.is_agency:
        return []
    return [
        *deciding.needs(desk),
        *approving.needs(desk),
        *judging.needs(desk),
        *joining.needs(desk),
        *recruiting.needs(desk),
    ]


def in_a_sentence(groups: list[Group]) -> str:
    """ "One thing is overdue, three are due today." """
    counts = {group.when: len(group.lines) for group in groups}
    overdue, today = counts.get(When.OVERDUE, 0), counts.get(When.TODAY, 0)
    if overdue and today:
        late = ngettext("%(n)s thing is overdue", "%(n)s things are overdue", overdue)
        due = ngettext("%(n)s is due today.", "%(n)s are due today.", today)
        said = {"n": words.number_word(today).lower()}
        return f"{late % {'n': words.number_word(overdue)}}, {due % said}"
    if overdue:
        late = ngettext("%(n)s thing is overdue.", "%(n)s things are overdue.", overdue)
        return late % {"n": words.number_word(overdue)}
    if today:
        due = ngettext("%(n)s thing is due today.", "%(n)s things are due today.", today)
        return due % {"n": words.number_word(today)}
    return _("Nothing is due today.")
