from django.urls import path

from requisitions.views import approval, plan, posting, verbs, writing
from requisitions.views.answer import answer
from requisitions.views.hand_over import hand_over
from requisitions.views.index import index
from requisitions.views.openings import openings
from requisitions.views.requisition import activity, detail

app_name = "requisitions"

# fmt: off
urlpatterns = [
    path("",                                               index,                     name="index"),
    path("new/",                                           writing.new,               name="new"),
    path("answer/<str:token>/",                            answer,                    name="answer"),
    path("<int:number>/",                                  detail,                    name="detail"),
    path("<int:number>/openings/",                         openings,                  name="openings"),
    path("<int:number>/activity/",                         activity,                  name="activity"),
    path("<int:number>/edit/",                             writing.edit,              name="edit"),
    path("<int:number>/clone/",                            writing.clone,             name="clone"),
    path("<int:number>/hand-over/",                        hand_over,                 name="hand_over"),

    path("<int:number>/submit/",                           verbs.submit,              name="submit"),
    path("<int:number>/recall/",                           verbs.recall,              name="recall"),
    path("<int:number>/approve/",                          approval.approve,          name="approve"),
    path("<int:number>/send-back/",                        approval.send_back,        name="send_back"),
    path("<int:number>/open/",                             verbs.open,                name="open"),
    path("<int:number>/hold/",                             verbs.hold,                name="hold"),
    path("<int:number>/resume/",                           verbs.resume,              name="resume"),
    path("<int:number>/cancel/",                           verbs.cancel,              name="cancel"),
    path("<int:number>/reopen/",                           verbs.reopen,              name="reopen"),

    path("<int:number>/approvals/<int:pk>/remind/",        approval.remind,           name="approval_remind"),
    path("<int:number>/approvals/<int:pk>/replace/",       approval.replace,          name="approval_replace"),
    path("<int:number>/changes/<int:pk>/approve/",         approval.change_approve,   name="change_approve"),
    path("<int:number>/changes/<int:pk>/send-back/",       approval.change_send_back, name="change_send_back"),
    path("<int:number>/changes/<int:pk>/withdraw/",        approval.change_withdraw,  name="change_withdraw"),

    path("<int:number>/plan/",                             plan.plan,                 name="plan"),
    path("<int:number>/plan/edit/",                        plan.plan_edit,            name="plan_edit"),

    path("<int:number>/posting/",                          posting.posting,           name="posting"),
    path("<int:number>/posting/edit/",                     posting.posting_edit,      name="posting_edit"),
    path("<int:number>/posting/preview/",                  posting.posting_preview,   name="posting_preview"),
    path("<int:number>/posting/ask/",                      posting.posting_ask,       name="posting_ask"),
    path("<int:number>/posting/approve/",                  posting.posting_approve,   name="posting_approve"),
    path("<int:number>/posting/send-back/",                posting.posting_send_back, name="posting_send_back"),
    path("<int:number>/posting/publish/",                  posting.posting_publish,   name="posting_publish"),
    path("<int:number>/posting/close/",                    posting.posting_close,     name="posting_close"),
]
# fmt: on
