from .answer import Answer
from .application import Application
from .ask import Ask
from .background_check import BackgroundCheck
from .candidate import Candidate, Tag
from .check_kind import CheckKind
from .check_result import CheckResult
from .decision import Decision, Rationale
from .decision_record import DecisionRecord
from .finding import Finding
from .impression import Impression
from .interview import Interview, Taken
from .judged import Judged
from .judgement import EarlierScorecard, Judgement, Said
from .message import Message, MessageTemplate
from .note import Note
from .outcome import Outcome
from .pitch import Pitch
from .reference import Reference
from .reference_answer import ReferenceAnswer
from .resume import Resume, ResumePage
from .review import Review
from .scorecard import Scorecard
from .seat import Seat
from .shortlist import Shortlist
from .slot import Slot
from .source import Source

__all__ = [
    "Answer",
    "Application",
    "Ask",
    "BackgroundCheck",
    "Candidate",
    "CheckKind",
    "CheckResult",
    "Decision",
    "DecisionRecord",
    "EarlierScorecard",
    "Finding",
    "Impression",
    "Interview",
    "Judged",
    "Judgement",
    "Message",
    "MessageTemplate",
    "Note",
    "Outcome",
    "Pitch",
    "Rationale",
    "Reference",
    "ReferenceAnswer",
    "Resume",
    "ResumePage",
    "Review",
    "Said",
    "Scorecard",
    "Seat",
    "Shortlist",
    "Slot",
    "Source",
    "Tag",
    "Taken",
]
