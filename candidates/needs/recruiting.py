"""What the recruiter of a requisition owes: answers, words to candidates, the next step."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.lifecycle import Stage
from candidates.models import Application, Ask, Message
from candidates.needs.need import MOST, Need, When
from candidates.waiting import tone
from hiring import words
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.moments import days_since
from requisitions.lifecycle import Status
from requisitions.models import Posting, Requisition, Revision
from requisitions.models.requisition_queryset import RequisitionQuerySet

QUOTED = 90  # characters


def needs(user: User, now: dt.datetime) -> Iterator[Need]:
    mine = Requisition.objects.run_by(user)
    yield from questions(mine.running())
    yield from messages(mine, user)
    yield from to_be_told(mine, user, now)
    yield from to_open(mine)
    yield from postings_to_write(mine.unfinished())
    yield from postings_to_publish(mine.open())


def questions(running: RequisitionQuerySet) -> Iterator[Need]:
    asked = Ask.objects.open().of(running).select_related("by", "review__application__candidate")
    asks = list(asked[:MOST])
    clocks = Clock.objects.of(asks)
    for ask in asks:
        names = {"manager": ask.by.first_name, "name": ask.review.application}
        yield Need(
            icon="circle-help",
            title=_("Answer %(manager)s about %(name)s") % names,
            meta=f"“{Truncator(ask.text).chars(QUOTED)}”",
            url=ask.get_absolute_url(),
            button=_("Answer"),
            clock=clocks.get(ask.pk),
        )


def messages(mine: RequisitionQuerySet, user: User) -> Iterator[Need]:
    """The last unread word of each candidate."""
    people = Application.objects.visible_to(user).of_requisitions(mine)
    unread = Message.objects.about(people).unread_by_team().order_by("application_id", "-at", "-pk")
    last = unread.distinct("application_id").select_related("application__candidate")
    for message in sorted(last[:MOST], key=lambda message: message.at):
        days = days_since(message.at)
        yield Need(
            icon="mail",
            title=_("Read what %(name)s wrote") % {"name": message.application},
            meta=f"“{Truncator(message.body).chars(QUOTED)}”",
            url=message.get_absolute_url(),
            button=_("Read"),
            when=When.TODAY,
            waited=words.days_ago(days),
        )


def to_be_told(mine: RequisitionQuerySet, user: User, now: dt.datetime) -> Iterator[Need]:
    """One line a requisition, however many people it is."""
    waiting = Application.objects.visible_to(user).of_requisitions(mine).to_be_told()
    standing = waiting.standing(now)
    for requisition in mine.in_bulk(standing).values():
        stages = standing[requisition.pk].values()
        since = requisition.since if requisition.is_over else min(one.since for one in stages)
        yield telling(requisition, sum(one.people for one in stages), (now - since).days)


def telling(requisition: Requisition, people: int, days: int) -> Need:
    colour = tone(Stage.DECLINED, days)
    title = ngettext("Tell %(count)s person the answer", "Tell %(count)s people the answer", people)
    return Need(
        icon="send",
        title=title % {"count": people},
        meta=f"{requisition.title}. {why(requisition)}",
        url=reverse("candidates:to_be_told", args=[requisition.pk]),
        button=_("Tell them"),
        when=When.TODAY if colour else When.THIS_WEEK,
        waited=words.days(days) if days else "",
        tone=colour,
    )


def why(requisition: Requisition) -> str:
    if requisition.is_over:
        return _("%(status)s, and not told yet.") % {"status": requisition.get_status_display()}
    return _("Declined by the hiring manager, and not told yet.")


def to_open(mine: RequisitionQuerySet) -> Iterator[Need]:
    approved = mine.in_statuses([Status.APPROVED])
    for requisition in approved.order_by("since")[:MOST]:
        yield Need(
            icon="circle-play",
            title=_("Open %(job)s to candidates") % {"job": requisition.title},
            meta=_("Approved %(ago)s.") % {"ago": words.days_ago(days_since(requisition.since))},
            url=requisition.get_absolute_url(),
            button=_("Open"),
        )


def postings_to_write(mine: RequisitionQuerySet) -> Iterator[Need]:
    drafts = Revision.objects.drafts().of(mine).select_related("posting__requisition")
    for revision in drafts.prefetch_related("remarks__by").order_by("pk")[:MOST]:
        sent_back = bool(revision.remarks.all())
        title = (
            _("Change the posting for %(job)s")
            if sent_back
            else _("Finish the posting for %(job)s")
        )
        yield Need(
            icon="square-pen",
            title=title % {"job": revision.posting.requisition.title},
            meta=remarked(revision) if sent_back else begun(revision),
            url=revision.get_absolute_url(),
            button=_("Write"),
            when=When.THIS_WEEK if sent_back else When.LATER,
        )


def remarked(revision: Revision) -> str:
    remark = max(revision.remarks.all(), key=lambda remark: remark.at)
    return f"{remark.by.first_name}: “{Truncator(remark.text).chars(QUOTED)}”"


def begun(revision: Revision) -> str:
    return _("Version %(number)s, begun %(ago)s.") % {
        "number": revision.number,
        "ago": words.days_ago(days_since(revision.since)),
    }


def postings_to_publish(open_ones: RequisitionQuerySet) -> Iterator[Need]:
    ready = Posting.objects.ready().of(open_ones).select_related("requisition")
    for posting in ready[:MOST]:
        yield Need(
            icon="megaphone",
            title=_("Publish the posting for %(job)s") % {"job": posting.requisition.title},
            meta=_("Approved, and not on the careers site yet."),
            url=posting.get_absolute_url(),
            button=_("Publish"),
        )
