"""How an interviewer's words compare with what was decided: only for themselves and admins."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from candidates.calibration import comparison
from hiring.accounts.models import User
from hiring.http import Request
from hiring.policy import require


@require_safe
def compare_words(request: Request, pk: int | None = None) -> HttpResponse:
    author = get_object_or_404(User.objects.colleagues(), pk=pk) if pk else request.user
    require(request.user, "interviewer.compare_words", author)
    page = {"author": author, "own": author == request.user, "comparison": comparison(author)}
    return render(request, "candidates/compare_words.html", page)
