"""How programs speak with Tandem, for those who write them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from hiring.api.documentation import chapters
from hiring.api.ideas import ideas
from hiring.api.schema import document
from hiring.api.views.nothing import only_read
from hiring.http import Request
from hiring.policy import require


@only_read
@login_not_required
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1. It says nothing of anybody."""
    return JsonResponse(document(), content_type="application/vnd.oai.openapi+json")


@only_read
def documentation(request: Request) -> HttpResponse:
    require(request.user, "program.view")
    here = request.build_absolute_uri(reverse("api"))
    page = {
        "ideas": ideas(here),
        "chapters": chapters(document()),
        "here": here.removesuffix("/api/"),
    }
    return render(request, "api/documentation.html", page)
