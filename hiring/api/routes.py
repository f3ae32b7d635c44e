"""The addresses below /api/: every app's ROUTES, in the order of the apps."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule
from rest_framework.routers import SimpleRouter


def router() -> SimpleRouter:
    made = SimpleRouter(use_regex_path=False)
    for config in apps.get_app_configs():
        if config.name != "hiring" and module_has_submodule(config.module, "api"):
            for name, noun in getattr(import_module(f"{config.name}.api"), "ROUTES", ()):
                made.register(name, noun, basename=name)
    return made
