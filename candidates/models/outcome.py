from enum import StrEnum

from django.utils.translation import gettext as _

from candidates.lifecycle import CheckStatus


class Outcome(StrEnum):
    """All that whoever decides reads of a background check."""

    CLEAR = "clear"
    UNDER_REVIEW = "under review"
    NOT_DONE = "not done"

    @property
    def label(self) -> str:
        return {
            Outcome.CLEAR: _("Clear"),
            Outcome.UNDER_REVIEW: _("Under review"),
            Outcome.NOT_DONE: _("Not done"),
        }[self]

    @property
    def tone(self) -> str:
        return {Outcome.CLEAR: "on-time", Outcome.UNDER_REVIEW: "due-soon"}.get(self, "")


K = CheckStatus
OUTCOMES = {
    K.CLEAR: Outcome.CLEAR,
    K.ORDERED: Outcome.UNDER_REVIEW,
    K.IN_PROGRESS: Outcome.UNDER_REVIEW,
    K.CONSIDER: Outcome.UNDER_REVIEW,
}
"""All others are not done: whether consent waits, was refused or has expired is not told."""
