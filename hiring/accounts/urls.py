from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("settings/", lambda request: HttpResponse(""), name="settings")]
