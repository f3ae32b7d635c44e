"""The archive: a tar of `database.dump`, `files/…`, and last `manifest.json` with their hashes.

Only a whole archive has a manifest. What lies in it is compressed already.
"""

import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path
from typing import BinaryIO, NamedTuple

from hiring.embedded.trouble import Trouble
from hiring.files.disk import STORED_PATH, make_folder

DATABASE = "database.dump"
FILES = "files/"
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
LONGEST_MANIFEST = 1024 * 1024 * 1024


class Part(NamedTuple):
    size: int
    sha256: str


class Manifest(NamedTuple):
    """What an archive holds, as it says itself."""

    made_at: str
    migrations: list[str]
    missing: list[str]
    parts: dict[str, Part]

    @classmethod
    def read(cls, words: bytes) -> "Manifest":
        """Raises ValueError, TypeError or AttributeError when it is none."""
        found = cls(**json.loads(words))
        return found._replace(parts={name: Part(*part) for name, part in found.parts.items()})

    @property
    def files(self) -> list[str]:
        return [name.removeprefix(FILES) for name in self.parts if name.startswith(FILES)]


class Hashed:
    """Reads, and remembers the hash of what was read."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.digest, self.size = source, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        chunk = self.source.read(size)
        self.digest.update(chunk)
        self.size += len(chunk)
        return chunk

    @property
    def part(self) -> Part:
        return Part(self.size, self.digest.hexdigest())


class Writer:
    def __init__(self, file: BinaryIO) -> None:
        self.tar = tarfile.open(fileobj=file, mode="w")  # noqa: SIM115  closed by `finish`
        self.parts: dict[str, Part] = {}

    def add(self, name: str, source: BinaryIO) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = source.seek(0, io.SEEK_END), 0o600
        source.seek(0)
        hashed = Hashed(source)
        self.tar.addfile(entry, hashed)
        self.parts[name] = hashed.part

    def finish(self, *, made_at: str, migrations: list[str], missing: list[str]) -> None:
        manifest = Manifest(made_at, migrations, missing, dict(self.parts))
        self.add(MANIFEST, io.BytesIO(json.dumps(manifest._asdict(), indent=1).encode()))
        self.tar.close()


def unpack(archive: Path, folder: Path) -> Manifest:
    """Every part into the folder, each checked against the manifest. Raises Trouble."""
    try:
        with tarfile.open(archive, mode="r:") as tar:
            found = {entry.name: unpack_one(tar, entry, folder) for entry in tar}
        manifest = Manifest.read((folder / MANIFEST).read_bytes())
    except (tarfile.TarError, FileExistsError, ValueError, TypeError, AttributeError) as problem:
        raise damaged("it cannot be read to its end") from problem
    except FileNotFoundError as problem:
        raise damaged("its end is missing") from problem
    del found[MANIFEST]
    compare(found, manifest.parts)
    return manifest


def unpack_one(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> Part:
    source = tar.extractfile(entry) if entry.isreg() and is_ours(entry.name) else None
    if source is None:
        raise damaged(f"{entry.name!r} does not belong in it")
    if entry.name == MANIFEST and entry.size > LONGEST_MANIFEST:
        raise damaged("its manifest is too long")
    hashed = Hashed(source)  # type: ignore[arg-type]
    make_folder((folder / entry.name).parent)
    with (folder / entry.name).open("xb") as target:
        shutil.copyfileobj(hashed, target, CHUNK)
    return hashed.part


def is_ours(name: str) -> bool:
    return name in {DATABASE, MANIFEST} or (
        name.startswith(FILES) and bool(STORED_PATH.fullmatch(name.removeprefix(FILES)))
    )


def compare(found: dict[str, Part], said: dict[str, Part]) -> None:
    if DATABASE not in said:
        raise damaged("it holds no database")
    for name in sorted(found.keys() | said.keys()):
        if found.get(name) != said.get(name):
            raise damaged(f"{name} is not what was written")


def damaged(why: str) -> Trouble:
    return Trouble(f"This is not a whole backup: {why}. Nothing was changed.")
