"""What the pages for people outside share."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hiring import clocks
from requisitions.models import Posting, Revision
from requisitions.models.posting_queryset import Jobs, PostingQuerySet

FRESH_FOR = 60  # seconds that a cache may still show a posting which was closed
CODE = re.compile(r"[-a-zA-Z0-9_]{1,50}")
NUMBER = re.compile(r"[0-9]{1,18}")


def cached[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The same for everybody: it sets no cookie and asks nobody who they are."""
    shared = cache_control(public=True, max_age=FRESH_FOR)(require_safe(view))
    return login_not_required(shared)


def public_postings() -> PostingQuerySet:
    return Posting.objects.public(clocks.now().date())


def public_jobs() -> Jobs:
    return jobs_on(clocks.now().date())


@lru_cache(maxsize=1)
def jobs_on(today: dt.date) -> Jobs:
    """The same question all day: put together once, and asked anew by every page."""
    return Posting.objects.public(today).jobs()


def posting_for(slug: str) -> Posting:
    """By the number its address begins with; 404 for what strangers may not know of."""
    number = slug.partition("-")[0]
    known = NUMBER.fullmatch(number)
    posting = public_postings().whole().filter(requisition=int(number)).first() if known else None
    if posting is None:
        raise Http404
    return posting


def followed(request: HttpRequest) -> str:
    """The code of the tracked link that led here, kept in addresses and not in a cookie."""
    code = request.GET.get("from", "")
    return code if CODE.fullmatch(code) else ""


def tail(request: HttpRequest) -> str:
    """What the addresses of this visit end with."""
    code = followed(request)
    return f"?from={code}" if code else ""


def revision_of(posting: Posting) -> Revision:
    """What a public posting says; there is always something."""
    if posting.revision is None:
        raise Http404
    return posting.revision
