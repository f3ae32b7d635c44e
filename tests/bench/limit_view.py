"""The least that a page of 50 people costs: one indexed query, one short template."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from candidates.models import Candidate


def limit(request):
    return render(request, "limit.html", {"people": Candidate.objects.order_by("-pk")[:50]})


@login_not_required
def healthz(request):
    return HttpResponse("ok")


urlpatterns = [path("limit/", limit), path("healthz", healthz)]
