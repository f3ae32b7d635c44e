"""The table of doors: each address, what it opens on, by which rule, and how one knocks."""

from collections.abc import Callable
from typing import NamedTuple


class Door(NamedTuple):
    record: str  # what must be visible, or the answer is 404
    rule: str  # what must be allowed, or the answer is 403
    method: str
    within: str = ""  # a second record in the address

    def of(self, world):
        things = [self.record, self.within] if self.within else [self.record]
        return [world[thing].pk for thing in things]

    @property
    def arguments(self):
        return 2 if self.within else 1


def doors(record, method, **rows):
    return {name: Door(record, rule, method) for name, rule in rows.items()}


def named(prefix: str, rows: dict[str, Door]) -> dict[str, Door]:
    return {f"{prefix}:{name}": door for name, door in rows.items()}


REQUISITIONS = named(
    "requisitions",
    {
        **doors(
            "requisition",
            "get",
            detail="requisition.view",
            activity="requisition.follow",
            edit="requisition.edit",
            clone="requisition.clone",
            hand_over="requisition.hand_over",
            plan="requisition.follow",
            openings="requisition.follow",
            plan_edit="requisition.plan",
            posting="posting.view",
            posting_edit="posting.write",
        ),
        **doors(
            "requisition",
            "post",
            submit="requisition.submit",
            recall="requisition.recall",
            approve="requisition.approve",
            send_back="requisition.send_back",
            open="requisition.open",
            hold="requisition.hold",
            resume="requisition.resume",
            cancel="requisition.cancel",
            reopen="requisition.reopen",
            posting_preview="posting.write",
            posting_ask="posting.ask",
            posting_approve="posting.approve",
            posting_send_back="posting.send_back",
            posting_publish="posting.publish",
            posting_close="posting.close",
        ),
        "approval_remind": Door("requisition", "approval.remind", "post", "approval"),
        "approval_replace": Door("requisition", "approval.replace", "post", "approval"),
        "change_approve": Door("requisition", "change.approve", "post", "change"),
        "change_send_back": Door("requisition", "change.send_back", "post", "change"),
        "change_withdraw": Door("requisition", "change.withdraw", "post", "change"),
    },
)

