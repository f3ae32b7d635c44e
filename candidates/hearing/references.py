"""Of references and background checks."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from candidates.models import Message, Reference
from candidates.referee_page import DAYS, path_for
from hiring.activity.models import Event, Notice


def referee(reference: Any) -> Iterable[Reference]:
    return [reference] if reference.email else []


def asked_anew(event: Event) -> Iterable[Reference]:
    """At their new address: the link they had opens nothing any more."""
    return [event.subject] if event.subject and event.details.get("asked") else []


def referee_page(notice: Notice) -> str:
    """The referee's own page, by signed link."""
    return path_for(notice.recipient)


def note_with_it(notice: Notice) -> str:
    """What the recruiter wrote to the candidate when asking for names."""
    if notice.event is None:
        return ""
    asked = Message.objects.filter(pk=notice.event.details["message"]).first()
    return asked.body if asked else ""


def request(notice: Notice) -> str:
    """Who asks for it, about whom, and that a no is fine."""
    reference: Reference = notice.subject
    names = {
        "who": reference.asked_by or reference.requisition.recruiter,
        "name": reference.application.candidate,
        "job": reference.application.job,
        "days": DAYS,
    }
    return (
        _(
            "%(who)s asks what it is like to work with %(name)s, who applied as %(job)s and named "
            "you. It takes about ten minutes and needs no account. If you would rather not, say so "
            "there with one click. The link works for %(days)d days."
        )
        % names
    )


def still_to_answer(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_waited_for


def still_to_consent(notice: Notice) -> bool:
    return notice.subject is not None and "consent" in notice.subject.open_verbs()
