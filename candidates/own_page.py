"""The candidate's own page: its signed address, and what it says of where they stand."""

import datetime as dt
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import welcome_page
from candidates.lifecycle import Coarse, Stage
from candidates.models import (
    Application,
    BackgroundCheck,
    Candidate,
    Message,
    Onboarding,
    Reference,
)
from candidates.models.reference_queryset import MOST
from candidates.offer_news import News, news_of
from hiring import clocks, links
from hiring.links import BadLink

PURPOSE = "my"
DAYS = 400


def path_for(candidate: Candidate) -> str:
    return reverse("candidates:my", args=[token_for(candidate)])


def token_for(candidate: Candidate) -> str:
    return links.sign(PURPOSE, candidate.pk, candidate.link_version)


def owner_of(token: str) -> Candidate:
    """Whose page it is. Raises BadLink, also when the link was taken back."""
    pk, version = links.read(PURPOSE, token, days=DAYS)
    candidate = Candidate.objects.filter(pk=pk, link_version=version).first()
    if candidate is None:
        raise BadLink
    return candidate


HEADLINES = {
    Coarse.RECEIVED: gettext_lazy("We have your application"),
    Coarse.IN_REVIEW: gettext_lazy("We are reading your application"),
    Coarse.INTERVIEW: gettext_lazy("We would like to meet you"),
    Coarse.OFFER: gettext_lazy("We would like you to join us"),
    Coarse.CLOSED: gettext_lazy("This application is closed"),
}
GUIDANCE = {
    Coarse.RECEIVED: gettext_lazy("Everything you sent has arrived."),
    Coarse.IN_REVIEW: gettext_lazy(
        "A recruiter compares it with what the job needs, and the hiring manager reads what they "
        "found. If something is missing, we write to you here."
    ),
    Coarse.INTERVIEW: gettext_lazy(
        "You meet people you would work with, about things you have done. There are no puzzles. "
        "We agree on times with you first; tell us if you need anything to be different."
    ),
    Coarse.OFFER: gettext_lazy("We tell you what we decided, and if it is a yes, what we offer."),
}


ICONS = {
    Coarse.RECEIVED: "inbox",
    Coarse.IN_REVIEW: "eye",
    Coarse.INTERVIEW: "messages-square",
    Coarse.OFFER: "handshake",
}


class Step(NamedTuple):
    """One stage as the candidate knows it: done, now or to come."""

    label: str
    words: str
    icon: str
    state: str


class Standing(NamedTuple):
    """One application as the candidate may see it: by what they were told, never by the inside."""

    application: Application
    headline: str
    steps: list[Step]
    until: dt.date | None
    late: bool
    over: bool
    may_withdraw: bool
    thread: list[Message]
    referees: list[Reference]
    may_name_referees: bool
    checks: list[BackgroundCheck]
    offer: News | None

    @property
    def key(self) -> str:
        """What names it in addresses."""
        return str(self.application.pk)

    @property
    def welcome(self) -> Onboarding | None:
        """Their way to the first day, once they said yes."""
        return next((one for one in self.application.onboardings.all() if not one.is_stopped), None)

    @property
    def welcome_url(self) -> str:
        return welcome_page.path_for(self.welcome) if self.welcome else ""

    @property
    def unanswered(self) -> Message | None:
        """What we wrote last, while they have not answered; naming referees is an answer, too."""
        last = self.thread[-1] if self.thread else None
        if last and last.at == self.application.referees_asked_at and self.referees:
            return None
        return last if last and not last.is_theirs and not self.over else None


def standings_of(candidate: Candidate) -> list[Standing]:
    known = candidate.applications.known_to_candidate()
    today = clocks.now().date()
    return [standing(application, today) for application in known]


def standing(application: Application, today: dt.date) -> Standing:
    told = Coarse(application.told) if application.told else None
    over = told == Coarse.CLOSED
    referees = [one for one in application.references.all() if one.is_kept]
    offer = news_of(application) if told == Coarse.OFFER else None
    until = None if over or offer else application.promised_on
    return Standing(
        application=application,
        headline=offer.headline if offer else headline(application, told),
        steps=steps(told),
        until=until,
        late=until is not None and until < today,
        over=over,
        may_withdraw=not over and "withdraw" in application.open_verbs(),
        thread=list(application.messages.all()),
        referees=referees,
        may_name_referees=may_name_referees(application, referees) and not over,
        checks=[one for one in application.checks.all() if one.is_kept],
        offer=offer,
    )


def may_name_referees(application: Application, named: list[Reference]) -> bool:
    """Asked for names, and neither are there enough nor is it too late."""
    wanted = application.referees_asked_at is not None and len(named) < MOST
    return wanted and application.is_live and application.requisition.is_running


def headline(application: Application, told: Coarse | None) -> str:
    if told is None:
        return _("We wrote to you")
    if told == Coarse.CLOSED and application.status == Stage.WITHDRAWN:
        return _("You withdrew this application")
    return str(HEADLINES[told])


def steps(told: Coarse | None) -> list[Step]:
    """Nothing once it is closed: how far it came is not what they were told."""
    way = list(GUIDANCE)
    if told not in way:
        return []
    here = way.index(told)
    return [
        Step(str(stage.label), str(GUIDANCE[stage]), ICONS[stage], state_of(place - here))
        for place, stage in enumerate(way)
    ]


def state_of(away: int) -> str:
    if away == 0:
        return "now"
    return "done" if away < 0 else "to come"
