"""Who may do what to accounts, stand-ins, absences and private calendars."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.policy import ADMIN, ANYONE, EMPLOYEE, Relation, Rule


def is_manager_of(user: User, thing: Any) -> bool:
    """Asked of a manager, or of a stand-in of theirs."""
    return user.has_role(Role.MANAGER) and getattr(thing, "manager", thing) == user


THEMSELF = Relation(_("whose account it is"), lambda user, account: account == user)
WHO_IS_AWAY = Relation(
    _("who is away"), lambda user, thing: getattr(thing, "person", thing) == user
)
THE_MANAGER = Relation(_("the hiring manager who is away"), is_manager_of)

# fmt: off
RULES = (
    Rule("account.edit",     (THEMSELF,),             _("Everyone keeps their own account; an admin keeps all of them in the administration.")),
    Rule("stand_in.name",    (THE_MANAGER, ADMIN),    _("Only a hiring manager or an admin names a stand-in.")),
    Rule("stand_in.remove",  (THE_MANAGER, ADMIN),    _("Only the hiring manager or an admin removes a stand-in.")),
    Rule("absence.add",      (WHO_IS_AWAY, ADMIN),    _("Everyone says themselves when they are away, or asks an admin to.")),
    Rule("absence.remove",   (WHO_IS_AWAY, ADMIN),    _("Only whose absence it is or an admin removes it.")),
    Rule("feed.make",        (THEMSELF,),             _("Everyone makes the address of their own calendar.")),
    Rule("feed.take_back",   (THEMSELF,),             _("Everyone takes back the address of their own calendar.")),
    Rule("policy.view",      (ANYONE,)),
    Rule("reference.view",   (EMPLOYEE,),             _("Only people who work here read this.")),
    Rule("administration.enter", (ADMIN,),            _("Only admins come in here.")),
)
# fmt: on
