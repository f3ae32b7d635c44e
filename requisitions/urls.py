from django.http import HttpResponse
from django.urls import path

app_name = "requisitions"
urlpatterns = [
    path("<int:number>/", lambda request, number: HttpResponse(""), name="detail"),
    path("<int:number>/posting/", lambda request, number: HttpResponse(""), name="posting"),
    path("answer/<str:token>/", lambda request, token: HttpResponse(""), name="answer"),
]
