"""What happened to a person's application, in sentences."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from candidates.models import (
    Application,
    Ask,
    BackgroundCheck,
    Candidate,
    Decision,
    Interview,
    Message,
    Note,
    Offer,
    OfferApproval,
    OfferStep,
    Onboarding,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
)
from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.activity.timeline import Line
from hiring.moments import say_day, say_fully, today

SUBJECTS = (
    Candidate.objects.all(),
    Application.objects.for_sentences(),
    Shortlist.objects.select_related("requisition"),
    Review.objects.select_related(
        "application__candidate", "shortlist__requisition"
    ).prefetch_related("asks"),
    Ask.objects.select_related("review__application__candidate", "review__shortlist__requisition"),
    Decision.objects.select_related("application__candidate", "application__requisition"),
    Note.objects.select_related("application__candidate", "application__requisition"),
    Message.objects.select_related("application__candidate", "application__requisition"),
    Reference.objects.select_related("application__candidate", "application__requisition"),
    BackgroundCheck.objects.select_related(
        "application__candidate", "application__requisition", "kind"
    ),
    Interview.objects.select_related("candidate", "round", "application__requisition"),
    Scorecard.objects.select_related(
        "application__candidate", "application__requisition", "author"
    ),
    Offer.objects.for_page(),
    OfferStep.objects.for_page(),
    OfferApproval.objects.for_page(),
    Onboarding.objects.select_related("application__candidate", "application__requisition"),
    OnboardingTask.objects.select_related(
        "onboarding__application__candidate", "onboarding__application__requisition"
    ),
)

SAME_MOMENT = 5  # seconds: a decision is written right after its move


def hides(event: Event, viewer: User) -> bool:
    """Nobody reads of their own candidacy; private notes are for manager and recruiter."""
    thing = event.subject
    application = application_of(thing)
    if application is not None and application.is_own_of(viewer):
        return True
    if event.verb == "application.add" and isinstance(event.actor, Candidate):
        return True  # that they applied says as much
    if isinstance(thing, BackgroundCheck):
        return not viewer.can("check.see_result", thing)
    if isinstance(thing, Offer | OfferStep | OfferApproval) and not event.target:
        return not viewer.can("application.see_pay", application)  # others read its status only
    if isinstance(thing, Note) and thing.private and thing.author_id != viewer.pk:
        return not viewer.can("note.see_private", thing)
    return False


def application_of(thing: Any) -> Any:
    """Whose it is; what belongs to an offer says so by what it lies within."""
    if isinstance(thing, OfferStep | OfferApproval):
        return thing.within
    return thing if isinstance(thing, Application) else getattr(thing, "application", None)


def subject(event: Event) -> Any:
    """What an event is about; events keep their subjects for good."""
    return event.subject


def source(event: Event) -> Mapping[str, object]:
    return {"source": subject(event).source}


def reason(event: Event) -> Mapping[str, object]:
    reasons = dict(Application.Reason.choices)
    given = event.details.get("reason", "")
    return {"why": reasons.get(given, given)}


def person(event: Event) -> Mapping[str, object]:
    return {"name": subject(event).application}


def asked(event: Event) -> Mapping[str, object]:
    scorecard = subject(event)
    return {"name": scorecard.application, "colleague": scorecard.author.first_name}


def asked_to_approve(event: Event) -> Mapping[str, object]:
    """Whom a step of an offer's approval asks."""
    step = subject(event)
    people = ", ".join(one.approver.first_name for one in step.approvals.all())
    return {"name": step.within, "people": people}


def to_approve(event: Event) -> Mapping[str, object]:
    approval = subject(event)
    return {"name": approval.within, "approver": approval.approver.first_name}


def round_of(event: Event) -> Mapping[str, object]:
    interview = subject(event)
    return {"round": interview.round.title, "name": interview.candidate}


def booked(event: Event) -> Mapping[str, object]:
    """The time that was chosen then, as the reader's clock says it."""
    at = dt.datetime.fromisoformat(event.details["after"])
    return {**round_of(event), "when": say_fully(at)}


def start(event: Event) -> Mapping[str, object]:
    """The first day as it was then."""
    day = event.details.get("after") or event.details["starts_on"]
    return {"when": say_day(dt.date.fromisoformat(day), today())}


def milestone(event: Event) -> Mapping[str, object]:
    return {"days": event.details["day"]}


def wish(event: Event) -> str:
    return str(subject(event).wish)


def why(event: Event) -> str:
    return str(subject(event).why)


def kept(event: Event) -> Mapping[str, object]:
    """The day as people write it."""
    return {"until": say_day(dt.date.fromisoformat(event.details["until"]), today())}


def people(event: Event) -> Mapping[str, object]:
    return {"number": subject(event).number}


def reasons(event: Event) -> str:
    """What the manager wrote with this decision, not with an earlier or a later one."""
    verdict = event.verb.partition(".")[2]
    for decision in subject(event).decisions.all():
        apart = abs((decision.at - event.at).total_seconds())
        if decision.verdict == verdict and apart < SAME_MOMENT:
            return str(decision.reasons)
    return ""


