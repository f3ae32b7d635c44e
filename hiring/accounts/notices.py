"""Who hears what of accounts and stand-ins."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from hiring.accounts.models import StandIn, User
from hiring.activity.models import Notice
from hiring.activity.notices import Telling

TITLE = _("Stand-ins")
SUBJECTS = (StandIn.objects.select_related("manager"),)


def words(stand_in: StandIn) -> dict[str, object]:
    """What the sentences below may name, beside {actor}."""
    return {
        "manager": stand_in.manager,
        "from": day(stand_in.starts_on),
        "until": day(stand_in.ends_on),
    }


def day(on: dt.date) -> str:
    return date_format(on, pgettext("day format with year", "j F Y"))


def the_person(stand_in: StandIn) -> Iterable[User]:
    return [stand_in.person]


def stand_ins_page(notice: Notice) -> str:
    return reverse("stand_ins")


SILENT = frozenset({"absence.add", "absence.remove", "feed.make", "feed.take_back"})

NOTICES = (
    Telling(
        "stand_in.name",
        the_person,
        _("You stand in for {manager} from {from} until {until}."),
        link=stand_ins_page,
    ),
)
