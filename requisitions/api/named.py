"""The requisition that a program names when it makes something for it."""

import re
from typing import Any

from django.utils.translation import gettext as _

from hiring.accounts.models import User
from hiring.api.invalid import Invalid
from requisitions.models import Requisition

NUMBER = re.compile(r"[0-9]{1,18}")


def named_requisition(sent: dict[str, Any], user: User) -> Requisition:
    """422 beside its field if there is none that they may see."""
    number = str(sent.get("requisition"))
    seen = Requisition.objects.visible_to(user).for_page()
    found = seen.filter(pk=int(number)).first() if NUMBER.fullmatch(number) else None
    if found is None:
        raise Invalid({"requisition": [_("There is no such requisition that you may see.")]})
    return found
