from django.contrib import admin
from django.urls import include, path

from hiring.health import healthz

handler429 = "hiring.accounts.views.too_often.too_often"  # where sign-in looks for it

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("account/", include("hiring.accounts.sign_in_urls")),
    path("admin/", admin.site.urls),
    path("", include("candidates.home_urls")),
    path("", include("hiring.activity.urls")),
    path("", include("hiring.accounts.urls")),
    path("", include("hiring.api.urls")),
    path("requisitions/", include("requisitions.urls")),
    path("", include("candidates.public_urls")),
    path("", include("candidates.urls")),
]
