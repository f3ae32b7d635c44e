from django.urls import path

from candidates import offer_urls
from candidates.views import (
    add,
    application,
    board,
    check,
    compare,
    compare_words,
    decision,
    interview,
    interviews,
    matrix,
    meeting,
    message,
    move,
    my,
    my_checks,
    my_interviews,
    my_referees,
    newer_resume,
    note,
    onboarding,
    onboarding_task,
    people,
    referee,
    reference,
    resume,
    review,
    schedule,
    scorecard,
    screen,
    shortlist,
    tag,
    to_be_told,
    welcome,
)

app_name = "candidates"

board_routes = [
    path("requisitions/<int:number>/board/", board.board, name="board"),
    path("requisitions/<int:number>/board/view/", board.board_view, name="board_view"),
]
application_routes = [
    path("applications/<int:pk>/", application.application, name="application"),
    path("applications/<int:pk>/write_screen/", screen.write_screen, name="write_screen"),
    path("applications/<int:pk>/notes/", note.write_note, name="write_note"),
    path("applications/<int:pk>/messages/", message.send_message, name="send_message"),
    path("applications/<int:pk>/words/", message.message_words, name="message_words"),
    path("resumes/<int:pk>/", resume.resume_download, name="resume_download"),
    path("resumes/pages/<int:pk>/", resume.resume_page, name="resume_page"),
]
people_routes = [
    path("requisitions/<int:number>/add/", add.add, name="add"),
    path("candidates/", people.index, name="index"),
    path("candidates/<int:pk>/", people.candidate, name="candidate"),
    path("candidates/<int:pk>/edit/", people.candidate_edit, name="candidate_edit"),
    path("candidates/<int:pk>/tag/", tag.tag, name="tag"),
    path("candidates/<int:pk>/untag/", tag.untag, name="untag"),
]
move_routes = [
    path("applications/<int:pk>/moves/", move.moves, name="moves"),
    path("applications/<int:pk>/apply/", move.move, {"verb": "apply"}, name="apply"),
    path("applications/<int:pk>/screen/", move.move, {"verb": "screen"}, name="screen"),
    path("applications/<int:pk>/present/", move.present, name="present"),
    path("applications/<int:pk>/advance/", move.move, {"verb": "advance"}, name="advance"),
    path("applications/<int:pk>/decline/", move.move, {"verb": "decline"}, name="decline"),
    path("applications/<int:pk>/debrief/", move.move, {"verb": "debrief"}, name="debrief"),
    path("applications/<int:pk>/probe/", move.move, {"verb": "probe"}, name="probe"),
    path("applications/<int:pk>/choose/", move.choose, name="choose"),
    path("applications/<int:pk>/renege/", move.move, {"verb": "renege"}, name="renege"),
    path("applications/<int:pk>/reject/", move.move, {"verb": "reject"}, name="reject"),
    path("applications/<int:pk>/release/", move.move, {"verb": "release"}, name="release"),
    path("applications/<int:pk>/withdraw/", move.move, {"verb": "withdraw"}, name="withdraw"),
    path("applications/<int:pk>/restore/", move.move, {"verb": "restore"}, name="restore"),
    path("applications/<int:pk>/relent/", move.move, {"verb": "relent"}, name="relent"),
]
shortlist_routes = [
    path("requisitions/<int:number>/shortlists/", shortlist.shortlists, name="shortlists"),
    path("applications/<int:pk>/shortlist/", shortlist.shortlist_add, name="shortlist_add"),
    path("shortlists/<int:pk>/", shortlist.shortlist, name="shortlist"),
    path("shortlists/<int:pk>/prepare/", shortlist.shortlist_prepare, name="shortlist_prepare"),
    path("shortlists/<int:pk>/present/", shortlist.shortlist_present, name="shortlist_present"),
    path("shortlists/<int:pk>/next/", review.review_next, name="review_next"),
    path("shortlists/<int:pk>/compare/", compare.compare, name="compare"),
    path("shortlists/<int:pk>/send/", compare.shortlist_send, name="shortlist_send"),
    path("reviews/<int:pk>/", review.review, name="review"),
    path("reviews/<int:pk>/draft/", review.review_draft, name="review_draft"),
    path("reviews/<int:pk>/answer/", review.review_answer, name="review_answer"),
]
interview_routes = [
    path("interviews/", interviews.interviews, name="interviews"),
    path("interviews/<int:pk>/", interview.interview, name="interview"),
]
scorecard_routes = [
    path("requisitions/<int:number>/matrix/", matrix.matrix, name="matrix"),
    path("applications/<int:pk>/scorecards/", scorecard.scorecard_ask, name="scorecard_ask"),
    path("scorecards/<int:pk>/", scorecard.scorecard, name="scorecard"),
    path("scorecards/<int:pk>/draft/", scorecard.scorecard_draft, name="scorecard_draft"),
    path("scorecards/<int:pk>/send/", scorecard.scorecard_send, name="scorecard_send"),
    path("scorecards/<int:pk>/amend/", scorecard.scorecard_amend, name="scorecard_amend"),
]
decision_routes = [
    path("applications/<int:pk>/decide/", decision.decide, name="decide"),
    path("applications/<int:pk>/keep_warm/", decision.keep_warm, name="keep_warm"),
    path("scorecards/compare/", compare_words.compare_words, name="compare_words"),
    path("scorecards/compare/<int:pk>/", compare_words.compare_words, name="compare_words_of"),
    path("decisions/<int:pk>/record/", decision.decision_record, name="decision_record"),
    path("to-be-told/", to_be_told.everyone_to_be_told, name="everyone_to_be_told"),
    path("requisitions/<int:number>/to-be-told/", to_be_told.to_be_told, name="to_be_told"),
    path(
        "requisitions/<int:number>/to-be-told/preview/",
        to_be_told.farewell_preview,
        name="farewell_preview",
    ),
    path(
        "requisitions/<int:number>/to-be-told/send/",
        to_be_told.farewell_send,
        name="farewell_send",
    ),
    path(
        "requisitions/<int:number>/to-be-told/already/",
        to_be_told.farewell_already,
        name="farewell_already",
    ),
]
reference_routes = [
    path("applications/<int:pk>/ask_referees/", reference.ask_referees, name="ask_referees"),
    path("applications/<int:pk>/references/", reference.reference_name, name="reference_name"),
    path("references/<int:pk>/correct/", reference.reference_correct, name="reference_correct"),
    path("references/<int:pk>/ask/", reference.reference_ask, name="reference_ask"),
    path("references/<int:pk>/remind/", reference.reference_remind, name="reference_remind"),
    path("references/<int:pk>/record/", reference.reference_record, name="reference_record"),
    path("references/<int:pk>/drop/", reference.reference_drop, name="reference_drop"),
    path("reference/<str:token>/", referee.reference_answer, name="reference_answer"),
    path("reference/<str:token>/refuse/", referee.reference_refuse, name="reference_refuse"),
]
check_routes = [
    path("applications/<int:pk>/checks/", check.check_request, name="check_request"),
    path("checks/<int:pk>/order/", check.check_step, {"verb": "order"}, name="check_order"),
    path("checks/<int:pk>/begin/", check.check_step, {"verb": "begin"}, name="check_begin"),
    path("checks/<int:pk>/clear/", check.check_conclude, {"verb": "clear"}, name="check_clear"),
    path(
        "checks/<int:pk>/consider/",
        check.check_conclude,
        {"verb": "consider"},
        name="check_consider",
    ),
    path("checks/<int:pk>/drop/", check.check_drop, name="check_drop"),
    path("checks/<int:pk>/result/", check.check_result, name="check_see_result"),
]
meeting_routes = [
    path(
        "applications/<int:pk>/rounds/<int:number>/book/",
        schedule.interview_book,
        name="interview_book",
    ),
    path(
        "applications/<int:pk>/rounds/<int:number>/offer/",
        schedule.interview_offer,
        name="interview_offer",
    ),
    path("interviews/<int:pk>/book/", schedule.interview_settle, name="interview_settle"),
    path(
        "interviews/<int:pk>/offer/",
        schedule.interview_offer_others,
        name="interview_offer_others",
    ),
    path(
        "interviews/<int:pk>/reschedule/",
        meeting.interview_reschedule,
        name="interview_reschedule",
    ),
    path(
        "interviews/<int:pk>/change_panel/",
        meeting.interview_change_panel,
        name="interview_change_panel",
    ),
    path("interviews/<int:pk>/miss/", meeting.interview_miss, name="interview_miss"),
    path("interviews/<int:pk>/cancel/", meeting.interview_cancel, name="interview_cancel"),
]
my_interview_routes = [
    path("my/<str:token>/time_zone/", my_interviews.my_time_zone, name="my_time_zone"),
    path("my/<str:token>/interviews/<int:pk>/", my_interviews.my_interview, name="my_interview"),
    path(
        "my/<str:token>/interviews/<int:pk>/pick/",
        my_interviews.interview_pick,
        name="interview_pick",
    ),
    path(
        "my/<str:token>/interviews/<int:pk>/ask_others/",
        my_interviews.my_ask_others,
        name="my_ask_others",
    ),
    path(
        "my/<str:token>/interviews/<int:pk>/reschedule/",
        my_interviews.my_reschedule,
        name="my_reschedule",
    ),
    path("my/<str:token>/interviews/<int:pk>/cancel/", my_interviews.my_cancel, name="my_cancel"),
]
my_routes = [
    path("my/<str:token>/", my.my, name="my"),
    path("my/<str:token>/<int:pk>/write/", my.my_write, name="my_write"),
    path(
        "my/<str:token>/<int:pk>/send_resume/", newer_resume.my_send_resume, name="my_send_resume"
    ),
    path("my/<str:token>/<int:pk>/withdraw/", my.my_withdraw, name="my_withdraw"),
    path(
        "my/<str:token>/<int:pk>/name_referee/",
        my_referees.my_name_referee,
        name="my_name_referee",
    ),
    path(
        "my/<str:token>/<int:pk>/referees/<int:number>/drop/",
        my_referees.my_drop_referee,
        name="my_drop_referee",
    ),
    path("my/<str:token>/checks/<int:pk>/", my_checks.my_check, name="my_check"),
    path("my/<str:token>/checks/<int:pk>/consent/", my_checks.check_consent, name="check_consent"),
    path("my/<str:token>/checks/<int:pk>/refuse/", my_checks.check_refuse, name="check_refuse"),
]
onboarding_routes = [
    path("onboarding/", onboarding.onboardings, name="onboardings"),
    path("onboarding/<int:pk>/", onboarding.onboarding, name="onboarding"),
    path("onboarding/<int:pk>/add_task/", onboarding_task.add_task, name="onboarding_add_task"),
    path("onboarding/<int:pk>/move_start/", onboarding.move_start, name="onboarding_move_start"),
    path("onboarding/<int:pk>/name_buddy/", onboarding.name_buddy, name="onboarding_name_buddy"),
    path("onboarding/<int:pk>/send_link/", onboarding.send_link, name="onboarding_send_link"),
    path("onboarding/<int:pk>/expect/", onboarding.expect, name="onboarding_expect"),
    path(
        "onboarding/<int:pk>/check_in/<int:day>/", onboarding.check_in, name="onboarding_check_in"
    ),
    path("onboarding/tasks/<int:pk>/finish/", onboarding_task.task_finish, name="task_finish"),
    path("onboarding/tasks/<int:pk>/reopen/", onboarding_task.task_reopen, name="task_reopen"),
    path("onboarding/tasks/<int:pk>/give/", onboarding_task.task_give, name="task_give"),
    path("onboarding/tasks/<int:pk>/drop/", onboarding_task.task_drop, name="task_drop"),
    path("onboarding/documents/<int:pk>/", onboarding_task.owed_document, name="owed_document"),
]
welcome_routes = [
    path("welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("welcome/<str:token>/<int:pk>/finish/", welcome.welcome_finish, name="welcome_finish"),
    path("welcome/<str:token>/<int:pk>/reopen/", welcome.welcome_reopen, name="welcome_reopen"),
    path(
        "welcome/<str:token>/<int:pk>/document/",
        welcome.welcome_document,
        name="welcome_document",
    ),
]
urlpatterns = [
    *shortlist_routes,
    *interview_routes,
    *scorecard_routes,
    *decision_routes,
    *board_routes,
    *move_routes,
    *application_routes,
    *people_routes,
    *reference_routes,
    *check_routes,
    *meeting_routes,
    *my_interview_routes,
    *offer_urls.urlpatterns,
    *onboarding_routes,
    *welcome_routes,
    *my_routes,
]
