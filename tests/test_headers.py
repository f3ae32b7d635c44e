"""Every kind of answer carries the whole set of headers, and only forms set a cookie."""

import os
import secrets
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from candidates.own_page import path_for
from hiring.accounts import verbs
from hiring.accounts.models import Company
from hiring.embedded.places import BASE_DIR
from tests import factories
from tests.api.conftest import Program, token_of

EVERYWHERE = {
    "X-Content-Type-Options": {"nosniff"},
    "X-Frame-Options": {"DENY"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Cross-Origin-Resource-Policy": {"same-origin"},
    "Referrer-Policy": {"same-origin", "strict-origin", "no-referrer"},
    "Strict-Transport-Security": {"max-age=31536000"},
}
HTMX = {"HX-Request": "true", "HX-Target": "main"}


@pytest.fixture(autouse=True)
def _over_https(settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_SSL_REDIRECT = True
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True


def browser(who=None, **more):
    client = Client(raise_request_exception=False, **more)
    if who:
        client.force_login(who)
    return client


def policy_of(answer):
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";"))
    return {name: words for name, *words in parts}


def assert_whole(answer):
    for name, allowed in EVERYWHERE.items():
        assert answer.get(name) in allowed, name
    policy = policy_of(answer)
    assert policy["default-src"] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & {
        word for words in policy.values() for word in words
    }
    assert "Server" not in answer
    assert "X-Powered-By" not in answer


@pytest.fixture
def resume(application):
    return factories.resume(application)


@pytest.fixture
def posting(open_requisition):
    return factories.published(open_requisition)


@pytest.fixture
def own(application):
    return path_for(application.candidate)


@pytest.fixture
def ask(request, db):
    """`ask("maya", "get", path)`, over https."""

    def of(who, method, path, *args, **more):
        person = request.getfixturevalue(who) if who else None
        return getattr(browser(person), method)(path, *args, secure=True, **more)

    return of


def test_a_page_and_a_fragment(ask):
    for headers in ({}, HTMX):
        answer = ask("maya", "get", "/settings/", headers=headers)
        assert answer.status_code == 200
        assert_whole(answer)


def test_redirects(ask, db, settings):
    for answer in (ask(None, "get", "/inbox/"), ask("maya", "get", "/settings")):
        assert answer.status_code in {301, 302}
        assert_whole(answer)


def test_the_redirect_to_https_itself(client, db):
    answer = client.get("/jobs/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/jobs/")
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("status", "who", "method", "path"),
    [
        (404, "maya", "get", "/nothing/"),
        (404, None, "get", "/jobs/99999/"),
        (405, "maya", "get", "/inbox/read/"),
        (403, "maya", "get", "/health/"),
        (403, "maya", "get", "/admin/"),
    ],
)
def test_refusals(ask, db, status, who, method, path):
    for headers in ({}, HTMX):
        answer = ask(who, method, path, headers=headers)
        assert answer.status_code == status
        assert_whole(answer)


def test_409_where_the_status_does_not_allow_it(ask, requisition):
    answer = ask("maya", "post", f"/requisitions/{requisition.pk}/resume/")
    assert answer.status_code == 409
    assert_whole(answer)


def test_400_from_a_host_that_is_not_ours(db):
    answer = browser().get("/jobs/", secure=True, headers={"Host": "elsewhere.example"})
    assert answer.status_code == 400
    for name in set(EVERYWHERE) - {"Strict-Transport-Security"}:  # that host is not ours to say
        assert answer[name] in EVERYWHERE[name]


def test_403_without_the_token_of_the_form(maya):
    client = browser(maya, enforce_csrf_checks=True)
    answer = client.post("/inbox/read/", secure=True)
    assert answer.status_code == 403
    assert_whole(answer)


