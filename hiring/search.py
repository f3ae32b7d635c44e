"""Words as people type them, for PostgreSQL: without accents, in any form, with typos.

The configuration and the function `plain` are made by a migration of hiring.accounts.
"""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramWordSimilarity
from django.db.models import Func, TextField, Value
from django.db.models.lookups import Contains, GreaterThanOrEqual

CONFIG = "tandem"
MOST_WORDS = 6


class Plain(Func):
    """Lower case, without accents."""

    function = "plain"
    output_field = TextField()


def vector(field: str, weight: str) -> SearchVector:
    return SearchVector(field, weight=weight, config=CONFIG)


def query(words: str) -> SearchQuery:
    """As on any search page: "exact words", or, -not."""
    return SearchQuery(words, config=CONFIG, search_type="websearch")


def joined(*fields: str) -> Plain:
    """Several columns as one plain text."""
    return Plain(Func(Value(" "), *fields, function="concat_ws", output_field=TextField()))


def holds(text: Plain, words: str) -> Contains:
    return Contains(text, Plain(Value(words)))


def looks_like(text: Plain, word: str, least: float) -> GreaterThanOrEqual:
    """Whether some words of the text are spelled nearly so. `least` is 0 to 1, 1 being the same."""
    plain: Any = Plain(Value(word))
    return GreaterThanOrEqual(TrigramWordSimilarity(plain, text), least)


def words_of(text: str) -> list[str]:
    return text.replace(",", " ").split()[:MOST_WORDS]
