"""Who came, who left, who tried: on the record. An unknown e-mail is nobody's, and only logged."""

import logging
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from hiring.accounts.models import User
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record

log = logging.getLogger(__name__)


@receiver(user_logged_in)
def note_sign_in(user: User, **kwargs: Any) -> None:
    record("account.sign_in", user, by=user)


@receiver(user_logged_out)
def note_sign_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record("account.sign_out", user, by=user)


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], **kwargs: Any) -> None:
    account = User.objects.filter(email__iexact=str(credentials.get("email", ""))).first()
    if account is None:
        log.info("A sign-in failed for an unknown e-mail.")
    else:
        record("account.sign_in_failed", account, by=SYSTEM)


@receiver([password_changed, password_set])
def note_password(user: User, **kwargs: Any) -> None:
    record("account.change_password", user, by=user)


@receiver(password_reset)
def note_reset(user: User, **kwargs: Any) -> None:
    record("account.reset_password", user, by=user)
