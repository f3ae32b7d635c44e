"""Who hears what of an application, a shortlist, a review, a message."""

from typing import Any

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from candidates.hearing.applications import (
    acknowledgement,
    candidate,
    manager_who_did_not_add,
    mentioned,
    message,
    own_page,
    recruiter_unless_reviewed,
    still_to_decide,
    themselves,
)
from candidates.hearing.interviews import (
    application_page,
    candidate_cancel,
    candidate_request,
    for_candidate,
    for_panel,
    inbox,
    joined,
    left,
    moved_for_candidate,
    moved_for_panel,
    nobody,
    other_times,
    own_interview,
    panel,
    panel_cancel,
    panel_if_booked,
    panel_request,
    soon,
    stayed,
    still_ended,
    still_off_panel,
    still_offered,
    still_on_panel,
    still_then,
    still_to_come,
    still_wished,
    taken_off,
    times_offered,
    who_is_met,
    who_is_met_then,
    why_to_candidate,
    why_to_panel,
    why_to_recruiter,
    wish,
)
from candidates.hearing.offers import OFFERS, manager_and_recruiter, recruiter_if_asked
from candidates.hearing.onboarding import ONBOARDING
from candidates.hearing.references import (
    asked_anew,
    note_with_it,
    referee,
    referee_page,
    request,
    still_to_answer,
    still_to_consent,
)
from candidates.hearing.scorecards import (
    author,
    evidence_page,
    recruiter_of_the_last,
    still_to_write,
    what_to_look_at,
    who_waits_for_it,
)
from candidates.hearing.shortlists import (
    answer,
    cover,
    first_to_review,
    question,
    still_asked,
    still_waiting,
    waiting,
    who_waits,
)
from candidates.models import (
    Application,
    Ask,
    BackgroundCheck,
    Candidate,
    Interview,
    Message,
    Note,
    Offer,
    OfferApproval,
    OfferStep,
    Onboarding,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
    StartCheckIn,
)
from hiring.accounts.models import User
from hiring.accounts.roles import Role
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
    Reference.objects.select_related("application__candidate", "application__requisition__manager"),
    BackgroundCheck.objects.select_related(
        "application__candidate", "application__requisition__manager"
    ),
    Scorecard.objects.select_related(
        "application__candidate", "application__requisition__manager", "author"
    ),
    Interview.objects.select_related("candidate", "round", "application__requisition__manager"),
    Offer.objects.for_page(),
    OfferStep.objects.select_related(
        "version__offer__application__candidate",
        "version__offer__application__requisition__manager",
    ),
    OfferApproval.objects.for_page(),
    Onboarding.objects.for_page(),
    OnboardingTask.objects.for_page(),
    StartCheckIn.objects.select_related(
        "onboarding__application__candidate", "onboarding__application__requisition__manager"
    ),
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
    known |= {"candidate": application.candidate, "job": job}
    return known | {"task": str(thing)} if isinstance(thing, OnboardingTask) else known


def hides(thing: Any, reader: Any) -> bool:
    """Nobody hears of their own candidacy from inside."""
    application = thing if isinstance(thing, Application) else getattr(thing, "application", None)
    return isinstance(reader, User) and application is not None and application.is_own_of(reader)


ROLES = {
    recruiter_unless_reviewed: {Role.RECRUITER},
    manager_who_did_not_add: {Role.MANAGER},
    mentioned: {Role.MANAGER, Role.RECRUITER, Role.ADMIN},
    who_waits_for_it: {Role.MANAGER, Role.RECRUITER},
    recruiter_of_the_last: {Role.RECRUITER},
    recruiter_if_asked: {Role.RECRUITER},
    manager_and_recruiter: {Role.MANAGER, Role.RECRUITER},
}

