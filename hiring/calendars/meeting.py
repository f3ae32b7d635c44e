import datetime as dt
from typing import NamedTuple


class Person(NamedTuple):
    name: str
    email: str


class Meeting(NamedTuple):
    """Who meets when and where, as a calendar keeps it. Every moment is aware.

    `uid` stays the same for good and is nobody else's anywhere: end it with "@" and our host.
    `sequence` counts up whenever the time or the place changes, and when it is cancelled.
    """

    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    title: str
    organizer: Person
    stamped_at: dt.datetime
    """When it was last changed: of two with the same sequence the later counts."""
    attendees: tuple[Person, ...] = ()
    description: str = ""
    place: str = ""
    url: str = ""
    cancelled: bool = False
