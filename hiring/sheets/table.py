"""A table as spreadsheets write and read it: CSV in UTF-8."""

import csv
import re
from io import StringIO
from typing import Any

import tablib  # type: ignore[import-untyped]
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV

MOST_ROWS = 500

# What a spreadsheet would work out, also behind spaces; plain numbers are harmless. The
# apostrophe says "as it stands"; one that is there already gets another, so that both come back.
FORMULA = re.compile(r"'*\s*[=+\-@]|'*[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")


def defused(cell: str) -> str:
    """A cell that a spreadsheet shows as it stands."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def as_meant(cell: str) -> str:
    """A defused cell as it was."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def words_in(data: bytes | str) -> str:
    """Raises ValidationError for what is no text in UTF-8."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValidationError(_("This is no text in UTF-8. Save it as “CSV UTF-8” and try again."))
    return text


def rows_in(text: str) -> list[list[str]]:
    """Rows with something in them; between cells stand commas or, in much of Europe, semicolons."""
    first = text.partition("\n")[0]
    between = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=between))
    except csv.Error as problem:
        raise ValidationError(_("This is not a table: a cell in it never ends.")) from problem
    return [row for row in rows if any(cell.strip() for cell in row)]


def check(header: list[str], rows: list[list[str]]) -> None:
    if not rows:
        raise ValidationError(_("There is nothing below the first line."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("%(n)d rows at most at once.") % {"n": MOST_ROWS})
    if twice := next((name for name in header if header.count(name) > 1), None):
        raise ValidationError(_("There are two columns “%(name)s”.") % {"name": twice})
    for number, row in enumerate(rows, 2):
        if len(row) > len(header):
            raise ValidationError(
                _("Row %(n)d has more cells than the first row names.") % {"n": number}
            )


class Table(CSV):
    """What django-import-export reads and writes."""

    def create_dataset(self, in_stream: bytes | str, **kwargs: Any) -> tablib.Dataset:
        """Raises ValidationError with what is wrong with the file."""
        header, *rows = rows_in(words_in(in_stream)) or [[]]
        header = [name.strip() for name in header]
        check(header, rows)
        filled = [row + [""] * (len(header) - len(row)) for row in rows]
        return tablib.Dataset(*[[as_meant(cell) for cell in row] for row in filled], headers=header)

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        stream = StringIO(newline="")
        rows = [dataset.headers, *dataset]
        csv.writer(stream).writerows([defused(str(cell)) for cell in row] for row in rows)
        return stream.getvalue()
