"""One process of an installation, from its start to its end."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hiring.embedded.places import Account
from hiring.embedded.trouble import Trouble

MARK = "TANDEM_RUN"  # every process carries the ``var`` it belongs to in its environment
SET_PARENT_DEATH_SIGNAL = 1  # of Linux's prctl(2)
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass
class Process:
    """A program in a session of its own: Ctrl-C in the terminal reaches only who started it."""

    name: str
    command: Sequence[str | Path]
    log: Path
    environ: Mapping[str, str]
    directory: Path
    keeper: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    pass_fds: Sequence[int] = ()
    running: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Begins a new log, or goes on with it when the process had ended."""
        with self.log.open("ab" if self.running else "wb") as log:
            self.running = subprocess.Popen(  # noqa: S603
                [str(word) for word in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environ),
                cwd=self.directory,
                pass_fds=self.pass_fds,
                start_new_session=True,
                preexec_fn=self._end_with_parent(os.getpid()),
                **as_account(self.keeper),
            )

    def ended(self) -> bool:
        return self.running is None or self.running.poll() is not None

    def ask_to_stop(self) -> None:
        if self.running and not self.ended():
            self.running.send_signal(self.stop_signal)

    def wait(self, seconds: float) -> None:
        """Until it has ended; a process that takes longer is killed."""
        if self.running is None:
            return
        try:
            self.running.wait(seconds)
        except subprocess.TimeoutExpired:
            self.running.kill()
            self.running.wait()

    def trouble(self, what: str) -> Trouble:
        """``what`` happened, with the reason as the log has it."""
        lines = self.log.read_text(errors="replace").split("\n")
        telling = [line for line in lines if "FATAL:" in line or "Error:" in line]
        said = (telling or [line for line in lines if line.strip()] or ["it said nothing"])[-1]
        return Trouble(f"{what}: {said.strip()} (more in {self.log})")

    def _end_with_parent(self, parent: int) -> Callable[[], None] | None:
        """On Linux the system itself stops the process when its parent dies, however it dies."""
        if LIBC is None:
            return None

        def before_exec() -> None:
            LIBC.prctl(SET_PARENT_DEATH_SIGNAL, self.stop_signal)
            if os.getppid() != parent:
                os._exit(1)

        return before_exec


def as_account(keeper: Account | None) -> dict[str, Any]:
    """The words with which ``subprocess`` starts something as this account."""
    if keeper is None:
        return {"umask": 0o077}
    return {"umask": 0o077, "user": keeper.uid, "group": keeper.gid, "extra_groups": []}
