"""What people do with accounts. Not on the models: the audit trail itself is built on those."""

import datetime as dt
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hiring.accounts.models import Absence, StandIn, User
from hiring.activity.models import Preference
from hiring.activity.record import record
from hiring.lifecycle import NotAllowed


@transaction.atomic
def edit(account: User, *, by: User, **values: Any) -> None:
    """Set what people may set of themselves."""
    for name, value in values.items():
        setattr(account, name, value)
    account.save(update_fields=list(values))
    record("account.edit", account, by=by, fields=sorted(values))


@transaction.atomic
def choose_notices(account: User, wishes: dict[str, str], *, by: User) -> None:
    """Kind → at once, once a day, or not by mail."""
    Preference.objects.choose(account, wishes)
    record("account.edit", account, by=by, fields=["notices"])


@transaction.atomic
def name_stand_in(
    manager: User, person: User, starts_on: dt.date, ends_on: dt.date, *, by: User
) -> StandIn:
    """Both days included. Raises NotAllowed when somebody stands in on some of them."""
    try:
        with transaction.atomic():
            named = manager.stand_ins.create(person=person, starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as problem:
        raise NotAllowed(_("Somebody already stands in on some of these days.")) from problem
    record("stand_in.name", named, by=by, manager=manager.pk, person=person.pk)
    return named


@transaction.atomic
def remove_stand_in(stand_in: StandIn, *, by: User) -> None:
    record(
        "stand_in.remove",
        stand_in,
        by=by,
        manager=stand_in.manager_id,
        person=stand_in.person_id,
    )
    stand_in.delete()


@transaction.atomic
def add_absence(person: User, starts_on: dt.date, ends_on: dt.date, *, by: User) -> Absence:
    """Both days included. Raises NotAllowed when some of them are in another one."""
    try:
        with transaction.atomic():
            added = person.absences.create(starts_on=starts_on, ends_on=ends_on)
    except IntegrityError as problem:
        raise NotAllowed(_("Some of these days are in another absence already.")) from problem
    record("absence.add", added, by=by, person=person.pk)
    return added


@transaction.atomic
def remove_absence(absence: Absence, *, by: User) -> None:
    record("absence.remove", absence, by=by, person=absence.person_id)
    absence.delete()


@transaction.atomic
def make_feed(account: User, *, by: User) -> None:
    """Whoever knows its address reads it. There is one: a second press changes nothing."""
    account.calendar_key = held(account).calendar_key
    if not account.calendar_key:
        account.calendar_key = secrets.token_urlsafe(32)
        account.save(update_fields=["calendar_key"])
        record("feed.make", account, by=by)


@transaction.atomic
def take_back_feed(account: User, *, by: User) -> None:
    """Nobody reads it at that address any more."""
    if held(account).calendar_key:
        account.calendar_key = ""
        account.save(update_fields=["calendar_key"])
        record("feed.take_back", account, by=by)


def held(account: User) -> User:
    """As it is now, and nobody else's press in between."""
    locked: User = User.objects.select_for_update(no_key=True).get(pk=account.pk)
    return locked
