"""How programs speak with Tandem, for those who write them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hiring.api.documentation import chapters
from hiring.api.schema import document
from hiring.http import Request
from hiring.policy import require


@require_safe
@login_not_required
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1. It says nothing of anybody."""
    return JsonResponse(document(), content_type="application/vnd.oai.openapi+json")


@require_safe
def documentation(request: Request) -> HttpResponse:
    require(request.user, "program.view")
    return render(request, "api/documentation.html", {"chapters": chapters(document())})
