"""Whatever is pressed in whatever order, tables, events, clocks and database agree.

The same presses each time in `make test`; EXAMPLES=500 by hand tries new ones.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.lifecycles.machine import Lifecycles
from tests.lifecycles.rows import Taken, statuses

EXAMPLES = os.environ.get("EXAMPLES", "")


@pytest.mark.django_db
def test_whatever_people_press_the_records_agree():
    Lifecycles.taken = Taken()
    run_state_machine_as_test(
        Lifecycles,
        settings=settings(
            max_examples=int(EXAMPLES or 8),
            stateful_step_count=16,
            derandomize=not EXAMPLES,
            phases=[Phase.generate, *([Phase.shrink] if EXAMPLES else [])],  # which takes minutes
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print("", *Lifecycles.taken.report(), sep="\n")  # noqa: T201
    missing = [(kind.__name__, verb, source) for kind, verb, source in Lifecycles.taken.missing]
    assert not missing, "no walk took these rows: press more, or otherwise"
    unseen = {(kind.__name__, status) for kind, status in statuses() - Lifecycles.taken.refused}
    assert not unseen, "nothing came there, so that nothing was refused"
