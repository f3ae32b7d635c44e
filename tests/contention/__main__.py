"""Twenty people at once on the same thing: one effect, and everybody else is told so.

`make contention` (ROUNDS=500; ONLY="one card" for one of them). Its database is in
var/contention and keeps nothing.
"""

import os
import sys

import django

from hiring.embedded.environment import fill_in
from hiring.embedded.places import places, private_directory, var_root
from hiring.embedded.servers import start_servers
from hiring.embedded.supervisor import Supervisor
from hiring.embedded.trouble import Trouble, in_words

ROUNDS, ONLY = int(os.environ.get("ROUNDS", "500")), os.environ.get("ONLY", "")
HEAD = ("rounds", "effects", "refused", "same", "notices", "doubled", "errors")


def main():
    here = places(var_root() / "contention")
    for name in ("DATABASE_URL", "REDIS_URL", "FILES_ROOT", "SECRET_KEY", "SITE_URL", "DEBUG"):
        os.environ.pop(name, None)
    os.environ |= {"STATIC_FROM_SOURCE": "1", "LOG_LEVEL": "ERROR"}
    private_directory(var_root(), None)
    fill_in(os.environ, here)
    wrong = 0
    with in_words(), Supervisor(here) as supervisor:
        start_servers(supervisor, os.environ, forgetful=True)
        os.environ["DJANGO_SETTINGS_MODULE"] = "hiring.settings"
        django.setup()
        wrong = contend()
    return wrong


def contend():
    from django.core.management import call_command

    from tests.contention.contests import CONTESTS
    from tests.contention.crowd import PEOPLE, wide_pool

    call_command("migrate", verbosity=0)
    print(f"{PEOPLE} people at once, {ROUNDS} rounds\n")
    print(f"{'contest':25}" + "".join(f"{word:>9}" for word in HEAD) + f"{'seconds':>9}")
    with wide_pool():
        return int(sum(row(contest) for contest in CONTESTS if ONLY in contest.name) > 0)


def row(kind):
    """True when something was wrong."""
    from tests.contention.rounds import play

    result = play(kind(), ROUNDS)
    figures = (result.rounds, result.effects, result.refused, result.same, result.notices,
               result.doubled, sum(result.wrong.values()))  # fmt: skip
    told = f"{kind.name:25}" + "".join(f"{n:9,}" for n in figures)
    print(f"{told}{result.seconds:9.1f}", flush=True)
    for what, times in result.wrong.items():
        print(f"    {what}: {times}")
    return bool(result.wrong)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(str(trouble))
