"""Fills an empty database with the demo company."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from candidates.demo.cast import PASSWORD, SIGN_INS
from candidates.demo.seeding import seed
from hiring import clocks
from hiring.accounts.models import User
from hiring.embedded.trouble import Trouble


class Command(BaseCommand):
    help = "Fills an empty database with Fernhill Energy and its last ninety days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sign-ins", action="store_true", help="only print who can sign in, and how"
        )

    def handle(self, *, sign_ins: bool, verbosity: int, **options: Any) -> None:
        if sign_ins:
            return self.print_sign_ins()
        if User.objects.exists():
            raise Trouble("This database is not empty: the demo company is only made in a new one.")
        seed(clocks.now())
        if verbosity:
            self.print_sign_ins()

    def print_sign_ins(self) -> None:
        width = max(len(who) for who, _email in SIGN_INS)
        for who, email in SIGN_INS:
            self.stdout.write(f"  {who:<{width}}  {email}")
        self.stdout.write(f"  {'Password':<{width}}  {PASSWORD}")
