"""The design's small parts as tags and filters. A builtin in settings, so no page loads it."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from django import template
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hiring import clocks, words
from hiring.drawing import drawn, drawn_moment, named
from hiring.forms import problems_of
from hiring.moments import days_since
from hiring.money import format_amount, format_pay

register = template.Library()
HUES = 6
MANY_ICONS = 1000
MANY = 10  # dots that can still be counted at a glance


@register.simple_tag
@lru_cache(maxsize=MANY_ICONS, typed=True)
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A picture from the sprite. Silent to screen readers unless it has a label."""
    href = f"{static('icons.svg')}#{name}"
    spoken = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else SafeString('aria-hidden="true"')
    )
    css = f"icon {size}".strip()
    return format_html('<svg class="{}" {}><use href="{}"></use></svg>', css, spoken, href)


@register.simple_tag
def avatar(account: Any, size: str = "", silent: bool = False, turn: bool = False) -> SafeString:
    """A colleague's initials. `silent` where the name stands beside it."""
    name = str(account or "")
    hue = crc32(str(getattr(account, "pk", name)).encode()) % HUES + 1
    css = " ".join(filter(None, ("avatar", size, "turn" if turn else "")))
    initials = words.initials(name)
    return drawn(
        "components/avatar.html", name=name, initials=initials, hue=hue, css=css, silent=silent
    )


@register.inclusion_tag("components/avatars.html")
def avatars(accounts: Iterable[Any], size: str = "small") -> dict[str, Any]:
    return {"accounts": accounts, "size": size}


@register.simple_tag
def duo(
    recruiter: Any, manager: Any, turn: Any = None, viewer: Any = None, say: str = ""
) -> SafeString:
    """The two people in tandem; the one whose turn it is stands last, in the ring."""
    with_recruiter = turn is not None and turn == recruiter
    people = [manager, recruiter] if with_recruiter else [recruiter, manager]
    return drawn(
        "components/duo.html",
        people=tuple(named(person) for person in people if person),
        turn=named(turn) if turn else None,
        words=say or words.turn_words(turn, viewer, manager),
    )


@register.simple_tag
def clock(left: clocks.TimeLeft | None, size: str = "") -> SafeString | str:
    """A promise, as `clocks.TimeLeft`. Nothing where there is none."""
    if not left:
        return ""
    return drawn("components/clock.html", css=f"clock {size}".strip(), **left._asdict())


@register.simple_tag
def match(met: int, total: int, spelled: bool = False) -> SafeString:
    """How many must-haves have evidence. `spelled` says "3/5 must-haves" in full."""
    pips = tuple(n < met for n in range(total))
    return drawn("components/match.html", met=met, total=total, pips=pips, spelled=spelled)


@register.simple_tag
def openings(filled: int, total: int) -> SafeString:
    """Filled and open places. Very many are only counted."""
    dots = tuple(n < filled for n in range(total)) if total <= MANY else ()
    return drawn("components/openings.html", filled=filled, total=total, dots=dots)


@register.simple_tag
def score(value: int | None) -> SafeString:
    """4 strong yes, 3 yes, 2 no, 1 strong no; None is no evidence."""
    return drawn("components/score.html", value=value)


@register.simple_tag
def status(label: Any, tone: str = "") -> SafeString:
    """A coloured word. Tones: on-time, due-soon, overdue, yours, or none."""
    return drawn("components/status.html", label=said(label), tone=tone)


@register.simple_tag
def tag(label: Any, tone: str = "", outline: bool = False) -> SafeString:
    return drawn("components/tag.html", label=said(label), tone=tone, outline=outline)


@register.simple_tag
def badge(count: int, tone: str = "", label: Any = "") -> SafeString:
    return drawn("components/badge.html", count=count, tone=tone, label=said(label))


def said(label: Any) -> str:
    """A record by its name. What is safe stays so."""
    return label if isinstance(label, str) else str(label)


@register.simple_tag
def bar(percent: float, limit: float | None = None) -> SafeString:
    """0 to 100; the limit is a mark on the same scale. Decoration: write the number beside it."""
    mark = "" if limit is None else _percent(limit)
    return drawn("components/bar.html", percent=_percent(percent), limit=mark)


def _percent(value: float) -> str:
    return f"{min(max(value, 0), 100):.4g}"


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Any], label: str, flush: bool = False) -> dict[str, Any]:
    """Items have label, url, and if they like count, status (a tone) and current."""
    return {"items": items, "label": label, "css": "tabs flush" if flush else "tabs"}


@register.inclusion_tag("components/pager.html")
def pager(newer: str = "", older: str = "", say: str = "") -> dict[str, Any]:
    """Keyset pages: a url each way, or nothing. Draws nothing when there is one page."""
    return {"newer": newer, "older": older, "say": say}


