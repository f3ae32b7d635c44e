"""What the company was told in its past: reminders when they came due, mail that has gone."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.db.models import F

from candidates.demo.seeding.agenda import Agenda
from hiring.activity import reminders
from hiring.activity.letters import compose
from hiring.activity.mail import KeepMail
from hiring.activity.models import Clock, Notice, ReminderStep

SOON_READ = dt.timedelta(hours=3)
KEPT = dt.timedelta(days=4)
UNREAD = dt.timedelta(days=2)
"""What is younger than this has not been read yet."""


class Ladder:
    """Plans the moments at which each new clock may remind somebody."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.steps = list(ReminderStep.objects.filter(active=True))
        self.newest = 0

    def look(self) -> None:
        for clock in Clock.objects.filter(pk__gt=self.newest).order_by("pk"):
            self.newest = clock.pk
            for step in self.steps:
                if step.rule == clock.rule:
                    self.plan(clock, step.moments(clock))

    def plan(self, clock: Clock, moments: list[dt.datetime]) -> None:
        for moment in moments:
            self.agenda.plan(moment, partial(self.remind, clock))

    def remind(self, clock: Clock) -> None:
        """Most people answer in time: then there is nothing to look for."""
        if Clock.objects.running().filter(pk=clock.pk).exists():
            reminders.write_due(self.agenda.moment)


class Postbox:
    """Where no mail server is, the words of the latest mails are kept for admins to read."""

    def __init__(self, agenda: Agenda) -> None:
        self.agenda, self.newest = agenda, 0

    def look(self) -> None:
        if not settings.MAIL_KEPT or self.agenda.moment < self.agenda.now - KEPT:
            return
        for notice in Notice.objects.filter(pk__gt=self.newest).order_by("pk"):
            self.newest = notice.pk
            if notice.at >= self.agenda.now - KEPT:
                KeepMail().send_messages([compose(notice)])


def send_nothing_again(now: dt.datetime) -> None:
    """All mail of the past has gone, and most notices were read."""
    Notice.objects.update(status=Notice.Status.SENT, sent_at=F("at"), attempts=1)
    Notice.objects.filter(at__lt=now - UNREAD).update(read_at=F("at") + SOON_READ)
