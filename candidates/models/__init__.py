from .answer import Answer
from .application import Application
from .ask import Ask
from .candidate import Candidate, Tag
from .decision import Decision
from .finding import Finding
from .impression import Impression
from .message import Message, MessageTemplate
from .note import Note
from .pitch import Pitch
from .resume import Resume, ResumePage
from .review import Review
from .shortlist import Shortlist
from .source import Source

__all__ = [
    "Answer",
    "Application",
    "Ask",
    "Candidate",
    "Decision",
    "Finding",
    "Impression",
    "Message",
    "MessageTemplate",
    "Note",
    "Pitch",
    "Resume",
    "ResumePage",
    "Review",
    "Shortlist",
    "Source",
    "Tag",
]
