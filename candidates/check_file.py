"""The file of a check's result, as the page and programs save it."""

from django.http import FileResponse, Http404

from candidates.models import BackgroundCheck
from hiring.accounts.models import User
from hiring.activity.record import record
from hiring.files import serve

PDF = "application/pdf"


def opened(check: BackgroundCheck, *, by: User) -> FileResponse:
    """Only to be saved; who opened it is on the record. 404 where none came."""
    if check.file is None:
        raise Http404
    answer = serve(check.file.path, name=check.file.name, content_type=PDF)
    record("check.see_result", check, by=by)
    return answer
