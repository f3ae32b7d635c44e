"""What people do with accounts. Not on the models: the audit trail itself is built on those."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hiring.accounts.models import StandIn, User
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
