import secrets
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from hiring.accounts.models.user import User, UserManager, UserQuerySet


class ProgramManager(UserManager):
    def get_queryset(self) -> UserQuerySet:
        every: UserQuerySet = super().get_queryset()
        return every.filter(is_service=True)


class Program(User):
    """An account for a program that speaks for nobody: it has roles, and comes in with a token.

    It has no password, and its e-mail leads nowhere.
    """

    objects: ClassVar[ProgramManager] = ProgramManager()

    class Meta:
        proxy = True
        verbose_name = _("program")
        verbose_name_plural = _("programs")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.is_service = True
        self.email = self.email or f"program-{secrets.token_hex(8)}@tandem.invalid"
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)
