from django.http import HttpResponse
from django.shortcuts import redirect, render

from candidates.jumping import direct, found
from hiring.http import Request, wants_fragment

LONGEST = 100


def jump(request: Request) -> HttpResponse:
    """One field for everything this person may see; a number goes straight there."""
    words = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST]
    fragment = wants_fragment(request)
    if not fragment and (requisition := direct(words, request.user)):
        return redirect(requisition)
    context = {"q": words, "places": found(words, request.user)}
    page = "candidates/jump.html#results" if fragment else "candidates/jump.html"
    return render(request, page, context)
