"""Files are written once and whole, under our own names, and only ever handed out as a download."""

import datetime as dt
import hashlib
import io
import os
import re
import time

import pytest
import time_machine
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from hiring import files


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def everything_under(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def in_an_hour():
    return dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)


def an_hour_ago():
    return dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)


class Unreliable(io.BytesIO):
    """A connection that breaks half-way."""

    def read(self, size=-1):
        if self.tell() >= 100_000:
            raise ConnectionResetError
        return super().read(size)


# Storing


def test_what_is_stored_comes_back_the_same():
    content = os.urandom(300_000)
    stored = files.store(content, suffix=".pdf")
    with files.open_stored(stored.path) as file:
        assert file.read() == content
    assert stored.size == 300_000
    assert stored.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("upload", [SimpleUploadedFile, TemporaryUploadedFile, ContentFile])
def test_every_way_that_django_hands_over_an_upload_can_be_stored(upload):
    if upload is TemporaryUploadedFile:
        given = TemporaryUploadedFile("cv.txt", "text/plain", 5, None)
        given.write(b"hello")
    elif upload is SimpleUploadedFile:
        given = SimpleUploadedFile("cv.txt", b"hello")
    else:
        given = ContentFile(b"hello")
    assert files.store(given, suffix=".txt").size == 5


def test_the_name_on_disk_is_ours_and_never_the_same_twice(root):
    upload = SimpleUploadedFile("../../Zoë Núñez.pdf", b"x")
    first, second = (files.store(upload, suffix=".pdf").path for _ in range(2))
    assert first != second
    assert "Zo" not in first
    assert everything_under(root) == sorted([root / first, root / second])


def test_only_the_account_that_runs_tandem_may_read_it(root):
    stored = files.store(b"private", suffix=".pdf")
    path = root / stored.path
    assert path.stat().st_mode & 0o777 == 0o600
    assert [folder.stat().st_mode & 0o777 for folder in path.parents][:2] == [0o700, 0o700]


def test_too_large_a_file_is_refused_while_it_comes_in_and_leaves_nothing(root):
    class Endless(File):
        def chunks(self, chunk_size=None):
            while True:
                yield b"x" * 65536

    with pytest.raises(files.TooLarge):
        files.store(Endless(io.BytesIO()), suffix=".pdf", max_size=1_000_000)
    assert everything_under(root) == []
    assert files.store(b"x" * 100, suffix=".pdf", max_size=100).size == 100


def test_an_upload_that_breaks_off_leaves_nothing(root):
    with pytest.raises(ConnectionResetError):
        files.store(File(Unreliable(b"x" * 500_000)), suffix=".pdf")
    assert everything_under(root) == []


@pytest.mark.parametrize("suffix", ["pdf", "/../x", ".p/df", ".PDF", "." + "x" * 20])
def test_a_suffix_is_a_suffix(suffix):
    with pytest.raises(ValueError, match=re.escape(suffix)):
        files.store(b"x", suffix=suffix)


def test_a_removed_file_is_gone_and_removing_twice_is_fine():
    stored = files.store(b"x", suffix=".pdf")
    files.remove(stored.path)
    files.remove(stored.path)
    with pytest.raises(FileNotFoundError):
        files.open_stored(stored.path)


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "held/abc", "ab/cd/../../../secret.pdf", "", "ab/cd\n"]
)
def test_a_path_that_is_not_one_of_ours_opens_nothing(root, path):
    root.mkdir(parents=True)
    (root.parent / "secret").write_text("x")
    for use in (files.open_stored, files.remove):
        with pytest.raises(FileNotFoundError):
            use(path)
    assert (root.parent / "secret").exists()


# Handing out


def test_a_stored_file_is_handed_out_to_be_saved_and_never_to_be_shown():
    stored = files.store(b"<script>alert(1)</script>", suffix=".pdf")
    answer = files.serve(stored.path, name="CV Zoë.pdf", content_type="application/pdf")
    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''CV%20Zo%C3%AB.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Length"] == "25"


def test_the_type_is_ours_whatever_the_name_says():
    stored = files.store(b"x", suffix=".pdf")
    answer = files.serve(stored.path, name="cv.html", content_type="application/pdf")
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ("plain.pdf", 'attachment; filename="plain.pdf"'),
        ("two words.pdf", 'attachment; filename="two words.pdf"'),
        ('quo"te.pdf', 'attachment; filename="quote.pdf"'),
        ("cv.pdf\r\nSet-Cookie: a=b", 'attachment; filename="cv.pdfSet-Cookie a=b"'),
        ("../../etc/passwd", 'attachment; filename="passwd"'),
        ("C:\\Users\\me\\cv.pdf", 'attachment; filename="cv.pdf"'),
        ("cv\u202efdp.exe", 'attachment; filename="cvfdp.exe"'),
        ("cv\x00.pdf", 'attachment; filename="cv.pdf"'),
        ("", 'attachment; filename="file"'),
        ("...", 'attachment; filename="file"'),
    ],
)
def test_a_name_cannot_carry_anything_but_a_name(name, saved_as):
    stored = files.store(b"x", suffix=".pdf")
    answer = files.serve(stored.path, name=name, content_type="application/pdf")
    assert answer["Content-Disposition"] == saved_as
    assert not answer.has_header("Set-Cookie")


