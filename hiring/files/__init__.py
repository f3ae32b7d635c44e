"""Files that people send: kept under our own random names, outside any public path."""

from hiring.files.answers import serve, serve_image
from hiring.files.disk import Stored, TooLarge, open_stored, remove, store
from hiring.files.leftovers import Orphan, orphans, sweep, workspace
from hiring.files.names import safe_name
from hiring.files.receiving import takes_one_file
from hiring.files.uploads import held, hold

__all__ = [
    "Orphan",
    "Stored",
    "TooLarge",
    "held",
    "hold",
    "open_stored",
    "orphans",
    "remove",
    "safe_name",
    "serve",
    "serve_image",
    "store",
    "sweep",
    "takes_one_file",
    "workspace",
]
