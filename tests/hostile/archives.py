"""Office files, which are zip archives of XML, that were made to harm."""

import io
import os
import struct
import zipfile

from tests.hostile import plain

DOCUMENT = "word/document.xml"
ZEROS = bytes(20_000_000)


def edited(*more: tuple[str, str | bytes], **changes: str | bytes) -> bytes:
    """A real DOCX; `document=` replaces its main part, `more` adds parts."""
    source = zipfile.ZipFile(io.BytesIO(plain.word()))
    parts = {name: source.read(name) for name in source.namelist()}
    if "document" in changes:
        parts[DOCUMENT] = changes["document"]
    return plain.archive(*parts.items(), *more)


def document_xml() -> str:
    return zipfile.ZipFile(io.BytesIO(plain.word())).read(DOCUMENT).decode()


def with_doctype(doctype: str, text: str) -> bytes:
    declaration, rest = document_xml().split("?>", 1)
    return edited(document=f"{declaration}?>{doctype}{rest.replace(plain.NAME, text, 1)}")


def zip_bomb() -> bytes:
    """Unpacks to a thousand times its size."""
    return edited(*((f"word/media/{number}.bin", ZEROS) for number in range(10)))


def nested_bomb() -> bytes:
    """The bomb is a document inside the document."""
    inner = plain.archive(*((f"{number}.bin", ZEROS) for number in range(10)))
    return edited(
        *((f"word/embeddings/{n}.docx", plain.archive(("a.zip", inner))) for n in range(9))
    )


def lying_bomb() -> bytes:
    """The directory says that a part of 100 MB has a hundred bytes."""
    bomb = edited(("word/media/bomb.bin", bytes(100_000_000)))
    true, lie = struct.pack("<L", 100_000_000), struct.pack("<L", 100)
    assert true in bomb
    return bomb.replace(true, lie)


def overlapping() -> bytes:
    """Every entry of the directory is there twice, so that the parts are more than the whole."""
    whole = edited(("word/media/noise.bin", os.urandom(200_000)))
    end = whole.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HLL", whole[end + 10 : end + 20])
    tail = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count * 2, count * 2, size * 2, start, 0)
    return whole[:start] + whole[start:end] * 2 + tail


def crowded() -> bytes:
    """More entries than any document has."""
    return edited(*((f"{number}", b"") for number in range(5000)))


def entity_bomb() -> bytes:
    """A thousand million laughs."""
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return with_doctype(f'<!DOCTYPE w:document [<!ENTITY a "laugh">{levels}]>', "&j;")


def outside_entity(address: str = "file:///etc/passwd") -> bytes:
    return with_doctype(f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{address}">]>', "&x;")


def deep() -> bytes:
    """A table in a table in a table."""
    tables = "<w:tbl><w:tr><w:tc>" * 50_000
    return edited(document=document_xml().replace("<w:body>", f"<w:body>{tables}", 1))


def long_text(characters: int = 25_000_000) -> bytes:
    return edited(document=document_xml().replace(plain.NAME, "word " * (characters // 5), 1))


def with_macros() -> bytes:
    return edited(("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"))


def zip_password() -> bytes:
    """Every entry says that it is encrypted."""
    whole = bytearray(plain.word())
    at = whole.find(b"PK\x01\x02")
    while at != -1:
        whole[at + 8] |= 1
        at = whole.find(b"PK\x01\x02", at + 1)
    return bytes(whole)


def odt_password() -> bytes:
    return plain.odt(manifest="<manifest><encryption-data/></manifest>")
