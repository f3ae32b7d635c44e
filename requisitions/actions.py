"""What this reader can do next: one best step, and the menu of the rest."""

import datetime as dt
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hiring.accounts.models import User
from requisitions.lifecycle import REQUISITION
from requisitions.models import Posting, Requisition


class Action(NamedTuple):
    """A button. It posts, or is a link, or opens the dialog named after its verb."""

    verb: str
    label: str
    icon: str
    url: str
    kind: str = "post"


# fmt: off
MENU = (
    # verb        picture             how            its words, where the lifecycle has none
    ("clone",     "copy",             "link",        gettext_lazy("Copy as new requisition")),
    ("recall",    "undo-2",           "post",        ""),
    ("hold",      "pause",            "dialog",      gettext_lazy("Put on hold…")),
    ("resume",    "play",             "post",        ""),
    ("reopen",    "rotate-ccw",       "post",        ""),
    ("hand_over", "arrow-right-left", "link",        gettext_lazy("Hand over")),
    ("cancel",    "circle-x",         "dialog",      gettext_lazy("Cancel requisition…")),
)
# fmt: on


def menu(requisition: Requisition, user: User, *, but: str = "") -> list[Action]:
    """The verbs that status and policy allow, without the one that is the next step."""
    moves, now = REQUISITION.moves, requisition.open_verbs()
    return [
        action(requisition, verb, icon, kind, words)
        for verb, icon, kind, words in MENU
        if verb != but
        and (verb not in moves or verb in now)
        and user.can(f"requisition.{verb}", requisition)
    ]


def refer(posting: Posting | None, user: User, today: dt.date) -> list[Action]:
    """Whoever works here may know somebody for a job that is advertised."""
    if posting is None or not posting.is_public(today):
        return []
    if not user.can("application.refer", posting):
        return []
    url = reverse("refer", args=[posting.slug])
    return [Action("refer", _("Refer somebody"), "user-plus", url, "link")]


def action(requisition: Requisition, verb: str, icon: str, kind: str, words: Any = "") -> Action:
    label = str(words or REQUISITION.moves[verb].label)
    url = reverse(f"requisitions:{verb}", args=[requisition.pk])
    return Action(verb, label, icon, url, kind)


def may_edit(requisition: Requisition, user: User) -> bool:
    return not requisition.is_over and user.can("requisition.edit", requisition)


def may_plan(requisition: Requisition, user: User) -> bool:
    return not requisition.is_over and user.can("requisition.plan", requisition)


def next_step(
    requisition: Requisition,
    user: User,
    posting: Posting | None,
    to_be_told: int,
    presented: int,
) -> Action | None:
    """The one primary button: what moves this requisition on, if it is this reader's to do.

    `to_be_told` and `presented` are how many of its people there are of each."""
    for verb, icon in (("submit", "send"), ("open", "circle-play"), ("resume", "play")):
        if verb in requisition.open_verbs() and user.can(f"requisition.{verb}", requisition):
            return action(requisition, verb, icon, "post")
    if to_be_told and requisition.is_over and user.can("application.release", requisition):
        return link("tell", _("Tell them"), "mail", "candidates:to_be_told", requisition)
    if requisition.is_open and user.can("requisition.follow", requisition):
        return with_posting(requisition, user, posting) or with_people(requisition, user, presented)
    return None


def with_posting(requisition: Requisition, user: User, posting: Posting | None) -> Action | None:
    """A requisition without an advert finds nobody."""
    live = posting is not None and posting.is_live
    if live or not user.can("posting.publish", requisition):
        return None
    if posting is None or posting.latest is None:
        words = _("Write the posting")
        return link("write", words, "square-pen", "requisitions:posting_edit", requisition)
    if posting.approved():
        url = reverse("requisitions:posting_publish", args=[requisition.pk])
        return Action("publish", _("Publish posting"), "megaphone", url)
    return None


def with_people(requisition: Requisition, user: User, presented: int) -> Action | None:
    if presented and requisition.is_managed_by(user):
        return link("review", _("Review shortlist"), "", "candidates:shortlists", requisition)
    return link("board", _("Open board"), "columns-3", "candidates:board", requisition)


def link(verb: str, label: str, icon: str, name: str, requisition: Requisition) -> Action:
    return Action(verb, label, icon, reverse(name, args=[requisition.pk]), "link")
