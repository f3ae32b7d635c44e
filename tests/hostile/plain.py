"""Résumés as people really send them. Each holds the same words; see WORDS."""

import io
import zipfile
from pathlib import Path

import docx
import typst

NAME = "Zoë Núñez-Ångström"
WORDS = (NAME, "zoe.nunez@example.com", "production SQL pipelines", "naïve café", "東京", "Ελλάδα")
LINES = (
    NAME,
    "Senior data engineer, Málaga. zoe.nunez@example.com, +34 951 555 010",
    "Designed production SQL pipelines for 40 million orders a day.",
    "“Quoted” — naïve café, 東京, Ελλάδα",
)
FIXTURES = Path(__file__).parents[1] / "fixtures"


def pdf(pages: int = 1, filler: int = 0) -> bytes:
    """`filler` is how many words of text to add to each page."""
    paragraphs = "\n\n".join(LINES).replace("@", "\\@")
    page = f"{paragraphs}\n\n#lorem({filler})"
    made = typst.compile(
        page.encode() if pages == 1 else "#pagebreak()\n".join([page] * pages).encode()
    )
    assert isinstance(made, bytes)
    return made


def word(header: str = "") -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_heading(LINES[0])
    for line in LINES[1:]:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = header
    document.save(out)
    return out.getvalue()


def word_online() -> bytes:
    """The same document with the name that Word Online gives to its main part."""
    source = zipfile.ZipFile(io.BytesIO(word()))
    return archive(
        *(
            (
                name.replace("document.xml", "document2.xml"),
                source.read(name).replace(b"document.xml", b"document2.xml"),
            )
            for name in source.namelist()
        )
    )


def word97() -> bytes:
    """Made with LibreOffice: no Python library writes this format."""
    return (FIXTURES / "resume.doc").read_bytes()


def odt(paragraphs: str = "", manifest: str = "") -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    return archive(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest or "<manifest/>"),
        (
            "content.xml",
            f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" '
            f'xmlns:text="{text}"><office:body><office:text>{body}{paragraphs}'
            "</office:text></office:body></office:document-content>",
        ),
    )


def rtf() -> bytes:
    def escape(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    return ("{\\rtf1\\ansi " + "\\par ".join(map(escape, LINES)) + "}").encode("ascii")


def txt(encoding: str = "utf-8") -> bytes:
    return "\r\n".join(LINES).encode(encoding)


def archive(*parts: tuple[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return out.getvalue()


ALL = {
    "cv.pdf": pdf,
    "cv.docx": word,
    "cv.odt": odt,
    "cv.rtf": rtf,
    "cv.txt": txt,
    "cv.doc": word97,
}
