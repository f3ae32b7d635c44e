"""The posting of a requisition: what is live, what is in work, what changed."""

from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Clock
from hiring.clocks import TimeLeft
from hiring.meanwhile import changed
from requisitions.lifecycle import PostingStatus
from requisitions.models import Posting, Question, Remark, Requisition, Revision

TONES = {PostingStatus.LIVE: "on-time"}


class Review(NamedTuple):
    """A revision that waits for the hiring manager, beside what it would replace."""

    revision: Revision
    before: Revision | None
    changes: list[tuple[str, str, str]]
    left: TimeLeft | None
    may_answer: bool


def review(requisition: Requisition, user: User, revision: Revision | None) -> Review | None:
    """Nothing when the one in work does not wait, or when this reader has no part in it."""
    if revision is None or not revision.is_in_review:
        return None
    if not user.can("posting.view", requisition):
        return None
    before = revision.before
    clock = Clock.objects.on(revision).running().first()
    return Review(
        revision=revision,
        before=before,
        changes=changes(before, revision),
        left=clock.left(clocks.now()) if clock else None,
        may_answer=user.can("posting.approve", requisition),
    )


def changes(before: Revision | None, after: Revision) -> list[tuple[str, str, str]]:
    """(label, old, new) of every part of the text that is not the same."""
    return changed(said(before) if before else {}, said(after))


def as_read(posting: Posting | None) -> dict[str, str]:
    """Label → words of all that can be written: the newest text and the apply form."""
    latest = posting.latest if posting else None
    if posting is None or latest is None:
        return {}
    day = posting.closes_on
    return said(latest) | {
        _("Closes on"): date_format(day) if day else "",
        _("Résumé"): str(posting.get_resume_display()),
        _("Questions of your own"): "\n".join(map(line_of, posting.questions.current())),
    }


def line_of(question: Question) -> str:
    must = _("must be answered") if question.required else ""
    parts = [question.text, question.hint, str(question.get_kind_display()), must]
    return ", ".join(filter(None, parts))


def said(revision: Revision) -> dict[str, str]:
    """The parts of a posting, the text by its headings."""
    return {
        _("Title"): revision.title,
        _("Opening line"): revision.summary,
        _("Pay range shown"): f"{revision.pay} {revision.pay_note}".strip(),
        **parts(revision.body),
    }


def parts(text: str) -> dict[str, str]:
    """Heading → what stands under it. What stands above the first one is the text itself."""
    found = {_("Text"): ""}
    heading = _("Text")
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("#").strip() or heading
            found.setdefault(heading, "")
        else:
            found[heading] += f"{line}\n"
    return {heading: words.strip() for heading, words in found.items()}


def posting_page(requisition: Requisition, user: User) -> dict[str, Any]:
    """Everything the posting tab shows."""
    posting = requisition.posting
    in_work = posting.in_work if posting else None
    shown = (posting.revision or posting.approved()) if posting else None
    return {
        "posting": posting,
        "tone": TONES.get(PostingStatus(posting.status), "") if posting else "",
        "shown": shown,
        "outside_band": shown is not None and not requisition.band_fits(shown.pay),
        "in_work": in_work,
        "reviewing": review(requisition, user, in_work),
        "changes": changes(in_work.before, in_work) if in_work else [],
        "remark": last_remark(in_work),
        "questions": posting.questions.current() if posting else [],
        "versions": posting.revisions.select_related("written_by").order_by("-number")
        if posting
        else [],
        **rights(requisition, user, posting, in_work),
    }


def last_remark(revision: Revision | None) -> Remark | None:
    """Why the draft came back, until it is asked for again."""
    if revision is None or revision.is_in_review:
        return None
    return revision.remarks.select_related("by").last()


def rights(
    requisition: Requisition, user: User, posting: Posting | None, in_work: Revision | None
) -> dict[str, bool]:
    """The buttons: what status, policy and the state of the text allow together."""
    with_manager = in_work is not None and in_work.is_in_review
    own = requisition.is_managed_by(user)
    verbs = posting.open_verbs() if posting else []
    return {
        "may_write": not requisition.is_over
        and user.can("posting.write", requisition)
        and (own or not with_manager),
        "may_ask": in_work is not None
        and "ask" in in_work.open_verbs()
        and user.can("posting.ask", requisition),
        "may_publish": posting is not None
        and "publish" in verbs
        and requisition.is_open
        and posting.approved() is not None
        and user.can("posting.publish", requisition),
        "may_close": "close" in verbs and user.can("posting.close", requisition),
    }
