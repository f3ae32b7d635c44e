from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hiring.accounts"

    def ready(self) -> None:
        from hiring.accounts import sign_ins  # noqa: F401  connects them