REVIEW = _("Review the shortlist")
OWN_PAGE = _("Open your page")
WRITE = _("Write your scorecard")
REFER = _("Read the questions")
SEE_IT = _("See the meeting")
KIT = _("Open the kit and the résumé")
NAMED_YOU = _("You get this because somebody you know named you as a referee.")

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
    Telling("application.keep_warm", recruiter,                _("{actor} keeps {candidate} warm as a runner-up for {requisition}. They are still to be told."), button=_("Tell them")),
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
    Telling("application.ask_referees", candidate,             _("Who knows your work? For {job} at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page, text=note_with_it),
    Telling("reference.name",       recruiter,                 _("{candidate} named a referee for {requisition}."), button=_("Ask them")),
    Telling("reference.ask",        referee,                   _("A reference for {candidate}, {job} at {company}"), button=REFER, yours=True, outside=True, because=NAMED_YOU, link=referee_page, text=request, still=still_to_answer),
    Telling("reference.correct",    nobody,                    _("A reference for {candidate}, {job} at {company}"), named=asked_anew, button=REFER, yours=True, outside=True, because=NAMED_YOU, link=referee_page, text=request, still=still_to_answer),
    Telling("reference.remind",     referee,                   _("Once more: a reference for {candidate}, {job} at {company}"), button=REFER, yours=True, outside=True, because=NAMED_YOU, link=referee_page, text=request, still=still_to_answer),
    Telling("reference.before",     referee,                   _("Your reference for {candidate}, {job} at {company}"), button=REFER, yours=True, outside=True, because=NAMED_YOU, link=referee_page, text=request, still=still_to_answer),
    Telling("reference.due",        referee,                   _("We still hope for your reference for {candidate}, {job} at {company}"), button=REFER, yours=True, outside=True, because=NAMED_YOU, link=referee_page, text=request, still=still_to_answer),
    Telling("reference.answer",     recruiter,                 _("{actor} gave a reference for {candidate}, {requisition}."), button=_("Read it")),
    Telling("reference.refuse",     recruiter,                 _("{actor} would rather not give a reference for {candidate}, {requisition}.")),
    Telling("check.request",        candidate,                 _("We ask for your consent, for {job} at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page, still=still_to_consent),
    Telling("check.consent",        recruiter,                 _("{candidate} consented to a background check for {requisition}."), button=_("Order it")),
    Telling("check.refuse",         recruiter,                 _("{candidate} refused a background check for {requisition}.")),
    Telling("check.clear",          manager,                   _("A background check of {candidate} for {requisition} is clear.")),
    Telling("check.expire",         recruiter,                 _("A background check of {candidate} for {requisition} has expired.")),
    Telling("interview.offer",      who_is_met,                _("Choose a time to meet us: {job} at {company}"), button=_("Choose a time"), yours=True, outside=True, link=own_interview, text=times_offered, still=still_offered),
    Telling("interview.book",       who_is_met,                _("You meet us: {job} at {company}"), kind="interview.book.candidate", button=SEE_IT, yours=True, outside=True, link=own_interview, text=for_candidate, calendar=candidate_request, still=still_then),
    Telling("interview.book",       panel,                     _("{actor} booked you to meet {candidate} for {requisition}."), button=KIT, yours=True, due=False, also_actor=True, text=for_panel, calendar=panel_request, still=still_then),
    Telling("interview.pick",       who_is_met,                _("You meet us: {job} at {company}"), kind="interview.pick.candidate", button=SEE_IT, yours=True, outside=True, also_actor=True, link=own_interview, text=for_candidate, calendar=candidate_request, still=still_then),
    Telling("interview.pick",       panel,                     _("{candidate} chose when you meet for {requisition}."), kind="interview.pick.panel", button=KIT, yours=True, due=False, text=for_panel, calendar=panel_request, still=still_then),
    Telling("interview.pick",       recruiter,                 _("{candidate} chose a time for {requisition}."), link=application_page, text=why_to_panel, still=still_then),
    Telling("interview.ask_others", recruiter,                 _("{candidate} asks for another time for {requisition}."), button=_("Offer other times"), yours=True, due=False, link=other_times, text=wish, still=still_wished),
    Telling("interview.reschedule", who_is_met,                _("Another time or place: {job} at {company}"), kind="interview.reschedule.candidate", button=SEE_IT, yours=True, outside=True, also_actor=True, link=own_interview, text=moved_for_candidate, calendar=candidate_request, still=still_then),
    Telling("interview.reschedule", panel,                     _("Your interview with {candidate} for {requisition} is moved."), kind="interview.reschedule.panel", button=KIT, yours=True, due=False, also_actor=True, text=moved_for_panel, calendar=panel_request, still=still_then),
    Telling("interview.reschedule", recruiter,                 _("{actor} moved the interview of {candidate} for {requisition}."), link=application_page, text=moved_for_panel, still=still_then),
    Telling("interview.change_panel", nobody,                  _("{actor} asks you to meet {candidate} for {requisition}."), kind="interview.change_panel.joined", named=joined, button=KIT, yours=True, due=False, also_actor=True, text=for_panel, calendar=panel_request, still=still_on_panel),
    Telling("interview.change_panel", nobody,                  _("{actor} changed who meets {candidate} with you for {requisition}."), kind="interview.change_panel.stayed", named=stayed, button=KIT, yours=True, due=False, also_actor=True, text=for_panel, calendar=panel_request, still=still_then),
    Telling("interview.change_panel", nobody,                  _("{actor} took you off the interview with {candidate} for {requisition}."), kind="interview.change_panel.left", named=left, button=_("Open your inbox"), yours=True, due=False, also_actor=True, link=inbox, text=why_to_panel, calendar=taken_off, still=still_off_panel),
    Telling("interview.change_panel", who_is_met_then,         _("You meet other people: {job} at {company}"), button=SEE_IT, yours=True, outside=True, link=own_interview, text=for_candidate, calendar=candidate_request, still=still_then),
    Telling("interview.miss",       who_is_met,                _("We did not meet: {job} at {company}"), kind="interview.miss.candidate", button=OWN_PAGE, yours=True, outside=True, link=own_page, text=soon, calendar=candidate_cancel, still=still_ended),
    Telling("interview.miss",       panel,                     _("{actor} recorded that the interview with {candidate} for {requisition} did not take place."), yours=True, due=False, also_actor=True, text=why_to_panel, calendar=panel_cancel, still=still_ended),
    Telling("interview.cancel",     who_is_met,                _("Our meeting is cancelled: {job} at {company}"), kind="interview.cancel.candidate", button=OWN_PAGE, yours=True, outside=True, also_actor=True, link=own_page, text=why_to_candidate, calendar=candidate_cancel, still=still_ended),
    Telling("interview.cancel",     panel_if_booked,           _("The interview with {candidate} for {requisition} is cancelled."), kind="interview.cancel.panel", yours=True, due=False, also_actor=True, text=why_to_panel, calendar=panel_cancel, still=still_ended),
    Telling("interview.cancel",     recruiter,                 _("{actor} cancelled the interview of {candidate} for {requisition}."), link=application_page, text=why_to_recruiter, still=still_ended),
    Telling("interview.before",     panel,                     _("Soon you meet {candidate} for {requisition}."), button=KIT, yours=True, due=False, text=for_panel, still=still_to_come),
    Telling("interview.before",     who_is_met,                _("Soon you meet us: {job} at {company}"), kind="interview.before.candidate", button=SEE_IT, yours=True, outside=True, link=own_interview, text=for_candidate, still=still_to_come),
    Telling("scorecard.ask",        author,                    _("{actor} asks what you think of {candidate}."), button=WRITE, yours=True, text=what_to_look_at, still=still_to_write),
    Telling("scorecard.send",       who_waits_for_it,          _("{actor} sent a scorecard on {candidate}."), link=evidence_page),
    Telling("scorecard.send",       recruiter_of_the_last,     _("All scorecards on {candidate} are in."), kind="scorecard.all_in", link=evidence_page),
    Telling("scorecard.amend",      pair,                      _("{actor} changed their scorecard on {candidate}."), link=evidence_page),
    Telling("scorecard.due",        author,                    _("Your scorecard on {candidate} is due."), button=WRITE, yours=True, still=still_to_write),
    Telling("scorecard.daily",      author,                    _("Your scorecard on {candidate} is still awaited."), button=WRITE, yours=True, still=still_to_write),
    *OFFERS,
    Telling("candidate.send_link",  themselves,                _("Your page at {company}"), button=OWN_PAGE, yours=True, outside=True, link=own_page),
    *ONBOARDING,
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
        "offer.submit",  # its first approvers hear by offer_approval.ask
        "reference.record",
        "reference.drop",
        "check.order",
        "check.begin",
        "check.consider",  # whoever decides reads "under review" either way
        "check.drop",
        "interview.conclude",  # from here on the scorecards' clocks speak
        "scorecard.drop",
        "scorecard.expect",
        "task.finish",  # a document is told by task.send_document
        "task.reopen",
        "task.drop",
    }
)
