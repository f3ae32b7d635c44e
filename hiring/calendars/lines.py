"""The lines of an iCalendar object (RFC 5545, 3.1 and 3.3): escaped, folded, never broken.

Written here because a feed of hundreds is made while somebody's calendar waits for it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

END = "\r\n"
WIDEST = 75  # octets of a line, without its end
CONTINUED = " "
IN_AN_ADDRESS = "@!$&'*+-/=?^_`{|}~."

CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"  # and what turns the reading direction
NOT_PLAIN = re.compile(rf"\r\n|{CONTROL}|[\\;,]")
ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\r\n": "\\n", "\n": "\\n", "\r": "\\n", "\t": " "}
CONTROLS = re.compile(CONTROL)


def text(words: str) -> str:
    """A value that people read, of any number of lines."""
    return NOT_PLAIN.sub(escaped, words)


def escaped(found: re.Match[str]) -> str:
    """What a text may hold only in other words; other control characters say nothing."""
    return ESCAPES.get(found[0], "")


@lru_cache(maxsize=512)
def quoted(name: str) -> str:
    """A name beside an address, which knows no quotation mark."""
    return '"' + CONTROLS.sub(" ", name).replace('"', "'") + '"'


@lru_cache(maxsize=512)
def mailto(email: str) -> str:
    return f"mailto:{quote(CONTROLS.sub('', email), safe=IN_AN_ADDRESS)}"


def uri(address: str) -> str:
    return CONTROLS.sub("", address)


def moment(at: dt.datetime) -> str:
    """In UTC, which no zone rule can shift. Raises ValueError for one that knows no zone."""
    if at.tzinfo is None:
        raise ValueError("A meeting needs a moment with its zone.")
    at = at.astimezone(dt.UTC)
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}Z"


def written(lines: Iterable[str]) -> bytes:
    """The whole object."""
    return (END.join(part for line in lines for part in folded(line)) + END).encode()


def folded(line: str) -> Iterator[str]:
    """Parts of 75 octets at most; no character is cut."""
    if len(line) <= WIDEST and line.isascii():
        yield line
        return
    octets = line.encode(errors="replace")
    start, room = 0, WIDEST
    while start < len(octets):
        end = whole(octets, start + room)
        yield (CONTINUED if start else "") + octets[start:end].decode()
        start, room = end, WIDEST - len(CONTINUED)


def whole(octets: bytes, end: int) -> int:
    """The end of the last character that begins before there and fits."""
    while end < len(octets) and octets[end] & 0xC0 == 0x80:
        end -= 1
    return min(end, len(octets))
