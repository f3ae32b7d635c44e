"""Who may do what: reads every app's RULES. The same table is shown to everyone at /policy/."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from hiring.accounts.roles import Role

if TYPE_CHECKING:
    from hiring.accounts.models import User


@dataclass(frozen=True)
class Relation:
    """How a person stands to a record: the words people read, and the question."""

    words: Any
    holds: Callable[["User", Any], bool]


@dataclass(frozen=True)
class Rule:
    """One verb, the people who may, and what everyone else reads (403)."""

    verb: str
    who: tuple[Relation, ...]
    otherwise: Any = _("Your account may not do this.")


class Refused(PermissionDenied):
    """What the policy does not allow. Carries the rule's own sentence."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(str(rule.otherwise))
        self.verb = rule.verb


ADMIN = Relation(_("an admin"), lambda user, thing: user.has_role(Role.ADMIN))
RECRUITER = Relation(_("any recruiter"), lambda user, thing: user.has_role(Role.RECRUITER))
MANAGER = Relation(_("any hiring manager"), lambda user, thing: user.has_role(Role.MANAGER))
EMPLOYEE = Relation(_("any employee"), lambda user, thing: not user.is_agency)
ANYONE = Relation(_("anyone signed in"), lambda user, thing: True)


def table() -> Iterator[Rule]:
    """Every rule of every app, in the order of the apps."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "policy") and config.name != "hiring":
            yield from getattr(import_module(f"{config.name}.policy"), "RULES", ())


@cache
def rules() -> dict[str, Rule]:
    return {rule.verb: rule for rule in table()}


def can(user: "User", verb: str, thing: Any = None) -> bool:
    """Ask the table. An unknown verb is a bug, and raises KeyError."""
    rule = rules()[verb]
    return user.is_active and any(relation.holds(user, thing) for relation in rule.who)


def require(user: "User", verb: str, thing: Any = None) -> None:
    """Refuse with the rule's own sentence."""
    if not can(user, verb, thing):
        raise Refused(rules()[verb])
