"""The careers site: addresses without a namespace, for people outside."""

from django.urls import path

from candidates.feeds import job_feed
from candidates.views import apply, careers, link, refer

urlpatterns = [
    path("jobs/", careers.jobs, name="jobs"),
    path("jobs/feed.xml", job_feed, name="job_feed"),
    path("jobs/<slug:slug>/", careers.job, name="job"),
    path("jobs/<slug:slug>/apply/", apply.apply, name="apply"),
    path("jobs/<slug:slug>/applied/", apply.applied, name="applied"),
    path("jobs/<slug:slug>/refer/", refer.refer, name="refer"),
    path("refer/", refer.refer_to, name="refer_to"),
    path("my/", link.my_application, name="my_application"),
    path("how-we-hire/", careers.how_we_hire, name="how_we_hire"),
    path("privacy/", careers.privacy, name="privacy"),
    path("sitemap.xml", careers.sitemap, name="sitemap"),
    path("robots.txt", careers.robots, name="robots"),
]
