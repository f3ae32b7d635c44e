"""How quick Tandem is: the real web server over a big company, beside what Django itself can do.

`make bench` (SCALE=3 for three times as many of everything; ONLY=offer for the rows of it).
What was loaded is kept in var/bench.
"""

import os
import platform
import sys
import time
import warnings

import django
import psutil

from hiring.embedded.environment import fill_in
from hiring.embedded.parts import listening_socket, wait_until_healthy, web
from hiring.embedded.places import places, private_directory, var_root
from hiring.embedded.servers import start_servers
from hiring.embedded.supervisor import Supervisor
from hiring.embedded.trouble import Trouble, in_words
from tests.bench.measure import TOKEN, Visitor, a_second, alternately, median, p95

SCALE, ONLY = float(os.environ.get("SCALE", "1")), os.environ.get("ONLY", "")
PEOPLE, APPLICATIONS, REQUISITIONS = int(100_000 * SCALE), int(300_000 * SCALE), int(500 * SCALE)
AT_ONCE = 8
MANY, WARM = 5_000, 500
MOVE_MAY_TAKE = 4
MOVES = 120
LETTERS = 40
HEAD = f"{'page':28} {'median':>9} {'p95':>8} {'limit':>7} {'times':>6} {'may':>4} {'queries':>8}"


def main():
    here = places(var_root() / f"bench-{SCALE:g}")
    os.environ |= {"DEBUG": "", "STATIC_FROM_SOURCE": "1", "LOG_LEVEL": "WARNING"}
    os.environ.setdefault("PORT", "8900")
    warnings.filterwarnings("ignore", "No directory at")  # static files come from the sources
    for name in ("DATABASE_URL", "REDIS_URL", "FILES_ROOT", "SECRET_KEY", "SITE_URL"):
        os.environ.pop(name, None)
    private_directory(var_root(), None)
    fill_in(os.environ, here)
    with in_words(), Supervisor(here) as supervisor:
        start_servers(supervisor, os.environ)
        os.environ["DJANGO_SETTINGS_MODULE"] = "hiring.settings"
        django.setup()
        load()
        bench(supervisor, here)


def load():
    from django.core.management import call_command
    from django.db import connection

    from candidates.models import Candidate
    from tests.bench import company

    call_command("migrate", verbosity=0)
    if not Candidate.objects.exists():
        began = time.monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        company.make(PEOPLE, APPLICATIONS, REQUISITIONS)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        print(f"Loaded in {time.monotonic() - began:.0f} s.")
    connection.close()


def bench(supervisor, here):
    from tests.bench.pages import pages

    say_where()
    ours, limit = serve(supervisor, here, "web", 0), serve(supervisor, here, "limit", 1)
    cookies = {name: cookie_of(name) for name in ("maya", "tomas")} | {"": ""}
    least = Visitor(limit, cookies["tomas"])
    print(HEAD)
    for page in (page for page in pages() if ONLY in page.name):
        visitor = Visitor(ours, cookies[page.who])
        taken, limits = alternately(lambda: visitor.time(page.path), lambda: least.time("/limit/"))
        row(page.name, taken, limits, page.times, queries(page))
    letters()
    if not ONLY:
        move(ours, least, cookies["tomas"])
        together(ours, cookies)
        memory(supervisor, here, cookies)


def say_where():
    from candidates.models import Application, Candidate
    from requisitions.models import Requisition

    counts = [model.objects.count() for model in (Candidate, Application, Requisition)]
    cores = psutil.cpu_count()
    gib = psutil.virtual_memory().total / 2**30
    print("{:,} candidates, {:,} applications, {:,} requisitions".format(*counts))
    print(f"{cores} cores, {gib:.0f} GiB, Python {platform.python_version()}\n")


def serve(supervisor, here, name, offset):
    """The product's own web server; the limit view has its settings alone."""
    port = int(os.environ["PORT"]) + offset
    listener = listening_socket(port)
    process = web(here, listener)
    process.name, process.log = name, here.logs / f"bench-{name}.log"
    module = "tests.bench.limit_settings" if name == "limit" else "hiring.settings"
    process.environ = process.environ | {
        "DJANGO_SETTINGS_MODULE": module,
        "DEBUG": "",
        "LOG_LEVEL": "INFO",  # it writes its lines as ever; those of this process are not wanted
    }
    supervisor.start(process)
    wait_until_healthy(f"http://127.0.0.1:{port}/healthz", process, supervisor.look)
    return port


