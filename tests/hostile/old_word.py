"""Variations of the one real file in the old Word format."""

import struct

from tests.hostile import plain


def entry_at(data: bytes, name: str) -> int:
    return data.index(name.encode("utf-16-le") + b"\0\0")


def encrypted() -> bytes:
    """The flag that Word sets when a document has a password (MS-DOC, FibBase, fEncrypted)."""
    whole = bytearray(plain.word97())
    (sector,) = struct.unpack_from("<L", whole, entry_at(whole, "WordDocument") + 116)
    whole[(sector + 1) * 512 + 11] |= 0x01
    return bytes(whole)


def renamed(old: str, new: str) -> bytes:
    """With one stream of another name, as other programs' files have."""
    whole = bytearray(plain.word97())
    at = entry_at(whole, old)
    raw = new.encode("utf-16-le")
    whole[at : at + 64] = raw.ljust(64, b"\0")
    struct.pack_into("<H", whole, at + 64, len(raw) + 2)
    return bytes(whole)


def encrypted_docx() -> bytes:
    """A DOCX with a password is a file of this format with a stream named EncryptedPackage."""
    return renamed("WordDocument", "EncryptedPackage")


def spreadsheet() -> bytes:
    return renamed("WordDocument", "Workbook")


def with_macros() -> bytes:
    return renamed("1Table", "_VBA_PROJECT")
