from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("inbox/", lambda request: HttpResponse(""), name="inbox")]
