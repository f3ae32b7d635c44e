"""Everything back out of one file."""

import os
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hiring.backup.restoring import restore
from hiring.embedded.servers import check_database
from hiring.embedded.trouble import Trouble, in_words


class Command(BaseCommand):
    help = "Puts back what `backup` wrote, and sends none of its old mail. Tandem must not run."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive that `backup` made")
        parser.add_argument(
            "--replace", action="store_true", help="throw away what the database holds now"
        )

    def handle(self, *, file: Path, replace: bool, **options: Any) -> None:
        if not file.is_file():
            raise Trouble(f"There is no file {file}.")
        began = time.monotonic()
        check_database(os.environ["DATABASE_URL"])
        with in_words():
            done = restore(file, replace=replace)
        self.stdout.write(
            f"Restored as of {done.made_at}: the database and {done.files} files, "
            f"{time.monotonic() - began:.1f} s"
        )
        if done.held:
            self.stdout.write(
                f"{done.held} mails waited when the backup was made. None was sent: "
                "look at them in the delivery log."
            )
        if done.missing:
            self.stdout.write(f"{done.missing} files were already gone when the backup was made.")
