"""Lives the last ninety days of the demo company through again, by the verbs that people use."""

import datetime as dt

from django.db import transaction

from candidates.demo.jobs import JOBS
from candidates.demo.people import people
from candidates.demo.seeding.agenda import Agenda
from candidates.demo.seeding.company import found
from candidates.demo.seeding.papers import Desk
from candidates.demo.seeding.pipeline import Pipeline
from candidates.demo.seeding.requisition import Story
from candidates.demo.seeding.telling import Ladder, Postbox, send_nothing_again
from hiring import clocks

FOUNDED = dt.timedelta(days=95)


def seed(now: dt.datetime) -> None:
    """All or nothing; files of a seeding that failed are swept later."""
    applicants = people(now.year)
    with Desk() as desk, transaction.atomic():
        with clocks.at(now - FOUNDED):
            fernhill = found(now.date())
        agenda = Agenda(now)
        for job in JOBS:
            story = Story(job, fernhill, agenda, desk)
            story.plan()
            if story.takes_people:
                Pipeline(story, applicants).plan()
        agenda.live_through(look=[Ladder(agenda).look, Postbox(agenda).look])
        desk.finish()
        send_nothing_again(now)
