"""DOCX and ODT are zip archives. Their limits are checked here, before anything parses them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from candidates.reading.refusals import BOMB, BROKEN, LOCKED, MACROS, Refused

END = b"PK\x05\x06"
END_SIZE = 22
ZIP64 = b"PK\x06\x07"
ZIP64_SIZE = 20
DIRECTORY_BYTES = 512 * 1024
MAX_PARTS = 2_000
MAX_UNPACKED = 80 * 1024 * 1024
MAX_XML = 30 * 1024 * 1024
CHUNK = 1024 * 1024
IS_ENCRYPTED = 0x1

ENTITY = b"<!ENTITY"  # no office program writes one
WORD = b"wordprocessingml.document.main+xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
ENCRYPTED_PARTS = b"encryption-data"
MACROS_PART = "vbaProject.bin"
# What Python's zipfile raises, depending on which byte is wrong.
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def kind_of(data: bytes) -> str | None:
    """docx, odt, or None for another archive. Raises Refused."""
    archive = open_archive(data)
    check_directory(archive.infolist(), len(data))
    count_unpacked(archive.infolist(), data)
    try:
        if WORD in content_of(archive, "[Content_Types].xml"):
            return "docx"
        if content_of(archive, "mimetype").strip() == OPEN_DOCUMENT:
            return odt(archive)
    except BROKEN_ARCHIVE as problem:
        raise Refused(BROKEN) from problem
    return None


def odt(archive: zipfile.ZipFile) -> str:
    if ENCRYPTED_PARTS in content_of(archive, "META-INF/manifest.xml"):
        raise Refused(LOCKED)
    return "odt"


def content_of(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Python's zipfile reads the whole directory at once, so its size is looked at first."""
    end = data[-END_SIZE:]
    if not end.startswith(END) or data[-END_SIZE - ZIP64_SIZE :].startswith(ZIP64):
        raise Refused(BROKEN)
    entries, size = struct.unpack("<HL", end[10:16])
    if entries > MAX_PARTS or size > DIRECTORY_BYTES:
        raise Refused(BOMB)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ARCHIVE as problem:
        raise Refused(BROKEN) from problem


def check_directory(parts: list[zipfile.ZipInfo], size: int) -> None:
    """What the archive says of itself. Parts that overlap would make it larger than it is."""
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise Refused(LOCKED)
    if any(part.filename.endswith(MACROS_PART) for part in parts):
        raise Refused(MACROS)
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused(BOMB)
    if sum(part.compress_size for part in parts) > size:
        raise Refused(BROKEN)


def count_unpacked(parts: list[zipfile.ZipInfo], data: bytes) -> None:
    """Unpack each part a little at a time and count, since what the directory says may be a lie."""
    left = MAX_UNPACKED
    for part in parts:
        size = unpacked_size(part, data, min(left, MAX_XML) if is_xml(part) else left)
        if size != part.file_size:
            raise Refused(BROKEN)
        left -= size


def unpacked_size(part: zipfile.ZipInfo, data: bytes, most: int) -> int:
    size, tail = 0, b""
    for chunk in unpack(part, data):
        size += len(chunk)
        if size > most or (is_xml(part) and ENTITY in tail + chunk):
            raise Refused(BOMB)
        tail = chunk[-len(ENTITY) :]
    return size


def is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


def unpack(part: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """The part's real bytes, whatever sizes it claims."""
    start = part.header_offset
    header = data[start : start + 30]
    if len(header) < 30:
        raise Refused(BROKEN)
    names, extras = struct.unpack("<HH", header[26:30])
    packed = data[start + 30 + names + extras :][: part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield packed
    elif part.compress_type == zipfile.ZIP_DEFLATED:
        yield from inflate(packed)
    else:
        raise Refused(BROKEN)


def inflate(packed: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflater.eof:
            yield inflater.decompress(packed, CHUNK)
            packed = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as problem:
        raise Refused(BROKEN) from problem