def test_413_where_too_much_is_sent(ask, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = ask("maya", "post", "/settings/", {"name": "x" * 1000})
    assert answer.status_code in {400, 413}
    assert_whole(answer)


def test_429_where_it_is_too_often(ask, db):
    for _ in range(40):
        answer = ask(None, "post", reverse("my_application"), {"email": "leila@example.org"})
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert_whole(answer)


def test_500_when_a_page_fails(ask, monkeypatch):
    monkeypatch.setattr("hiring.activity.views.health.parts", None)
    answer = ask("alex", "get", "/health/")
    assert answer.status_code == 500
    assert_whole(answer)


def test_a_static_file(ask, db):
    answer = ask(None, "get", "/static/css/base.css")
    assert answer.status_code == 200
    assert_whole(answer)
    assert not answer.cookies


def test_a_download_runs_nothing_and_is_kept_by_nobody(ask, resume):
    answer = ask("tomas", "get", reverse("candidates:resume_download", args=[resume.pk]))
    assert answer.status_code == 200
    assert_whole(answer)
    assert "sandbox" in policy_of(answer)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_picture_of_a_page_is_kept_by_the_reader_only(ask, resume):
    page = resume.pages.get()
    answer = ask("tomas", "get", reverse("candidates:resume_page", args=[page.pk]))
    assert_whole(answer)
    assert "private" in answer["Cache-Control"]


def test_the_candidates_own_page_is_kept_by_nobody(ask, own):
    answer = ask(None, "get", own)
    assert answer.status_code == 200
    assert_whole(answer)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"


def test_a_private_calendar_is_kept_by_nobody_between(ask, maya):
    verbs.make_feed(maya, by=maya)
    for key, status in ((maya.calendar_key, 200), ("not-a-key", 404)):
        answer = ask(None, "get", reverse("feed", args=[key]))
        assert answer.status_code == status
        assert_whole(answer)
        assert not answer.cookies
    assert "private" in ask(None, "get", reverse("feed", args=[maya.calendar_key]))["Cache-Control"]


def test_the_admin_is_as_strict(ask):
    for path in ("/admin/", "/admin/accounts/user/", "/admin/accounts/user/add/"):
        answer = ask("alex", "get", path)
        assert answer.status_code == 200
        assert_whole(answer)


def test_programs_get_them_too(maya, db):
    program = Program(token_of(maya)[1])
    for path, status in (("/api/requisitions/", 200), ("/api/requisitions/999999/", 404)):
        answer = program.client.get(path, headers=program.headers, secure=True)
        assert answer.status_code == status
        assert_whole(answer)
    answer = Program().client.get("/api/requisitions/", secure=True)
    assert answer.status_code == 401
    assert_whole(answer)


def public_pages(posting):
    Company.objects.update_or_create(pk=1, defaults={"how_we_hire": "Kindly.", "privacy": "Kept."})
    names = ("jobs", "job_feed", "how_we_hire", "privacy", "sitemap", "robots")
    return [
        *map(reverse, names),
        reverse("job", args=[posting.slug]),
        "/jobs/?q=welder&where=porto",
    ]


def test_careers_pages_can_be_cached_and_set_no_cookie(posting, maya):
    for path in public_pages(posting):
        answers = [browser(who).get(path, secure=True) for who in (None, maya)]
        for answer in answers:
            assert answer.status_code == 200, path
            assert_whole(answer)
            assert "public" in answer["Cache-Control"], path
            assert not answer.cookies, path
            assert "Cookie" not in answer.get("Vary", ""), path
        assert answers[0].content == answers[1].content, path


def test_the_apply_form_is_a_page_of_its_own_that_is_not_kept(ask, posting):
    answer = ask(None, "get", reverse("apply", args=[posting.slug]))
    assert_whole(answer)
    assert "no-store" in answer["Cache-Control"]
    assert "csrf" in answer.cookies


def test_what_somebody_signed_in_reads_is_never_shared(ask):
    for path in ("/", "/settings/", "/inbox/", "/requisitions/"):
        answer = ask("maya", "get", path)
        assert "public" not in answer.get("Cache-Control", "")
        assert "Cookie" in answer["Vary"]


SAY = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
print(settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
"""


def test_with_https_the_cookies_are_bound_to_the_host_and_the_check_is_silent():
    https = {
        "SITE_URL": "https://tandem.example.com",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", SAY],
        cwd=BASE_DIR,
        env=os.environ | https,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-3:] == ["__Host-session __Host-csrf", "True True", ""]
    assert "WARNING" not in done.stderr
