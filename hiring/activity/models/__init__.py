from .clock import Clock
from .delivery import Delivery
from .event import Event
from .heartbeat import Heartbeat
from .notice import Notice
from .preference import Preference
from .reminder import Reminder, ReminderStep
from .submission import Submission
from .wording import Wording

__all__ = [
    "Clock",
    "Delivery",
    "Event",
    "Heartbeat",
    "Notice",
    "Preference",
    "Reminder",
    "ReminderStep",
    "Submission",
    "Wording",
]
