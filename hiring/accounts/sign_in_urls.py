"""Signing in. Admins make accounts and keep their addresses: the library's own pages for that
are no pages here."""

from django.urls import include, path, re_path

from hiring.accounts.views.nowhere import nowhere

urlpatterns = [
    re_path(r"^(?:signup|email|confirm-email)/", nowhere),
    path("", include("allauth.account.urls")),
]
