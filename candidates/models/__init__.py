from .answer import Answer
from .application import Application
from .ask import Ask
from .background_check import BackgroundCheck
from .benefit import Benefit, BenefitName
from .candidate import Candidate, Tag
from .check_kind import CheckKind
from .check_result import CheckResult
from .decision import Decision, Rationale
from .decision_record import DecisionRecord
from .expectation import Expectation, Milestone
from .finding import Finding
from .impression import Impression
from .interview import Interview, Taken
from .judged import Judged
from .judgement import EarlierScorecard, Judgement, Said
from .letter_template import LetterTemplate
from .message import Message, MessageTemplate
from .note import Note
from .offer import Offer
from .offer_acceptance import OfferAcceptance, Signature
from .offer_approval import OfferApproval
from .offer_ask import OfferAsk
from .offer_letter import OfferLetter
from .offer_rule import OfferRule
from .offer_step import OfferStep
from .offer_version import OfferVersion
from .onboarding import Onboarding
from .onboarding_task import OnboardingTask
from .onboarding_template import OnboardingTemplate, TemplateTask
from .outcome import Outcome
from .owed_document import OwedDocument
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
from .start_check_in import StartCheckIn

__all__ = [
    "Answer",
    "Application",
    "Ask",
    "BackgroundCheck",
    "Benefit",
    "BenefitName",
    "Candidate",
    "CheckKind",
    "CheckResult",
    "Decision",
    "DecisionRecord",
    "EarlierScorecard",
    "Expectation",
    "Finding",
    "Impression",
    "Interview",
    "Judged",
    "Judgement",
    "LetterTemplate",
    "Message",
    "MessageTemplate",
    "Milestone",
    "Note",
    "Offer",
    "OfferAcceptance",
    "OfferApproval",
    "OfferAsk",
    "OfferLetter",
    "OfferRule",
    "OfferStep",
    "OfferVersion",
    "Onboarding",
    "OnboardingTask",
    "OnboardingTemplate",
    "Outcome",
    "OwedDocument",
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
    "Signature",
    "Slot",
    "Source",
    "StartCheckIn",
    "Tag",
    "Taken",
    "TemplateTask",
]
