"""A verb is whole: it has its policy row, its URL and its notice, or says that it has none."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.urls import get_resolver
from django.utils.module_loading import module_has_submodule

from hiring.activity.notices import tellings
from hiring.lifecycle import Lifecycled
from hiring.policy import rules


def lifecycled() -> list[type[Lifecycled]]:
    return [model for model in apps.get_models() if issubclass(model, Lifecycled)]


def verbs() -> dict[str, str]:
    """Every move as "noun.verb", with the label of its app."""
    return {
        f"{model.noun}.{verb}": model._meta.app_label
        for model in lifecycled()
        for verb in model.lifecycle.moves
    }


def has_url(verb: str, app: str) -> bool:
    """Whether the app's URLs name it: "approve", or "posting_approve"."""
    names = get_resolver().namespace_dict[app][1].reverse_dict
    return verb.replace(".", "_") in names or verb.split(".")[1] in names


def stated(name: str) -> frozenset[str]:
    """Verbs that an app states it leaves out of a table, on purpose."""
    found: set[str] = set()
    for config in apps.get_app_configs():
        for table in ("policy", "notices"):
            if module_has_submodule(config.module, table):
                found |= set(getattr(import_module(f"{config.name}.{table}"), name, ()))
    return frozenset(found)


@register()
def every_verb_is_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    by_itself, silent = stated("BY_ITSELF"), stated("SILENT")
    problems: list[CheckMessage] = []
    for verb, app in verbs().items():
        if verb not in rules() and verb not in by_itself:
            problems.append(Error(f"{verb} has no policy row", id="tandem.E001"))
        if verb not in tellings() and verb not in silent:
            problems.append(Error(f"{verb} has no notice row and is not silent", id="tandem.E002"))
        if verb not in by_itself and not has_url(verb, app):
            problems.append(Error(f"{verb} has no URL", id="tandem.E003"))
    return problems
