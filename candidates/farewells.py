"""Telling several people that it is a no: each in their own words, all at once."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.lifecycle import Stage
from candidates.models import Application, MessageTemplate
from hiring.accounts.models import Company, User
from hiring.lifecycle import NotAllowed
from requisitions.models import Criterion, Requisition

Moment = MessageTemplate.Moment


class Waiting(NamedTuple):
    """Somebody to be told: what the manager said of them, and whether they are chosen now."""

    application: Application
    why: list[str]
    chosen: bool


def why(application: Application) -> list[str]:
    """The reasons of the no, for whoever finds the words; they are never sent."""
    if application.status != Stage.DECLINED:
        return []
    declined = [one for one in application.decisions.all() if one.verdict == "decline"]
    if declined:
        return [on_criteria(declined[0].criteria.all()), declined[0].reasons]
    reviews = [one for one in application.reviews.all() if one.is_answered]
    last = max(reviews, key=lambda review: review.pk, default=None)
    if last is None:
        return []
    missed = [one.criterion for one in last.impressions.all() if one.feeling == "missed"]
    return [on_criteria(missed), last.note]


def on_criteria(criteria: Iterable[Criterion]) -> str:
    names = ", ".join(str(criterion) for criterion in criteria)
    return _("Missed: %(names)s") % {"names": names} if names else ""


def first_words(requisition: Requisition) -> MessageTemplate | None:
    """What is suggested to whoever is still to be told: that somebody accepted, that the search
    has ended, or that it is a no."""
    moments = [Moment.REJECT]
    if requisition.is_over:
        moments = [Moment.FILLED, Moment.RELEASE] if requisition.is_filled else [Moment.RELEASE]
    found = (MessageTemplate.objects.of(moment).first() for moment in moments)
    return next((one for one in found if one), None)


class Farewell(NamedTuple):
    """What one person will read. Without an e-mail nobody can send it to them."""

    application: Application
    words: str

    @property
    def can_be_sent(self) -> bool:
        return bool(self.application.candidate.email)


class Outcome(NamedTuple):
    """Who was told, and whom something kept from it, with the sentence that says what."""

    told: list[Application]
    kept: list[tuple[Application, str]]


def farewells(people: Iterable[Application], body: str, *, by: User) -> list[Farewell]:
    """The common words, filled in for each."""
    template, company = MessageTemplate(body=body), Company.ours()
    return [Farewell(person, template.fill_in(person, by=by, company=company)) for person in people]


def fingerprint(shown: Iterable[Farewell]) -> str:
    """Changes with any word and any person, so that nothing is sent that was not shown."""
    words = sorted((one.application.pk, one.words) for one in shown)
    return hashlib.sha256(repr(words).encode()).hexdigest()


def send(messages: Iterable[Farewell], *, by: User) -> Outcome:
    """One message each. Whoever moved meanwhile is left as they are; the others are told."""
    told: list[Application] = []
    kept: list[tuple[Application, str]] = []
    for application, words in messages:
        try:
            close(application, words, by=by)
        except NotAllowed as refusal:
            kept.append((application, str(refusal)))
        else:
            told.append(application)
    return Outcome(told, kept)


def close(application: Application, words: str, *, by: User) -> None:
    """The verb that ends it: the manager's no, or an end because the requisition is over."""
    if words and not application.candidate.email:
        raise NotAllowed(
            _("%(name)s has no e-mail address. Call them, then mark them as told.")
            % {"name": application}
        )
    if application.status == Stage.DECLINED:
        application.reject(by=by, reason=Application.Reason.MANAGER, words=words)
    else:
        application.release(by=by, words=words)
