"""What was known when somebody was decided on: the content of the decision record.

Without pay, private notes and check results, which are other rights than reading it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hiring.accounts.models import Company
from hiring.moments import say_fully

if TYPE_CHECKING:
    from candidates.models import Application, Decision, Rationale, Reference, Scorecard

NOS = {"strong_no", "no"}

type Part = dict[str, Any]


def content(decision: "Decision") -> Part:
    """{above, title, facts, sections, foot, language}: plain strings in the company's language,
    in the shape that templates/pdf/record.typ reads."""
    application, requisition = decision.application, decision.requisition
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "language": settings.LANGUAGE_CODE.partition("-")[0],
            "above": f"{Company.ours()} · {requisition} {requisition.title}",
            "title": _("Decision on %(name)s") % {"name": application},
            "facts": facts(decision),
            "sections": [part for part in sections(decision) if len(part) > 1],
            "foot": _("Decision record. What was known when it was decided."),
        }


def facts(decision: "Decision") -> list[list[str]]:
    rows = [
        [_("Decision"), str(decision.get_verdict_display())],
        [_("Decided by"), decision.by.name],
        [_("When"), say_fully(decision.at)],
        [_("What decides it"), ", ".join(str(one) for one in decision.criteria.all())],
    ]
    return [row for row in rows if row[1]]


def sections(decision: "Decision") -> Iterator[Part]:
    application = decision.application
    scorecards = list(application.scorecards.sent().for_page())
    yield {"title": _("Why"), "text": decision.reasons}
    yield filled(
        _("Must-haves"), [on(one) for one in decision.rationales.select_related("criterion")]
    )
    if decision.without:
        yield {"title": _("Decided without every scorecard"), "text": decision.without}
    yield filled(_("Scorecards"), [scored(one) for one in scorecards])
    nos = [one.author.name for one in scorecards if one.overall in NOS]
    if nos:
        yield {"title": _("Who said no"), "text": ", ".join(nos)}
    references = application.references.answered().prefetch_related("answers__criterion")
    yield filled(_("References"), [told(one) for one in references])
    yield filled(_("Checks"), checked(application))


def filled(title: str, entries: list[Part]) -> Part:
    return {"title": title, "entries": entries} if entries else {"title": title}


def on(rationale: "Rationale") -> Part:
    return {"title": str(rationale.criterion), "text": rationale.text}


def scored(scorecard: "Scorecard") -> Part:
    round = scorecard.interview.round.title if scorecard.interview else _("Asked for a judgement")
    return {
        "title": scorecard.author.name,
        "beside": f"{round} · {scorecard.get_overall_display()}",
        "rows": [
            [str(one.criterion), str(one.get_word_display()), one.line]
            for one in scorecard.judgements.all()
        ],
        "text": scorecard.takeaways,
    }


def told(reference: "Reference") -> Part:
    return {
        "title": reference.name,
        "beside": f"{reference.relation} · {reference.get_again_display()}",
        "rows": [
            [str(one.criterion), str(one.get_word_display()), one.line]
            for one in reference.answers.all()
        ],
        "text": reference.words,
    }


def checked(application: "Application") -> list[Part]:
    """The outcome word alone, as the decider sees it."""
    return [
        {"title": str(kind), "beside": outcome.label}
        for kind, outcome in application.checks.outcomes()
    ]
