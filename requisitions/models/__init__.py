from .agreement import Agreement
from .approval import Approval, ApprovalRound, ApprovalStep
from .approval_rule import ApprovalRule, RuleStep
from .change import Change
from .criterion import Criterion
from .opening import Opening
from .place import Place
from .posting import Posting, Question
from .requisition import Requisition
from .revision import Revision

__all__ = [
    "Agreement",
    "Approval",
    "ApprovalRound",
    "ApprovalRule",
    "ApprovalStep",
    "Change",
    "Criterion",
    "Opening",
    "Place",
    "Posting",
    "Question",
    "Requisition",
    "Revision",
    "RuleStep",
]