def cookie_of(name):
    from django.test import Client

    from hiring.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(email=f"{name}@fernhill.example"))
    return "; ".join(f"{key}={morsel.value}" for key, morsel in client.cookies.items())


def queries(page):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hiring.accounts.models import User

    client = Client(headers={"host": "127.0.0.1"})
    if page.who:
        client.force_login(User.objects.get(email=f"{page.who}@fernhill.example"))
    client.get(page.path)  # the first time a process learns what it keeps
    with CaptureQueriesContext(connection) as captured:
        client.get(page.path)
    return len(captured)


def row(name, taken, limits, may, count=None):
    times = median(taken) / median(limits)
    mark = "" if times <= may else "  over"
    counted = "" if count is None else count
    print(
        f"{name:28} {median(taken):6.1f} ms {p95(taken):5.1f} ms {median(limits):4.1f} ms"
        f" {times:6.1f} {may:4} {counted:>8}{mark}",
        flush=True,
    )


def move(port, least, cookie):
    """Somebody who applied is moved to screening, as the board does it."""
    from tests.bench.pages import to_screen

    visitor = Visitor(port, cookie)
    answer, body = visitor.ask("/settings/")
    csrf = TOKEN.search(body)[1].decode()
    visitor.cookie += "; " + answer.getheader("Set-Cookie", "").split(";")[0]
    people = iter(to_screen(MOVES + 15))
    headers = {
        "HX-Request": "true",
        "X-CSRFToken": csrf,
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def once():
        path = f"/applications/{next(people)}/screen/?on=board"
        return visitor.time(path, method="POST", body="from=applied", **headers)

    taken, limits = alternately(once, lambda: least.time("/limit/"), MOVES)
    row("a move", taken, limits, MOVE_MAY_TAKE)


def together(port, cookies):
    from tests.bench.pages import pages

    private = [page for page in pages() if page.who == "tomas"]
    visitors = [Visitor(port, cookies["tomas"]) for _ in range(AT_ONCE)]
    rate = a_second(visitors, [page.path for page in private])
    print(f"\n{AT_ONCE} people at once over the recruiter's pages: {rate:.0f} requests a second")


def letters():
    """One letter of an offer, as a worker makes it: its words, the document, the file."""
    from django.db import transaction

    from candidates.letter import content
    from candidates.models import Application, OfferLetter
    from hiring import files, pdf
    from tests import offering

    def make(number):
        version.words = f"{number}. " + "We loved talking to you. " * 60  # none is like another
        begin = time.perf_counter()
        stored = files.store(pdf.made(OfferLetter.TEMPLATE, content(version)), suffix=".pdf")
        taken = time.perf_counter() - begin
        files.remove(stored.path)
        return taken

    with transaction.atomic():
        deciding = Application.objects.for_page().filter(requisition__status="open")
        chosen = deciding.in_stage("deciding").first()
        chosen.choose(by=chosen.requisition.manager, reasons="She can.", without="They are away.")
        version = offering.drafted(chosen).version
        first, *taken = [make(number) for number in range(LETTERS)]
        transaction.set_rollback(True)
    print(
        f"a letter as PDF: {median(taken):.0f} ms of a worker, p95 {p95(taken):.0f}, the first"
        f" {first * 1000:.0f}; may be 300"
    )


def memory(supervisor, here, cookies):
    """Of all workers of a fresh web server together, before and after many requests."""
    from tests.bench.pages import pages

    port = serve(supervisor, here, "fresh", 2)
    process = next(p for group in supervisor.groups for p in group if p.name == "fresh")
    visitors = [(Visitor(port, cookies[page.who]), page.path) for page in pages()]

    def ask(times):
        for number in range(times):
            visitor, path = visitors[number % len(visitors)]
            visitor.time(path)

    ask(WARM)
    before = used(process)
    ask(MANY)
    after = used(process)
    print(f"memory of the web workers: {before:.0f} MiB, after {MANY:,} requests {after:.0f} MiB")


def used(process):
    whole = psutil.Process(process.running.pid)
    family = [whole, *whole.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family) / 2**20


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(str(trouble))
