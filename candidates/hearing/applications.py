"""Of an application, a note, a message."""

from collections.abc import Iterable
from typing import Any

from candidates.models import Application, Candidate, MessageTemplate
from candidates.own_page import path_for
from hiring.accounts.models import User
from hiring.activity.models import Notice
from requisitions.notices import manager, recruiter


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


def message(notice: Notice) -> str:
    return str(notice.subject.body)


def still_to_decide(notice: Notice) -> bool:
    return notice.subject is not None and "choose" in notice.subject.open_verbs()
