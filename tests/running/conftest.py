import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running.home import Home


@contextmanager
def a_home():
    """Below a directory that the servers' account may pass, which pytest's own are not."""
    root = Path(tempfile.mkdtemp(prefix="tandem-running-"))
    root.chmod(0o755)
    here = Home(root)
    yield here
    for process in here.processes():
        process.kill()
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def home():
    with a_home() as here:
        yield here


@pytest.fixture
def other_home():
    with a_home() as here:
        yield here
