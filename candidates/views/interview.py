"""One interview as those see it who hold it: when, where, with whom, the kit, the résumé."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from candidates.agenda import TONES
from candidates.kit import Kit, Scorecards
from candidates.lifecycle import InterviewStatus
from candidates.pages import interview_for
from hiring import clocks
from hiring.http import Request


@require_safe
def interview(request: Request, pk: int) -> HttpResponse:
    user = request.user
    found = interview_for(user, pk)
    kit = Kit.of(found.application, user)
    cards = Scorecards.of(found.application, user, found)
    clock = cards.own.clock if cards.own else None
    page = {
        "interview": found,
        "round": found.round,
        "candidate": found.candidate,
        "kit": kit,
        "further": [one for one in kit.open if one not in found.round.focus],
        "tone": TONES.get(InterviewStatus(found.status), ""),
        "cards": cards,
        "left": clock.left(clocks.now()) if clock else None,
        "sees_application": user.can("application.view", found),
        "may_download": user.can("resume.download", found),
    }
    return render(request, "candidates/interview.html", page)
