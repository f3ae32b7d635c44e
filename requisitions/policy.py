"""Who may do what to a requisition, its approvals, its posting. People and relations, never status."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.policy import ADMIN, MANAGER, RECRUITER, Relation, Rule


def recruits(user: User, thing: Any) -> bool:
    return bool(thing.requisition.is_recruited_by(user))


def may_recruit(user: User, thing: Any) -> bool:
    return user.has_role(Role.RECRUITER) and (
        not thing.requisition.confidential or recruits(user, thing)
    )


HIRING_MANAGER = Relation(
    _("its hiring manager or stand-in"),
    lambda user, thing: thing.requisition.is_managed_by(user),
)
ITS_RECRUITER = Relation(_("its recruiter"), recruits)
A_RECRUITER = Relation(_("a recruiter, unless confidential"), may_recruit)
APPROVER = Relation(
    _("an approver who was asked"), lambda user, thing: thing.requisition.was_asked(user)
)
DRAFTER = Relation(
    _("who drafted it"), lambda user, thing: thing.requisition.drafted_by_id == user.pk
)
SUBMITTER = Relation(
    _("who asked for approval"),
    lambda user, thing: thing.requisition.submitted_by_id == user.pk,
)
REQUESTER = Relation(
    _("who asked for this approval"), lambda user, approval: approval.round.was_asked_by(user)
)
ASKER = Relation(_("who asked for it"), lambda user, thing: thing.asked_by_id == user.pk)

PAIR = (HIRING_MANAGER, ITS_RECRUITER)
ONLY_MANAGER = _("Only the hiring manager of this requisition can do this.")
ONLY_PAIR = _("Only the hiring manager and the recruiter of this requisition can do this.")
ONLY_RECRUITER = _("Only a recruiter of this requisition can do this.")
ONLY_ASKED = _("Only the people who were asked can answer, and nobody approves their own request.")

# fmt: off
RULES = (
    Rule("requisition.draft",      (MANAGER, RECRUITER),                        _("Only hiring managers and recruiters draft requisitions.")),
    Rule("requisition.view",       (ADMIN, A_RECRUITER, HIRING_MANAGER, ITS_RECRUITER, APPROVER, DRAFTER)),
    Rule("requisition.follow",     (ADMIN, A_RECRUITER, HIRING_MANAGER, ITS_RECRUITER), _("Its posting, people and activity are for its manager and recruiters.")),
    Rule("requisition.see_pay",    (ADMIN, HIRING_MANAGER, ITS_RECRUITER, APPROVER), _("The band is seen by its manager, recruiter and approvers.")),
    Rule("requisition.edit",       (*PAIR, DRAFTER),                            ONLY_PAIR),
    Rule("requisition.plan",       PAIR,                                        ONLY_PAIR),
    Rule("requisition.clone",      (MANAGER, RECRUITER),                        _("Only hiring managers and recruiters draft requisitions.")),
    Rule("requisition.submit",     PAIR,                                        ONLY_PAIR),
    Rule("requisition.recall",     (SUBMITTER,),                                _("Only who asked for approval can recall it.")),
    Rule("requisition.approve",    (APPROVER,),                                 ONLY_ASKED),
    Rule("requisition.send_back",  (APPROVER,),                                 ONLY_ASKED),
    Rule("requisition.open",       (A_RECRUITER,),                              ONLY_RECRUITER),
    Rule("requisition.hold",       PAIR,                                        ONLY_PAIR),
    Rule("requisition.resume",     PAIR,                                        ONLY_PAIR),
    Rule("requisition.cancel",     (HIRING_MANAGER, ADMIN),                     _("Only its hiring manager or an admin can cancel a requisition.")),
    Rule("requisition.reopen",     (HIRING_MANAGER,),                           ONLY_MANAGER),
    Rule("requisition.hand_over",  (*PAIR, ADMIN),                              _("Only the present holder or an admin can hand it over.")),

    Rule("approval.remind",        (*PAIR, REQUESTER, ADMIN),                   ONLY_PAIR),
    Rule("approval.replace",       (REQUESTER, ADMIN),                          _("Only who asked for approval or an admin can ask somebody else.")),
    Rule("change.approve",         (APPROVER,),                                 ONLY_ASKED),
    Rule("change.send_back",       (APPROVER,),                                 ONLY_ASKED),
    Rule("change.withdraw",        (ASKER, HIRING_MANAGER),                     _("Only who asked for this change can withdraw it.")),

    Rule("posting.view",           (ADMIN, A_RECRUITER, HIRING_MANAGER, ITS_RECRUITER)),
    Rule("posting.write",          (A_RECRUITER, HIRING_MANAGER),               ONLY_PAIR),
    Rule("posting.ask",            (A_RECRUITER,),                              ONLY_RECRUITER),
    Rule("posting.approve",        (HIRING_MANAGER,),                           _("Only the hiring manager approves this posting.")),
    Rule("posting.send_back",      (HIRING_MANAGER,),                           _("Only the hiring manager approves this posting.")),
    Rule("posting.publish",        (A_RECRUITER,),                              ONLY_RECRUITER),
    Rule("posting.close",          (A_RECRUITER,),                              ONLY_RECRUITER),
)
# fmt: on

BY_ITSELF = frozenset(
    {
        "requisition.void",
        "requisition.fill",
        "requisition.vacate",
        "opening.reserve",
        "opening.fill",
        "opening.free",
        "opening.close",
    }
)
"""Moves that no person makes: they follow from another."""
