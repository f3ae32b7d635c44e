"""The old Word format is a small file system of its own (MS-CFB). Only its names are looked at.

Directory entries lie at multiples of 128 bytes: the name in UTF-16 with its length, the entry's
type, the sector where its stream begins (MS-CFB 2.6.1). The stream WordDocument begins with the
file information block, whose flags say whether it is encrypted (MS-DOC 2.5.2).
"""

import struct

from candidates.reading.refusals import LOCKED, MACROS, Refused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128
STREAM = 2
IS_ENCRYPTED = 0x0100


def kind_of(data: bytes) -> str | None:
    """doc, or None for what other programs put into this format. Raises Refused."""
    if is_protected(data):
        raise Refused(LOCKED)
    if entry(data, "_VBA_PROJECT"):
        raise Refused(MACROS)
    return "doc" if entry(data, "WordDocument") else None


def is_protected(data: bytes) -> bool:
    """Encrypted old Word, or a newer office file, which is put into this format when encrypted."""
    if entry(data, "EncryptedPackage"):
        return True
    document = entry(data, "WordDocument")
    if document is None or len(data) < 512:
        return False
    (shift,) = struct.unpack("<H", data[30:32])
    (sector,) = struct.unpack("<L", document[116:120])
    start = (sector + 1) << min(shift, 12)
    flags = data[start + 10 : start + 12]
    return len(flags) == 2 and bool(struct.unpack("<H", flags)[0] & IS_ENCRYPTED)


def entry(data: bytes, name: str) -> bytes | None:
    """The directory entry of a stream with that name."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at != -1:
        found = data[at : at + ENTRY]
        if at % ENTRY == 0 and len(found) == ENTRY and found[66] == STREAM:
            return found
        at = data.find(wanted, at + 1)
    return None
