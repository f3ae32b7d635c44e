"""One run at a time for each ``var``."""

import fcntl
import os
import time
from pathlib import Path

from hiring.embedded.trouble import Trouble

MOMENT = 3  # seconds in which a run whose terminal has gone notices that
STOPPING = 30  # seconds that an orderly stop may take


class Lock:
    """Held as long as this process lives; the system gives it back however it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = -1

    def take(self) -> None:
        self.file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        asked = time.monotonic()
        while not self._free():
            patience = STOPPING if self._said() == "stopping" else MOMENT
            if time.monotonic() > asked + patience:
                raise Trouble(f"Tandem already runs here ({self._said()}). Stop that one first.")
            time.sleep(0.1)
        self.say(f"process {os.getpid()}")

    def say(self, words: str) -> None:
        os.ftruncate(self.file, 0)
        os.pwrite(self.file, words.encode(), 0)

    def give_back(self) -> None:
        os.close(self.file)

    def _free(self) -> bool:
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _said(self) -> str:
        return os.pread(self.file, 100, 0).decode()
