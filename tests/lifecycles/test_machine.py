"""Whatever is pressed in whatever order, tables, events, clocks and database agree.

The same presses each time in `make test`; EXAMPLES=500 by hand tries new ones.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.lifecycles.machine import Lifecycles

EXAMPLES = os.environ.get("EXAMPLES", "")


@pytest.mark.django_db
def test_whatever_people_press_the_records_agree():
    run_state_machine_as_test(
        Lifecycles,
        settings=settings(
            max_examples=int(EXAMPLES or 16),
            stateful_step_count=25,
            derandomize=not EXAMPLES,
            phases=[Phase.generate, *([Phase.shrink] if EXAMPLES else [])],  # which takes minutes
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
