"""Rounds of a contest, and what was wrong in any of them."""

import time
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Max

from hiring.activity.models import Event, Notice
from tests.contention.crowd import PEOPLE, press


@dataclass
class Result:
    rounds: int = 0
    effects: int = 0
    refused: int = 0
    same: int = 0
    notices: int = 0
    doubled: int = 0
    seconds: float = 0
    wrong: Counter = field(default_factory=Counter)


def play(contest, rounds):
    result, begin = Result(), time.monotonic()
    for _ in range(rounds):
        play_once(contest, result)
    result.seconds = time.monotonic() - begin
    return result


def play_once(contest, result):
    presses = contest.begin()
    before = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    came_to = press(presses)
    events = Event.objects.filter(pk__gt=before)
    effects = events.filter(verb__in=contest.effects).count()
    told = Notice.objects.filter(event__in=events.filter(verb__in=contest.effects))
    result.rounds += 1
    result.effects += effects
    result.refused += came_to["refused"]
    result.same += came_to["done"] - contest.wins
    result.notices += told.count()
    result.doubled += max(effects - contest.wins, 0) + twice(told)
    expected = {"done": contest.done, "refused": PEOPLE - contest.done}
    result.wrong.update({word: n for word, n in came_to.items() if n != expected.get(word, 0)})
    if effects != contest.wins:
        result.wrong[f"{effects} effects"] += 1
    if contest.heard is not None and told.count() != contest.heard:
        result.wrong[f"{told.count()} notices"] += 1
    if not contest.is_so():
        result.wrong["the database disagrees"] += 1


def twice(notices):
    groups = notices.order_by().values("kind", "subject_id", "recipient_type", "recipient_id")
    return sum(n - 1 for n in groups.annotate(n=Count("pk")).values_list("n", flat=True))
