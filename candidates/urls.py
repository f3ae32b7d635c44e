from django.http import HttpResponse
from django.urls import path

app_name = "candidates"
urlpatterns = [
    path("candidates/<int:pk>/", lambda request, pk: HttpResponse(""), name="candidate"),
    path("applications/<int:pk>/", lambda request, pk: HttpResponse(""), name="application"),
    path("shortlists/<int:pk>/", lambda request, pk: HttpResponse(""), name="shortlist"),
    path("reviews/<int:pk>/", lambda request, pk: HttpResponse(""), name="review"),
    path("my/<str:token>/", lambda request, token: HttpResponse(""), name="my"),
]
