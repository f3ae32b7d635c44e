"""Twenty people press at once, for a few rounds; `make contention` goes on for longer."""

import os

import pytest

from tests.contention.contests import CONTESTS
from tests.contention.crowd import wide_pool
from tests.contention.rounds import play

ROUNDS = int(os.environ.get("ROUNDS", "15"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("contest", CONTESTS, ids=lambda contest: contest.__name__)
def test_one_effect_and_one_set_of_notices(contest):
    with wide_pool():
        result = play(contest(), ROUNDS)
    assert not result.wrong
    assert (result.effects, result.doubled) == (ROUNDS * contest.wins, 0)
