"""The first admin of a real installation. Everyone else is made by admins, at /admin/."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction

from hiring.accounts.models import User
from hiring.accounts.roles import Role
from hiring.activity.actors import SYSTEM
from hiring.activity.record import record
from hiring.embedded.servers import check_database
from hiring.embedded.trouble import Trouble

NOT_YET = "The database is not prepared yet: start Tandem once, or say manage.py migrate."


class Command(BaseCommand):
    help = (
        "Makes the first admin. Asks, or unattended takes ADMIN_EMAIL, ADMIN_NAME and "
        "ADMIN_PASSWORD from the environment."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--another", action="store_true", help="also when there is an admin")

    def handle(self, *, another: bool, **options: Any) -> None:
        check_database(os.environ["DATABASE_URL"])
        try:
            if User.objects.with_role(Role.ADMIN).exists() and not another:
                raise Trouble(
                    "There is an admin already, who can make others. Say --another if not."
                )
            account = self.make()
        except DatabaseError as problem:
            raise Trouble(NOT_YET) from problem
        except ValidationError as problem:
            raise Trouble(" ".join(problem.messages)) from problem
        self.stdout.write(f"{account.name} is an admin now and signs in with {account.email}.")

    @transaction.atomic
    def make(self) -> User:
        """Raises ValidationError with what is wrong about it."""
        email = said("ADMIN_EMAIL", "E-mail: ", input).lower()
        account = User(email=email, name=said("ADMIN_NAME", "Name: ", input), roles=[Role.ADMIN])
        password = said("ADMIN_PASSWORD", "Password: ", getpass)
        if "ADMIN_PASSWORD" not in os.environ and getpass("Once more: ") != password:
            raise Trouble("These two passwords differ. Nothing was made.")
        validate_password(password, account)
        account.set_password(password)
        account.full_clean()
        account.save()
        record("account.change_roles", account, by=SYSTEM, roles=[Role.ADMIN.value])
        return account


def said(variable: str, question: str, ask: Any) -> str:
    """From the environment, else from the terminal."""
    try:
        answer = os.environ.get(variable) or str(ask(question))
    except EOFError:
        raise Trouble(f"Nobody is there to ask: say {variable} in the environment.") from None
    return answer.strip() if variable != "ADMIN_PASSWORD" else answer
