"""What there is of somebody beyond the application itself, asked in one query: of most people
there is nothing, and then nothing more is asked."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef

from candidates.models import (
    Answer,
    Application,
    BackgroundCheck,
    Interview,
    Offer,
    Reference,
    Review,
    Scorecard,
)

MODELS = (Interview, Scorecard, Reference, BackgroundCheck, Review, Answer, Offer)


class Traces(NamedTuple):
    interviews: bool
    scorecards: bool
    references: bool
    checks: bool
    reviews: bool
    answers: bool
    offers: bool


def traces_of(application: Application) -> Traces:
    whose = OuterRef("pk")
    there = [Exists(model._base_manager.filter(application=whose)) for model in MODELS]
    asked = Application.objects.filter(pk=application.pk).order_by()
    return Traces(*asked.values_list(*there).get())
