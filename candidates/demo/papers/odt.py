"""ODT, written by hand: a zip whose first entry is its type, stored plainly.

OpenDocument 1.3, part 2 (packages) and part 3 (text).
"""

import io
import zipfile
from xml.sax.saxutils import escape

from candidates.demo.papers.outline import outline
from candidates.demo.person import Person

TYPE = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0" \
office:version="1.3"><office:body><office:text>%s</office:text></office:body>\
</office:document-content>"""
LEVELS = {"name": 1, "heading": 2, "job": 3}


def make(person: Person) -> bytes:
    body = "".join(_element(part, escape(words)) for part, words in outline(person))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        target.writestr(zipfile.ZipInfo("mimetype"), TYPE)
        for name, words in (("content.xml", CONTENT % body), ("META-INF/manifest.xml", MANIFEST)):
            target.writestr(zipfile.ZipInfo(name), words, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _element(part: str, words: str) -> str:
    if part in LEVELS:
        return f'<text:h text:outline-level="{LEVELS[part]}">{words}</text:h>'
    if part == "bullet":
        return f"<text:list><text:list-item><text:p>{words}</text:p></text:list-item></text:list>"
    return f"<text:p>{words}</text:p>"
