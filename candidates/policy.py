"""Who may do what to an application, a shortlist, a review. People and relations, never status."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from candidates.models import Onboarding
from hiring.accounts.models import User
from hiring.policy import ADMIN, EMPLOYEE, MANAGER, RECRUITER, Relation, Rule
from requisitions import policy as requisitions


def not_own(relation: Relation) -> Relation:
    """Nobody sees or handles their own candidacy from inside."""

    def holds(user: User, thing: Any) -> bool:
        application = getattr(thing, "application", thing)
        own = hasattr(application, "is_own_of") and application.is_own_of(user)
        return not own and relation.holds(user, thing)

    return Relation(relation.words, holds)


AN_ADMIN = not_own(ADMIN)
HIRING_MANAGER = not_own(requisitions.HIRING_MANAGER)
ITS_RECRUITER = not_own(requisitions.ITS_RECRUITER)
A_RECRUITER = not_own(requisitions.A_RECRUITER)

WHO_SEES_THEM = Relation(
    _("who may see one of their applications, or any recruiter while they have none"),
    lambda user, candidate: candidate.is_visible_to(user),
)

WHO_MEETS_THEM = not_own(
    Relation(
        _("who is on the panel, or was asked for their judgement"),
        lambda user, thing: getattr(thing, "application", thing).is_met_by(user),
    )
)
CANDIDATE = Relation(_("the candidate, on their own page"), lambda user, thing: False)
NEW_HIRE = Relation(_("the new hire, on their own page"), lambda user, thing: False)
HELPER = not_own(
    Relation(
        _("who helps them to start: buddy, IT, or the owner of a task"),
        lambda user, thing: thing.onboarding.is_helped_by(user),
    )
)
ITS_OWNER = not_own(Relation(_("whose task it is"), lambda user, task: task.is_owed_by(user)))
A_HELPER = Relation(
    _("who helps somebody to start, or stands in for a hiring manager"),
    lambda user, thing: (
        bool(user.stands_in_for) or Onboarding.objects.running().helped_by(user).exists()
    ),
)
REFEREE = Relation(_("the referee, by their own link"), lambda user, thing: False)
ON_THE_PANEL = not_own(
    Relation(_("who is on the panel"), lambda user, interview: interview.is_met_by(user))
)
ITS_AUTHOR = not_own(
    Relation(_("whose judgement it is"), lambda user, card: card.author_id == user.pk)
)
OFFER_APPROVER = not_own(
    Relation(_("an approver who was asked"), lambda user, offer: offer.was_asked(user))
)
THEMSELVES = Relation(_("they themselves"), lambda user, person: person.pk == user.pk)
ITS_READER = not_own(
    Relation(
        _("who sees the person and owes no judgement of them"),
        lambda user, card: card.is_visible_to(user),
    )
)

WHO_MAY_READ_ALL = Relation(
    _("who sees the person and owes no judgement of them"),
    lambda user, thing: (
        user.can("application.view", thing)
        and not thing.application.scorecards.awaited().by(user).exists()
    ),
)

ONLY_MANAGER = _("Only the hiring manager of this requisition decides on its people.")
ONLY_RECRUITER = _("Only a recruiter of this requisition can do this.")
ONLY_AUTHOR = _("Only the person it was asked of writes this scorecard.")
ONLY_PAIR = _("Only the hiring manager and a recruiter of this requisition can do this.")
ONLY_ITS_RECRUITER = _("Only the recruiter of this requisition carries its offers.")
ONLY_ASKED = _("Only the people who were asked can answer, and nobody approves their own offer.")
ONLY_REFEREE = _("Only the referee answers, by their own link.")
ONLY_HELPERS = _("Only whose task it is, its hiring manager or a recruiter can do this.")
ONLY_CANDIDATE = _("Only the candidate gives or refuses consent, on their own page.")

# fmt: off
RULES = (
    Rule("candidate.list",        (RECRUITER, ADMIN),                            _("Only recruiters search all candidates.")),
    Rule("candidate.view",        (WHO_SEES_THEM,)),
    Rule("candidate.tag",         (RECRUITER,),                                  _("Only recruiters keep tags.")),
    Rule("candidate.edit",        (RECRUITER,),                                  _("Only recruiters correct what is known of a person.")),
    Rule("application.refer",     (EMPLOYEE,),                                   _("Only people who work here refer somebody.")),
    Rule("application.add",       (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("application.view",      (AN_ADMIN, A_RECRUITER, HIRING_MANAGER)),
    Rule("application.apply",     (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.screen",    (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("application.present",   (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.advance",   (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.decline",   (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.debrief",   (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.probe",     (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.choose",    (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.keep_warm", (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.renege",    (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.reject",    (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.release",   (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.withdraw",  (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.restore",   (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("application.relent",    (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("application.see_pay",   (AN_ADMIN, ITS_RECRUITER, HIRING_MANAGER),     _("What they expect is seen by the requisition's manager and recruiter.")),

    Rule("decision.download",     (WHO_MAY_READ_ALL,),                           _("You read what others wrote once your own scorecard is in.")),

    Rule("note.write",            (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("note.see_private",      (ITS_RECRUITER, HIRING_MANAGER),               _("Private notes are for the requisition's manager and recruiter.")),
    Rule("message.send",          (A_RECRUITER,),                                _("Only a recruiter of this requisition writes to candidates.")),
    Rule("message.view",          (AN_ADMIN, A_RECRUITER, HIRING_MANAGER)),
    Rule("resume.view",           (AN_ADMIN, A_RECRUITER, HIRING_MANAGER, WHO_MEETS_THEM)),
    Rule("resume.download",       (AN_ADMIN, A_RECRUITER, HIRING_MANAGER, WHO_MEETS_THEM)),

    Rule("shortlist.view",        (AN_ADMIN, A_RECRUITER, HIRING_MANAGER)),
    Rule("shortlist.prepare",     (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("shortlist.present",     (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("shortlist.send",        (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("review.view",           (AN_ADMIN, A_RECRUITER, HIRING_MANAGER)),
    Rule("review.draft",          (HIRING_MANAGER,),                             ONLY_MANAGER),
    Rule("review.answer",         (A_RECRUITER,),                                ONLY_RECRUITER),

    Rule("interview.list",        (EMPLOYEE,),                                   _("Only people who work here hold interviews.")),
    Rule("interview.view",        (AN_ADMIN, A_RECRUITER, HIRING_MANAGER, ON_THE_PANEL)),
    Rule("interview.offer",       (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("interview.pick",        (CANDIDATE,),                                  _("Only the candidate picks a time, on their own page.")),
    Rule("interview.ask_others",  (CANDIDATE,),                                  _("Only the candidate asks for other times, on their own page.")),
    Rule("interview.book",        (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("interview.reschedule",  (A_RECRUITER, CANDIDATE),                      ONLY_RECRUITER),
    Rule("interview.change_panel", (A_RECRUITER,),                               ONLY_RECRUITER),
    Rule("interview.miss",        (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("interview.cancel",      (A_RECRUITER, CANDIDATE),                      ONLY_RECRUITER),

    Rule("scorecard.view",        (ITS_AUTHOR, ITS_READER),                      _("You read what others wrote once your own scorecard is in.")),
    Rule("scorecard.ask",         (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("scorecard.draft",       (ITS_AUTHOR,),                                 ONLY_AUTHOR),
    Rule("scorecard.send",        (ITS_AUTHOR,),                                 ONLY_AUTHOR),
    Rule("scorecard.amend",       (ITS_AUTHOR,),                                 ONLY_AUTHOR),
    Rule("interviewer.compare_words", (THEMSELVES, ADMIN),                           _("Only they themselves and admins see how words and decisions compare.")),
    Rule("scorecard.see_private", (ITS_AUTHOR, ITS_RECRUITER, HIRING_MANAGER),   _("Private notes are for the requisition's manager and recruiter.")),

    Rule("application.ask_referees", (A_RECRUITER,),                             ONLY_RECRUITER),
    Rule("reference.name",        (A_RECRUITER, CANDIDATE),                      ONLY_RECRUITER),
    Rule("reference.correct",     (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("reference.ask",         (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("reference.remind",      (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("reference.answer",      (REFEREE,),                                    ONLY_REFEREE),
    Rule("reference.refuse",      (REFEREE,),                                    ONLY_REFEREE),
    Rule("reference.record",      (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("reference.drop",        (A_RECRUITER, CANDIDATE),                      ONLY_RECRUITER),

    Rule("check.view",            (AN_ADMIN, A_RECRUITER, HIRING_MANAGER)),
    Rule("check.request",         (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("check.consent",         (CANDIDATE,),                                  ONLY_CANDIDATE),
    Rule("check.refuse",          (CANDIDATE,),                                  ONLY_CANDIDATE),
    Rule("check.order",           (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("check.begin",           (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("check.clear",           (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("check.consider",        (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("check.drop",            (A_RECRUITER,),                                ONLY_RECRUITER),
    Rule("offer.view",            (AN_ADMIN, ITS_RECRUITER, HIRING_MANAGER, OFFER_APPROVER)),
    Rule("offer.download",        (AN_ADMIN, ITS_RECRUITER, HIRING_MANAGER, OFFER_APPROVER)),
    Rule("offer.draft",           (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.edit",            (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.submit",          (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.approve",         (OFFER_APPROVER,),                             ONLY_ASKED),
    Rule("offer.send_back",       (OFFER_APPROVER,),                             ONLY_ASKED),
    Rule("offer.revise",          (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.extend",          (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.prolong",         (ITS_RECRUITER,),                              ONLY_ITS_RECRUITER),
    Rule("offer.ask",             (ITS_RECRUITER, CANDIDATE),                    ONLY_ITS_RECRUITER),
    Rule("offer.accept",          (CANDIDATE,),                                  _("Only the candidate accepts, on their own page.")),
    Rule("offer.decline",         (ITS_RECRUITER, CANDIDATE),                    ONLY_ITS_RECRUITER),
    Rule("offer.withdraw",        (ITS_RECRUITER, HIRING_MANAGER),               ONLY_PAIR),
    Rule("offer.remind",          (ITS_RECRUITER, HIRING_MANAGER),               ONLY_PAIR),

    Rule("check.see_result",      (AN_ADMIN, A_RECRUITER),                       _("What a check found is seen by recruiters and admins only.")),

    Rule("onboarding.list",       (RECRUITER, MANAGER, ADMIN, A_HELPER),         _("This page is for those who help somebody to start.")),
    Rule("onboarding.view",       (AN_ADMIN, A_RECRUITER, HIRING_MANAGER, HELPER)),
    Rule("onboarding.add_task",   (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("onboarding.move_start", (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("onboarding.name_buddy", (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
    Rule("onboarding.send_link",  (AN_ADMIN, A_RECRUITER, HIRING_MANAGER),       _("Only the hiring manager, a recruiter of this requisition and admins can do this.")),
    Rule("onboarding.expect",     (HIRING_MANAGER,),                             _("Only the hiring manager says what they expect.")),
    Rule("onboarding.check_in",   (HIRING_MANAGER,),                             _("Only the hiring manager says how it goes.")),
    Rule("onboarding.see_check_ins", (AN_ADMIN, A_RECRUITER, HIRING_MANAGER),    _("How it goes is read by the hiring manager and recruiters.")),
    Rule("onboarding.see_documents", (AN_ADMIN, A_RECRUITER),                    _("What a new hire sent is seen by recruiters and admins only.")),
    Rule("task.view",             (AN_ADMIN, A_RECRUITER, HIRING_MANAGER, HELPER)),
    Rule("task.finish",           (ITS_OWNER, A_RECRUITER, HIRING_MANAGER, NEW_HIRE), ONLY_HELPERS),
    Rule("task.reopen",           (ITS_OWNER, A_RECRUITER, HIRING_MANAGER, NEW_HIRE), ONLY_HELPERS),
    Rule("task.give",             (ITS_OWNER, A_RECRUITER, HIRING_MANAGER),      ONLY_HELPERS),
    Rule("task.drop",             (A_RECRUITER, HIRING_MANAGER),                 ONLY_PAIR),
)
# fmt: on

BY_ITSELF = frozenset(
    {
        "application.lapse",  # follows an offer that came to nothing
        "application.hire",  # follows an offer that was accepted
        "offer.expire",
        "shortlist.complete",
        "shortlist.look_again",
        "review.present",
        "review.ask",
        "review.advance",
        "review.decline",
        "review.leave",
        "interview.conclude",
        "check.expire",
        "scorecard.drop",
        "scorecard.expect",
    }
)
"""Moves that no person makes: they follow from another, or from sending the verdicts."""
