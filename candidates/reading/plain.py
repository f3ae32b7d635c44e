"""Words as Tandem keeps them: whatever the encoding or the program they come from."""

import re
import unicodedata

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
LINE_ENDS = re.compile(r"\r\n?|[\x0c\x85\u2028\u2029]")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)


def decode(data: bytes) -> str | None:
    """A text file's words: by its byte order mark, as UTF-8, else as Windows wrote it in the West.

    None when the bytes are no text at all.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return None if NOT_TEXT.search(text) else text


def clean(text: str, most: int) -> str:
    """What PostgreSQL can hold and people can search: no NUL, no lone surrogate, no ligature."""
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", text[:most]))
    lines = unicodedata.normalize("NFC", text.translate(LIGATURES)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
