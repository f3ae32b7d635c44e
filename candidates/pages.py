"""What every page of a candidate or an application shares: finding it among what one may see."""

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from candidates.models import (
    Application,
    BackgroundCheck,
    Candidate,
    Interview,
    Offer,
    Onboarding,
    OnboardingTask,
    OwedDocument,
    Reference,
    Resume,
    ResumePage,
    Scorecard,
)
from hiring.accounts.models import User
from hiring.policy import require


def allowed[Row: Model](user: User, to: str, seen: QuerySet[Row], pk: int) -> Row:
    """404 if they may not know of it, 403 if they may not do this to it."""
    found = get_object_or_404(seen, pk=pk)
    require(user, to, found)
    return found


def application_for(user: User, pk: int, *, to: str = "application.view") -> Application:
    seen: QuerySet[Application] = Application.objects.visible_to(user).for_page()
    return allowed(user, to, seen, pk)


def candidate_for(user: User, pk: int, *, to: str = "candidate.view") -> Candidate:
    return allowed(user, to, Candidate.objects.visible_to(user), pk)


def resume_for(user: User, pk: int, *, to: str) -> Resume:
    """A file is the person's: who may see one of their applications may read it. Whoever meets
    them for one of these reads the one that belongs to it, and no other."""
    resume: Resume = get_object_or_404(Resume.objects.with_person(), pk=pk)
    application = application_of(user, resume)
    if application:
        require(user, to, application)
    return resume


def application_of(user: User, resume: Resume) -> Application | None:
    """Through which this person knows of it; 404 where there is none."""
    application: Application
    theirs = Application.objects.of(resume.candidate).for_page()
    if resume.candidate.is_visible_to(user):
        return theirs.visible_to(user).first()
    for application in theirs.met_by(user):
        if shown_resume(application, list(resume.candidate.resumes.order_by("-pk"))) == resume:
            return application
    raise Http404


def shown_resume(application: Application, resumes: list[Resume]) -> Resume | None:
    """Of a person's, the newest first: that which came with this application, else the newest."""
    own = [resume for resume in resumes if resume.application_id == application.pk]
    return next(iter(own or resumes), None)


def resume_page_for(user: User, pk: int) -> ResumePage:
    page: ResumePage = get_object_or_404(ResumePage.objects.select_related("resume"), pk=pk)
    page.resume = resume_for(user, page.resume_id, to="resume.view")
    return page


def reference_for(user: User, pk: int, *, to: str = "application.view") -> Reference:
    return allowed(user, to, Reference.objects.visible_to(user).for_page(), pk)


def check_for(user: User, pk: int, *, to: str = "check.view") -> BackgroundCheck:
    return allowed(user, to, BackgroundCheck.objects.visible_to(user).for_page(), pk)


def interview_for(user: User, pk: int, *, to: str = "interview.view") -> Interview:
    return allowed(user, to, Interview.objects.visible_to(user).for_page(), pk)


def scorecard_for(user: User, pk: int, *, to: str = "scorecard.view") -> Scorecard:
    return allowed(user, to, Scorecard.objects.visible_to(user).for_page(), pk)


def onboarding_for(user: User, pk: int, *, to: str = "onboarding.view") -> Onboarding:
    return allowed(user, to, Onboarding.objects.visible_to(user).for_page(), pk)


def task_for(user: User, pk: int, *, to: str = "task.view") -> OnboardingTask:
    return allowed(user, to, OnboardingTask.objects.visible_to(user).for_page(), pk)


def document_for(user: User, pk: int, *, to: str = "onboarding.see_documents") -> OwedDocument:
    return allowed(user, to, OwedDocument.objects.visible_to(user).for_page(), pk)


def offer_for(user: User, pk: int, *, to: str = "offer.view") -> Offer:
    return allowed(user, to, Offer.objects.visible_to(user).for_page(), pk)
