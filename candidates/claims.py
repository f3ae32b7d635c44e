"""What a résumé says for each criterion: a suggestion with its line, for people to judge."""

from collections.abc import Iterable

from candidates.matching import Suggestion, suggest
from candidates.models import Resume
from requisitions.models import Criterion

READ = 40_000  # characters; what comes later is no longer a résumé


def claims(criteria: Iterable[Criterion], resume: Resume | None) -> dict[int, Suggestion]:
    """Criterion → the line that shows it, where one does."""
    text = resume.text[:READ] if resume else ""
    found = ((one.pk, suggest(one.text, one.detail, text)) for one in criteria)
    return {pk: suggestion for pk, suggestion in found if suggestion}
