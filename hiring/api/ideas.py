"""What every program needs to know, each with a command that one can copy."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hiring.api.forms import LONGEST
from hiring.api.paging import Pages
from hiring.api.throttling import A_TOKEN

ASK = 'curl -H "Authorization: Bearer $TOKEN"'
SEND = f'{ASK} -H "Content-Type: application/json"'


class Idea(NamedTuple):
    """`commands` run in a shell; $ID is the number of a record."""

    name: Any
    words: Any
    commands: str


IDEAS = (
    Idea(
        _("A token"),
        _(
            "Make one at Settings, Tokens: it speaks for you, with the scopes that you choose,"
            " for at most %(days)s days. It is shown once. Admins make tokens for programs"
            " that speak for nobody. A token that ended or was revoked answers 401, one"
            " without the scope 403."
        ),
        "TOKEN=tandem_…\nHERE=%(here)s\nID=1042",
    ),
    Idea(
        _("Read"),
        _(
            "JSON. Amounts are decimal numbers as text, moments are ISO 8601 in UTC, days are"
            " year-month-day. You see what you see on the pages; what you may not see is null,"
            " not listed, or 404."
        ),
        f"{ASK} ${{HERE}}requisitions/$ID/",
    ),
    Idea(
        _("Lists, filters, order and pages"),
        _(
            "%(rows)s rows come at once, at most %(most)s. Ask for “next” as it is until it is"
            " null: rows that come meanwhile neither repeat nor hide others. A filter or an"
            " order that is not listed below is refused with 422."
        ),
        f'{ASK} "${{HERE}}requisitions/?status=open&status=filled&order=oldest&limit=20"',
    ),
    Idea(
        _("Do"),
        _(
            "A verb is a POST to the address of its record, and answers with the record as it"
            " is then. “verbs” of a record are those that are open to you now; any other"
            " answers 403, or 409 where its status does not allow it."
        ),
        f"{ASK} -X POST ${{HERE}}requisitions/$ID/submit/",
    ),
    Idea(
        _("Do it once"),
        _(
            "With an Idempotency-Key of your own, a request that is sent again within a day"
            " makes nothing twice and gets the first answer. Another request with the same key"
            " is refused with 422, one that comes while the first is still at work with 409."
        ),
        f'{SEND} -H "Idempotency-Key: night-7" -d \'{{"name": "welder"}}\''
        " ${HERE}candidates/$ID/tag/",
    ),
    Idea(
        _("Edit what you have read"),
        _(
            "A record comes with its ETag. A PATCH sends it back as If-Match: 412 says that"
            " somebody changed it meanwhile, 428 that it is missing; * overwrites whatever is"
            " there. What you do not send stays as it is, null empties, a list takes the place"
            " of the list. With If-None-Match a record that you have already answers 304."
        ),
        f"ETAG=$({ASK} -s -o /dev/null -D - ${{HERE}}requisitions/$ID/"
        ' | sed -n \'s/^etag: *\\("[^"]*"\\).*/\\1/Ip\')\n'
        f'{SEND} -X PATCH -H "If-Match: $ETAG" -d \'{{"title": "Rotor engineer"}}\''
        " ${HERE}requisitions/$ID/",
    ),
    Idea(
        _("Errors"),
        _(
            "Every error is a problem document (RFC 9457): “detail” is a sentence for people,"
            " and with 422 “errors” names each field. 400 could not be read, 401 has no good"
            " token, 403 is what you may not do, 404 what you may not see, 409 what came too"
            " late. Nothing was changed."
        ),
        f'{ASK} "${{HERE}}requisitions/?color=red"',
    ),
    Idea(
        _("Limits"),
        _(
            "A token may ask %(times)s times in %(seconds)s seconds: after 429 wait as many"
            " seconds as Retry-After says. JSON may have %(megabytes)s MB."
        ),
        f"{ASK} -s -o /dev/null -D - ${{HERE}}notices/",
    ),
)


def ideas(here: str) -> list[Idea]:
    """As they are in this installation; `here` is where the API begins, with its slash."""
    known = {
        "here": here,
        "days": LONGEST.days,
        "rows": Pages.page_size,
        "most": Pages.max_page_size,
        "times": A_TOKEN.times,
        "seconds": A_TOKEN.seconds,
        "megabytes": f"{(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / 2**20:g}",
    }
    return [Idea(one.name, str(one.words) % known, one.commands % known) for one in IDEAS]
