"""Who hears what of an application, a shortlist, a review, a message."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from candidates.lifecycle import ReviewStatus
from candidates.models import (
    Application,
    Ask,
    Candidate,
    Message,
    MessageTemplate,
    Note,
    Review,
    Shortlist,
)
from candidates.own_page import path_for
from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.models import Clock, Notice
from hiring.activity.notices import Telling
from requisitions.notices import escalation, manager, pair, recruiter
from requisitions.notices import words as of_requisition

TITLE = _("Candidates and shortlists")
SUBJECTS = (
    Candidate.objects.all(),
    Application.objects.select_related("candidate", "requisition__manager"),
    Shortlist.objects.select_related("requisition__manager"),
    Review.objects.select_related("application__candidate", "shortlist__requisition__manager"),
    Ask.objects.select_related(
        "review__application__candidate", "review__shortlist__requisition__manager"
    ),
    Note.objects.select_related("application__candidate", "application__requisition__manager"),
    Message.objects.select_related("application__candidate", "application__requisition__manager"),
)


def words(thing: Any) -> dict[str, object]:
    """What the sentences below may name, beside {actor} and counts."""
    if isinstance(thing, Candidate):
        return {}
    known = of_requisition(thing)
    if isinstance(thing, Shortlist):
        return known
    application = thing if isinstance(thing, Application) else thing.application
    job = SimpleLazyObject(lambda: application.job)
    return known | {"candidate": application.candidate, "job": job}


def hides(thing: Any, reader: Any) -> bool:
    """Nobody hears of their own candidacy from inside."""
    application = thing if isinstance(thing, Application) else getattr(thing, "application", None)
    return isinstance(reader, User) and application is not None and application.is_own_of(reader)


def waiting(clock: Clock) -> dict[str, int]:
    """How many people this clock runs for."""
    return {"waiting": clock.reviews.filter(status=ReviewStatus.WAITING).count()}


def recruiter_unless_reviewed(application: Any) -> Iterable[User]:
    """Verdicts on a shortlist are told together, once."""
    return [] if application.was_just_reviewed else recruiter(application)


def manager_who_did_not_add(application: Any) -> Iterable[User]:
    return manager(application) if application.added_by_id else []


def candidate(thing: Any) -> Iterable[Candidate]:
    """Who wrote or reads the messages; who applied."""
    application = thing if isinstance(thing, Application) else thing.application
    return [application.candidate] if application.candidate.email else []


def themselves(candidate: Any) -> Iterable[Candidate]:
    return [candidate]


def mentioned(note: Any) -> Iterable[User]:
    """Only those who may see the application hear of it."""
    return [person for person in note.mentions.all() if person.can("application.view", note)]


def own_page(notice: Notice) -> str:
    """The candidate's own page, by signed link."""
    return path_for(notice.recipient)


def acknowledgement(notice: Notice) -> str:
    """The admins' words for an application, or for another one of the same person."""
    application = notice.subject
    moment = notice.event.details["moment"] if notice.event else ""
    recruiter = application.requisition.recruiter
    return MessageTemplate.objects.suggest(moment, application, by=recruiter)


def first_to_review(notice: Notice) -> str:
    """Straight to whoever waits first on the shortlist."""
    return reverse("candidates:review_next", args=[notice.subject_id])


def message(notice: Notice) -> str:
    return str(notice.subject.body)


def cover(notice: Notice) -> str:
    """What the recruiter wrote with the shortlist."""
    return str(notice.subject.message)


def who_waits(notice: Notice) -> list[tuple[str, str]]:
    """The people the hiring manager has not answered on, by name and work."""
    clock = notice.reminder.clock if notice.reminder else None
    reviews = notice.subject.reviews.filter(status=ReviewStatus.WAITING)
    reviews = reviews.filter(clock=clock) if clock else reviews
    people = [
        review.application.candidate for review in reviews.select_related("application__candidate")
    ]
    return [(person.name, person.headline) for person in people]


def question(notice: Notice) -> str:
    return str(notice.subject.text)


def answer(notice: Notice) -> str:
    """What the recruiter answered last."""
    last = notice.subject.asks.exclude(answered_at=None).order_by("answered_at").last()
    return last.answer if last else ""


def still_to_decide(notice: Notice) -> bool:
    return notice.subject is not None and "choose" in notice.subject.open_verbs()


