from django.urls import path

from hiring.activity.views import deliveries, health, inbox

urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read_all, name="notice_read_all"),
    path("inbox/<int:pk>/read/", inbox.read, name="notice_read"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/", deliveries.one, name="delivery"),
    path("deliveries/<int:pk>/resend/", deliveries.resend, name="notice_resend"),
    path("health/", health.health, name="health"),
]