@register.inclusion_tag("components/diff.html")
def diff(changes: Iterable[tuple[str, Any, Any]], panel: bool = False) -> dict[str, Any]:
    """What changed: (label, old, new) each; the words that went and came are marked."""
    rows = [(label, words.word_diff(str(old), str(new))) for label, old, new in changes]
    return {"rows": rows, "css": "diff panel" if panel else "diff"}


@register.inclusion_tag("components/words.html")
def changed_words(old: str, new: str) -> dict[str, Any]:
    """One text with its changes marked."""
    return {"segments": words.word_diff(old, new)}


@register.simple_tag
def flow(stages: Iterable[Any], label: str = "") -> SafeString:
    """People waiting in each stage. Stages are plain values: label, count and status."""
    return drawn("components/flow.html", stages=tuple(stages), label=label)


@register.inclusion_tag("components/track.html")
def track(stages: Sequence[Any], current: Any) -> dict[str, Any]:
    """The stages of one application. Stages are labels; those before `current` are done."""
    place = list(stages).index(current) if current in stages else -1
    return {"steps": [(stage, n < place, n == place) for n, stage in enumerate(stages)]}


@register.inclusion_tag("components/facts.html")
def facts(rows: Iterable[tuple[str, Any]], over: bool = False) -> dict[str, Any]:
    """Terms and values. `over` puts each value under its term, side by side."""
    return {"rows": rows, "over": over}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*bound: "BaseForm | BaseFormSet[Any] | None") -> dict[str, Any]:
    """Everything to fix on the page, each a link to its field. Nothing while all is well."""
    problems = [problem for one in bound if one for problem in problems_of(one)]
    return {"problems": problems, "title": words.things_to_fix(len(problems))}


@register.inclusion_tag("components/verb_button.html", takes_context=True)
def verb_button(
    context: Context, url: str, label: str, look: str = "", **more: Any
) -> dict[str, Any]:
    """One verb that asks nothing first, as a small form. `icon`, `name` and `value` if needed."""
    return {"url": url, "label": label, "look": look, "request": context.get("request"), **more}


@register.simple_tag(takes_context=True)
def once(context: Context) -> SafeString:
    """The hidden key that makes a form count once, however often it is sent.

    A form that comes back with errors keeps its key.
    """
    request = context.get("request")
    sent = request.POST.get("once", "") if request is not None else ""
    return format_html('<input type="hidden" name="once" value="{}">', sent or uuid.uuid4())


@register.simple_block_tag
def notice(content: SafeString, tone: str = "", picture: str = "") -> SafeString:
    """A quiet box with an icon. Tones: on-time, due-soon, overdue, yours, or none."""
    default = "circle-alert" if tone in {"overdue", "due-soon"} else "info"
    values = {"content": content, "tone": tone, "picture": picture or default}
    return render_to_string("components/notice.html", values)


@register.simple_block_tag
def empty_state(
    content: SafeString, title: str, art: str = "done", panel: bool = True
) -> SafeString:
    """What will be here and the one step that fills it. Art: done, board, search, calendar."""
    values = {"content": content, "title": title, "art": art, "panel": panel}
    return render_to_string("components/empty_state.html", values)


@register.simple_block_tag
def dialog(content: SafeString, id: str, title: str) -> SafeString:
    """Opened by `<button command="show-modal" commandfor="ID">`, also without JavaScript."""
    return render_to_string(
        "components/dialog.html", {"content": content, "id": id, "title": title}
    )


@register.simple_block_tag
def timeline_item(
    content: SafeString, picture: str = "", who: Any = None, at: Any = None, bubble: str = ""
) -> SafeString:
    """One thing that happened: a picture or who did it, words, when, and what was said."""
    values = {"content": content, "picture": picture, "who": who, "at": at, "bubble": bubble}
    return render_to_string("components/timeline_item.html", values)


@register.simple_tag
def moment(at: dt.datetime | dt.date | None) -> SafeString | str:
    """When, as people say it in the reader's zone; the full date in the title."""
    return "" if at is None else drawn_moment(at)


@register.filter
def may(user: Any, verb: str) -> bool:
    """Whether the policy lets this person do what needs no record: `user|may:"candidate.list"`."""
    return bool(user.can(verb))


@register.filter
def days(n: int | dt.timedelta | None) -> str:
    """34 days."""
    if n is None:
        return ""
    return words.days(n.days if isinstance(n, dt.timedelta) else n)


@register.filter
def ago(at: dt.datetime | dt.date | None) -> str:
    """today, yesterday, 34 days ago."""
    return "" if at is None else words.days_ago(days_since(at))


@register.filter
def money(pay: Any) -> str:
    """€62,000 to €78,000 a year: anything with low, high, currency and period."""
    return "" if pay is None else format_pay(pay.low, pay.high, pay.currency, pay.period)


@register.simple_tag
def amount(minor: int | None, currency: str) -> str:
    """€62,000, from minor units."""
    return "" if minor is None else format_amount(minor, currency)
