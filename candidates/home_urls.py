"""What everybody begins with: their home, and the way to everything else."""

from django.urls import path

from candidates.views.home import home
from candidates.views.jump import jump

urlpatterns = [
    path("", home, name="home"),
    path("jump/", jump, name="jump"),
]
