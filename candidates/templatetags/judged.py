"""A word of a scorecard in words and in colour."""

from django import template
from django.utils.safestring import SafeString

from candidates.judging import LABELS, TONES
from hiring.templatetags.tandem import status

register = template.Library()


@register.simple_tag
def judged(word: str) -> SafeString | str:
    """Nothing where nothing was said."""
    return status(LABELS[word], TONES.get(word, "")) if word else ""
