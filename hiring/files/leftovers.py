"""What is left over when a process died half-way, or a row and its file lost each other."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from hiring.files import uploads
from hiring.files.disk import UNFINISHED, make_folder, root

WORK = "work"
SHARDS = [f"{number:02x}" for number in range(256)]


class Orphan(NamedTuple):
    """Half a pair. A file without its row can go; a row without its file is a loss to report."""

    path: str
    missing: Literal["row", "file"]


@contextmanager
def workspace() -> Iterator[Path]:
    """A private folder for the length of one piece of work."""
    make_folder(root() / WORK)
    with TemporaryDirectory(dir=root() / WORK, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep(before: dt.datetime) -> int:
    """Remove what was held, half-written or worked on before that moment. Returns how many."""
    left = [*_children(uploads.FOLDER), *_children(WORK), *root().glob(f"*/*/*{UNFINISHED}")]
    old = [path for path in left if _is_older(path, before)]
    for path in old:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(old)


def orphans(known: Callable[[str], Iterable[str]], *, before: dt.datetime) -> Iterator[Orphan]:
    """Compare rows and files, a 256th at a time so that millions fit.

    `known` answers the paths of all rows which begin with the two characters it is given. Files
    younger than `before` are left alone: their row may be about to be written.
    """
    for shard in SHARDS:
        rows = set(known(shard))
        files = {f"{path.relative_to(root())}": path for path in root().glob(f"{shard}/*/*")}
        yield from (Orphan(path, "file") for path in sorted(rows - files.keys()))
        for path in sorted(files.keys() - rows):
            if not path.endswith(UNFINISHED) and _is_older(files[path], before):
                yield Orphan(path, "row")


def _children(folder: str) -> Iterator[Path]:
    return (root() / folder).glob("*")


def _is_older(path: Path, before: dt.datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False