def text(event: Event) -> str:
    return str(subject(event).text)


def body(event: Event) -> str:
    return str(subject(event).body)


def answer(event: Event) -> str:
    """The recruiter's, to the question that was open then."""
    review = subject(event)
    asks = [ask for ask in review.asks.all() if ask.answered_at and ask.answered_at <= event.at]
    return str(asks[-1].answer) if asks else ""


# fmt: off
TIMELINE = {
    # verb                          picture                     sentence
    "application.add":          Line("user-plus",         _("{actor} added {subject}, found through {source}"), source),
    "application.refer":        Line("handshake",         _("{actor} referred {subject}")),
    "application.apply":        Line("send",              _("{subject} applied through {source}"), source),
    "application.apply_again":  Line("repeat",            _("{subject} applied again")),
    "application.send_resume":  Line("file-plus",         _("{subject} sent a newer résumé")),
    "application.screen":       Line("clipboard-list",    _("{actor} took {subject} to screening")),
    "application.write_screen": Line("clipboard-check",   _("{actor} wrote the screen of {subject}")),
    "application.present":      Line("users",             _("{actor} presented {subject}")),
    "application.advance":      Line("thumbs-up",         _("{actor} advanced {subject}")),
    "application.decline":      Line("thumbs-down",       _("{actor} declined {subject}"), bubble=reasons),
    "application.debrief":      Line("scale",             _("{actor} asked for the decision on {subject}")),
    "application.probe":        Line("repeat",            _("{actor} asked for one more round with {subject}")),
    "application.choose":       Line("award",             _("{actor} chose {subject}"), bubble=reasons),
    "application.keep_warm":    Line("star",              _("{actor} keeps {subject} warm as a runner-up")),
    "application.lapse":        Line("undo-2",            _("The offer to {subject} came to nothing")),
    "application.hire":         Line("badge-check",       _("{subject} accepted and is hired")),
    "application.renege":       Line("unlink",            _("{actor} recorded that {subject} will not start")),
    "application.reject":       Line("user-x",            _("{actor} rejected {subject}: {why}"), reason),
    "application.release":      Line("user-x",            _("{actor} released {subject}: the search is over")),
    "application.withdraw":     Line("undo-2",            _("{subject} withdrew")),
    "application.restore":      Line("rotate-ccw",        _("{actor} restored {subject}")),
    "application.relent":       Line("eye",               _("{actor} considers {subject} again")),

    "decision.record":          Line("file-check",        _("The record of the decision was kept")),

    "candidate.edit":           Line("pencil",            _("{actor} corrected what is known of {subject}")),
    "candidate.consent":        Line("badge-check",       _("{subject} allowed us to keep their data until {until}"), kept),

    "application.ask_referees": Line("users",             _("{actor} asked {subject} who knows their work")),
    "reference.name":           Line("user-plus",         _("{actor} named {subject} as a referee")),
    "reference.correct":        Line("square-pen",        _("{actor} corrected how to reach {subject}")),
    "reference.ask":            Line("mail",              _("{actor} asked {subject} for a reference")),
    "reference.remind":         Line("alarm-clock",       _("{actor} asked {subject} again for a reference")),
    "reference.answer":         Line("badge-check",       _("{subject} gave a reference")),
    "reference.refuse":         Line("hand",              _("{subject} would rather not give a reference")),
    "reference.record":         Line("phone",             _("{actor} recorded what {subject} said on the phone")),
    "reference.drop":           Line("user-minus",        _("{actor} dropped the reference of {subject}")),
    "check.request":            Line("shield",            _("{actor} asked {name} for consent: {subject}"), person),
    "check.consent":            Line("shield-check",      _("{name} consented: {subject}"), person),
    "check.refuse":             Line("hand",              _("{name} refused consent: {subject}"), person),
    "check.order":              Line("send",              _("{actor} ordered a check of {name}: {subject}"), person),
    "check.begin":              Line("hourglass",         _("{actor} recorded that a check of {name} began: {subject}"), person),
    "check.clear":              Line("shield-check",      _("{actor} recorded a clear check of {name}: {subject}"), person),
    "check.consider":           Line("triangle-alert",    _("{actor} recorded something to consider in a check of {name}: {subject}"), person),
    "check.expire":             Line("clock",             _("The check of {name} has expired: {subject}"), person),
    "check.drop":               Line("shield",            _("{actor} dropped a check of {name}: {subject}"), person),
    "check.see_result":         Line("download",          _("{actor} opened the result of a check of {name}: {subject}"), person),

    "interview.offer":          Line("list-checks",       _("{actor} offered {name} times for {round}"), round_of),
    "interview.book":           Line("calendar-check",    _("{actor} booked {round} with {name}: {when}"), booked),
    "interview.pick":           Line("calendar-check",    _("{name} chose a time for {round}: {when}"), booked),
    "interview.ask_others":     Line("message-square",    _("{name} asked for another time for {round}"), round_of, bubble=wish),
    "interview.reschedule":     Line("calendar-clock",    _("{actor} moved {round} with {name}: {when}"), booked),
    "interview.change_panel":   Line("users",             _("{actor} changed whom {name} meets in {round}"), round_of),
    "interview.conclude":       Line("check",             _("{round} with {name} was held"), round_of),
    "interview.miss":           Line("circle-slash",      _("{actor} recorded that {round} with {name} did not take place"), round_of, bubble=why),
    "interview.cancel":         Line("circle-x",          _("{actor} cancelled {round} with {name}"), round_of, bubble=why),

    "scorecard.ask":            Line("circle-help",       _("{actor} asked {colleague} what they think of {name}"), asked),
    "scorecard.send":           Line("clipboard-check",   _("{actor} sent a scorecard on {name}"), person),
    "scorecard.amend":          Line("pencil",            _("{actor} changed their scorecard on {name}"), person),

    "onboarding.begin":         Line("milestone",         _("The onboarding of {subject} began; first day {when}"), start),
    "onboarding.add_task":      Line("circle-plus",       _("{actor} added something to do for {name}: {subject}"), person),
    "onboarding.move_start":    Line("calendar-clock",    _("{actor} moved the first day of {subject} to {when}"), start),
    "onboarding.name_buddy":    Line("handshake",         _("{actor} named a buddy for {subject}")),
    "onboarding.send_link":    Line("send",              _("{actor} sent {subject} another link to their page")),
    "onboarding.expect":        Line("target",            _("{actor} wrote what good looks like for {subject}")),
    "onboarding.check_in":      Line("clipboard-check",   _("{actor} said how it goes with {subject} after {days} days"), milestone),
    "onboarding.stop":          Line("circle-x",          _("The onboarding of {subject} ended: they will not start")),
    "task.finish":              Line("check",             _("{actor} did something for {name}: {subject}"), person),
    "task.reopen":              Line("rotate-ccw",        _("{actor} marked as not done for {name}: {subject}"), person),
    "task.drop":                Line("minus",             _("Not needed for {name}: {subject}"), person),
    "task.give":                Line("users",             _("{actor} gave something to do for {name} to another: {subject}"), person),
    "task.see_document":        Line("download",          _("{actor} opened a document of {name}: {subject}"), person),
    "task.send_document":       Line("file-plus",         _("{name} sent a document: {subject}"), person),

    "offer.draft":              Line("file-plus",         _("{actor} drafted an offer to {name}"), person),
    "offer.edit":               Line("pencil",            _("{actor} changed the draft of the offer to {name}"), person),
    "offer.submit":             Line("send",              _("{actor} asked for approval of the offer to {name}"), person),
    "offer.approve":            Line("badge-check",       _("The offer to {name} is approved"), person),
    "offer.send_back":          Line("reply",             _("The offer to {name} was sent back"), person),
    "offer.revise":             Line("rotate-ccw",        _("{actor} changed the terms of the offer to {name}"), person),
    "offer.extend":             Line("mail",              _("{actor} sent the offer to {name}"), person),
    "offer.prolong":            Line("calendar-clock",    _("{actor} gave {name} more time to reply"), person),
    "offer.ask":                Line("message-square",    _("{name} asked for a change of the offer"), person),
    "offer.accept":             Line("badge-check",       _("{name} accepted the offer"), person),
    "offer.decline":            Line("hand",              _("{name} declined the offer"), person),
    "offer.expire":             Line("clock",             _("The offer to {name} expired"), person),
    "offer.withdraw":           Line("undo-2",            _("{actor} withdrew the offer to {name}"), person),
    "offer.letter":             Line("file-check",        _("The letter to {name} was made"), person),
    "offer_approval.ask":       Line("hand",              _("Asked to approve the offer to {name}: {people}"), asked_to_approve),
    "offer_approval.yes":       Line("thumbs-up",         _("{actor} agreed to the offer to {name}"), to_approve),
    "offer_approval.no":        Line("thumbs-down",       _("{actor} did not agree to the offer to {name}"), to_approve),
    "offer_approval.remind":    Line("bell-ring",         _("{actor} asked {approver} again to approve the offer to {name}"), to_approve),

    "note.write":               Line("message-square",    _("{actor} noted on {name}"), person, bubble=text),
    "message.send":             Line("mail",              _("{actor} wrote to {name}"), person, bubble=body),
    "message.receive":          Line("reply",             _("{actor} wrote"), bubble=body),
    "ask.put":                  Line("circle-help",       _("{actor} asked about {name}"), person, bubble=text),
    "review.answer":            Line("corner-down-left",  _("{actor} answered about {name}"), person, bubble=answer),
    "shortlist.present":        Line("list-checks",       _("{actor} presented shortlist {number}"), people),
    "shortlist.send":           Line("reply",             _("{actor} answered shortlist {number}"), people),
}
# fmt: on
