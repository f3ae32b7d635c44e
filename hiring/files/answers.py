"""Answers with a stored file. The view has already asked whether this person may have it."""

from django.http import FileResponse, Http404

from hiring.files.disk import open_stored
from hiring.files.names import safe_name

IMAGES = {".webp": "image/webp", ".png": "image/png"}
NOTHING_RUNS = "sandbox; default-src 'none'"


def serve(path: str, *, name: str, content_type: str) -> FileResponse:
    """To be saved, never shown: what a stranger sent must not run on our own address."""
    response = _answer(path, content_type, filename=safe_name(name))
    response["Cache-Control"] = "private, no-store"
    return response


def serve_image(path: str) -> FileResponse:
    """An image that we drew ourselves, to be shown in a page."""
    content_type = IMAGES.get(path[path.rfind(".") :])
    if content_type is None:
        raise Http404
    response = _answer(path, content_type)
    response["Cache-Control"] = "private, max-age=300"
    return response


def _answer(path: str, content_type: str, filename: str = "") -> FileResponse:
    """As an attachment when it has a name."""
    try:
        file = open_stored(path)
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(
        file, as_attachment=bool(filename), filename=filename, content_type=content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
