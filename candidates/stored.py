"""The rows that name stored files. A backup takes along what is listed here, and nothing else."""

from collections.abc import Iterable
from itertools import chain

from candidates.models import CheckResult, DecisionRecord, OfferLetter, OwedDocument, Resume

PATHS = (
    Resume.objects.paths,
    CheckResult.objects.paths,
    DecisionRecord.objects.paths,
    OfferLetter.objects.paths,
    OwedDocument.objects.paths,
)


def stored(shard: str) -> Iterable[str]:
    """Every path that a row knows and that begins so."""
    return chain.from_iterable(paths(shard) for paths in PATHS)
