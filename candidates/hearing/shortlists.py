"""Of a shortlist, its reviews and questions."""

from django.urls import reverse

from candidates.lifecycle import ReviewStatus
from hiring.activity.models import Clock, Notice


def waiting(clock: Clock) -> dict[str, int]:
    """How many people this clock runs for."""
    return {"waiting": clock.reviews.filter(status=ReviewStatus.WAITING).count()}


def first_to_review(notice: Notice) -> str:
    """Straight to whoever waits first on the shortlist."""
    return reverse("candidates:review_next", args=[notice.subject_id])


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


def still_waiting(notice: Notice) -> bool:
    """A shortlist that still waits for its manager."""
    shortlist = notice.subject
    return shortlist is not None and shortlist.reviews.filter(status=ReviewStatus.WAITING).exists()


def still_asked(notice: Notice) -> bool:
    return notice.subject is not None and notice.subject.is_open
