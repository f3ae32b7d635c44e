"""Files that were made to harm: at every door that takes one, and half of one."""

import io
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from lxml import html

from candidates.models import Application, Resume
from candidates.own_page import path_for
from candidates.resumes import MAX_SIZE
from candidates.tasks import read_resumes
from hiring.embedded.places import BASE_DIR
from hiring.files import disk
from tests import factories
from tests.api.conftest import Program, token_of
from tests.hostile import archives, old_word, pdfs, plain
from tests.hostile.inert import assert_inert
from tests.ports import free_port
from tests.quick import quick
from tests.running.home import PATIENCE, eventually

QUICK = 5  # seconds
ZEROS = bytes(5_000)
OUTSIDE = "file:///etc/hostname"


def svg():
    return b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def odt_of(entity):
    """The same harm in the other kind of archive of XML."""
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    doctypes = {
        "bomb": f'<!DOCTYPE x [<!ENTITY a "laugh">{levels}]>',
        "outside": f'<!DOCTYPE x [<!ENTITY j SYSTEM "{OUTSIDE}">]>',
    }
    whole = plain.odt(paragraphs="<text:p>&j;</text:p>")
    return rewritten(
        whole,
        "content.xml",
        lambda xml: xml.replace(
            '<?xml version="1.0"?>', f'<?xml version="1.0"?>{doctypes[entity]}'
        ),
    )


def rewritten(whole, name, change):
    source = zipfile.ZipFile(io.BytesIO(whole))
    parts = [(one, source.read(one)) for one in source.namelist()]
    return plain.archive(
        *((one, change(data.decode()) if one == name else data) for one, data in parts)
    )


