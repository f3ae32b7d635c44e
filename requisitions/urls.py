from django.http import HttpResponse
from django.urls import path

app_name = "requisitions"
urlpatterns = [
    path("", lambda request: HttpResponse(""), name="index"),
    path("<int:number>/", lambda request, number: HttpResponse(""), name="detail"),
    path("<int:number>/posting/", lambda request, number: HttpResponse(""), name="posting"),
    path("<int:number>/activity/", lambda request, number: HttpResponse(""), name="activity"),
    path("answer/<str:token>/", lambda request, token: HttpResponse(""), name="answer"),
]
