from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """What an iCalendar object wants of its reader (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True, slots=True)
class Invitation:
    """An iCalendar object as a mail carries it (RFC 6047)."""

    method: Method
    ics: bytes
    name: str = "invite.ics"

    @property
    def content_type(self) -> str:
        """Of the part that calendars read; the method must be the object's own."""
        return f"text/calendar; method={self.method}; component=VEVENT"
