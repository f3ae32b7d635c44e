"""What every page of a candidate or an application shares: finding it among what one may see."""

from django.shortcuts import get_object_or_404

from candidates.models import Application, Candidate, Resume, ResumePage
from hiring.accounts.models import User
from hiring.policy import require


def application_for(user: User, pk: int, *, to: str = "application.view") -> Application:
    """404 if they may not know of it, 403 if they may not do this to it."""
    seen = Application.objects.visible_to(user).for_page()
    application: Application = get_object_or_404(seen, pk=pk)
    require(user, to, application)
    return application


def candidate_for(user: User, pk: int, *, to: str = "candidate.view") -> Candidate:
    candidate: Candidate = get_object_or_404(Candidate.objects.visible_to(user), pk=pk)
    require(user, to, candidate)
    return candidate


def resume_for(user: User, pk: int, *, to: str) -> Resume:
    """A file is the person's: who may see one of their applications may read it."""
    people = Candidate.objects.visible_to(user)
    resume: Resume = get_object_or_404(Resume.objects.of(people).with_person(), pk=pk)
    application = resume.candidate.applications.visible_to(user).for_page().first()
    if application:
        require(user, to, application)
    return resume


def resume_page_for(user: User, pk: int) -> ResumePage:
    page: ResumePage = get_object_or_404(ResumePage.objects.select_related("resume"), pk=pk)
    page.resume = resume_for(user, page.resume_id, to="resume.view")
    return page
