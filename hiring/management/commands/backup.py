"""Everything into one file, while Tandem runs."""

import hashlib
import os
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hiring import clocks
from hiring.backup.taking import take
from hiring.embedded.servers import check_database
from hiring.embedded.trouble import in_words


class Command(BaseCommand):
    help = "Writes the database and every stored file into one archive, with their hashes."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the archive to make, such as tandem.tar")

    def handle(self, *, file: Path, **options: Any) -> None:
        began = time.monotonic()
        check_database(os.environ["DATABASE_URL"])
        with in_words():
            taken = take(file, clocks.now())
        with file.open("rb") as archive:
            whole = hashlib.file_digest(archive, "sha256").hexdigest()
        size = file.stat().st_size / 1_000_000
        seconds = time.monotonic() - began
        self.stdout.write(
            f"{file}: the database and {taken.files} files, {size:.1f} MB, {seconds:.1f} s"
        )
        self.stdout.write(f"SHA-256 {whole}")
        for path in taken.missing:
            self.stderr.write(f"A row names {path}, which is gone.")
