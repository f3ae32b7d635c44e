from django.apps import AppConfig
from django.contrib.admin import apps


class HiringConfig(AppConfig):
    default = True
    name = "hiring"

    def ready(self) -> None:
        from hiring import checks  # noqa: F401  registers them


class AdministrationConfig(apps.AdminConfig):
    default = False
    default_site = "hiring.admin.Administration"
