"""Names that people give to files."""

import re
from pathlib import PurePosixPath

LONGEST = 255  # bytes, what most file systems take
# Controls, marks that turn the reading direction, lone surrogates, what some system forbids.
UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"<>:|?*]'
)


def safe_name(name: str) -> str:
    """The name on one line, without folders, short enough to be saved anywhere; never empty."""
    last = UNSAFE.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    suffix = PurePosixPath(last).suffix
    suffix = suffix if len(suffix.encode()) <= 16 else ""
    stem = last.removesuffix(suffix).encode()[: LONGEST - len(suffix.encode())]
    return (stem.decode(errors="ignore").rstrip() or "file") + suffix
