"""All that a decision rests on, as its reader may see it: evidence, voices, money, gaps."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.evidence import Voice, voices
from candidates.finalists import Judgements, judgements, weighed
from candidates.forms.decision import DecisionForm
from candidates.matrix import Matrix
from candidates.models import Application, Outcome, Review, Scorecard
from candidates.offer_line import offer_line
from candidates.outcomes import Checks, checks
from candidates.pay import pay_line
from candidates.testimony import Testimonies, testimonies
from candidates.traces import traces_of
from candidates.turns import turn_of
from hiring.accounts.models import User
from requisitions.models import Criterion

NOS = {"strong_no", "no"}

type Part = dict[str, Any]


def room(application: Application, user: User, form: DecisionForm) -> Part:
    requisition = application.requisition
    seen = requisition.applications.visible_to(user)
    offer = application.offers.newest_of([application]).get(application.pk)
    return {
        "application": application,
        "requisition": requisition,
        "form": form,
        **known(application, user),
        "others": seen.beside(application),
        "decisions": application.decisions.for_page(),
        "may_decide": form.is_possible and user.can("application.choose", application),
        "keeps_warm": application.warm_since is None and bool(form.others),
        "line": offer_line(application, offer, user),
        # the runners-up stand next once it came to nothing
        "came_to_nothing": offer if application.is_deciding else None,
        "turn": turn_of(application, offer, user),
        "filled": requisition.openings.filled().count(),
        "total": requisition.openings.counted().count(),
        "left_over": seen.to_be_told().count() if requisition.is_over else 0,
    }


def known(application: Application, user: User) -> Part:
    criteria = list(application.requisition.criteria.all())
    reviews = list(application.reviews.visible_to(user).presented().for_record())
    last = max(reviews, key=lambda review: review.pk, default=None)
    cards = judgements([application], user)[application.pk]
    found = weighed(application, criteria, last, cards)
    notes = application.notes.visible_to(user, application).select_related("author")
    there = traces_of(application)
    told, checked = testimonies(application, user, there), checks(application, user, there)
    sees_pay = user.can("application.see_pay", application)
    said = [*voices(reviews, notes), *pitched(reviews, criteria), *judged(cards, user)]
    return {
        "matrix": found,
        "musts": sum(one.is_must and not one.retired for one in criteria),
        "dissent": dissent(cards),
        "said": sorted(said, key=lambda voice: voice.at),
        "references": told,
        "checks": checked,
        "pay": pay_line(application) if sees_pay else None,
        "missing": list(missing(application, found, told, checked, sees_pay=sees_pay)),
    }


def pitched(reviews: list[Review], criteria: list[Criterion]) -> Iterator[Voice]:
    """What was said for them, criterion by criterion, when they were presented."""
    names = {one.pk: str(one) for one in criteria}
    for review in reviews:
        lines = [f"{names[one.criterion_id]}: {one.text}" for one in review.pitches.all()]
        if lines and (at := review.shortlist.presented_at):
            yield Voice(review.shortlist.prepared_by, at, _("said for them"), "\n".join(lines))


def judged(cards: Judgements, user: User) -> Iterator[Voice]:
    """What scorecards say beside the criteria; the private note for those who may read it."""
    for card in cards.read:
        if card.takeaways and card.sent_at:
            yield Voice(card.author, card.sent_at, _("judged"), card.takeaways)
        if card.private_note and card.sent_at and user.can("scorecard.see_private", card):
            yield Voice(card.author, card.sent_at, _("noted"), card.private_note, private=True)


def dissent(cards: Judgements) -> str:
    """Who says no where others say yes; nothing where they agree."""
    no = [name(card) for card in cards.read if card.overall in NOS]
    yes = [name(card) for card in cards.read if card.overall not in NOS]
    if not no or not yes:
        return ""
    words = ngettext(
        "%(no)s says no; %(yes)s said yes.", "%(no)s say no; %(yes)s said yes.", len(no)
    )
    return words % {"no": listed(no), "yes": listed(yes)}


def listed(names: list[str]) -> str:
    """ "Priya, Rui and Maya"."""
    return get_text_list(names, _("and"))


def name(card: Scorecard) -> str:
    return card.author.first_name


def missing(
    application: Application, found: Matrix, told: Testimonies, checked: Checks, *, sees_pay: bool
) -> Iterator[str]:
    """What is not known yet, in sentences."""
    if found.awaited:
        names = listed([card.author.first_name for card in found.awaited])
        count = len(found.awaited)
        words = ngettext(
            "The scorecard of %(names)s is not in.",
            "The scorecards of %(names)s are not in.",
            count,
        )
        yield words % {"names": names}
    musts = [str(one) for one in found.open if one.is_must]
    if musts:
        yield _("Nobody tested %(criteria)s.") % {"criteria": listed(musts)}
    if waiting := len(told.lines) - told.answered:
        words = ngettext(
            "%(count)d reference has not answered.", "%(count)d references have not answered.",
            waiting,
        )  # fmt: skip
        yield words % {"count": waiting}
    for kind, outcome in application.checks.outcomes():
        if outcome != Outcome.CLEAR:
            yield _("%(check)s: %(outcome)s.") % {"check": kind, "outcome": outcome.label.lower()}
    if sees_pay and application.expects is None:
        yield _("What they expect is not known.")
