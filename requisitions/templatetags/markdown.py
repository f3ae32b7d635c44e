from django import template
from django.utils.safestring import SafeString

from requisitions import markdown

register = template.Library()


@register.filter
def as_html(text: str) -> SafeString:
    """Markdown that people wrote, clean."""
    return markdown.as_html(text)
