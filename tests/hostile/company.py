"""A company whose every word was written to do harm."""

import datetime as dt

from django.apps import apps
from django.db import models

from candidates.models import (
    Benefit,
    Decision,
    LetterTemplate,
    Note,
    OfferAcceptance,
    OfferVersion,
    Scorecard,
    Signature,
)
from candidates.models.expectation import Milestone
from candidates.models.finding import Heard
from hiring import clocks
from hiring.accounts.models import Company, Holiday
from hiring.activity.models import Delivery, Wording
from hiring.api.models import Token
from hiring.api.scopes import Scope
from requisitions.models import ApprovalRule, Place, PlanTemplate, Remark
from tests import factories, offering
from tests.hostile.words import MARKUP, MORE_MARKUP

OURS = {"accounts", "activity", "api", "requisitions", "candidates"}
OWN = {
    "accounts.User.password", "accounts.User.email", "activity.Clock", "activity.Delivery.to",
    "activity.Event", "activity.Heartbeat", "activity.Preference", "activity.Notice.kind",
    "activity.Notice.mailbox", "activity.ReminderStep", "activity.Submission",
    "activity.Wording.kind", "activity.Wording.language", "api.KeptAnswer", "api.Token.digest",
    "api.Token.begins", "candidates.Resume.path", "candidates.Resume.sha256",
    "candidates.Resume.kind", "candidates.ResumePage", "candidates.Candidate.email",
    "candidates.Application.expects_currency", "candidates.Source.code",
    "accounts.Company.website", "accounts.User.calendar_key", "candidates.CheckResult.path",
    "candidates.CheckResult.sha256", "candidates.DecisionRecord", "candidates.Reference.email",
    "candidates.Reference.named_from", "candidates.OfferAcceptance.sha256",
    "candidates.OfferLetter", "candidates.OwedDocument.kind", "candidates.OwedDocument.path",
    "candidates.OwedDocument.sha256",
}  # fmt: skip
"""Columns, and whole tables, in which nothing stands that anybody typed as text."""


def something_of_every_kind(things, live, people):
    """What people write beside each other in the main job, in the fewest steps."""
    maya, tomas = people["maya"], people["tomas"]
    application, now = things["application"], clocks.now()
    requisition, leila = application.requisition, application.candidate
    ours = dict.fromkeys(("name", "how_we_hire", "privacy"), "…")
    Company.objects.update_or_create(pk=1, defaults=ours)
    Holiday.objects.create(name="…", day=now.date())
    requisition.places.add(Place.objects.create(name="…", locality="…", region="…", country="PT"))
    rule = ApprovalRule.objects.create(name="…", department=requisition.department)
    rule.steps.create(name="…").people.add(people["daniel"])
    Token.objects.make(tomas, by=tomas, name="…", scopes=list(Scope.values), expires_on=now.date())
    application.messages.write(application, by=leila, body="…")
    application.messages.write(application, by=tomas, body="…")
    Note.objects.write(application, by=tomas, text="…", private=True)
    Note.objects.write(application, by=maya, text="…")
    leila.tag("tag", by=tomas)
    application.answers.create(question=live.questions.get(), text="…")
    factories.asked(application, "…").answer(by=tomas, text="…")
    screened = factories.application(requisition, stage="screening")
    criteria = requisition.criteria.all()
    screened.write_screen({one.pk: Heard("heard", "…") for one in criteria}, by=tomas)
    application.findings.keep(
        application, {one.pk: Heard("heard", "…") for one in criteria}, by=tomas, at=now
    )
    decision = Decision.objects.create(
        application=application, verdict="probe", reasons="…", by=maya, at=application.since
    )
    decision.rationales.create(criterion=criteria[0], text="…")
    Remark.objects.create(revision=things["posting"], text="…", by=maya, at=now)
    Remark.objects.create(revision=live.revision, text="…", by=maya, at=now)
    Delivery.objects.create(to="x@example.org", outcome="failed", title="…", text="…")
    Wording.objects.create(kind="shortlist.present", language="en-gb", sentence="…")
    factories.application(requisition, stage="presented").decline(by=maya, reasons="…")
    what_was_heard_of(things, people)
    return held_back(requisition)


