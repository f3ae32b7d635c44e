"""Everything one page shows of an application, for one person who reads it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, Prefetch, prefetch_related_objects
from django.http import QueryDict
from django.utils.translation import gettext as _

from candidates.finalists import matrix_of
from candidates.forms.candidate import TagForm
from candidates.forms.message import MessageForm, WordsForm
from candidates.forms.note import NoteForm
from candidates.lifecycle import COLUMNS
from candidates.meetings import way_of
from candidates.models import Application, Finding, Resume, Review
from candidates.moves import offered
from candidates.next_step import next_step
from candidates.offer_line import offer_line
from candidates.outcomes import checks
from candidates.pages import shown_resume
from candidates.testimony import testimonies
from candidates.traces import Traces, traces_of
from candidates.turns import turn_of
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.models import Event
from hiring.activity.timeline import items, told
from hiring.moments import days_since
from hiring.paging import page_of

type Part = dict[str, Any]


def dossier(application: Application, user: User, asked: QueryDict) -> Part:
    """The page in parts; each asks what it needs, whatever the number of rows."""
    findings = Prefetch("findings", Finding.objects.select_related("by"))
    prefetch_related_objects([application], findings, "decisions")
    resumes = list(application.candidate.resumes.for_page())
    resume, there = shown_resume(application, resumes), traces_of(application)
    reviews = application.reviews.presented().for_page().order_by("pk")
    review = reviews.last() if there.reviews else None
    return {
        "application": application,
        "candidate": application.candidate,
        "requisition": application.requisition,
        "resumes": resumes,
        "resume": resume,
        **standing(application, review, user, there),
        **known(application, resume, review, user, there),
        **thread(application, user, asked),
        **happened(application, user, asked),
        **beside(application, user),
        "references": testimonies(application, user, there),
        "checks": checks(application, user, there),
    }


def standing(application: Application, review: Review | None, user: User, there: Traces) -> Part:
    """Where they stand, whose turn it is, what comes next, who stands beside them."""
    here = _("%(stage)s, day %(day)d") % {
        "stage": application.get_status_display(),
        "day": days_since(application.since) + 1,
    }
    open_review = review if review and review.is_unanswered else None
    way = way_of(application, user, there)
    offer = (
        application.offers.newest_of([application]).get(application.pk) if there.offers else None
    )
    turn = turn_of(application, offer, user)
    column = application.requisition.applications.not_of(user).for_names()
    previous, following = column.neighbours(application)
    return {
        "track": [here if stage == application.status else stage.label for stage in COLUMNS],
        "here": here,
        "is_on_track": application.status in COLUMNS,
        "turn": turn,
        "left": turn.clock.left(clocks.now()) if turn.clock else None,
        "step": next_step(application, open_review, turn.person, user, way, offer),
        "line": offer_line(application, offer, user),
        "way": way,
        "moves": offered(application, user),
        "previous": previous,
        "following": following,
    }


def known(
    application: Application,
    resume: Resume | None,
    review: Review | None,
    user: User,
    there: Traces,
) -> Part:
    """Criterion by criterion: what they claim, what was heard, tested and confirmed."""
    criteria = list(application.requisition.criteria.all())
    found = matrix_of(application, criteria, resume, review, user, there)
    return {
        "matrix": found,
        "musts": sum(one.is_must and not one.retired for one in criteria),
        "may_ask_for_one": application.is_being_met and user.can("scorecard.ask", application),
        "answers": application.answers.select_related("question") if there.answers else (),
    }


def thread(application: Application, user: User, asked: QueryDict) -> Part:
    """What was written between us and them; what they wrote is read now."""
    lines = list(application.messages.select_related("author"))
    may_send = user.can("message.send", application)
    if may_send and any(line.is_theirs and not line.read_at for line in lines):
        application.messages.mark_read()
    return {
        "thread": lines,
        "may_send": may_send,
        "message_form": message_form(application, user, asked) if may_send else None,
        "words_form": WordsForm(asked or None, application=application) if may_send else None,
    }


def message_form(application: Application, user: User, asked: Mapping[str, Any]) -> MessageForm:
    """Empty, or begun with the template that was asked for."""
    form = WordsForm(asked, application=application)
    template = form.cleaned_data["words"] if form.is_valid() else None
    body = template.fill_in(application, by=user) if template else ""
    return MessageForm(application=application, initial={"body": body})


def happened(application: Application, user: User, asked: QueryDict) -> Part:
    page = page_of(told(Event.objects.about(application)), asked, "at", "pk")
    may_write = user.can("note.write", application)
    return {
        "page": page,
        "items": items(page.rows, user, *known_in(application)),
        "note_form": note_form(application, user) if may_write else None,
    }


def known_in(application: Application) -> list[Model]:
    """Whom most that happened is about, and who did it."""
    requisition = application.requisition
    return [application, application.candidate, requisition.manager, requisition.recruiter]


def note_form(application: Application, user: User, sent: QueryDict | None = None) -> NoteForm:
    return NoteForm(
        sent,
        readers=list(application.readers()),
        may_be_private=user.can("note.see_private", application),
    )


def beside(application: Application, user: User) -> Part:
    """What is known of the person beyond this application; whoever reads it is somebody else."""
    others = application.candidate.applications.followed_by(user).exclude(pk=application.pk)
    return {
        "sees_pay": user.can("application.see_pay", application),
        "others": others.for_others(),
        "may_tag": user.can("candidate.tag", application.candidate),
        "tag_form": TagForm(),
    }
