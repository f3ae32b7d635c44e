"""What a résumé may be, and what is read of it. Hostile files are made in tests/hostile."""

import contextlib
import io
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import PIL.Image
import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from candidates import resumes
from candidates.reading import child, process
from candidates.reading.process import Limits
from hiring import files
from tests.hostile import archives, old_word, pdfs, plain

SAMPLES = {name: make() for name, make in plain.ALL.items()}
SAFETY_NET = 60  # seconds: far above what anything takes, so that a test which hangs says so


@pytest.fixture(autouse=True)
def _files_root(tmp_path):
    with override_settings(FILES_ROOT=tmp_path):
        yield


def look(name, data):
    return resumes.inspect(name, io.BytesIO(data))


def refusal(name, data):
    with pytest.raises(resumes.Refused) as refused:
        look(name, data)
    return refused.value.sentence


def read(data, kind, **options):
    started = time.monotonic()
    reading = resumes.read(files.store(data, suffix=f".{kind}").path, kind, **options)
    assert time.monotonic() - started < SAFETY_NET
    return reading


# What people really send


@pytest.mark.parametrize("name", plain.ALL)
def test_a_resume_of_each_kind_is_taken_and_its_words_are_found(name):
    data = plain.ALL[name]()
    kind = look(name, data)
    assert kind == name.removeprefix("cv.")
    reading = read(data, kind)
    assert [words for words in plain.WORDS if words not in reading.text] == []
    assert reading.problem == ""


def test_the_pages_of_a_pdf_are_drawn():
    reading = read(plain.pdf(pages=3), "pdf")
    assert reading.page_count == 3
    assert [page.number for page in reading.pages] == [1, 2, 3]
    for page in reading.pages:
        image = PIL.Image.open(io.BytesIO(page.content))
        assert (image.format, image.size) == ("WEBP", (page.width, page.height))
        assert len(image.convert("L").getcolors(300)) > 1, "a page of one colour shows nothing"


def test_a_text_file_in_any_common_encoding_keeps_its_accents():
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = plain.txt(encoding)
        assert plain.NAME in read(data, look("cv.txt", data)).text
    data = "Zoë Núñez – “SQL” for 5 €".encode("cp1252")
    assert read(data, look("cv.txt", data)).text == "Zoë Núñez – “SQL” for 5 €"


def test_words_in_the_header_of_a_document_are_read_too():
    assert "+34 951 555 010" in read(plain.word(header="Call +34 951 555 010"), "docx").text


def test_a_document_from_word_online_is_read():
    data = plain.word_online()
    assert plain.NAME in read(data, look("cv.docx", data)).text


def test_the_name_in_capitals_is_the_same_name():
    assert look("CV.PDF", plain.pdf()) == "pdf"


def test_rich_text_named_doc_is_what_word_has_always_made():
    assert look("cv.doc", plain.rtf()) == "rtf"


def test_a_pdf_that_only_forbids_printing_is_read():
    data = pdfs.forbids_printing(b"Open to all")
    assert look("cv.pdf", data) == "pdf"
    reading = read(data, "pdf")
    assert reading.text == "Open to all"
    assert len(reading.pages) == 1


def test_a_file_is_left_at_its_beginning_for_whoever_stores_it():
    file = io.BytesIO(plain.pdf())
    resumes.inspect("cv.pdf", file)
    assert file.tell() == 0


def test_what_postgresql_cannot_hold_is_gone_from_the_words():
    body = b"{\\rtf1 be\\u0?fore \\u-10179?after \\'01}"
    text = read(body, "rtf").text
    assert "fore" in text
    assert "after" in text
    assert "\0" not in text
    text.encode("utf-8")


# What is refused, with a sentence that says what to do


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("cv.doc", b"<html><body>Hello</body></html>"),
        ("cv.docx", plain.pdf()),
        ("cv.pdf", plain.word()),
        ("cv.odt", plain.word()),
        ("cv.docx", plain.odt()),
        ("cv.txt", plain.rtf()),
        ("cv.txt", bytes(range(256)) * 20),
        ("cv.docx", plain.archive(("hello.txt", "just a zip"))),
        ("cv.doc", old_word.spreadsheet()),
        ("cv.pdf", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;" + plain.pdf()),
        ("cv.pdf", b"\x89PNG\r\n\x1a\n%PDF-1.7 " + plain.pdf()),
        ("cv.docx", b"\xff\xd8\xff\xe0 a photo" + plain.word()),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(name, data):
    assert "something else is inside" in refusal(name, data)


@pytest.mark.parametrize("name", ["cv.exe", "cv.pages", "cv.docm", "cv", ".pdf", "cv.pdf.zip", ""])
def test_only_the_six_formats_are_taken(name):
    assert "PDF, DOCX, ODT, RTF, TXT or DOC" in refusal(name, plain.pdf())


@pytest.mark.parametrize("name", plain.ALL)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_an_empty_file_is_refused(name, data):
    assert "empty" in refusal(name, data)


def test_a_file_over_ten_megabytes_is_refused_and_one_of_ten_is_not():
    assert look("cv.txt", b"a" * resumes.MAX_SIZE) == "txt"
    assert "larger than 10 MB" in refusal("cv.txt", b"a" * (resumes.MAX_SIZE + 1))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("cv.pdf", pdfs.needs_password),
        ("cv.docx", archives.zip_password),
        ("cv.docx", old_word.encrypted_docx),
        ("cv.odt", archives.odt_password),
        ("cv.doc", old_word.encrypted),
    ],
)
def test_a_file_with_a_password_is_refused_kindly(name, make):
    assert refusal(name, make()) == (
        "This file is protected by a password. Please send it without one."
    )


