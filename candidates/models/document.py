from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models, transaction

from hiring import clocks, files, pdf
from hiring.activity import bell


class DocumentQuerySet[Row: "Document"](models.QuerySet[Row]):
    def waiting(self) -> Self:
        """Those whose document is not made yet, the oldest first."""
        return self.filter(sha256="").order_by("pk")

    def made(self) -> Self:
        """Those with a document to read."""
        return self.exclude(path="")

    def after(self, pk: int) -> Self:
        return self.filter(pk__gt=pk)

    def begin(self, **known: Any) -> Row:
        """Keep what it will say; a worker makes the document of it."""
        begun = self.create(**known)
        bell.ring(self.model.MAKE_WAITING)
        return begun

    @transaction.atomic
    def make_one(self, pk: int) -> None:
        """Make this one, unless somebody else is making it or has."""
        free = self.waiting().filter(pk=pk)
        if found := free.select_for_update(skip_locked=True, no_key=True).first():
            found.make()

    def paths(self, shard: str) -> Iterable[str]:
        """Every path a row knows that begins so."""
        return self.filter(path__startswith=shard).values_list("path", flat=True)


class Document(models.Model):
    """A PDF that is made once, by a worker, of content that stays.

    Once made, the database refuses another; its SHA-256 stands in the event, too, and stays when
    the file is erased.
    """

    TEMPLATE: ClassVar[str]
    MAKE_WAITING: ClassVar[str]

    content = models.JSONField()
    path = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_made(self) -> bool:
        return bool(self.path)

    def make(self) -> None:
        stored = files.store(pdf.made(self.TEMPLATE, self.content), suffix=".pdf")
        self.path, self.size, self.sha256 = stored
        self.made_at = clocks.now()
        self.save(update_fields=["path", "size", "sha256", "made_at"])
        self.recorded()

    def recorded(self) -> None:
        """Put on the record that it was made."""
        raise NotImplementedError
