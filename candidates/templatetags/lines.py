from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hiring.drawing import drawn
from requisitions.models.line import Line

register = template.Library()


@register.simple_tag
def job_line(line: Line, tail: str) -> SafeString:
    """Drawn once, but for those who follow a tracked link: there may be any number of them."""
    if tail:
        return render_to_string("careers/_line.html", {"line": line, "tail": tail})
    return drawn("careers/_line.html", line=line)
