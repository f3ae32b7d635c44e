"""DOCX by python-docx, packed again with fixed times, so that the same person is the same file."""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.shared import Pt

from candidates.demo.papers.outline import outline
from candidates.demo.person import Person

STYLES = {
    "name": "Title",
    "contact": "Normal",
    "text": "Normal",
    "heading": "Heading 1",
    "job": "Heading 2",
    "bullet": "List Bullet",
}
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


def make(person: Person) -> bytes:
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.author = properties.title = person.name
    properties.created = properties.modified = WRITTEN_AT
    for part, words in outline(person):
        document.add_paragraph(words, style=STYLES[part])
    made = io.BytesIO()
    document.save(made)
    return _with_fixed_times(made)


def _with_fixed_times(made: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            name = zipfile.ZipInfo(entry.filename)
            target.writestr(name, source.read(entry), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
