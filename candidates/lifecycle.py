"""What can happen to an application, a shortlist and one person on it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hiring.lifecycle import Lifecycle


class Stage(TextChoices):
    PROSPECT = "prospect", _("Prospect")
    APPLIED = "applied", _("Applied")
    SCREENING = "screening", _("Screening")
    PRESENTED = "presented", _("Presented")
    INTERVIEWING = "interviewing", _("Interviewing")
    DECIDING = "deciding", _("Final decision")
    OFFERING = "offering", _("Offer")
    HIRED = "hired", _("Hired")
    DECLINED = "declined", _("Declined, to be told")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = Stage
COLUMNS = [
    S.APPLIED,
    S.SCREENING,
    S.PRESENTED,
    S.INTERVIEWING,
    S.DECIDING,
    S.OFFERING,
    S.HIRED,
]
MET = [S.INTERVIEWING, S.DECIDING]
CONSIDERED = [S.SCREENING, S.PRESENTED, *MET, S.OFFERING]
GONE = [S.REJECTED, S.WITHDRAWN]
LIVE = [S.PROSPECT, *COLUMNS[:-1], S.DECLINED]

# fmt: off
APPLICATION = Lifecycle(
    # verb         from                                                  to              label
    ("apply",      [S.PROSPECT],                                         S.APPLIED,      _("Record as applied")),
    ("screen",     [S.PROSPECT, S.APPLIED],                              S.SCREENING,    _("Screen")),
    ("present",    [S.SCREENING, S.DECLINED],                            S.PRESENTED,    _("Present")),
    ("advance",    [S.SCREENING, S.PRESENTED],                           S.INTERVIEWING, _("Advance")),
    ("decline",    [S.PRESENTED, S.INTERVIEWING, S.DECIDING],            S.DECLINED,     _("Decline")),
    ("debrief",    [S.INTERVIEWING],                                     S.DECIDING,     _("Ask for the decision")),
    ("probe",      [S.DECIDING],                                         S.INTERVIEWING, _("One more round")),
    ("choose",     [S.DECIDING],                                         S.OFFERING,     _("Choose")),
    ("lapse",      [S.OFFERING],                                         S.DECIDING,     _("Lapse")),
    ("hire",       [S.OFFERING],                                         S.HIRED,        _("Hire")),
    ("renege",     [S.HIRED],                                            S.WITHDRAWN,    _("Will not start")),
    ("reject",     [S.PROSPECT, S.APPLIED, S.SCREENING, S.DECLINED],     S.REJECTED,     _("Reject")),
    ("release",    LIVE,                                                 S.REJECTED,     _("Release")),
    ("withdraw",   LIVE,                                                 S.WITHDRAWN,    _("Withdraw")),
    ("restore",    GONE,                                                 S.SCREENING,    _("Restore")),
    ("relent",     [S.DECLINED],                                         S.PRESENTED,    _("Consider again")),
)
# fmt: on


class Coarse(TextChoices):
    """All that a candidate is told of where they stand."""

    RECEIVED = "received", _("Received")
    IN_REVIEW = "in_review", _("In review")
    INTERVIEW = "interview", _("Interview")
    OFFER = "offer", _("Offer")
    CLOSED = "closed", _("Closed")


OUTSIDE = {
    S.PROSPECT: Coarse.RECEIVED,
    S.APPLIED: Coarse.RECEIVED,
    S.SCREENING: Coarse.IN_REVIEW,
    S.PRESENTED: Coarse.IN_REVIEW,
    S.DECLINED: Coarse.IN_REVIEW,
    S.INTERVIEWING: Coarse.INTERVIEW,
    S.DECIDING: Coarse.INTERVIEW,
    S.OFFERING: Coarse.OFFER,
    S.HIRED: Coarse.OFFER,
    S.REJECTED: Coarse.CLOSED,
    S.WITHDRAWN: Coarse.CLOSED,
}


class ShortlistStatus(TextChoices):
    DRAFT = "draft", _("Being prepared")
    PRESENTED = "presented", _("With the hiring manager")
    RETURNED = "returned", _("Answered")


L = ShortlistStatus

# fmt: off
SHORTLIST = Lifecycle(
    # verb         from            to            label
    ("present",    [L.DRAFT],      L.PRESENTED,  _("Present shortlist")),
    ("complete",   [L.PRESENTED],  L.RETURNED,   _("Return")),
    ("look_again", [L.RETURNED],   L.PRESENTED,  _("Look again")),
)
# fmt: on


class ReviewStatus(TextChoices):
    PREPARED = "prepared", _("Being prepared")
    WAITING = "waiting", _("Waiting")
    ASKED = "asked", _("Asked")
    ADVANCED = "advanced", _("Advanced")
    DECLINED = "declined", _("Declined")
    LEFT = "left", _("No longer in the running")


V = ReviewStatus

# fmt: off
REVIEW = Lifecycle(
    # verb        from                                  to           label
    ("present",   [V.PREPARED],                         V.WAITING,   _("Present")),
    ("ask",       [V.WAITING],                          V.ASKED,     _("Ask")),
    ("answer",    [V.ASKED],                            V.WAITING,   _("Answer")),
    ("advance",   [V.WAITING, V.ASKED],                 V.ADVANCED,  _("Advance")),
    ("decline",   [V.WAITING, V.ASKED],                 V.DECLINED,  _("Decline")),
    ("leave",     [V.PREPARED, V.WAITING, V.ASKED],     V.LEFT,      _("Leave")),
)
# fmt: on


class InterviewStatus(TextChoices):
    PROPOSED = "proposed", _("Times offered")
    SCHEDULED = "scheduled", _("Scheduled")
    HELD = "held", _("Held")
    MISSED = "missed", _("Did not take place")
    CANCELLED = "cancelled", _("Cancelled")


I = InterviewStatus  # noqa: E741

# fmt: off
INTERVIEW = Lifecycle(
    # verb         from                          to            label
    ("pick",       [I.PROPOSED],                 I.SCHEDULED,  _("Pick this time")),
    ("book",       [I.PROPOSED],                 I.SCHEDULED,  _("Book")),
    ("reschedule", [I.SCHEDULED],                I.SCHEDULED,  _("Reschedule")),
    ("conclude",   [I.SCHEDULED],                I.HELD,       _("Conclude")),
    ("miss",       [I.SCHEDULED, I.HELD],        I.MISSED,     _("Did not take place")),
    ("cancel",     [I.PROPOSED, I.SCHEDULED],    I.CANCELLED,  _("Cancel")),
)
# fmt: on


class ScorecardStatus(TextChoices):
    AWAITED = "awaited", _("Awaited")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("No longer needed")


C = ScorecardStatus

# fmt: off
SCORECARD = Lifecycle(
    # verb        from            to           label
    ("send",      [C.AWAITED],    C.SENT,      _("Send")),
    ("amend",     [C.SENT],       C.SENT,      _("Change")),
    ("drop",      [C.AWAITED],    C.DROPPED,   _("Drop")),
    ("expect",    [C.DROPPED],    C.AWAITED,   _("Expect again")),
)
# fmt: on


class ReferenceStatus(TextChoices):
    NAMED = "named", _("Not asked yet")
    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Would rather not")
    DROPPED = "dropped", _("No longer needed")


R = ReferenceStatus

# fmt: off
REFERENCE = Lifecycle(
    # verb        from                      to            label
    ("ask",       [R.NAMED],                R.ASKED,      _("Ask")),
    ("answer",    [R.ASKED],                R.ANSWERED,   _("Answer")),
    ("refuse",    [R.ASKED],                R.REFUSED,    _("Would rather not")),
    ("record",    [R.NAMED, R.ASKED],       R.ANSWERED,   _("Record a phone reference")),
    ("drop",      [R.NAMED, R.ASKED],       R.DROPPED,    _("Drop")),
)
# fmt: on


class CheckStatus(TextChoices):
    REQUESTED = "requested", _("Consent asked for")
    CONSENTED = "consented", _("Consented")
    REFUSED = "refused", _("Consent refused")
    ORDERED = "ordered", _("Ordered")
    IN_PROGRESS = "in_progress", _("In progress")
    CLEAR = "clear", _("Clear")
    CONSIDER = "consider", _("Consider")
    EXPIRED = "expired", _("Expired")
    DROPPED = "dropped", _("No longer needed")


K = CheckStatus
UNDER_WAY = [K.REQUESTED, K.CONSENTED, K.ORDERED, K.IN_PROGRESS]

# fmt: off
CHECK = Lifecycle(
    # verb        from                                 to              label
    ("consent",   [K.REQUESTED],                       K.CONSENTED,    _("Consent")),
    ("refuse",    [K.REQUESTED],                       K.REFUSED,      _("Refuse")),
    ("order",     [K.CONSENTED],                       K.ORDERED,      _("Order")),
    ("begin",     [K.ORDERED],                         K.IN_PROGRESS,  _("Begin")),
    ("clear",     [K.ORDERED, K.IN_PROGRESS],          K.CLEAR,        _("Clear")),
    ("consider",  [K.ORDERED, K.IN_PROGRESS],          K.CONSIDER,     _("Consider")),
    ("expire",    [K.CLEAR, K.CONSIDER],               K.EXPIRED,      _("Expire")),
    ("drop",      UNDER_WAY,                           K.DROPPED,      _("Drop")),
)
# fmt: on


class OfferStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_APPROVAL = "in_approval", _("Awaiting approval")
    APPROVED = "approved", _("Approved")
    EXTENDED = "extended", _("With the candidate")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


O = OfferStatus  # noqa: E741
ON_THE_WAY = [O.DRAFT, O.IN_APPROVAL, O.APPROVED, O.EXTENDED]
CAME_TO_NOTHING = [O.DECLINED, O.EXPIRED, O.WITHDRAWN]

# fmt: off
OFFER = Lifecycle(
    # verb         from                                      to              label
    ("submit",     [O.DRAFT],                                O.IN_APPROVAL,  _("Ask for approval")),
    ("approve",    [O.IN_APPROVAL],                          O.APPROVED,     _("Approve offer")),
    ("send_back",  [O.IN_APPROVAL],                          O.DRAFT,        _("Send back")),
    ("revise",     [O.IN_APPROVAL, O.APPROVED, O.EXTENDED],  O.DRAFT,        _("Change the terms")),
    ("extend",     [O.APPROVED],                             O.EXTENDED,     _("Send offer")),
    ("accept",     [O.EXTENDED],                             O.ACCEPTED,     _("Accept")),
    ("decline",    [O.EXTENDED],                             O.DECLINED,     _("Decline")),
    ("expire",     [O.EXTENDED],                             O.EXPIRED,      _("Expire")),
    ("withdraw",   ON_THE_WAY,                               O.WITHDRAWN,    _("Withdraw offer")),
)
# fmt: on


class TaskStatus(TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not needed")


T = TaskStatus

# fmt: off
TASK = Lifecycle(
    # verb        from         to           label
    ("finish",    [T.OPEN],    T.DONE,      _("Mark as done")),
    ("reopen",    [T.DONE],    T.OPEN,      _("Mark as not done")),
    ("drop",      [T.OPEN],    T.DROPPED,   _("Drop")),
)
# fmt: on