APPLICATIONS = named(
    "candidates",
    {
        **doors(
            "requisition",
            "get",
            board="requisition.follow",
            shortlists="requisition.follow",
            to_be_told="requisition.follow",
            matrix="requisition.follow",
            add="application.add",
        ),
        **doors(
            "requisition",
            "post",
            farewell_preview="application.release",
            farewell_send="application.release",
            farewell_already="application.release",
            board_view="requisition.follow",
        ),
        **doors(
            "application",
            "get",
            application="application.view",
            moves="application.view",
            decide="application.view",
            present="application.present",
            choose="application.choose",
            write_screen="application.screen",
            message_words="message.send",
            ask_referees="application.ask_referees",
            reference_name="reference.name",
            check_request="check.request",
            scorecard_ask="scorecard.ask",
            offer_draft="offer.draft",
        ),
        **doors("scorecard", "get", scorecard="scorecard.view", scorecard_amend="scorecard.amend"),
        **doors(
            "scorecard", "post", scorecard_draft="scorecard.draft", scorecard_send="scorecard.send"
        ),
        **doors(
            "reference",
            "get",
            reference_correct="reference.correct",
            reference_record="reference.record",
            reference_drop="reference.drop",
        ),
        **doors(
            "reference", "post", reference_ask="reference.ask", reference_remind="reference.remind"
        ),
        **doors(
            "check",
            "get",
            check_clear="check.clear",
            check_consider="check.consider",
            check_drop="check.drop",
            check_see_result="check.see_result",
        ),
        **doors("check", "post", check_order="check.order", check_begin="check.begin"),
        **doors(
            "application",
            "post",
            apply="application.apply",
            screen="application.screen",
            advance="application.advance",
            decline="application.decline",
            debrief="application.debrief",
            probe="application.probe",
            renege="application.renege",
            reject="application.reject",
            release="application.release",
            withdraw="application.withdraw",
            restore="application.restore",
            relent="application.relent",
            keep_warm="application.keep_warm",
            shortlist_add="shortlist.prepare",
            write_note="note.write",
            send_message="message.send",
        ),
        **doors(
            "shortlist",
            "get",
            shortlist="shortlist.view",
            compare="shortlist.view",
            review_next="shortlist.view",
        ),
        **doors(
            "shortlist",
            "post",
            shortlist_prepare="shortlist.prepare",
            shortlist_present="shortlist.present",
            shortlist_send="shortlist.send",
        ),
        **doors(
            "candidate",
            "get",
            candidate="candidate.view",
            candidate_edit="candidate.edit",
        ),
        **doors("candidate", "post", tag="candidate.tag", untag="candidate.tag"),
        **doors(
            "offer",
            "get",
            offer="offer.view",
            offer_preview="offer.view",
            offer_edit="offer.edit",
            offer_revise="offer.revise",
            offer_prolong="offer.prolong",
            offer_ask="offer.ask",
            offer_decline="offer.decline",
            offer_withdraw="offer.withdraw",
        ),
        **doors(
            "offer",
            "post",
            offer_submit="offer.submit",
            offer_approve="offer.approve",
            offer_send_back="offer.send_back",
            offer_extend="offer.extend",
        ),
        "offer_remind": Door("offer", "offer.remind", "post", "yes"),
        "interview_book": Door("application", "interview.book", "get", "round"),
        "interview_offer": Door("application", "interview.offer", "get", "round"),
        **doors(
            "interview",
            "get",
            interview="interview.view",
            interview_settle="interview.book",
            interview_offer_others="interview.offer",
            interview_reschedule="interview.reschedule",
            interview_change_panel="interview.change_panel",
            interview_miss="interview.miss",
            interview_cancel="interview.cancel",
        ),
        **doors(
            "onboarding",
            "get",
            onboarding="onboarding.view",
            onboarding_add_task="onboarding.add_task",
            onboarding_move_start="onboarding.move_start",
            onboarding_name_buddy="onboarding.name_buddy",
            onboarding_send_link="onboarding.send_link",
            onboarding_expect="onboarding.expect",
        ),
        "onboarding_check_in": Door("onboarding", "onboarding.check_in", "get", "milestone"),
        **doors("task", "post", task_finish="task.finish", task_reopen="task.reopen"),
        **doors("task", "get", task_give="task.give", task_drop="task.drop"),
        **doors("document", "get", owed_document="onboarding.see_documents"),
        **doors("file", "get", resume_download="resume.download"),
        **doors("picture", "get", resume_page="resume.view"),
        **doors("review", "get", review="review.view"),
        **doors("review", "post", review_draft="review.draft", review_answer="review.answer"),
    },
)

GUARDED = REQUISITIONS | APPLICATIONS

FOR_ANYONE_SIGNED_IN = {
    "home",
    "jump",
    "inbox",
    "notice_read_all",
    "settings",
    "choose_notices",
    "appearance",
    "stand_ins",
    "calendar",
    "working_time",
    "absence_add",
    "feed_make",
    "feed_take_back",
    "policy",
    "requisitions:index",
    "candidates:everyone_to_be_told",
    "candidates:compare_words",
}

OWN_CHECKS: dict[str, Callable[..., object] | str] = {
    "requisitions:new": "requisition.draft",
    "candidates:index": "candidate.list",
    "refer_to": "application.refer",
    "candidates:interviews": "interview.list",
    "candidates:onboardings": "onboarding.list",
    "deliveries": "delivery.view",
    "health": "health.view",
    "tokens": "token.make",
    "api": "program.view",
}
"""No record in the address: the rule alone decides, 403 otherwise."""

ELSEWHERE = {
    "notice_read",
    "notice_resend",
    "delivery",
    "stand_in_remove",
    "absence_remove",
    "refer",
    "token_revoke",
    "api_nothing",
    "candidates:compare_words_of",
    "candidates:decision_record",
    "candidates:offer_letter",
}
"""Walked from both sides in tests/activity, tests/accounts, tests/api, and for referrals, words
compared, decision records and letters of offers in tests/candidates."""

