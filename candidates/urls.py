from django.http import HttpResponse
from django.urls import path

app_name = "candidates"
urlpatterns = [
    path(
        "requisitions/<int:number>/board/", lambda request, number: HttpResponse(""), name="board"
    ),
    path(
        "requisitions/<int:number>/shortlists/",
        lambda request, number: HttpResponse(""),
        name="shortlists",
    ),
    path(
        "requisitions/<int:number>/to-be-told/",
        lambda request, number: HttpResponse(""),
        name="to_be_told",
    ),
    path("candidates/<int:pk>/", lambda request, pk: HttpResponse(""), name="candidate"),
    path("applications/<int:pk>/", lambda request, pk: HttpResponse(""), name="application"),
    path("shortlists/<int:pk>/", lambda request, pk: HttpResponse(""), name="shortlist"),
    path("reviews/<int:pk>/", lambda request, pk: HttpResponse(""), name="review"),
    path("my/<str:token>/", lambda request, token: HttpResponse(""), name="my"),
]
