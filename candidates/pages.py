"""What every page of a candidate or an application shares: finding it among what one may see."""

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
    reference: Reference = get_object_or_404(Reference.objects.visible_to(user).for_page(), pk=pk)
    require(user, to, reference)
    return reference


def check_for(user: User, pk: int, *, to: str = "check.view") -> BackgroundCheck:
    check: BackgroundCheck = get_object_or_404(
        BackgroundCheck.objects.visible_to(user).for_page(), pk=pk
    )
    require(user, to, check)
    return check


def interview_for(user: User, pk: int, *, to: str = "interview.view") -> Interview:
    interview: Interview = get_object_or_404(Interview.objects.visible_to(user).for_page(), pk=pk)
    require(user, to, interview)
    return interview


def scorecard_for(user: User, pk: int, *, to: str = "scorecard.view") -> Scorecard:
    scorecard: Scorecard = get_object_or_404(Scorecard.objects.visible_to(user).for_page(), pk=pk)
    require(user, to, scorecard)
    return scorecard


def onboarding_for(user: User, pk: int, *, to: str = "onboarding.view") -> Onboarding:
    seen = Onboarding.objects.visible_to(user).for_page()
    onboarding: Onboarding = get_object_or_404(seen, pk=pk)
    require(user, to, onboarding)
    return onboarding


def task_for(user: User, pk: int, *, to: str = "task.view") -> OnboardingTask:
    seen = OnboardingTask.objects.visible_to(user).for_page()
    task: OnboardingTask = get_object_or_404(seen, pk=pk)
    require(user, to, task)
    return task


def document_for(user: User, pk: int, *, to: str = "onboarding.see_documents") -> OwedDocument:
    seen = OwedDocument.objects.visible_to(user).for_page()
    document: OwedDocument = get_object_or_404(seen, pk=pk)
    require(user, to, document)
    return document


def offer_for(user: User, pk: int, *, to: str = "offer.view") -> Offer:
    offer: Offer = get_object_or_404(Offer.objects.visible_to(user).for_page(), pk=pk)
    require(user, to, offer)
    return offer
