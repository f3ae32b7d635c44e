"""A company in which there is one of everything, and somebody of every kind to try its doors."""

import pytest
from django.test import Client
from django.urls import reverse

from candidates.models import Candidate
from candidates.own_page import path_for
from tests import factories
from tests.test_policy import CAST, people, stand_in, things  # noqa: F401  fixtures


@pytest.fixture
def clients(people):  # noqa: F811
    """Everybody's browser, and a stranger's."""
    found = {None: Client()} | {name: Client() for name in CAST}
    for name in CAST:
        found[name].force_login(people[name])
    return found


@pytest.fixture
def live(things, maya, tomas):  # noqa: F811
    """A posting on the careers site, of the requisition in which somebody is presented."""
    return factories.published(
        things["application"].requisition,
        questions=[{"text": "Why?", "kind": "text", "required": False, "hint": ""}],
    )


@pytest.fixture
def leila(things):  # noqa: F811
    """Who was presented; she has a page of her own."""
    return Candidate.objects.get(pk=things["candidate"].pk)


@pytest.fixture
def addresses(things, live, leila):  # noqa: F811
    """Every page that shows or asks something, by its name and who opens it."""
    requisition, hers = things["application"].requisition.pk, things["application"].pk
    return {
        "home": ("tomas", reverse("home")),
        "jump": ("tomas", reverse("jump")),
        "inbox": ("maya", reverse("inbox")),
        "requisitions": ("tomas", reverse("requisitions:index")),
        "requisition": ("maya", reverse("requisitions:detail", args=[requisition])),
        "activity": ("maya", reverse("requisitions:activity", args=[requisition])),
        "board": ("tomas", reverse("candidates:board", args=[requisition])),
        "to be told": ("tomas", reverse("candidates:to_be_told", args=[requisition])),
        "all to be told": ("tomas", reverse("candidates:everyone_to_be_told")),
        "candidates": ("tomas", reverse("candidates:index")),
        "candidate": ("tomas", reverse("candidates:candidate", args=[leila.pk])),
        "application": ("tomas", reverse("candidates:application", args=[hers])),
        "words": ("tomas", reverse("candidates:message_words", args=[hers])),
        "moves": ("tomas", reverse("candidates:moves", args=[hers])),
        "shortlist": ("tomas", reverse("candidates:shortlist", args=[things["shortlist"].pk])),
        "compare": ("maya", reverse("candidates:compare", args=[things["shortlist"].pk])),
        "review": ("maya", reverse("candidates:review", args=[things["review"].pk])),
        "deliveries": ("alex", reverse("deliveries")),
        "refer": ("priya", reverse("refer_to")),
        "jobs": (None, reverse("jobs")),
        "job": (None, reverse("job", args=[live.slug])),
        "apply": (None, reverse("apply", args=[live.slug])),
        "own page": (None, path_for(leila)),
        "own page asked for": (None, reverse("my_application")),
    }
