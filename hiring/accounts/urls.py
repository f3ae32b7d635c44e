from django.urls import path

from hiring.accounts.views import policy, settings, stand_ins

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/notices/", settings.choose_notices, name="choose_notices"),
    path("settings/appearance/", settings.appearance, name="appearance"),
    path("settings/stand-ins/", stand_ins.stand_ins, name="stand_ins"),
    path("settings/stand-ins/<int:pk>/remove/", stand_ins.remove, name="stand_in_remove"),
    path("policy/", policy.policy, name="policy"),
]
