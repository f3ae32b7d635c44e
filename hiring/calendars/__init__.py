"""Meetings as other calendars understand them: iCalendar objects (RFC 5545), mailed and fed."""

from hiring.calendars.invitation import Invitation, Method

__all__ = ["Invitation", "Method"]