@pytest.mark.parametrize("name", ["cv.pdf", "cv.docx", "cv.odt"])
def test_a_file_that_was_cut_off_is_refused(name):
    data = plain.ALL[name]()
    assert "damaged or incomplete" in refusal(name, data[: len(data) // 2])


@pytest.mark.parametrize(
    "make", [archives.zip_bomb, archives.lying_bomb, archives.crowded, archives.entity_bomb]
)
def test_a_document_that_unpacks_to_far_too_much_is_refused(make):
    assert "unpacks to far more" in refusal("cv.docx", make())


def test_parts_that_overlap_are_refused():
    assert "damaged" in refusal("cv.docx", archives.overlapping())


def test_a_document_that_points_outside_is_refused():
    assert "unpacks to far more" in refusal("cv.docx", archives.outside_entity())


@pytest.mark.parametrize(
    ("name", "make"), [("cv.docx", archives.with_macros), ("cv.doc", old_word.with_macros)]
)
def test_macros_are_refused(name, make):
    assert "macros" in refusal(name, make())


def test_a_form_that_lets_a_refusal_through_shows_its_sentence():
    refused = resumes.Refused("Please send another one.")
    assert refused.messages == ["Please send another one."]


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(["cv.docx", "cv.odt", "cv.doc", "cv.rtf", "cv.txt"]),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=8),
)
def test_whatever_the_damage_it_is_taken_or_refused_and_never_an_error(name, changes):
    data = bytearray(SAMPLES[name])
    for place, new in changes:
        # most of what matters in an archive is at its end
        at = int(len(data) * (1 - place**3))
        data[at : at + len(new)] = new
    with contextlib.suppress(resumes.Refused):
        assert look(name, bytes(data)) in resumes.KINDS


# What got past the door: it ends, and the application keeps its file


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (pdfs.needs_password, "pdf"),
        (pdfs.page_tree_loop, "pdf"),
        (pdfs.drawing_without_end, "pdf"),
        (pdfs.swollen, "pdf"),
        (archives.deep, "docx"),
        (old_word.encrypted_docx, "docx"),
        (lambda: plain.pdf()[:3000], "pdf"),
        (lambda: plain.word()[:3000], "docx"),
        (lambda: plain.word97()[:3000], "doc"),
        (lambda: b"{\\rtf1" + b"{" * 5_000_000, "rtf"),
        (lambda: b"<html>not a pdf</html>", "pdf"),
        (lambda: os.urandom(100_000), "docx"),
        (lambda: b"", "pdf"),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_without_a_preview(make, kind):
    reading = read(make(), kind)
    assert reading.problem.startswith("Preview not available")
    assert (reading.text, reading.pages) == ("", ())


@pytest.mark.parametrize(
    "make",
    [archives.nested_bomb, archives.zip_bomb, archives.lying_bomb, archives.entity_bomb],
)
def test_a_bomb_that_got_past_the_door_ends_within_its_limits(make):
    reading = read(make(), "docx")
    assert len(reading.text) < 10_000


