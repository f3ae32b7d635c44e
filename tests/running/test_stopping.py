"""However `make run` ends, no process stays behind, and the next one works."""

import signal
import sys

from tests.running.home import end, eventually


def test_ctrl_c_leaves_no_process(home):
    with home.running() as run:
        assert end(run, signal.SIGINT) == 0
    assert home.processes() == []


def test_a_killed_run_is_healed_by_the_next(home):
    with home.running() as run:
        end(run, signal.SIGKILL)
    with home.running() as run:
        assert home.health() == (200, "ok")
        assert end(run, signal.SIGTERM) == 0
    assert home.processes() == []


def test_it_ends_with_the_process_that_started_it(home):
    script = f"{sys.executable} manage.py run --parent $$; true"
    with home.running("sh", "-c", script) as shell:
        shell.kill()
        assert eventually(lambda: not home.processes())
