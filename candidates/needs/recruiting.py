"""What the recruiter of a requisition owes: answers, words to candidates, the next step."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.desk import Desk
from candidates.lifecycle import Stage
from candidates.models import Ask, Message
from candidates.needs import checking, meeting, offering
from candidates.needs.need import MOST, Need, When
from candidates.waiting import tone
from hiring import words
from hiring.moments import days_since
from requisitions.lifecycle import RevisionStatus, Status
from requisitions.models import Requisition, Revision

QUOTED = 90  # characters


def needs(desk: Desk) -> Iterator[Need]:
    if desk.recruited:
        yield from questions(desk)
        if desk.asked.to_read:
            yield from messages(desk)
        yield from meeting.needs(desk)
        if desk.asked.to_order or desk.asked.to_ask:
            yield from checking.needs(desk)
        yield from offering.needs(desk)
        yield from to_be_told(desk)
        yield from to_open(desk)
        yield from postings_to_write(desk)
        yield from postings_to_publish(desk)


def questions(desk: Desk) -> Iterator[Need]:
    running = [one for one in desk.recruited if one.is_running]
    if not desk.promised("answer", running):
        return
    asks = Ask.objects.open().of(running).select_related("by", "review__application__candidate")
    for ask in asks[:MOST]:
        names = {"manager": ask.by.first_name, "name": ask.review.application}
        yield Need(
            icon="circle-help",
            title=_("Answer %(manager)s about %(name)s") % names,
            meta=f"“{Truncator(ask.text).chars(QUOTED)}”",
            url=ask.get_absolute_url(),
            button=_("Answer"),
            clock=desk.clock_of("answer", ask),
        )


def messages(desk: Desk) -> Iterator[Need]:
    """The last unread word of each candidate."""
    people = desk.applications(desk.recruited)
    unread = Message.objects.about(people).unread_by_team().order_by("application_id", "-at", "-pk")
    last = unread.distinct("application_id").for_needs()
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


def to_be_told(desk: Desk) -> Iterator[Need]:
    """One line a requisition, however many people it is."""
    for requisition in desk.recruited:
        if stages := desk.to_be_told(requisition):
            since = requisition.since if requisition.is_over else min(one.since for one in stages)
            people = sum(one.people for one in stages)
            yield telling(requisition, people, (desk.now - since).days)


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


def to_open(desk: Desk) -> Iterator[Need]:
    approved = [one for one in desk.recruited if one.status == Status.APPROVED]
    for requisition in sorted(approved, key=lambda one: one.since)[:MOST]:
        yield Need(
            icon="circle-play",
            title=_("Open %(job)s to candidates") % {"job": requisition.title},
            meta=_("Approved %(ago)s.") % {"ago": words.days_ago(days_since(requisition.since))},
            url=requisition.get_absolute_url(),
            button=_("Open"),
        )


def postings_to_write(desk: Desk) -> Iterator[Need]:
    drafts = desk.revisions_of(desk.recruited, RevisionStatus.DRAFT)[:MOST]
    prefetch_related_objects(drafts, "remarks__by")
    for revision in drafts:
        sent_back = bool(revision.remarks.all())
        title = (
            _("Change the posting for %(job)s")
            if sent_back
            else _("Finish the posting for %(job)s")
        )
        yield Need(
            icon="square-pen",
            title=title % {"job": revision.requisition.title},
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


def postings_to_publish(desk: Desk) -> Iterator[Need]:
    approved = desk.revisions_of(desk.recruited, RevisionStatus.APPROVED)
    ready = {one.requisition: one for one in approved if one.requisition.is_open}
    for requisition, revision in ready.items():
        yield Need(
            icon="megaphone",
            title=_("Publish the posting for %(job)s") % {"job": requisition.title},
            meta=_("Approved, and not on the careers site yet."),
            url=revision.get_absolute_url(),
            button=_("Publish"),
        )
