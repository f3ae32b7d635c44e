"""What frames every page: where one is, the inbox, one's own menu. A builtin, as `tandem` is."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from hiring.drawing import drawn, named

register = template.Library()


@register.simple_tag(takes_context=True)
def navlink(context: Context, url: str, label: str, picture: str, *also: str) -> SafeString:
    """A link of the main navigation; `also` are other paths that belong to it."""
    request = context.get("request")
    here = request.path if request is not None else ""
    paths = (url, *also)
    current = any(here == path or (path != "/" and here.startswith(path)) for path in paths if path)
    return drawn("components/navlink.html", url=url, label=label, picture=picture, current=current)


@register.simple_tag
def bell(unread: int) -> SafeString:
    """The way to the inbox, with how many notices wait there."""
    return drawn("components/bell.html", unread=unread)


@register.simple_tag
def account_menu(user: Any) -> SafeString:
    """Its forms stand in the top bar: each answer has a token of its own."""
    return drawn(
        "components/account_menu.html", person=named(user), admin=user.is_staff, theme=user.theme
    )


@register.inclusion_tag("components/segmented.html")
def segmented(items: Sequence[Any], label: str) -> dict[str, Any]:
    """Views of one page. Items have label, url, current, and if they like icon."""
    return {"items": items, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(*pairs: Any) -> dict[str, Any]:
    """Label, url, label, url …, and a last label without a url for the page itself."""
    steps = [(pairs[i], pairs[i + 1]) for i in range(0, len(pairs) - 1, 2)]
    return {"steps": steps, "last": pairs[-1] if len(pairs) % 2 else ""}
