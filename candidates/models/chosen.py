from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.lifecycle import Coarse, Stage
from candidates.models.finalist import Finalist
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.lifecycle import NotAllowed
from requisitions.models import Opening


class Chosen(Finalist):
    """Somebody who was chosen: what becomes of them with their offer."""

    class Meta(Finalist.Meta):
        abstract = True

    if TYPE_CHECKING:  # what the whole application has
        offers: Any
        onboardings: Any

    @property
    def is_offered(self) -> bool:
        """Chosen, and not hired yet."""
        return self.status == Stage.OFFERING

    @property
    def is_deciding(self) -> bool:
        return self.status == Stage.DECIDING

    @transaction.atomic
    def hire(self, *, by: Actor, opening: Opening | None = None, cost: int = 0) -> None:
        """They accepted: it fills the opening that was kept for them, else one that is free; the
        last one fills the requisition. `cost` is what they cost a year, in minor units."""
        self.requisition.lock()
        self.requisition.must_run()
        if opening is None and self.offers.on_the_way().exists():
            raise NotAllowed(
                _("An offer to %(name)s is on the way: they are hired when they accept it. "
                  "Nothing changed.") % {"name": self}
            )  # fmt: skip
        opening = opening or self.requisition.openings.next_free(self.requisition)
        self.lock()
        self.must_allow("hire")
        self.opening = opening
        self.hired_at = clocks.now()
        self.days_to_hire = (self.hired_at - (self.applied_at or self.created_at)).days
        self.save(update_fields=["opening", "hired_at", "days_to_hire"])
        opening.fill(by=by, cost=cost)
        self.act("hire", by=by, opening=opening.pk)
        self.requisition.fill_if_full()

    def lapse_if_offered(self, *, by: Actor) -> None:
        """The offer came to nothing: before the decision again, unless they have left."""
        self.lock()
        if self.status == Stage.OFFERING:
            self.act("lapse", by=by)

    @transaction.atomic
    def renege(self, *, by: User, why: str = "") -> None:
        """They will not start after all, and know it; their opening goes back."""
        for onboarding in self.onboardings.running():
            onboarding.must_not_be_over()
        self.act("renege", by=by)
        opening, self.opening = self.opening, None
        self.told = Coarse.CLOSED
        self.save(update_fields=["opening", "told"])
        self.offers.accepted().update(opening=None)
        for onboarding in self.onboardings.running():
            onboarding.stop(by=by)
        if opening:
            self.requisition.take_back(opening, by=by)
        if why:
            self.notes.write(self, by=by, text=why)

    # What verbs share

    def must_be_offered(self) -> None:
        """Hold the rows; refuse an offer to somebody who was not chosen."""
        self.requisition.lock()
        self.requisition.must_run()
        self.lock()
        self.must_be_chosen()

    def must_be_chosen(self) -> None:
        if not self.is_offered:
            raise NotAllowed(
                _("%(name)s is in “%(status)s”: an offer is for who was chosen. Nothing changed.")
                % {"name": self, "status": self.get_status_display()}
            )