def test_an_entity_never_brings_in_a_file_of_ours(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the password is swordfish")
    reading = read(archives.outside_entity(f"file://{secret}"), "docx")
    assert "swordfish" not in reading.text


def test_a_pdf_of_ten_thousand_pages_shows_its_first_ones():
    data = pdfs.many_pages(10_000)
    assert look("cv.pdf", data) == "pdf"
    reading = read(data, "pdf")
    assert reading.page_count == 10_000
    assert len(reading.pages) == child.DRAWN_PAGES
    assert "Page 50 of many" in reading.text
    assert "Page 51 of many" not in reading.text


def test_a_table_that_loops_does_not():
    reading = read(pdfs.xref_loop(), "pdf")
    assert reading.page_count <= 1


@pytest.mark.parametrize("make", [pdfs.huge_image, pdfs.absurd_page_size])
def test_an_image_is_never_larger_than_a_screen_needs(make):
    for page in read(make(), "pdf").pages:
        assert page.width * page.height <= child.PAGE_PIXELS * 1.1
        assert len(page.content) < 1_000_000


def test_very_long_text_is_cut():
    reading = read(archives.long_text(), "docx")
    assert 100_000 < len(reading.text) <= child.MAX_CHARACTERS


def test_out_of_time_ends_it():
    reading = read(pdfs.drawing_without_end(), "pdf", limits=Limits(seconds=1))
    assert reading.problem.startswith("Preview not available")


def running_in(folder):
    """Processes at work in that folder."""
    found = []
    for process_folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            found += [process_folder] if (process_folder / "cwd").readlink() == folder else []
    return found


def test_a_child_that_waits_for_ever_is_ended(tmp_path):
    os.mkfifo(tmp_path / child.SOURCE)  # nobody will ever write to it
    assert process.run("open", "pdf", tmp_path, Limits(seconds=1)) == process.OUT_OF_TIME
    assert running_in(tmp_path) == []


def test_what_a_child_started_ends_with_it(tmp_path):
    two = ["sh", "-c", "sleep 99 & exec sleep 99"]
    parent = subprocess.Popen(two, cwd=tmp_path, start_new_session=True)
    while len(running_in(tmp_path)) < 2:
        time.sleep(0.01)
    process.end(parent)
    while running_in(tmp_path):  # the second one is not ours to wait for
        time.sleep(0.01)


def test_a_child_whose_parent_is_gone_ends_by_itself(tmp_path):
    os.mkfifo(tmp_path / child.SOURCE)
    command = process.command(process.START, "open", "pdf", "1", str(1024**3))
    alone = subprocess.run(command, cwd=tmp_path, timeout=SAFETY_NET)
    assert alone.returncode == -signal.SIGALRM


def test_a_child_gets_no_more_memory_than_its_limit():
    small = Limits(seconds=10, memory=64 * 1024 * 1024)
    assert read(plain.pdf(), "pdf", limits=small).problem.startswith("Preview not available")


def test_a_page_that_kills_its_child_does_not_take_the_words_with_it():
    good = pdfs.stream(pdfs.words(b"Still here"))
    objects = [pdfs.CATALOG, pdfs.ONE_PAGE, pdfs.page(b"/Font<</F1 5 0 R>>"), good, pdfs.FONT]
    path = files.store(pdfs.document(objects), suffix=".pdf").path
    with files.workspace() as folder, files.open_stored(path) as file:
        (folder / child.SOURCE).write_bytes(file.read())
        (folder / "part").mkdir()  # the child cannot write what it drew
        assert process.run("pages", "pdf", folder, resumes.TO_READ) != 0
        (folder / "part").rmdir()
        assert process.run("text", "pdf", folder, resumes.TO_READ) == 0
        assert resumes.collect(folder).text == "Still here"


def test_a_file_that_is_gone_is_a_problem_and_no_exception():
    stored = files.store(plain.pdf(), suffix=".pdf")
    files.remove(stored.path)
    assert resumes.read(stored.path, "pdf").problem.startswith("Preview not available")


def test_nothing_is_left_behind_but_the_file(tmp_path):
    stored = files.store(pdfs.drawing_without_end(), suffix=".pdf")
    resumes.read(stored.path, "pdf", limits=Limits(seconds=1))
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [tmp_path / stored.path]


# What the child may do


ATTEMPT = """
import encodings.idna, os, socket, sys
sys.path.append(sys.argv.pop(1))
from candidates.reading.confine import *
{before}
{what}
print("done")
"""


def attempt(what, folder, before="confine()"):
    """Run `what` where the parsers run, or at large."""
    command = process.command(ATTEMPT.format(what=what, before=before))
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture
def folder(tmp_path):
    """A folder that a child can be shut into, on a system which allows that."""
    if attempt("", tmp_path, before="os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)").stderr:
        pytest.skip("this system does not allow a process to give up its network and its files")
    return tmp_path


@pytest.fixture
def reach():
    """Words that connect to a server which is really there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 5)"


def test_a_child_has_no_network(tmp_path, reach):
    assert attempt(reach, tmp_path, before="").stdout == "done\n"
    for before in ("refuse_sockets()", "confine()"):
        assert "PermissionError" in attempt(reach, tmp_path, before=before).stderr


def test_a_child_has_no_network_even_without_the_filter(folder, reach):
    assert "unreachable" in attempt(reach, folder, before="leave_everything_else()").stderr


def test_a_child_sees_no_file_but_those_in_its_folder(folder):
    (folder / "own").write_text("x")
    assert attempt("open('own').read()", folder).stdout == "done\n"
    for elsewhere in (__file__, "/proc/self/environ"):
        reach = f"open({elsewhere!r}).read()"
        assert attempt(reach, folder, before="").stdout == "done\n"
        assert "FileNotFoundError" in attempt(reach, folder).stderr


def test_a_child_cannot_leave_its_folder_again(folder):
    leave = "import os; os.mkdir('x'); os.chroot('x')"
    assert "PermissionError" in attempt(leave, folder).stderr


def test_a_child_knows_nothing_of_our_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("TANDEM_SECRET", "swordfish")
    os.mkfifo(tmp_path / child.SOURCE)
    seen = []

    class Watched(subprocess.Popen):
        def wait(self, timeout=None):
            while not any(seen):  # empty until it has begun
                seen.append(Path(f"/proc/{self.pid}/environ").read_bytes())
            self.kill()
            return super().wait(timeout)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    process.run("open", "pdf", tmp_path, Limits(seconds=60))
    assert b"swordfish" not in seen[-1]
    assert b"LC_ALL" in seen[-1]
