"""A résumé: pictures of its pages inside ours, the file itself only to be saved."""

from django.http import FileResponse
from django.views.decorators.http import require_safe

from candidates.pages import resume_for, resume_page_for
from candidates.resumes import KINDS
from hiring.activity.record import record
from hiring.files import serve, serve_image
from hiring.http import Request


@require_safe
def resume_page(request: Request, pk: int) -> FileResponse:
    return serve_image(resume_page_for(request.user, pk).path)


@require_safe
def resume_download(request: Request, pk: int) -> FileResponse:
    resume = resume_for(request.user, pk, to="resume.download")
    answer = serve(resume.path, name=resume.name, content_type=KINDS[resume.kind])
    record("resume.download", resume, by=request.user)
    return answer
