"""What every part of Tandem shares."""

from hiring.celery import app as celery_app

__all__ = ["celery_app"]
