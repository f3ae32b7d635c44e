"""Interviews in the fewest steps: a round, a time tomorrow, a panel, and the time after it."""

import datetime as dt
from zoneinfo import ZoneInfo

from candidates.models import Interview, Said
from hiring import clocks
from requisitions.models import Round

LISBON = ZoneInfo("Europe/Lisbon")
MONDAY = dt.datetime(2026, 7, 6, 9, tzinfo=LISBON)  # no holiday of Portugal lies in the weeks after
TUESDAY = dt.datetime(2026, 7, 7, 10, tzinfo=LISBON)
AFTER = TUESDAY + dt.timedelta(minutes=61)


def round_of(requisition, *criteria, title="Welding test", **more):
    """The next round of the plan, looking at these."""
    position = requisition.rounds.count() + 1
    made = Round.objects.create(requisition=requisition, position=position, title=title, **more)
    made.criteria.set(criteria)
    return made


def arranged(application, *panel, round=None, starts_at=TUESDAY, **more):
    """Booked on Monday for Tuesday at ten, an hour long."""
    requisition = application.requisition
    with clocks.at(MONDAY):
        return Interview.arrange(
            application,
            round or round_of(requisition, *requisition.criteria.current()),
            starts_at=starts_at,
            panel=panel,
            by=requisition.recruiter,
            **more,
        )


def held(application, *panel, **more):
    """Over, and its scorecards owed."""
    interview = arranged(application, *panel, **more)
    with clocks.at(interview.ends_at):
        interview.conclude()
    return interview


def card_of(interview, author):
    return interview.scorecards.get(author=author)


def sent(scorecard, word="yes", **more):
    """With this word on every criterion in focus, and all in all."""
    line = f"{scorecard.author.first_name} saw it"
    judged = {one.pk: Said(word, line) for one in focus(scorecard)}
    written = {"overall": word, "takeaways": "Knows the work.", "private_note": "Between us."}
    scorecard.send(by=scorecard.author, judged=judged, **written | more)
    return scorecard


def focus(scorecard):
    return scorecard.in_focus(scorecard.criteria()) or scorecard.criteria()


def filled_in(scorecard, word="yes", **more):
    """What the form sends: a word for each criterion in focus, and one for all of it."""
    words = {f"word-{one.pk}": word for one in focus(scorecard)}
    return words | {"overall": word, "takeaways": "Knows the work.", "private_note": ""} | more
