from django.urls import path

from hiring.accounts.views import absences, calendar, feed, policy, settings, stand_ins

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/notices/", settings.choose_notices, name="choose_notices"),
    path("settings/appearance/", settings.appearance, name="appearance"),
    path("settings/stand-ins/", stand_ins.stand_ins, name="stand_ins"),
    path("settings/stand-ins/<int:pk>/remove/", stand_ins.remove, name="stand_in_remove"),
    path("settings/calendar/", calendar.calendar, name="calendar"),
    path("settings/calendar/working-time/", calendar.working_time, name="working_time"),
    path("settings/calendar/absences/", absences.add, name="absence_add"),
    path("settings/calendar/absences/<int:pk>/remove/", absences.remove, name="absence_remove"),
    path("settings/calendar/feed/", feed.make, name="feed_make"),
    path("settings/calendar/feed/take-back/", feed.take_back, name="feed_take_back"),
    path("calendar/<slug:key>.ics", feed.feed, name="feed"),
    path("policy/", policy.policy, name="policy"),
]
