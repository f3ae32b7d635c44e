"""Runs one command, such as pytest, beside embedded servers of its own that keep nothing."""

import os
import secrets
import subprocess
import sys

from hiring.embedded.environment import fill_in
from hiring.embedded.places import places, var_root
from hiring.embedded.servers import start_servers
from hiring.embedded.supervisor import Supervisor
from hiring.embedded.trouble import Trouble, in_words


def main(command: list[str]) -> int:
    here = places(var_root() / "test")
    of_tests = {"SECRET_KEY": secrets.token_urlsafe(50), "STATIC_FROM_SOURCE": "1"}
    environ = of_tests | dict(os.environ)
    fill_in(environ, here)
    code = 1
    with in_words(), Supervisor(here) as supervisor:
        start_servers(supervisor, environ, forgetful=True)
        code = subprocess.run(command, env=environ, check=False).returncode  # noqa: S603
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
