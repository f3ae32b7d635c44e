"""Offers: on their own page inside, and by the link that the candidate has."""

from django.urls import path

from candidates.views import offer, offer_letter, offer_verbs, own_offer

urlpatterns = [
    path("applications/<int:pk>/offer/", offer.offer_draft, name="offer_draft"),
    path("offers/<int:pk>/", offer.offer, name="offer"),
    path("offers/<int:pk>/preview/", offer.offer_preview, name="offer_preview"),
    path("offers/<int:pk>/letter/<int:number>/", offer_letter.offer_letter, name="offer_letter"),
    path("offers/<int:pk>/edit/", offer.offer_edit, name="offer_edit"),
    path("offers/<int:pk>/revise/", offer.offer_revise, name="offer_revise"),
    path("offers/<int:pk>/submit/", offer_verbs.offer_submit, name="offer_submit"),
    path("offers/<int:pk>/approve/", offer_verbs.offer_approve, name="offer_approve"),
    path("offers/<int:pk>/send_back/", offer_verbs.offer_send_back, name="offer_send_back"),
    path("offers/<int:pk>/extend/", offer_verbs.offer_extend, name="offer_extend"),
    path("offers/<int:pk>/prolong/", offer_verbs.offer_prolong, name="offer_prolong"),
    path("offers/<int:pk>/ask/", offer_verbs.offer_ask, name="offer_ask"),
    path("offers/<int:pk>/decline/", offer_verbs.offer_decline, name="offer_decline"),
    path("offers/<int:pk>/withdraw/", offer_verbs.offer_withdraw, name="offer_withdraw"),
    path(
        "offers/<int:pk>/approvals/<int:number>/remind/",
        offer_verbs.offer_remind,
        name="offer_remind",
    ),
    path("offer/<str:token>/", own_offer.own_offer, name="own_offer"),
    path("offer/<str:token>/letter/", own_offer.own_offer_letter, name="own_offer_letter"),
    path("offer/<str:token>/accept/", own_offer.offer_accept, name="offer_accept"),
    path("offer/<str:token>/ask/", own_offer.own_offer_ask, name="own_offer_ask"),
    path("offer/<str:token>/decline/", own_offer.own_offer_decline, name="own_offer_decline"),
]
