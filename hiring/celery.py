"""Celery, and the timetable of what runs by itself."""

import os

from celery import Celery

import hiring.logs.tasks  # noqa: F401  listens

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hiring.settings")

SCHEDULE = {
    "sweep the outbox": ("hiring.activity.tasks.deliver_waiting", 15),
    "write due reminders": ("hiring.activity.tasks.write_reminders", 15),
    "write daily mails": ("hiring.activity.tasks.write_digests", 600),
    "see who works": ("hiring.activity.tasks.canary", 30),
    "forget answers to programs": ("hiring.api.tasks.forget_answers", 3600),
    "close postings by date": ("requisitions.tasks.close_postings", 300),
    "sweep files nobody kept": ("candidates.tasks.sweep_files", 3600),
    "expire background checks": ("candidates.tasks.expire_checks", 3600),
    "conclude interviews": ("candidates.tasks.conclude_interviews", 60),
    "read waiting résumés": ("candidates.tasks.read_resumes", 60),
    "make waiting decision records": ("candidates.tasks.make_records", 60),
    "make waiting letters": ("candidates.tasks.make_letters", 60),
    "expire offers": ("candidates.tasks.expire_offers", 60),
}

app = Celery("hiring")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
    for name, (task, seconds) in SCHEDULE.items()
}
