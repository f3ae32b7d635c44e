"""The child process that parses a résumé. It holds nothing of ours and may die at any moment.

It knows nothing of Django or the settings, and works in a private folder that holds only the file
to read. What it finds it writes there piece by piece; whatever was finished before it died counts.
Exit: 0, or PROTECTED, DAMAGED; anything else is a crash. Each job imports what it needs first, so
that starting stays short, then closes the door, then looks at the file.
"""

import encodings.cp437  # noqa: F401 - zipfile asks for it when the door is closed
import io
import re
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from candidates.reading.confine import confine, limit

if TYPE_CHECKING:
    from PIL.Image import Image

SOURCE, TEXT, COUNT = Path("resume"), Path("text"), Path("count")
PROTECTED, DAMAGED = 3, 4
MAX_CHARACTERS = 200_000
TEXT_PAGES = 50
DRAWN_PAGES = 10
PAGE_WIDTH = 1240  # pixels: A4 at 150 dots an inch
PAGE_PIXELS = 4_000_000
CRISP_BYTES = 400_000  # above this a page is a photograph, which lossless compression is bad at
PDFIUM_NEEDS_PASSWORD = 4  # FPDF_ERR_PASSWORD

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIME = {
    "pdf": "application/pdf",
    "docx": OFFICE,
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "doc": "application/msword",
}


def open_pdf(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        code = getattr(problem, "err_code", None)
        sys.exit(PROTECTED if code == PDFIUM_NEEDS_PASSWORD else DAMAGED)


def read_text(kind: str) -> None:
    import kreuzberg

    if kind == "pdf":
        import pypdfium2  # noqa: F401
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        ocr=None,
        enable_quality_processing=False,
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
        content_filter=kreuzberg.ContentFilterConfig(
            include_headers=True, include_footers=True, strip_repeating_text=False
        ),
    )
    confine()
    data = PREPARE.get(kind, bytes)(SOURCE.read_bytes())
    text = kreuzberg.extract_bytes_sync(data, MIME[kind], config=config).content
    write(TEXT, text[:MAX_CHARACTERS].encode("utf-8", "ignore"))


def first_pages(data: bytes) -> bytes:
    """The same PDF, or one with its first pages only: a résumé of 10,000 pages is nobody's."""
    import pypdfium2

    pdf = open_pdf(data)
    if len(pdf) <= TEXT_PAGES:
        return data
    short, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    short.import_pages(pdf, pages=list(range(TEXT_PAGES)))
    short.save(out)
    return out.getvalue()


def with_usual_names(data: bytes) -> bytes:
    """Word Online calls the main part document2.xml, and kreuzberg looks only for document.xml."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    if "word/document.xml" in source.namelist():
        return data
    with zipfile.ZipFile(out, "w") as usual:
        for name in source.namelist():
            usual.writestr(re.sub(r"/document\d+\.xml", "/document.xml", name), source.read(name))
    return out.getvalue()


PREPARE = {"pdf": first_pages, "docx": with_usual_names}


def draw_pages(kind: str) -> None:
    import PIL.WebPImagePlugin  # noqa: F401
    import pypdfium2  # noqa: F401

    confine()
    pdf = open_pdf(SOURCE.read_bytes())
    write(COUNT, str(len(pdf)).encode())
    pdf.init_forms()
    for index in range(min(len(pdf), DRAWN_PAGES)):
        with suppress(Exception):
            save(draw(pdf[index]), number=index + 1)


def draw(page: Any) -> "Image":
    width, height = page.get_size()
    scale = min(PAGE_WIDTH / width, (PAGE_PIXELS / (width * height)) ** 0.5)
    image: Image = page.render(scale=scale, limit_image_cache=True).to_pil()
    page.close()
    return image


def page_file(number: int) -> Path:
    """Holds a line with width and height, then the image."""
    return Path(f"page-{number}")


def save(image: "Image", number: int) -> None:
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, method=2, quality=20)
    if out.tell() > CRISP_BYTES:
        out = io.BytesIO()
        image.save(out, "WEBP", quality=80, method=2)
    size = f"{image.width} {image.height}\n".encode()
    write(page_file(number), size + out.getvalue())


def write(path: Path, content: bytes) -> None:
    """In full or not at all."""
    part = path.with_name("part")
    part.write_bytes(content)
    part.rename(path)


def try_to_open(kind: str) -> None:
    import pypdfium2  # noqa: F401

    confine()
    open_pdf(SOURCE.read_bytes())


JOBS = {"text": read_text, "pages": draw_pages, "open": try_to_open}


def main() -> None:
    job, kind, seconds, memory = sys.argv[1:]
    limit(int(seconds), int(memory))
    JOBS[job](kind)
