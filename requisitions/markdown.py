"""What people write in Markdown, as clean HTML: the one place where text becomes markup."""

from functools import cache, lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

ALLOWED = {
    "p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "code", "pre",
    "blockquote", "a",
}  # fmt: skip
"""Words, headings, lists, links. No picture, no table, no markup of one's own."""

HIGHEST = 2
"""A page has one h1 and it is ours: # becomes an h2."""


@cache
def parser() -> MarkdownIt:
    """CommonMark without raw HTML, with line breaks as they were typed."""
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image"])


@lru_cache(maxsize=500)  # of 20 kB at most, in every web process
def as_html(text: str) -> SafeString:
    """Headings start at h2; links open no window and pass nothing on."""
    tokens = parser().parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]), HIGHEST), 4)}"
    drawn = parser().renderer.render(tokens, parser().options, {})
    cleaned = nh3.clean(
        drawn,
        tags=ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(cleaned)  # noqa: S308  cleaned a line above
