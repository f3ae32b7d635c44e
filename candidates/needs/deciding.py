"""What only the hiring manager, or who stands in, can do."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.lifecycle import Stage
from candidates.models import Ask, Review, Shortlist
from candidates.needs.need import MOST, Need, When
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.moments import days_since, say_day
from requisitions.lifecycle import RevisionStatus
from requisitions.models import ApprovalRound, Requisition

QUOTED = 90  # characters


def needs(desk: Desk) -> Iterator[Need]:
    running = [one for one in desk.managed if one.is_running]
    yield from feedback(running, desk)
    yield from decisions(running, desk)
    yield from postings(desk)
    yield from drafts(desk)


def place_of(requisition: Requisition, user: User) -> str:
    """Where it is, and in whose place somebody does it."""
    if requisition.manager_id == user.pk:
        return f"{requisition.title}."
    named = {"job": requisition.title, "name": requisition.manager.first_name}
    return _("%(job)s, for %(name)s.") % named


# Shortlists


def feedback(running: list[Requisition], desk: Desk) -> Iterator[Need]:
    """One line a shortlist, and one for each person of whom a question was answered."""
    if not desk.promised("feedback", running):
        return
    asks = Prefetch("asks", Ask.objects.select_related("answered_by"))
    reviews = (
        Review.objects.not_of(desk.user)
        .presented()
        .select_related("application__candidate")
        .prefetch_related(asks)
    )
    shortlists = Shortlist.objects.waiting().of(running).select_related("prepared_by")
    for shortlist in shortlists.prefetch_related(Prefetch("reviews", reviews))[:MOST]:
        shortlist.requisition = desk[shortlist.requisition_id]
        waiting = [review for review in shortlist.reviews.all() if review.is_waiting]
        fresh = [review for review in waiting if not review.last_answer]
        if fresh:
            yield on_shortlist(shortlist, fresh, desk)
        for review in waiting:
            if ask := review.last_answer:
                yield on_answer(review, ask, desk)


def on_shortlist(shortlist: Shortlist, fresh: list[Review], desk: Desk) -> Need:
    everyone, runs = list(shortlist.reviews.all()), shortlist.requisition.is_open
    title = ngettext("Give feedback on %(name)s", "Give feedback on %(count)s people", len(fresh))
    return Need(
        icon="users",
        title=title % {"count": len(fresh), "name": fresh[0]},
        meta=f"{place_of(shortlist.requisition, desk.user)} {presented(shortlist, everyone)}",
        url=reverse("candidates:review_next", args=[shortlist.pk]),
        button=_("Review"),
        clock=first_to_run_out(fresh, desk),
        when=When.THIS_WEEK if runs else When.LATER,
        waited="" if runs else str(shortlist.requisition.get_status_display()),
    )


def presented(shortlist: Shortlist, everyone: list[Review]) -> str:
    """ "Tomás presented 6 people 3 days ago; you have answered 2." """
    said = ngettext(
        "%(name)s presented %(count)s person %(ago)s.",
        "%(name)s presented %(count)s people %(ago)s.",
        len(everyone),
    ) % {
        "name": shortlist.prepared_by.first_name,
        "count": len(everyone),
        "ago": words.days_ago(days_since(shortlist.presented_at or shortlist.since)),
    }
    answered = sum(not review.is_waiting for review in everyone)
    if answered:
        done = ngettext("%(count)s has your answer.", "%(count)s have your answer.", answered)
        said = f"{said} {done % {'count': words.number_word(answered)}}"
    return said


def on_answer(review: Review, ask: Ask, desk: Desk) -> Need:
    who = ask.answered_by.first_name if ask.answered_by else ""
    said = _("%(place)s %(name)s: “%(answer)s”") % {
        "place": place_of(desk[review.application.requisition_id], desk.user),
        "name": who,
        "answer": Truncator(ask.answer).chars(QUOTED),
    }
    return Need(
        icon="message-square",
        title=_("Read the answer about %(name)s") % {"name": review},
        meta=said,
        url=review.get_absolute_url(),
        button=_("Read"),
        clock=first_to_run_out([review], desk),
    )


def first_to_run_out(reviews: list[Review], desk: Desk) -> Clock | None:
    theirs = {review.clock_id for review in reviews}
    return next((clock for clock in desk.clocks if clock.pk in theirs and clock.running), None)


# Decisions


def decisions(running: list[Requisition], desk: Desk) -> Iterator[Need]:
    if not desk.people_in(running, Stage.DECIDING):
        return
    people = desk.applications(running).in_stage(Stage.DECIDING).select_related("candidate")
    this_day = timezone.localdate(desk.now)
    for application in people.with_past_offers()[:MOST]:
        application.requisition = desk[application.requisition_id]
        days = application.days_since(desk.now)
        colour = tone(application.status, days)
        yield Need(
            icon="circle-check",
            title=_("Decide on %(name)s") % {"name": application},
            meta=said_before(application)
            % {
                "place": place_of(application.requisition, desk.user),
                "day": say_day(timezone.localdate(application.since), this_day),
            },
            url=reverse("candidates:decide", args=[application.pk]),
            button=_("Decide"),
            when=When.TODAY if colour else When.THIS_WEEK,
            waited=words.days(days) if days else "",
            tone=colour,
        )


def said_before(application: Any) -> str:
    """They were chosen once, where an offer of ours came to nothing."""
    if application.had_offer:
        return _("%(place)s Our offer came to nothing, with you since %(day)s.")
    return _("%(place)s With you since %(day)s.")


# Postings


def postings(desk: Desk) -> Iterator[Need]:
    for revision in desk.revisions_of(desk.managed, RevisionStatus.IN_REVIEW):
        requisition = revision.requisition
        first = _("%(name)s wrote the first version %(ago)s.")
        later = _("%(name)s wrote version %(number)s %(ago)s.")
        yield Need(
            icon="file-text",
            title=_("Approve the posting for %(job)s") % {"job": requisition.title},
            meta=(first if revision.number == 1 else later)
            % {
                "name": revision.written_by.first_name,
                "number": revision.number,
                "ago": words.days_ago(days_since(revision.written_at)),
            },
            url=requisition_page("posting", requisition),
            button=_("Read the posting") if revision.number == 1 else _("Read the changes"),
            clock=desk.clock_of("posting", revision),
        )


# Drafts


def drafts(desk: Desk) -> Iterator[Need]:
    """Whoever drafted it finishes it; so does the hiring manager."""
    mine = desk.to_finish[:MOST]
    came_back = ApprovalRound.objects.sent_back(mine)
    for requisition in mine:
        sent_back = requisition.pk in came_back
        since = _("Sent back %(ago)s.") if sent_back else _("Begun %(ago)s.")
        yield Need(
            icon="square-pen",
            title=_("Finish the draft for %(job)s") % {"job": requisition.title},
            meta=since % {"ago": words.days_ago(days_since(requisition.since))},
            url=requisition.get_absolute_url(),
            button=_("Open"),
            when=When.THIS_WEEK if sent_back else When.LATER,
        )


def requisition_page(name: str, requisition: Requisition) -> str:
    return reverse(f"requisitions:{name}", args=[requisition.pk])
