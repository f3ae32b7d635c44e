"""Who hears what of an application, a shortlist, a review, a message."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import ReviewStatus
from candidates.models import Candidate
from hiring.accounts.models import User
from hiring.activity.models import Notice
from hiring.activity.notices import Telling
from hiring.links import sign
from requisitions.notices import escalation, manager, pair, recruiter


def recruiter_unless_reviewed(application: Any) -> Iterable[User]:
    """Verdicts on a shortlist are told together, once."""
    return [] if application.was_just_reviewed else recruiter(application)


def manager_who_did_not_add(application: Any) -> Iterable[User]:
    return manager(application) if application.added_by_id else []


def candidate(message: Any) -> Iterable[Candidate]:
    person = message.application.candidate
    return [person] if person.email else []


def mentioned(note: Any) -> Iterable[User]:
    """Only those who may see the application hear of it."""
    return [person for person in note.mentions.all() if person.can("application.view", note)]


def own_page(notice: Notice) -> str:
    """The candidate's own page, by signed link."""
    person = notice.recipient
    return reverse("candidates:my", args=[sign("my", person.pk, person.link_version)])


def words(notice: Notice) -> str:
    return str(notice.subject.body)


def question(notice: Notice) -> str:
    return str(notice.subject.text)


def still_waiting(notice: Notice) -> bool:
    """A shortlist that still waits for its manager."""
    shortlist = notice.subject
    return shortlist is not None and shortlist.reviews.filter(status=ReviewStatus.WAITING).exists()


def still_asked(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_open


REVIEW = _("Review the shortlist")

# fmt: off
NOTICES = (
    #       cause                   who hears                  what they read
    Telling("application.add",      manager_who_did_not_add,   _("{actor} added {candidate} to {requisition}.")),
    Telling("application.apply",    recruiter,                 _("{candidate} applied for {requisition}.")),
    Telling("application.advance",  recruiter_unless_reviewed, _("{actor} advanced {candidate} for {requisition}.")),
    Telling("application.decline",  recruiter_unless_reviewed, _("{actor} declined {candidate} for {requisition}. They are still to be told.")),
    Telling("application.debrief",  manager,                   _("{actor} asks for your decision on {candidate}."), button=_("Decide"), yours=True),
    Telling("application.probe",    recruiter,                 _("{actor} asks for one more round with {candidate}.")),
    Telling("application.choose",   recruiter,                 _("{actor} chose {candidate} for {requisition}.")),
    Telling("application.hire",     pair,                      _("{candidate} is hired for {requisition}.")),
    Telling("application.renege",   pair,                      _("{candidate} will not start. The opening of {requisition} is free again.")),
    Telling("application.withdraw", pair,                      _("{candidate} withdrew from {requisition}.")),
    Telling("application.relent",   recruiter,                 _("{actor} considers {candidate} again for {requisition}.")),
    Telling("shortlist.present",    manager,                   _("{actor} presented {people} for {requisition}."), button=REVIEW, yours=True, still=still_waiting),
    Telling("shortlist.send",       recruiter,                 _("{actor} answered on {verdicts} for {requisition}.")),
    Telling("feedback.before",      manager,                   _("Your feedback on {waiting} for {requisition} is due soon."), button=REVIEW, yours=True, still=still_waiting),
    Telling("feedback.due",         manager,                   _("Your feedback on {waiting} for {requisition} is due now."), button=REVIEW, yours=True, still=still_waiting),
    Telling("feedback.daily",       manager,                   _("{waiting} for {requisition} still wait for your feedback."), button=REVIEW, yours=True, still=still_waiting),
    Telling("feedback.escalate",    escalation,                _("{waiting} for {requisition} have waited two days longer than promised for {manager}."), still=still_waiting),
    Telling("ask.put",              recruiter,                 _("{actor} asks about {candidate}."), button=_("Answer"), yours=True, text=question, still=still_asked),
    Telling("answer.before",        recruiter,                 _("Your answer about {candidate} is due soon."), button=_("Answer"), yours=True, still=still_asked),
    Telling("answer.due",           recruiter,                 _("Your answer about {candidate} is due now."), button=_("Answer"), yours=True, still=still_asked),
    Telling("review.answer",        manager,                   _("{actor} answered your question about {candidate}."), button=_("Read the answer"), yours=True),
    Telling("note.write",           mentioned,                 _("{actor} mentioned you in a note on {candidate}.")),
    Telling("message.send",         candidate,                 _("A message about {job} at {company}"), button=_("Open your page"), yours=True, link=own_page, text=words),
    Telling("message.receive",      recruiter,                 _("{candidate} wrote about {requisition}."), button=_("Read and answer")),
)
# fmt: on

SILENT = frozenset(
    {
        "application.screen",
        "application.present",  # told once, by shortlist.present
        "application.lapse",
        "application.reject",  # the candidate hears by the message that goes with it
        "application.release",
        "application.restore",
        "shortlist.complete",  # told by shortlist.send
        "shortlist.look_again",
        "review.present",
        "review.ask",  # told by ask.put, with the question
        "review.advance",
        "review.decline",
        "review.leave",
    }
)