def still_waiting(notice: Notice) -> bool:
    """A shortlist that still waits for its manager."""
    shortlist = notice.subject
    return shortlist is not None and shortlist.reviews.filter(status=ReviewStatus.WAITING).exists()


def still_asked(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_open


ROLES = {
    recruiter_unless_reviewed: {Role.RECRUITER},
    manager_who_did_not_add: {Role.MANAGER},
    mentioned: {Role.MANAGER, Role.RECRUITER, Role.ADMIN},
}

REVIEW = _("Review the shortlist")
OWN_PAGE = _("Open your page")

# fmt: off
NOTICES = (
    #       cause                   who hears                  what they read
    Telling("application.add",      manager_who_did_not_add,   _("{actor} added {candidate} to {requisition}.")),
    Telling("application.apply",    recruiter,                 _("{candidate} applied for {requisition}.")),
    Telling("application.apply_again", recruiter,              _("{candidate} applied again for {requisition}.")),
    Telling("application.acknowledge", candidate,              _("Your application for {job} at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page, text=acknowledgement),
    Telling("application.send_resume", recruiter,              _("{candidate} sent a newer résumé for {requisition}.")),
    Telling("application.refer",    recruiter,                 _("{actor} referred {candidate} for {requisition}.")),
    Telling("application.advance",  recruiter_unless_reviewed, _("{actor} advanced {candidate} for {requisition}.")),
    Telling("application.decline",  recruiter_unless_reviewed, _("{actor} declined {candidate} for {requisition}. They are still to be told.")),
    Telling("application.debrief",  manager,                   _("{actor} asks for your decision on {candidate}."), button=_("Decide"), yours=True, still=still_to_decide),
    Telling("application.probe",    recruiter,                 _("{actor} asks for one more round with {candidate}.")),
    Telling("application.choose",   recruiter,                 _("{actor} chose {candidate} for {requisition}.")),
    Telling("application.hire",     pair,                      _("{candidate} is hired for {requisition}.")),
    Telling("application.renege",   pair,                      _("{candidate} will not start. They were hired for {requisition}.")),
    Telling("application.withdraw", pair,                      _("{candidate} withdrew from {requisition}.")),
    Telling("application.relent",   recruiter,                 _("{actor} considers {candidate} again for {requisition}.")),
    Telling("shortlist.present",    manager,                   _("{actor} presented {people} for {requisition}."), button=REVIEW, yours=True, link=first_to_review, text=cover, listed=who_waits, still=still_waiting),
    Telling("shortlist.send",       recruiter,                 _("{actor} answered on {verdicts} for {requisition}.")),
    Telling("feedback.before",      manager,                   _("Your feedback on {waiting} for {requisition} is due soon."), button=REVIEW, yours=True, link=first_to_review, listed=who_waits, still=still_waiting, details=waiting),
    Telling("feedback.due",         manager,                   _("Your feedback on {waiting} for {requisition} is due now."), button=REVIEW, yours=True, link=first_to_review, listed=who_waits, still=still_waiting, details=waiting),
    Telling("feedback.daily",       manager,                   _("{requisition} still waits for your feedback on {waiting}."), button=REVIEW, yours=True, link=first_to_review, listed=who_waits, still=still_waiting, details=waiting),
    Telling("feedback.escalate",    escalation,                _("{requisition} has waited longer than promised for feedback from {manager} on {waiting}."), still=still_waiting, details=waiting),
    Telling("ask.put",              recruiter,                 _("{actor} asks about {candidate}."), button=_("Answer"), yours=True, text=question, still=still_asked),
    Telling("answer.before",        recruiter,                 _("Your answer about {candidate} is due soon."), button=_("Answer"), yours=True, still=still_asked),
    Telling("answer.due",           recruiter,                 _("Your answer about {candidate} is due now."), button=_("Answer"), yours=True, still=still_asked),
    Telling("review.answer",        manager,                   _("{actor} answered your question about {candidate}."), button=_("Read the answer"), yours=True, text=answer),
    Telling("note.write",           mentioned,                 _("{actor} mentioned you in a note on {candidate}.")),
    Telling("message.send",         candidate,                 _("A message about {job} at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page, text=message),
    Telling("message.receive",      recruiter,                 _("{candidate} wrote about {requisition}."), button=_("Read and answer"), text=message),
    Telling("candidate.send_link",  themselves,                _("Your page at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page),
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
