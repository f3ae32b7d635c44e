"""Starts the child, waits no longer than allowed, and takes what it wrote with a grain of salt."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
START = """
import sys
sys.path.append(sys.argv.pop(1))
from candidates.reading.child import main
main()
"""
OUT_OF_TIME = -1_000


# A Python built elsewhere finds its own parts only where this says.
LIBRARIES = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}


class Limits(NamedTuple):
    """For each child: seconds of wall clock and of CPU, and bytes of address space."""

    seconds: int
    memory: int = 768 * 1024 * 1024


def run(job: str, kind: str, folder: Path, limits: Limits) -> int:
    """The child's exit code; negative for the signal that ended it, or OUT_OF_TIME."""
    child = subprocess.Popen(  # noqa: S603 - our own words, none from outside
        command(START, job, kind, str(limits.seconds), str(limits.memory)),
        cwd=folder,
        env={"LC_ALL": "C.UTF-8", "HOME": str(folder), "MALLOC_ARENA_MAX": "2"} | LIBRARIES,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return child.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return OUT_OF_TIME
    finally:
        end(child)


def command(program: str, *arguments: str) -> list[str]:
    """-I: neither the environment nor the folder it works in has a say in what is imported."""
    return [sys.executable, "-I", "-c", program, str(PROJECT), *arguments]


def end(child: "subprocess.Popen[bytes]") -> None:
    """With whatever it may have started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def take(path: Path, most: int) -> bytes:
    """What the child wrote there; nothing if it is not a plain file of a believable size."""
    try:
        with open(path, "rb", opener=_no_link) as file:
            content = file.read(most + 1)
    except OSError:
        return b""
    return content if len(content) <= most else b""


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
