"""What every page of a candidate or an application shares: finding it among what one may see."""

from django.shortcuts import get_object_or_404

from candidates.models import Application, Candidate
from hiring.accounts.models import User
from hiring.policy import require


def application_for(user: User, pk: int, *, to: str = "application.view") -> Application:
    """404 if they may not know of it, 403 if they may not do this to it."""
    seen = Application.objects.visible_to(user).for_page()
    application: Application = get_object_or_404(seen, pk=pk)
    require(user, to, application)
    return application


def candidate_for(user: User, pk: int, *, to: str = "") -> Candidate:
    candidate: Candidate = get_object_or_404(Candidate.objects.visible_to(user), pk=pk)
    if to:
        require(user, to, candidate)
    return candidate
