"""A real browser over the running stack: web, worker and beat, with the demo company."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from candidates.demo.cast import PASSWORD
from tests import chromium
from tests.browser.watching import Watch
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
SEEDED_IN = 600  # seconds, on a very busy machine
PATIENCE = 60_000  # milliseconds, on a very busy machine, too
LOADING = """({
  query: (root) => document.readyState === "complete" ? null : document.documentElement,
  queryAll(root) { return [this.query(root)].filter(Boolean) },
})"""


def pytest_itemcollected(item):
    item.add_marker(pytest.mark.browser)


def fresh_database():
    """The URL of an empty database beside the one the tests use."""
    url = os.environ["DATABASE_URL"]
    name = f"{urlsplit(url).path[1:]}_browser"
    with psycopg.connect(url, dbname="postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def wait_for(address, process):
    until = time.monotonic() + SEEDED_IN
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"Tandem stopped while starting: {process.stdout.read()}")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    pytest.fail("Tandem did not start in time.")


def missing_chromium():
    missing = "There is no Chromium on this machine: the browser tests did not run."
    pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)


@pytest.fixture(scope="package")
def stack(tmp_path_factory):
    """The address of a running Tandem, as `make run` runs it; `TANDEM_AT` names one that runs."""
    if running := os.environ.get("TANDEM_AT"):
        yield running
        return
    if chromium.find() is None:
        missing_chromium()
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": fresh_database(),
        "FILES_ROOT": str(tmp_path_factory.mktemp("files")),
        "VAR_ROOT": str(tmp_path_factory.mktemp("var")),  # beside a Tandem that runs already
        "SITE_URL": address,
        "PORT": str(port),
        "STATIC_FROM_SOURCE": "1",
        "DEBUG": "",
    }
    environment.pop("PYTEST_XDIST_WORKER", None)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


@pytest.fixture(scope="package")
def chrome(stack):
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        playwright.selectors.register("still", LOADING)
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def watch():
    """What the browser complains of, on every page of every context of the suite."""
    return Watch()


@pytest.fixture(autouse=True)
def _nothing_to_complain_of(watch):
    yield
    assert not watch.taken()


@pytest.fixture(scope="package")
def opened(chrome, stack, watch):
    """A new browser context that is watched. There is no other way to a page here."""

    def context(**options):
        return watch.over(chrome.new_context(base_url=stack, reduced_motion="reduce", **options))

    return context


@pytest.fixture(scope="package")
def keys(opened, stack):
    """Sign each person in once; later pages begin with their cookie."""
    kept = {}

    def of(email):
        if email not in kept:
            context = opened()
            page = context.new_page()
            page.goto("/account/login/")
            page.get_by_label("E-mail").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{stack}/")
            kept[email] = context.storage_state()
            context.close()
        return kept[email]

    return of


def whole(page):
    """Whoever follows a link may be quicker than the scripts behind it: here nobody is. Every
    action and every `expect` waits until the page is complete; what waits for nothing, as the
    keyboard and `count()`, wants `wait_for_load_state()` before it."""
    page.add_locator_handler(page.locator("still=loading"), lambda _: None)
    return page


@pytest.fixture
def visit(opened, keys):
    """Open Tandem as somebody: `visit("maya", width=390, dark=True)` gives their page."""
    contexts = []

    def as_person(name=None, *, width=1440, dark=False, javascript=True):
        context = opened(
            viewport={"width": width, "height": 1000 if width > 600 else 844},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            storage_state=keys(f"{name}@fernhill.example") if name else None,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return whole(context.new_page())

    yield as_person
    for context in contexts:
        context.close()


@pytest.fixture
def patiently():
    """Read the page again until something stands there: what a worker does takes a moment."""

    def wait(page, locator, seconds=120):
        expect(page.get_by_role("main")).to_be_visible()  # a reload would end what is under way
        until = time.monotonic() + seconds
        while not locator.count() and time.monotonic() < until:
            page.wait_for_timeout(500)
            page.reload()
        assert locator.count(), f"{page.url} does not show {locator} after {seconds} seconds"

    return wait


@pytest.fixture(scope="package")
def axe():
    return Axe()


@pytest.fixture
def accessible(axe):
    """Assert that axe finds nothing wrong with the page as it stands."""

    def check(page):
        found = axe.run(page).response["violations"]
        assert not found, "\n".join(
            f"{page.url} {rule['id']}: {rule['help']} {rule['nodes'][0]['html'][:160]}"
            for rule in found
        )

    return check
