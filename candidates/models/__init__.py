from .answer import Answer
from .application import Application
from .candidate import Candidate, Tag
from .decision import Decision
from .finding import Finding
from .message import Message, MessageTemplate
from .note import Note
from .resume import Resume, ResumePage
from .review import Ask, Impression, Pitch, Review
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
