"""The negotiation as a thread: every version, every ask and every counter, in their order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from candidates.models import Offer, OfferApproval, OfferAsk, OfferVersion
from candidates.offer_terms import Said, Term, changes, terms_of, wanted_of
from hiring import clocks
from hiring.moments import say_moment
from hiring.words import initials


class Line(NamedTuple):
    """One step: terms of ours, or what they asked for. `mark` stands in the circle beside it."""

    mark: str
    title: str
    when: str
    terms: list[Term]
    words: str
    theirs: bool
    current: bool
    answers: Sequence[OfferApproval] = ()


def thread(offer: Offer, versions: Sequence[OfferVersion]) -> list[Line]:
    """The oldest first. `versions` are all there are, with asks, steps and approvals."""
    return list(lines(offer, versions))


def lines(offer: Offer, versions: Sequence[OfferVersion]) -> Iterator[Line]:
    before: OfferVersion | None = None
    for version in versions:
        yield ours(version, before, current=version is versions[-1])
        said = terms_of(version)
        for ask in version.asks.all():
            ask.version = version
            yield theirs(ask, said, offer)
        before = compared_with(version, before)


def compared_with(version: OfferVersion, before: OfferVersion | None) -> OfferVersion:
    """What the next version is read against: what they have before them, else the last draft."""
    if version.was_extended or before is None or not before.was_extended:
        return version
    return before


def ours(version: OfferVersion, before: OfferVersion | None, *, current: bool) -> Line:
    answered = before is not None and before.was_extended
    return Line(
        mark=f"v{version.number}",
        title=title(version, answered=answered),
        when=when(version),
        terms=changes(terms_of(version), terms_of(before) if before else None),
        words=version.words if before is None or version.words != before.words else "",
        theirs=False,
        current=current,
        answers=notes(version),
    )


def title(version: OfferVersion, *, answered: bool) -> str:
    if version.was_extended:
        return _("We answered") if answered else _("We offered")
    return _("Our answer, not sent") if answered else _("Our terms, not sent")


def when(version: OfferVersion) -> str:
    """ "Sent by Tomás, Wed, 14:00"; who drafts it carries it."""
    names = {"name": version.drafted_by.first_name}
    if version.extended_at:
        names["when"] = say_moment(version.extended_at, clocks.now())
        return _("Sent by %(name)s, %(when)s") % names
    names["when"] = say_moment(version.drafted_at, clocks.now())
    return _("Drafted by %(name)s, %(when)s") % names


def notes(version: OfferVersion) -> list[OfferApproval]:
    """What approvers wrote with their answers."""
    steps = version.steps.all()
    return [one for step in steps for one in step.approvals.all() if one.answer and one.note]


def theirs(ask: OfferAsk, said: Said, offer: Offer) -> Line:
    candidate, wanted = offer.application.candidate, wanted_of(ask)
    return Line(
        mark=initials(candidate.name),
        title=_("%(name)s asked") % {"name": candidate.first_name},
        when=heard(ask),
        terms=changes(wanted, {name: said.get(name, "") for name in wanted}),
        words=ask.words,
        theirs=True,
        current=False,
    )


def heard(ask: OfferAsk) -> str:
    at = say_moment(ask.at, clocks.now())
    if ask.noted_by:
        return _("Noted by %(name)s after a call, %(when)s") % {
            "name": ask.noted_by.first_name,
            "when": at,
        }
    return _("On their page, %(when)s") % {"when": at}