PUBLIC = {
    "healthz",
    "api_schema",
    "jobs",
    "job_feed",
    "feed",
    "job",
    "apply",
    "applied",
    "my_application",
    "how_we_hire",
    "privacy",
    "sitemap",
    "robots",
    "candidates:my",
    "candidates:my_write",
    "candidates:my_send_resume",
    "candidates:my_withdraw",
    "candidates:my_name_referee",
    "candidates:my_drop_referee",
    "candidates:my_check",
    "candidates:my_interview",
    "candidates:my_time_zone",
    "candidates:my_ask_others",
    "candidates:my_reschedule",
    "candidates:my_cancel",
    "candidates:interview_pick",
    "candidates:check_consent",
    "candidates:check_refuse",
    "candidates:welcome",
    "candidates:welcome_finish",
    "candidates:welcome_reopen",
    "candidates:welcome_document",
    "candidates:own_offer",
    "candidates:own_offer_letter",
    "candidates:own_offer_ask",
    "candidates:own_offer_decline",
    "candidates:offer_accept",
    "candidates:reference_answer",
    "candidates:reference_refuse",
    "requisitions:answer",
}

# The API: the same rules, by token

READ = {
    "requisitions": ("requisition", "requisition.view"),
    "approvals": ("approval", "requisition.view"),
    "changes": ("change", "requisition.view"),
    "postings": ("advert", "posting.view"),
    "applications": ("application", "application.view"),
    "candidates": ("candidate", "application.view"),
    "shortlists": ("shortlist", "shortlist.view"),
    "reviews": ("review", "review.view"),
    "scorecards": ("scorecard", "scorecard.view"),
    "references": ("reference", "application.view"),
    "checks": ("check", "check.view"),
    "interviews": ("interview", "interview.view"),
    "decisions": ("decision", "application.view"),
    "offers": ("offer", "offer.view"),
    "onboardings": ("onboarding", "onboarding.view"),
    "tasks": ("task", "task.view"),
}
VERBS = {
    "requisitions": "submit recall approve send_back open hold resume cancel reopen hand_over plan",
    "approvals": "remind replace",
    "changes": "approve send_back withdraw",
    "postings": "ask approve send_back publish close",
    "applications": "apply screen advance decline debrief probe renege reject release withdraw"
    " restore relent",
    "candidates": "tag",
    "shortlists": "prepare present send",
    "reviews": "draft answer",
    "scorecards": "draft send amend",
    "references": "correct ask remind record drop",
    "checks": "order begin clear consider drop",
    "offers": "edit submit approve send_back revise extend prolong ask decline withdraw remind",
    "onboardings": "add_task move_start name_buddy send_link expect check_in",
    "tasks": "finish reopen give drop",
    "interviews": "offer book reschedule change_panel miss cancel",
}
OTHER_READ = {"checks-see-result": ("check", "check.see_result")}
OTHER_VERBS = {
    "applications-decide": ("application", "application.choose"),
    "applications-write-screen": ("application", "application.screen"),
    "applications-write-note": ("application", "note.write"),
    "applications-send-message": ("application", "message.send"),
    "applications-add-to-shortlist": ("application", "shortlist.prepare"),
    "applications-ask-scorecard": ("application", "scorecard.ask"),
    "applications-ask-referees": ("application", "application.ask_referees"),
    "applications-name-referee": ("application", "reference.name"),
    "applications-book-interview": ("application", "interview.book"),
    "applications-offer-interview": ("application", "interview.offer"),
    "applications-draft-offer": ("application", "offer.draft"),
    "applications-request-check": ("application", "check.request"),
    "candidates-untag": ("candidate", "candidate.tag"),
}


def program_doors():
    """Every address of the API that names a record of ours."""
    for noun, (record, rule) in READ.items():
        yield f"{noun}-detail", Door(record, rule, "get")
        word = rule.split(".")[0] if noun not in {"approvals", "changes"} else noun[:-1]
        word = {"candidates": "candidate", "references": "reference"}.get(noun, word)
        for verb in VERBS.get(noun, "").split():
            yield f"{noun}-{verb.replace('_', '-')}", Door(record, f"{word}.{verb}", "post")
    for name, (record, rule) in OTHER_READ.items():
        yield name, Door(record, rule, "get")
    for name, (record, rule) in OTHER_VERBS.items():
        yield name, Door(record, rule, "post")


PROGRAMS = dict(program_doors())
PATCHED = {
    "requisitions-detail": Door("requisition", "requisition.edit", "patch"),
    "postings-detail": Door("advert", "posting.write", "patch"),
    "candidates-detail": Door("candidate", "candidate.edit", "patch"),
}
REFERENCE = {"people", "departments", "places", "sources", "tags"}
