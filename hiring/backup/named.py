"""The files that rows name: reads every app's `stored.py`."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from hiring.files.leftovers import SHARDS

type Paths = Callable[[str], Iterable[str]]


def named_files() -> Iterator[str]:
    """Every path, a 256th at a time so that millions fit."""
    for paths in tables():
        for shard in SHARDS:
            yield from paths(shard)


def tables() -> Iterator[Paths]:
    """Each answers the paths of its rows which begin with the two characters it is given."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "stored"):
            yield from import_module(f"{config.name}.stored").PATHS