REFUSED = {
    "a bomb": ("cv.docx", archives.zip_bomb),
    "a bomb that lies about its size": ("cv.docx", archives.lying_bomb),
    "parts that overlap": ("cv.docx", archives.overlapping),
    "a crowd of entries": ("cv.docx", archives.crowded),
    "an entity bomb": ("cv.docx", archives.entity_bomb),
    "an entity from outside": ("cv.docx", archives.outside_entity),
    "an entity bomb in ODT": ("cv.odt", lambda: odt_of("bomb")),
    "an entity from outside in ODT": ("cv.odt", lambda: odt_of("outside")),
    "macros": ("cv.docx", archives.with_macros),
    "old macros": ("cv.doc", old_word.with_macros),
    "a password": ("cv.pdf", pdfs.needs_password),
    "HTML that says it is a PDF": ("cv.pdf", lambda: b"<!DOCTYPE html><script>alert(1)</script>"),
    "a picture that says it is a PDF": ("cv.pdf", svg),
    "a program": ("cv.pdf", lambda: b"MZ\x90\0" + ZEROS),
    "a PDF that is also a picture": ("cv.pdf", lambda: b"GIF89a" + plain.pdf()),
    "a PDF that is also an archive": ("cv.docx", lambda: plain.pdf() + plain.word()),
    "an archive named PDF": ("cv.pdf", plain.word),
    "two endings": ("cv.pdf.exe", plain.pdf),
    "an ending that turns around": ("cv\u202efdp.exe", plain.pdf),
    "no ending": ("cv", plain.pdf),
    "nothing": ("cv.pdf", lambda: b""),
    "only white space": ("cv.txt", lambda: b" \n\t"),
    "zeros": ("cv.pdf", lambda: bytes(1000)),
    "zeros as text": ("cv.txt", lambda: bytes(1000)),
    "half a PDF": ("cv.pdf", lambda: plain.pdf()[: len(plain.pdf()) // 2]),
    "half an archive": ("cv.docx", lambda: plain.word()[: len(plain.word()) // 2]),
    "one byte too many": ("cv.txt", lambda: b"a" * (MAX_SIZE + 1)),
    "three times too many": ("cv.txt", lambda: b"a" * (3 * MAX_SIZE)),
}
KEPT = {
    "a table that loops": ("cv.pdf", pdfs.xref_loop),
    "pages that loop": ("cv.pdf", pdfs.page_tree_loop),
    "a bomb within": ("cv.docx", archives.nested_bomb),
}
NAMES = (
    "<img src=x onerror=alert(1)>.txt", '"><evil-mark evil-mark=1>.txt', "a\r\nSet-Cookie: a=b.txt",
    "../../../etc/cron.d/evil.txt", "..\\..\\evil.txt", "C:\\con.txt", "/etc/passwd.txt",
    "cv\u202etxt.exe.txt", "a" * 251 + ".txt", "é" * 125 + ".txt", "a" * 600 + ".txt",
    "%2e%2e%2fevil.txt", "a;b&c|d`e`$(f).txt", "{{7*19111}}.txt", "nul\x00l.txt", "-rf.txt",
    "=cmd|' /C calc'!A0.txt", "👩🏽‍🚀.txt", ".txt.txt", "'; DROP TABLE x; --.txt",
)  # fmt: skip


@pytest.fixture
def root(settings):
    return disk.root()


def left(root):
    """What lies in the store, but for what waits a day for its form."""
    return [path for path in root.rglob("*") if path.is_file() and path.parent.name != "held"]


@pytest.fixture
def doors(open_requisition, tomas, priya):
    """Every form that takes a résumé, by somebody who may use it, filled in but for the file."""
    posting = factories.published(open_requisition)
    application = factories.application(open_requisition)
    desk, colleague = Client(), Client()
    desk.force_login(tomas)
    colleague.force_login(priya)
    program = Program(token_of(tomas)[1])
    source = application.source_id
    number = iter(range(10_000))

    def somebody():
        return {"name": f"Byron {(one := next(number))}", "email": f"ada{one}@example.org"}

    def api(upload):
        body = {"requisition": open_requisition.pk, "source": source, **somebody()}
        return program.client.post(
            "/api/applications/", body | {"resume": upload}, headers=program.headers
        )

    def page(client, path, **more):
        return lambda upload: client.post(path, {**somebody(), **more, "resume": upload})

    own = f"{path_for(application.candidate)}{application.pk}/send_resume/"
    return {
        "apply": page(Client(), reverse("apply", args=[posting.slug]), privacy="on"),
        "own page": page(Client(), own),
        "add": page(desk, reverse("candidates:add", args=[open_requisition.pk]), source=source),
        "refer": page(colleague, reverse("refer", args=[posting.slug]), why="Good.", allowed="on"),
        "api": api,
    }


DOORS = ("apply", "own page", "add", "refer", "api")


@pytest.fixture
def free(monkeypatch):
    """As often as this test likes."""
    monkeypatch.setattr("hiring.limits.Limit.spend", lambda self, who: 0)


@pytest.fixture(scope="session")
def made():
    """Made once: some take a second."""
    return {what: make() for what, (_name, make) in REFUSED.items()}


@pytest.fixture
def frugal(made):
    """Nothing here takes more memory than a few uploads."""
    status, now = Path("/proc/self/status"), psutil.Process().memory_info().rss
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins here
    yield
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024
    assert peak - now < 12 * MAX_SIZE


@pytest.mark.parametrize("door", DOORS)
def test_what_was_made_to_harm_is_refused_in_words(doors, root, free, frugal, made, door):
    before = Application.objects.count(), Resume.objects.count()
    for what, (name, _make) in REFUSED.items():
        upload = SimpleUploadedFile(name, made[what])
        with quick(QUICK, what):
            answer = doors[door](upload)
        assert answer.status_code == 422, what
        assert refused_fields(answer) == {"resume"}, what
        assert (Application.objects.count(), Resume.objects.count()) == before, what
        assert left(root) == [], what


def refused_fields(answer):
    """Beside what the refusal stands."""
    if "json" in answer["Content-Type"]:
        return {error["field"] for error in answer.json()["errors"]}
    return set(answer.context["form"].errors)


def test_what_loops_or_swells_is_kept_without_a_preview(doors, free, client, tomas):
    for name, make in KEPT.values():
        assert doors["apply"](SimpleUploadedFile(name, make())).status_code == 302
    with quick(QUICK):  # children do the reading, and each has a limit of its own
        read_resumes()
    client.force_login(tomas)
    for resume in Resume.objects.all():
        assert resume.status in {"read", "unreadable"}
        answer = client.get(reverse("candidates:application", args=[resume.application_id]))
        assert answer.status_code == 200
        got = client.get(reverse("candidates:resume_download", args=[resume.pk]))
        assert got.status_code == 200


@pytest.mark.parametrize("door", ["apply", "own page", "add", "api"])
def test_a_name_is_only_a_name(doors, root, free, client, tomas, door):
    client.force_login(tomas)
    for name in NAMES:
        upload = SimpleUploadedFile("x.txt", b"Welds steel.")
        upload._name = name  # as it was sent: Django's own would tidy it up first
        answer = doors[door](upload)
        if "\r\n" in name:  # no browser sends it: it ends the part's own headers
            assert answer.status_code == 422, name
            continue
        assert answer.status_code in {201, 302}, name
        resume = Resume.objects.latest("pk")
        assert len(resume.name.encode()) <= 255
        assert not set(resume.name) & set("/\\\r\n\0\u202e<>"), name
        path = root / resume.path
        assert path.is_file()
        assert path.resolve().is_relative_to(root.resolve())
        got = client.get(reverse("candidates:resume_download", args=[resume.pk]))
        assert got["Content-Type"].startswith("text/plain")
        assert got["Content-Disposition"].startswith("attachment")
        assert not got.has_header("Set-Cookie")
        shown = client.get(reverse("candidates:application", args=[resume.application_id]))
        assert_inert(tree(shown))


def tree(answer):
    return html.document_fromstring(answer.content)


def test_what_the_browser_says_of_a_type_counts_for_nothing(doors, client, tomas):
    upload = SimpleUploadedFile("cv.txt", b"<script>alert(1)</script>", content_type="text/html")
    assert doors["apply"](upload).status_code == 302
    client.force_login(tomas)
    got = client.get(reverse("candidates:resume_download", args=[Resume.objects.get().pk]))
    assert got["Content-Type"].startswith("text/plain")
    assert "sandbox" in got["Content-Security-Policy"]


def test_a_second_and_third_file_are_not_kept(doors, root, free):
    for door in ("apply", "add", "own page", "api"):
        many = [SimpleUploadedFile("cv.txt", f"Welds {n}.".encode()) for n in range(3)]
        assert doors[door](many).status_code in {201, 302}
    kept = [path.read_bytes() for path in left(root)]
    assert kept == [b"Welds 0."] * 4


def test_no_other_form_takes_a_file_to_fill_the_disk_with(rf, client, db):
    """Django writes down whatever comes with a form before anybody looks at it."""

    def much():
        return {n: SimpleUploadedFile("x.bin", bytes(3 * MAX_SIZE)) for n in "ab"}

    request = rf.post("/account/login/", much())
    assert [one.size <= MAX_SIZE * 1.3 for one in request.FILES.values()] == [True]
    for path in ("/account/login/", "/my/", "/account/password/reset/"):
        assert client.post(path, {"email": "x", **much()}).status_code in {200, 422}


# Half of one


@pytest.fixture
def served(open_requisition, tmp_path, settings):
    """The form of a posting on a real server, on the tests' database: its worker, its store and
    the folder for what arrives."""
    port, arriving = free_port(), tmp_path / "arriving"
    arriving.mkdir()
    url = urlsplit(os.environ["DATABASE_URL"])
    environment = os.environ | {
        "DATABASE_URL": url._replace(path=f"/{connection.settings_dict['NAME']}").geturl(),
        "FILES_ROOT": str(settings.FILES_ROOT),
        "TMPDIR": str(arriving),
        "STATIC_FROM_SOURCE": "1",
        "DEBUG": "",
        "SITE_URL": "http://127.0.0.1",
        "WEB_WORKERS": "1",
    }
    run = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"],
        cwd=BASE_DIR,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    assert eventually(lambda: status(port, "/healthz") == 200)
    posting = factories.published(open_requisition)
    yield port, reverse("apply", args=[posting.slug]), psutil.Process(run.pid), arriving
    run.terminate()
    run.wait(PATIENCE)


def status(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status
    except OSError as problem:
        return repr(problem)


def keys(port, path):
    """The cookie and the token of an empty form."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', answer.read())[1]
    return cookie, token.decode()


def part_of_an_application(port, path, resume, much):
    """Send so much of a form over a real connection, then hang up; what was answered."""
    cookie, token = keys(port, path)
    fields = {"csrfmiddlewaretoken": token, "name": "Ada", "email": "ada@example.org",
              "privacy": "on"}  # fmt: skip
    begin = "--edge\r\nContent-Disposition: form-data; name="
    parts = [f'{begin}"{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    parts.append(f'{begin}"resume"; filename="cv.txt"\r\n\r\n')
    body = "".join(parts).encode() + resume + b"\r\n--edge--\r\n"
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nConnection: close\r\n"
        f"Content-Length: {len(body)}\r\nContent-Type: multipart/form-data; boundary=edge\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(head.encode() + body[: int(len(body) * much)])
        if much < 1:
            time.sleep(0.2)
            return b""
        return line.recv(1000)


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_is_broken_off_leaves_nothing_and_ends_no_worker(served):
    port, path, gunicorn, arriving = served
    before = {child.pid for child in gunicorn.children()}
    resume = b"Welds steel. " * 600_000
    for much in (0.0, 0.0001, 0.5, 0.5, 0.999999):
        part_of_an_application(port, path, resume, much)
        assert status(port, "/healthz") == 200
    assert eventually(lambda: not any(arriving.iterdir()))
    assert left(disk.root()) == []
    assert Application.objects.count() == Resume.objects.count() == 0
    assert part_of_an_application(port, path, resume, 1).startswith(b"HTTP/1.1 302")
    assert Application.objects.count() == Resume.objects.count() == len(left(disk.root())) == 1
    assert {child.pid for child in gunicorn.children()} == before