def what_was_heard_of(things, people):
    """A plan to begin with, a referee's answer, a judgement that is asked for."""
    tomas, card = people["tomas"], things["scorecard"]
    template = PlanTemplate.objects.create(name="…")
    template.rounds.create(position=1, title="…", minutes=60, guidance="…", questions="…")
    reference = factories.referee(card.application)
    reference.record(by=tomas, said=factories.said_of(card.requisition))
    of_who_joins(things, people)
    things["signed"] = signed(factories.opened(factories.requisition(**cast_of(card.requisition))))
    things["asked"] = Scorecard.ask(card.application, people["daniel"], by=tomas, question="…")


def of_who_joins(things, people):
    """What is kept for everybody who joins, and how the first month went for one of them."""
    maya, onboarding = people["maya"], things["onboarding"]
    template = factories.onboarding_template("…", first_day="…")
    template.tasks.update(guidance="…")
    onboarding.tasks.update(guidance="…")
    onboarding.expect(by=maya, said=dict.fromkeys(Milestone, ("…", "…")))
    with clocks.at(clocks.now() + dt.timedelta(days=90)):
        onboarding.check_in(by=maya, day=30, goes="well", meets="all", again="yes", words="…")


def signed(requisition):
    """An offer that was asked about, answered with other terms and accepted. Sealed terms and
    signatures are final: they are written with harm in them."""
    recruiter, approver = requisition.recruiter, requisition.department.head
    Benefit.objects.create(name="…").names.create(language="nl", name="…")
    LetterTemplate.objects.create(name="…", body="…", active=False)
    offering.rule(approver, name="…")
    offer = offering.drafted(offering.chosen(requisition), **harm_in(OfferVersion))
    offer.submit(by=recruiter)
    offer.approve(by=approver, note="…")
    offer = offering.lettered(offer)
    offer.extend(by=recruiter)
    they = offer.application.candidate
    offer.ask(by=they, words="…", place="…")
    offer.accept(by=they, signature=Signature(**harm_in(OfferAcceptance)), version=1)
    return offer


def cast_of(requisition):
    return {name: getattr(requisition, name) for name in ("manager", "recruiter", "department")}


def held_back(requisition):
    """Another one, on hold, with the reason why, and a change that waits for its yes."""
    cast = cast_of(requisition)
    other = factories.opened(factories.requisition(**cast))
    other.edit(by=cast["manager"], title="Something else")
    other.hold(by=cast["manager"], why="…")
    return other


def typed():
    """Every column that holds what somebody typed."""
    for model in apps.get_models():
        label = model._meta.label
        if model._meta.app_label not in OURS or label in OWN or model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
            if is_text and f"{label}.{field.name}" not in OWN:
                yield model, field


COLUMNS = dict(enumerate(typed(), 100))
"""By the number that their texts begin with."""


def text_of(number, pk, longest):
    text = f"{number}-{pk}{MARKUP}"
    return f"{text}{MORE_MARKUP}" if longest is None or longest >= 120 else text[:longest]


FINAL = {OfferVersion, OfferAcceptance}
"""Rows that nothing can rewrite."""


def harm_in(model):
    return {
        field.name: text_of(number, 0, field.max_length)
        for number, (of, field) in COLUMNS.items()
        if of is model
    }


def write_harm_everywhere():
    for number, (model, field) in COLUMNS.items():
        if model in FINAL:
            continue
        for pk in model._base_manager.values_list("pk", flat=True):
            text = text_of(number, pk, field.max_length)
            model._base_manager.filter(pk=pk).update(**{field.name: text})


def called(number):
    model, field = COLUMNS[number]
    return f"{model._meta.label}.{field.name}"
