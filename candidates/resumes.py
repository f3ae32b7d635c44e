"""What a résumé may be, and what it says. The bytes are a stranger's: `reading/` handles them."""

import logging
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from candidates.reading import office, plain, refusals, word97
from candidates.reading.child import DAMAGED, MAX_CHARACTERS, PROTECTED, SOURCE
from candidates.reading.collect import PageImage, Reading, collect
from candidates.reading.process import Limits, run
from candidates.reading.refusals import Refused
from hiring import files

__all__ = ["KINDS", "PageImage", "Reading", "Refused", "inspect", "read"]

log = logging.getLogger(__name__)

MAX_SIZE = 10 * 1024 * 1024
TO_OPEN = Limits(seconds=5)
TO_READ = Limits(seconds=20)

KINDS = {  # kind: the fixed type it is served with
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "doc": "application/msword",
}
SUFFIXES = {f".{kind}": {kind} for kind in KINDS} | {
    ".doc": {"doc", "rtf"}  # Word itself has always saved rich text under that name
}


def inspect(name: str, file: IO[bytes]) -> str:
    """The kind of a file somebody sends, by name and content together. Raises Refused."""
    file.seek(0)
    data = file.read(MAX_SIZE + 1)
    file.seek(0)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(refusals.UNKNOWN)
    if not data or data.isspace():
        raise Refused(refusals.EMPTY)
    if len(data) > MAX_SIZE:
        raise Refused(refusals.TOO_LARGE)
    kind = kind_of(data)
    if kind is None or kind not in SUFFIXES[suffix]:
        raise Refused(refusals.OTHER_INSIDE, params={"suffix": suffix})
    return kind


def kind_of(data: bytes) -> str | None:
    """By content alone. Raises Refused where the content itself is the reason."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return office.kind_of(data)
    if data.startswith(word97.SIGNATURE):
        return word97.kind_of(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return None if plain.decode(data) is None else "txt"


def pdf(data: bytes) -> str:
    """Opened only when it looks encrypted (many then need no password) or cut off."""
    if b"/Encrypt" in data or b"%%EOF" not in data[-2048:]:
        with files.workspace() as folder:
            (folder / SOURCE).write_bytes(data)
            code = run("open", "pdf", folder, TO_OPEN)
        if code in {PROTECTED, DAMAGED}:
            raise Refused(refusals.LOCKED if code == PROTECTED else refusals.BROKEN)
    return "pdf"


def read(path: str, kind: str, *, limits: Limits = TO_READ) -> Reading:
    """The words and the first pages of a stored résumé. Never raises: a file that cannot be read
    gives a Reading with a problem, and what could be read before it failed."""
    try:
        with files.open_stored(path) as file:
            data = file.read(MAX_SIZE)
        return read_plain(data) if kind == "txt" else read_apart(data, kind, limits)
    except OSError:
        log.exception("A résumé could not be read (%s)", kind)
        return Reading(problem=no_preview())


def read_plain(data: bytes) -> Reading:
    text = plain.clean(plain.decode(data) or "", MAX_CHARACTERS)
    return Reading(text, problem="" if text else no_preview())


def read_apart(data: bytes, kind: str, limits: Limits) -> Reading:
    """In a child for each job, so that a page which kills one does not take the words with it."""
    jobs = ("text", "pages") if kind == "pdf" else ("text",)
    with files.workspace() as folder:
        (folder / SOURCE).write_bytes(data)
        codes = {job: run(job, kind, folder, limits) for job in jobs}
        found = collect(folder)
    if any(codes.values()):
        log.warning("Reading a résumé (%s) ended with %s", kind, codes)
    if found.text or found.pages:
        return found
    return found._replace(problem=locked() if PROTECTED in codes.values() else no_preview())


def locked() -> str:
    return _("Preview not available: this file is protected by a password.")


def no_preview() -> str:
    return _("Preview not available. The file itself is kept and can be downloaded.")
