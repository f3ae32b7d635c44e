"""Where bytes lie. Another kind of store, S3 say, would replace this file and `leftovers.py`."""

import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File

UNFINISHED = ".part"
STORED_PATH = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}\.[a-z0-9]{1,8}")


class TooLarge(Exception):
    """There are more bytes than the caller takes. Nothing is left behind."""


class Stored(NamedTuple):
    """What a row keeps of its file. `path` is ours and says nothing of the sender."""

    path: str
    size: int
    sha256: str


def root() -> Path:
    return Path(settings.FILES_ROOT)


def store(content: "File[Any] | bytes", *, suffix: str, max_size: int | None = None) -> Stored:
    """Write, fsync, rename: a file is there in full or not at all. `suffix` is like ".pdf"."""
    token = secrets.token_hex(16)
    path = f"{token[:2]}/{token[2:4]}/{token}{suffix}"
    if not STORED_PATH.fullmatch(path):
        raise ValueError(suffix)
    return write(content, path, max_size=max_size)


def open_stored(path: str) -> BinaryIO:
    """Raises FileNotFoundError, also for a path that is not one of ours."""
    return locate(path).open("rb")


def remove(path: str) -> None:
    """Safe to do twice."""
    locate(path).unlink(missing_ok=True)


def locate(path: str) -> Path:
    if not STORED_PATH.fullmatch(path):
        raise FileNotFoundError(path)
    return root() / path


def write(content: "File[Any] | bytes", path: str, *, max_size: int | None = None) -> Stored:
    """Raises TooLarge as soon as the limit is passed, not after reading everything."""
    final = root() / path
    make_folder(final.parent)
    part = final.with_name(final.name + UNFINISHED)
    try:
        with open(part, "xb", opener=_private) as file:
            size, sha256 = _copy(content, file, max_size)
            file.flush()
            os.fsync(file.fileno())
        part.rename(final)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    fsync_folder(final.parent)
    return Stored(path, size, sha256)


def make_folder(folder: Path) -> None:
    """Private to this account, and still there after a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    fsync_folder(folder.parent)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _copy(content: "File[Any] | bytes", target: BinaryIO, max_size: int | None) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    source = ContentFile(content) if isinstance(content, bytes) else content
    for chunk in source.chunks():
        size += len(chunk)
        if max_size is not None and size > max_size:
            raise TooLarge
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()


def fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
