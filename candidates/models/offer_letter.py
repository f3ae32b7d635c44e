from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from candidates.letter import content
from candidates.models.document import Document, DocumentQuerySet
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed

if TYPE_CHECKING:
    from candidates.models.offer_version import OfferVersion


class OfferLetterQuerySet(DocumentQuerySet["OfferLetter"]):
    @transaction.atomic
    def open(self, version: "OfferVersion") -> "OfferLetter":
        """Keep the words as they are approved."""
        return self.begin(version=version, content=content(version))


class OfferLetter(Document):
    """The letter of one version, as the candidate reads it and signs it.

    `content` has the shape of `letter.content`.
    """

    TEMPLATE = "letter.typ"
    MAKE_WAITING = "candidates.tasks.make_letters"

    version = models.OneToOneField("candidates.OfferVersion", models.CASCADE, related_name="letter")

    objects = OfferLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["path"], condition=~models.Q(path=""), name="offer_letter_path_once"
            )
        ]

    def __str__(self) -> str:
        return f"Letter of {self.version}"

    def must_be_made(self) -> None:
        if not self.is_made:
            raise NotAllowed(_("The letter is being made. Try again in a moment. Nothing changed."))

    def recorded(self) -> None:
        record(
            "offer.letter",
            self.version.offer,
            by=SYSTEM,
            version=self.version.number,
            sha256=self.sha256,
        )
