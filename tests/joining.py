"""Somebody who joins on a Monday in July, in the fewest steps."""

import datetime as dt
from zoneinfo import ZoneInfo

from candidates.welcome_page import path_for

LISBON = ZoneInfo("Europe/Lisbon")
TODAY = dt.datetime(2026, 7, 6, 10, tzinfo=LISBON)  # a Monday; no holiday lies in the weeks after
FIRST_DAY = dt.date(2026, 7, 20)
DAY_ONE = dt.datetime(2026, 7, 20, 9, 30, tzinfo=LISBON)
A_MONTH_LATER = dt.datetime(2026, 8, 20, 9, 30, tzinfo=LISBON)


def titles(onboarding):
    return {task.title for task in onboarding.tasks.all()}


def task_of(onboarding, title):
    task = onboarding.tasks.get(title=title)
    task.onboarding = onboarding
    return task


def link_of(onboarding):
    return path_for(onboarding)
