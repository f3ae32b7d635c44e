"""The pages that are measured, whose they are, and how many times the limit view they may take."""

from typing import NamedTuple

from django.urls import reverse

from candidates.models import Application, Review
from requisitions.models import Requisition
from tests.bench import interviewing, joining, negotiating


class Page(NamedTuple):
    name: str
    who: str
    path: str
    times: float


def pages():
    big = Requisition.objects.order_by("pk").first()
    someone = big.applications.filter(status="screening").order_by("pk").first()
    review = Review.objects.order_by("pk").first()
    slug, finals = big.posting.slug, interviewing.finals()
    # fmt: off
    return [
        Page("candidates, newest 50",     "tomas", "/candidates/",                                     4),
        Page("candidates, by name",       "tomas", "/candidates/?q=joana+fonseca",                     4),
        Page("candidates, by employer",   "tomas", "/candidates/?q=grid+engineer",                     4),
        Page("candidates, by stage",      "tomas", "/candidates/?stage=screening",                     4),
        Page("board of 2,000",            "tomas", f"/requisitions/{big.pk}/board/",                   8),
        Page("application",               "tomas", reverse("candidates:application", args=[someone.pk]), 6),
        Page("home, recruiter",           "tomas", "/",                                                6),
        Page("home, hiring manager",      "maya",  "/",                                                6),
        Page("review",                    "maya",  reverse("candidates:review", args=[review.pk]),     6),
        Page("requisitions",              "tomas", "/requisitions/",                                   6),
        Page("requisition",               "maya",  f"/requisitions/{big.pk}/",                         6),
        Page("inbox",                     "tomas", "/inbox/",                                          6),
        Page("finalists side by side",    "maya",  reverse("candidates:matrix", args=[finals.pk]),      8),
        Page("times to choose from",      "",      interviewing.slot_page(),                           4),
        Page("an offer",                  "tomas", negotiating.offer().get_absolute_url(),              6),
        Page("an offer, its candidate",   "",      negotiating.own_page(),                             6),
        Page("people who join, 500",      "tomas", "/onboarding/",                                     8),
        Page("one who joins",             "tomas", joining.somebody(),                                  6),
        Page("calendar of 500",           "",      interviewing.feed(),                                6),
        Page("careers, all jobs",         "",      "/jobs/",                                           2),
        Page("careers, what and where",   "",      "/jobs/?what=technician&where=bergen",              2),
        Page("job page",                  "",      f"/jobs/{slug}/",                                   2),
    ]
    # fmt: on


def to_screen(count):
    """People of the big board that one move is measured on, one each."""
    big = Requisition.objects.order_by("pk").first()
    waiting = Application.objects.filter(requisition=big, status="applied").order_by("-pk")
    return list(waiting.values_list("pk", flat=True)[:count])
