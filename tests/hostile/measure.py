"""How long each kind of résumé takes, and how much memory: python -m tests.hostile.measure

Each line is one file read in a process of its own, so that its peak is its own.
"""

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO

import django
from django.conf import settings

from tests.hostile import archives, old_word, pdfs, plain

FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{f"plain {name}": (name, make) for name, make in plain.ALL.items()},
    "plain PDF, 3 full pages": ("cv.pdf", lambda: plain.pdf(pages=3, filler=550)),
    "plain PDF, 12 full pages": ("cv.pdf", lambda: plain.pdf(pages=12, filler=550)),
    "PDF of 10,000 pages": ("cv.pdf", pdfs.many_pages),
    "PDF with a password": ("cv.pdf", pdfs.needs_password),
    "PDF that forbids printing": ("cv.pdf", lambda: pdfs.forbids_printing(b"Hello")),
    "PDF cut in half": ("cv.pdf", lambda: plain.pdf()[: len(plain.pdf()) // 2]),
    "PDF whose table loops": ("cv.pdf", pdfs.xref_loop),
    "PDF whose page tree loops": ("cv.pdf", pdfs.page_tree_loop),
    "PDF that never ends drawing": ("cv.pdf", pdfs.drawing_without_end),
    "PDF with a swollen stream": ("cv.pdf", pdfs.swollen),
    "PDF with a huge image": ("cv.pdf", pdfs.huge_image),
    "PDF of absurd size": ("cv.pdf", pdfs.absurd_page_size),
    "DOCX zip bomb": ("cv.docx", archives.zip_bomb),
    "DOCX nested bomb": ("cv.docx", archives.nested_bomb),
    "DOCX lying bomb": ("cv.docx", archives.lying_bomb),
    "DOCX overlapping": ("cv.docx", archives.overlapping),
    "DOCX crowded": ("cv.docx", archives.crowded),
    "DOCX entity bomb": ("cv.docx", archives.entity_bomb),
    "DOCX outside entity": ("cv.docx", archives.outside_entity),
    "DOCX deep": ("cv.docx", archives.deep),
    "DOCX of 25 million letters": ("cv.docx", archives.long_text),
    "DOCX with a password": ("cv.docx", old_word.encrypted_docx),
    "RTF of 5 million braces": ("cv.rtf", lambda: b"{\\rtf1" + b"{" * 5_000_000),
    "HTML named .pdf": ("cv.pdf", lambda: b"<!DOCTYPE html><script>alert(1)</script>"),
    "noise named .doc": ("cv.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9_000_000)),
}


def measure(label: str, queue: "multiprocessing.Queue[str]") -> None:
    from candidates import resumes
    from hiring import files

    name, make = FILES[label]
    data = make()
    at = time.perf_counter()
    try:
        kind = resumes.inspect(name, BytesIO(data))
        said = "taken"
    except resumes.Refused as refusal:
        kind, said = name.rsplit(".")[-1], f"refused: {refusal.sentence[:40]}"
    looked = time.perf_counter()
    path = files.store(data, suffix=f".{kind}").path
    before = time.perf_counter()
    reading = resumes.read(path, kind)
    took = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    queue.put(
        f"{label:30} {len(data) // 1024:>6} {(looked - at) * 1000:>7.0f} {took * 1000:>7.0f} "
        f"{peak:>6} {len(reading.text):>7} {len(reading.pages):>5} {reading.page_count:>6}  "
        f"{said}{'; ' if reading.problem else ''}{reading.problem[:22]}"
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")
    django.setup()
    context = multiprocessing.get_context("fork")
    write = sys.stdout.write
    write(f"{'file':30}     KB inspect    read   peak    text pages     of\n")
    write(f"{'':30}             ms      ms     MB\n")
    with tempfile.TemporaryDirectory() as folder:
        settings.FILES_ROOT = folder
        for label in FILES:
            queue: multiprocessing.Queue[str] = context.Queue()
            process = context.Process(target=measure, args=(label, queue))
            process.start()
            process.join()
            write(f"{queue.get(timeout=1) if process.exitcode == 0 else label + ' FAILED'}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
