from .agreement import Agreement
from .approval import Approval
from .approval_round import ApprovalRound
from .approval_rule import ApprovalRule, RuleStep
from .approval_step import ApprovalStep
from .change import Change
from .criterion import Criterion
from .explanation import Explanation
from .ledger import LedgerEntry
from .opening import Opening
from .place import Place
from .plan_template import PlanTemplate, PlanTemplateRound
from .posting import Posting
from .question import Question
from .remark import Remark
from .requisition import Requisition
from .revision import Revision
from .round import Round
from .staffing_plan import StaffingPlan

__all__ = [
    "Agreement",
    "Approval",
    "ApprovalRound",
    "ApprovalRule",
    "ApprovalStep",
    "Change",
    "Criterion",
    "Explanation",
    "LedgerEntry",
    "Opening",
    "Place",
    "PlanTemplate",
    "PlanTemplateRound",
    "Posting",
    "Question",
    "Remark",
    "Requisition",
    "Revision",
    "Round",
    "RuleStep",
    "StaffingPlan",
]
