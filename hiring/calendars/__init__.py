"""Meetings as other calendars understand them: iCalendar objects (RFC 5545), mailed and fed."""

from hiring.calendars.meeting import Meeting, Person
from hiring.calendars.objects import Invitation, Method, feed, invitation
from hiring.calendars.tables import meetings_of

__all__ = ["Invitation", "Meeting", "Method", "Person", "feed", "invitation", "meetings_of"]
