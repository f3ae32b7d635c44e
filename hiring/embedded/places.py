"""Where the things of an installation without servers of its own lie.

An ordinary user has them all in ``var/`` of the checkout. PostgreSQL refuses to run as root; there
the servers' share lies in ``/var/lib/tandem``, below no closed home, and belongs to an unprivileged
account. ``VAR_ROOT`` and ``SERVERS_ROOT`` move either.
"""

import hashlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from hiring.embedded.trouble import Trouble

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LONGEST_SOCKET = 100  # bytes; systems take 104 to 108, the closing zero among them


@dataclass(frozen=True)
class Account:
    """Whose the servers are; None where they are our own."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Places:
    var: Path
    servers: Path
    sockets: Path
    programs: Path | None  # where copies of the servers' programs lie, if they need any
    keeper: Account | None

    @property
    def postgres(self) -> Path:
        return self.servers / "postgres"

    @property
    def valkey(self) -> Path:
        return self.servers / "valkey"

    @property
    def logs(self) -> Path:
        return self.var / "log"


def var_root() -> Path:
    return Path(os.environ.get("VAR_ROOT", BASE_DIR / "var")).resolve()


def places(var: Path) -> Places:
    """Only says where; makes nothing."""
    if os.geteuid() != 0:
        return Places(var, var, _sockets(var, var), None, None)
    root = Path(os.environ.get("SERVERS_ROOT", "/var/lib/tandem")).resolve()
    servers = root / _key(var)
    return Places(var, servers, _sockets(servers, var), root / "programs", _unprivileged())


def passable_directory(path: Path) -> None:
    """Every account may pass through what is made here; what is already there stays as it is."""
    if not path.is_dir():
        passable_directory(path.parent)
        path.mkdir()
        path.chmod(0o755)


def private_directory(path: Path, keeper: Account | None) -> None:
    """Made for its keeper alone. One that is already there is left as it is."""
    if path.is_dir():
        return
    path.mkdir(mode=0o700)
    if keeper:
        os.chown(path, keeper.uid, keeper.gid)


def check_private(path: Path, keeper: Account | None) -> None:
    """Who can enter the sockets' directory is the database's superuser: nobody else may."""
    found = path.lstat()
    owner = keeper.uid if keeper else os.geteuid()
    if path.is_symlink() or found.st_uid != owner or found.st_mode & 0o077:
        raise Trouble(f"{path} is open to other accounts. Remove it and start again.")


def _sockets(servers: Path, var: Path) -> Path:
    usual = servers / "sockets"
    if len(os.fsencode(usual / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
        return usual
    return Path(f"/tmp/tandem-{os.geteuid()}-{_key(var)}")  # noqa: S108 (checked to be private)


def _key(var: Path) -> str:
    """Tells checkouts apart that share a directory."""
    return hashlib.sha256(os.fsencode(var)).hexdigest()[:12]


def _unprivileged() -> Account:
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble(
            "PostgreSQL does not run as root, and there is no account named nobody to run it. "
            "Start Tandem as an ordinary user."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid)
