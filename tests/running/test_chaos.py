"""Everything is killed at random and nothing is lost, in a short form; `make chaos` goes on for
longer, and MINUTES and NOTICES lengthen this one too."""

import os
import subprocess
import sys

from hiring.embedded.places import BASE_DIR
from tests.ports import free_port
from tests.running.home import OURS

SHORT = {"MINUTES": "0.5", "NOTICES": "180"}


def test_whatever_is_killed_nothing_is_lost(home):
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    roots = {"VAR_ROOT": str(home.var), "SERVERS_ROOT": str(home.servers)}
    told = subprocess.run(
        [sys.executable, "-m", "tests.chaos"],
        cwd=BASE_DIR,
        env=SHORT | kept | roots | {"PORT": str(free_port())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
