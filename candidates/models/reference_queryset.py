from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from candidates.lifecycle import ReferenceStatus
from hiring import clocks
from hiring.accounts.models import User
from hiring.activity.actors import Actor
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed

if TYPE_CHECKING:
    from candidates.models.application import Application
    from candidates.models.reference import Reference

MOST = 5
OPEN = [ReferenceStatus.NAMED, ReferenceStatus.ASKED]


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def visible_to(self, user: User) -> "ReferenceQuerySet":
        """Of the applications this person sees."""
        return self.about(self.model.application_model().objects.visible_to(user).order_by())

    def about(self, applications: models.QuerySet["Application"]) -> "ReferenceQuerySet":
        return self.filter(application__in=applications.values("pk"))

    def open(self) -> "ReferenceQuerySet":
        """Named or asked: something may still come of them."""
        return self.filter(status__in=OPEN)

    def asked(self) -> "ReferenceQuerySet":
        """They have their link, and have not answered."""
        return self.filter(status=ReferenceStatus.ASKED)

    def named_by_candidate(self) -> "ReferenceQuerySet":
        """Whom they named themselves, and nobody has asked yet."""
        return self.filter(status=ReferenceStatus.NAMED, named_by=None)

    def kept(self) -> "ReferenceQuerySet":
        return self.exclude(status=ReferenceStatus.DROPPED)

    def answered(self) -> "ReferenceQuerySet":
        return self.filter(status=ReferenceStatus.ANSWERED)

    def by_link(self, pk: str, version: str) -> "Reference | None":
        """The one a signed link names, while the link was not taken back."""
        return self.for_page().filter(pk=pk, link_version=version).first()

    def for_page(self) -> "ReferenceQuerySet":
        return self.select_related(
            "application__candidate", "application__requisition__manager",
            "application__requisition__recruiter", "asked_by",
        )  # fmt: skip

    def for_list(self) -> "ReferenceQuerySet":
        """With everything that was said, in two queries."""
        return self.select_related("recorded_by").prefetch_related("answers__criterion")

    @transaction.atomic
    def name_one(
        self,
        application: "Application",
        *,
        by: Actor,
        said: Mapping[str, str],
        named_from: str = "",
    ) -> "Reference":
        """Somebody who may be asked; `said` is their name, relation, e-mail and phone.

        Whoever names them says that they agreed to be asked.
        """
        application.must_go_on()
        if application.references.kept().count() >= MOST:
            raise NotAllowed(_("%(most)d people are enough. Nothing changed.") % {"most": MOST})
        reference = self.model(application=application, consented_at=clocks.now(), **said)
        reference.named_by = by if isinstance(by, User) else None
        reference.named_from = named_from
        reference.save()
        record("reference.name", reference, by=by, target=reference.status)
        return reference
