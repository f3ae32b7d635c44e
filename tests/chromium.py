"""The browser of the browser tests.

The system's Chromium, else Playwright's own, else one from the system's packages.
`python -m tests.chromium` sees to it that there is one.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DOWNLOAD = 300  # seconds that Playwright may take to fetch its own
PACKAGES = (
    ("apt-get", ["apt-get update -qq", "apt-get install -qq -y chromium"]),
    ("dnf", ["dnf install -q -y chromium"]),
    ("apk", ["apk add --quiet chromium"]),
)


def find() -> str | None:
    """The path of a Chromium, or None."""
    of_system = next(filter(None, map(shutil.which, NAMES)), None)
    return of_system or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    sys.stdout.write("Looking for a browser for the browser tests, once.\n")
    with suppress(subprocess.TimeoutExpired):
        fetch = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(fetch, timeout=DOWNLOAD, check=False, capture_output=True)
    if _of_playwright() is None and os.geteuid() == 0:
        _from_packages()


def _from_packages() -> None:
    for manager, commands in PACKAGES:
        if shutil.which(manager):
            for command in commands:
                quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
                subprocess.run(command.split(), check=False, stdout=subprocess.DEVNULL, env=quiet)
            return


def main() -> int:
    if find() is None:
        install()
    if find() is not None:
        return 0
    sys.stderr.write("There is no Chromium on this machine: the browser tests cannot run.\n")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
