"""What can happen to a requisition, its openings, its posting and a change to its terms."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hiring.lifecycle import Lifecycle


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Awaiting approval")
    APPROVED = "approved", _("Approved")
    OPEN = "open", _("Open")
    ON_HOLD = "on_hold", _("On hold")
    FILLED = "filled", _("Filled")
    CANCELLED = "cancelled", _("Cancelled")


S = Status
RUNNING = [S.OPEN, S.ON_HOLD]
OVER = [S.FILLED, S.CANCELLED]
TONES = {
    S.SUBMITTED: "yours",
    S.APPROVED: "yours",
    S.OPEN: "on-time",
    S.ON_HOLD: "due-soon",
}
"""The colour of each status; a draft and what is over have none."""

# fmt: off
REQUISITION = Lifecycle(
    # verb         from                                                    to             label
    ("submit",     [S.DRAFT],                                              S.SUBMITTED,   _("Ask for approval")),
    ("recall",     [S.SUBMITTED],                                          S.DRAFT,       _("Recall")),
    ("approve",    [S.SUBMITTED],                                          S.APPROVED,    _("Approve requisition")),
    ("send_back",  [S.SUBMITTED],                                          S.DRAFT,       _("Send back")),
    ("void",       [S.SUBMITTED, S.APPROVED],                              S.SUBMITTED,   _("Ask again")),
    ("open",       [S.APPROVED],                                           S.OPEN,        _("Open requisition")),
    ("hold",       [S.OPEN],                                               S.ON_HOLD,     _("Put on hold")),
    ("resume",     [S.ON_HOLD],                                            S.OPEN,        _("Resume")),
    ("fill",       [S.OPEN],                                               S.FILLED,      _("Fill")),
    ("vacate",     [S.FILLED],                                             S.OPEN,        _("Free an opening")),
    ("cancel",     [S.DRAFT, S.SUBMITTED, S.APPROVED, S.OPEN, S.ON_HOLD],  S.CANCELLED,   _("Cancel requisition")),
    ("reopen",     [S.CANCELLED],                                          S.DRAFT,       _("Reopen as draft")),
)
# fmt: on


class OpeningStatus(TextChoices):
    OPEN = "open", _("Open")
    RESERVED = "reserved", _("Reserved")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")


O = OpeningStatus  # noqa: E741  reads as the table's own letter

# fmt: off
OPENING = Lifecycle(
    # verb       from                      to           label
    ("reserve",  [O.OPEN],                 O.RESERVED,  _("Reserve")),
    ("fill",     [O.OPEN, O.RESERVED],     O.FILLED,    _("Fill")),
    ("free",     [O.RESERVED, O.FILLED],   O.OPEN,      _("Free")),
    ("close",    [O.OPEN, O.RESERVED],     O.CLOSED,    _("Close")),
)
# fmt: on


class PostingStatus(TextChoices):
    UNPUBLISHED = "unpublished", _("Not published")
    LIVE = "live", _("Live")
    CLOSED = "closed", _("Closed")


P = PostingStatus

# fmt: off
POSTING = Lifecycle(
    # verb       from                         to         label
    ("publish",  [P.UNPUBLISHED, P.CLOSED],   P.LIVE,    _("Publish posting")),
    ("close",    [P.LIVE],                    P.CLOSED,  _("Close posting")),
)
# fmt: on


class RevisionStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")


R = RevisionStatus

# fmt: off
REVISION = Lifecycle(
    # verb         from            to            label
    ("ask",        [R.DRAFT],      R.IN_REVIEW,  _("Ask for approval")),
    ("approve",    [R.IN_REVIEW],  R.APPROVED,   _("Approve posting")),
    ("send_back",  [R.IN_REVIEW],  R.DRAFT,      _("Send back")),
)
# fmt: on


class ChangeStatus(TextChoices):
    ASKED = "asked", _("Awaiting approval")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


C = ChangeStatus

# fmt: off
CHANGE = Lifecycle(
    # verb         from       to            label
    ("approve",    [C.ASKED], C.APPROVED,   _("Approve change")),
    ("send_back",  [C.ASKED], C.SENT_BACK,  _("Send back")),
    ("withdraw",   [C.ASKED], C.WITHDRAWN,  _("Withdraw change")),
)
# fmt: on