def test_a_very_long_name_keeps_its_ending():
    name = files.safe_name("Zoë " * 200 + "cv.pdf")
    assert len(name.encode()) <= 255
    assert name.endswith(".pdf")


@given(st.text(st.characters(), max_size=400))
def test_any_name_becomes_one_that_can_be_saved(name):
    safe = files.safe_name(name)
    assert 0 < len(safe.encode()) <= 255
    assert not set(safe) & set('/\\\r\n\t\0"\u202e')
    assert files.safe_name(safe) == safe


def test_a_page_image_is_shown_in_the_page_and_kept_by_the_reader_only():
    stored = files.store(b"RIFF....WEBP", suffix=".webp")
    answer = files.serve_image(stored.path)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_nothing_but_an_image_is_ever_shown_in_a_page():
    for suffix in (".pdf", ".svg", ".html"):
        stored = files.store(b"<svg onload='alert(1)'/>", suffix=suffix)
        with pytest.raises(Http404):
            files.serve_image(stored.path)


def test_a_file_that_is_gone_is_not_found():
    stored = files.store(b"x", suffix=".pdf")
    files.remove(stored.path)
    with pytest.raises(Http404):
        files.serve(stored.path, name="cv.pdf", content_type="application/pdf")


# An upload survives a form error


def test_an_upload_that_is_held_comes_back_under_its_own_name():
    upload = SimpleUploadedFile("CV Zoë.pdf", b"the file")
    reference = files.hold(upload, purpose="apply")
    assert upload.read() == b"the file", "the form can still read what it holds"
    again = files.held(reference, purpose="apply")
    assert (again.name, again.size, again.read()) == ("CV Zoë.pdf", 8, b"the file")


def test_a_held_upload_can_be_stored_and_used_again_by_a_second_press():
    reference = files.hold(SimpleUploadedFile("cv.pdf", b"the file"), purpose="apply")
    for _ in range(2):
        stored = files.store(files.held(reference, purpose="apply"), suffix=".pdf")
        with files.open_stored(stored.path) as file:
            assert file.read() == b"the file"


def test_a_reference_serves_one_purpose_and_cannot_be_made_up():
    reference = files.hold(SimpleUploadedFile("cv.pdf", b"x"), purpose="apply")
    assert files.held(reference, purpose="refer") is None
    assert files.held(reference + "A", purpose="apply") is None
    assert files.held("A" + reference, purpose="apply") is None
    assert files.held("../../etc/passwd", purpose="apply") is None
    assert files.held("", purpose="apply") is None


def test_a_reference_is_good_for_a_day():
    with time_machine.travel(dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC), tick=False) as now:
        reference = files.hold(SimpleUploadedFile("cv.pdf", b"x"), purpose="apply")
        now.shift(dt.timedelta(hours=23))
        assert files.held(reference, purpose="apply") is not None
        now.shift(dt.timedelta(hours=2))
        assert files.held(reference, purpose="apply") is None


# What is left over


def test_the_sweep_takes_what_was_left_and_nothing_that_was_stored(root):
    stored = files.store(b"x", suffix=".pdf")
    reference = files.hold(SimpleUploadedFile("cv.pdf", b"x"), purpose="apply")
    (root / stored.path).with_name("half.pdf.part").write_bytes(b"x")
    with files.workspace() as folder:
        (folder / "resume").write_bytes(b"x")
        assert files.sweep(an_hour_ago()) == 0
        assert files.held(reference, purpose="apply") is not None
        assert files.sweep(in_an_hour()) == 3
    assert files.held(reference, purpose="apply") is None
    assert everything_under(root) == [root / stored.path]
    assert files.sweep(in_an_hour()) == 0


def test_a_workspace_is_gone_afterwards_also_after_an_error(root):
    def work():
        with files.workspace() as folder:
            assert folder.stat().st_mode & 0o777 == 0o700
            (folder / "resume").write_bytes(b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert everything_under(root) == []


def test_rows_and_files_that_lost_each_other_are_found():
    paired, lost_row, lost_file = (files.store(b"x", suffix=".pdf").path for _ in range(3))
    files.remove(lost_file)
    rows = {paired, lost_file}

    def known(shard):
        return {path for path in rows if path.startswith(shard)}

    found = list(files.orphans(known, before=in_an_hour()))
    assert sorted(found) == sorted(
        [files.Orphan(lost_row, missing="row"), files.Orphan(lost_file, missing="file")]
    )


def test_a_file_whose_row_may_still_be_written_is_left_alone():
    files.store(b"x", suffix=".pdf")
    time.sleep(0.01)
    assert list(files.orphans(lambda shard: set(), before=an_hour_ago())) == []
    assert len(list(files.orphans(lambda shard: set(), before=in_an_hour()))) == 1
