"""Finds where somebody wants to go: requisitions, candidates and pages they may see."""

import re
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from candidates.models import Candidate
from hiring.accounts.models import User
from requisitions.models import Requisition

NUMBER = re.compile(r"(?:REQ-?\s*)?(\d{3,9})(?:/\d+)?", re.IGNORECASE)
SHORTEST = 2
MOST_SHOWN = 8


class Place(NamedTuple):
    """Somewhere to go."""

    icon: str
    title: str
    meta: str
    url: str


class Places(NamedTuple):
    """What was found, by kind."""

    requisitions: list[Place]
    candidates: list[Place]
    pages: list[Place]

    def __bool__(self) -> bool:
        return any(self)


PAGES = (
    # its words, picture, where it is, what else it is found by, the rule that opens it
    (_("Home"), "house", "home", _("needs you today"), ""),
    (_("Inbox"), "bell", "inbox", _("notices news"), ""),
    (_("Requisitions"), "briefcase", "requisitions:index", _("openings jobs"), ""),
    (_("New requisition"), "plus", "requisitions:new", _("draft write"), "requisition.draft"),
    (_("Refer somebody"), "user-plus", "refer_to", _("referral"), "application.refer"),
    (_("Candidates"), "users", "candidates:index", _("people search"), "candidate.list"),
    (_("To be told"), "send", "candidates:everyone_to_be_told", _("reject"), "candidate.list"),
    (_("Settings"), "settings", "settings", _("mail stand-in"), ""),
    (_("Who may do what"), "shield", "policy", _("policy rights"), ""),
    (_("Careers site"), "globe", "jobs", _("jobs postings"), ""),
)


def direct(words: str, user: User) -> Requisition | None:
    """The requisition of a number: "REQ-1042", "1042", or one of its openings, "REQ-1042/2"."""
    number = NUMBER.fullmatch(words)
    seen = Requisition.objects.visible_to(user)
    return seen.filter(pk=int(number[1])).first() if number else None


def found(words: str, user: User) -> Places:
    """Without words the pages, and what this person has a part in."""
    if user.is_agency:
        return Places([], [], [])
    return Places(requisitions(words, user), candidates(words, user), pages(words, user))


def requisitions(words: str, user: User) -> list[Place]:
    seen = Requisition.objects.visible_to(user)
    near = seen.saying(words) if words else seen.carried_by(user).unfinished()
    first = near.open_first().select_related("department")[:MOST_SHOWN]
    return [
        Place(
            "briefcase",
            one.title,
            f"{one.code}, {one.department}, {one.get_status_display()}",
            one.get_absolute_url(),
        )
        for one in first
    ]


def candidates(words: str, user: User) -> list[Place]:
    if len(words) < SHORTEST:
        return []
    near = Candidate.objects.visible_to(user).said_as(words, user).order_by("name", "pk")
    return [
        Place(
            "user",
            one.name,
            ", ".join(filter(None, (one.headline, one.place))),
            one.get_absolute_url(),
        )
        for one in near[:MOST_SHOWN]
    ]


def pages(words: str, user: User) -> list[Place]:
    wanted = words.casefold().split()
    return [
        Place(icon, str(title), "", address)
        for title, icon, name, also, rule in PAGES
        if (not rule or user.can(rule))
        and all(word in f"{title} {also}".casefold() for word in wanted)
        and (address := address_of(name))
    ]


def address_of(name: str) -> str:
    """Empty where an installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
