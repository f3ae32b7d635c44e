"""The first words of a posting, made of what its requisition asks for."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from requisitions.models import Criterion, Requisition


def first_text(requisition: Requisition) -> str:
    """Markdown with a heading for each part, and the criteria as lists."""
    current = list(requisition.criteria.current())
    parts = [
        f"## {_('What you will do')}",
        *part(_("What you bring"), [one for one in current if one.is_must]),
        *part(_("Good to have"), [one for one in current if not one.is_must]),
    ]
    return "\n\n".join(parts) + "\n"


def part(title: str, criteria: Iterable[Criterion]) -> Iterator[str]:
    lines = [line(criterion) for criterion in criteria]
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def line(criterion: Criterion) -> str:
    detail = f": {criterion.detail}" if criterion.detail else ""
    return f"- {criterion.text}{detail}"
