"""Which rows of the tables were taken, and from which statuses every other verb was refused."""

from collections import Counter

from django.contrib.contenttypes.models import ContentType

from candidates.models import (
    Application,
    BackgroundCheck,
    Interview,
    Offer,
    OnboardingTask,
    Reference,
    Review,
    Scorecard,
    Shortlist,
)
from hiring.activity.models import Event
from requisitions.models import Change, Opening, Posting, Requisition, Revision

KINDS = (
    Requisition,
    Posting,
    Revision,
    Change,
    Application,
    Shortlist,
    Review,
    Interview,
    Scorecard,
    Reference,
    BackgroundCheck,
    OnboardingTask,
    Offer,
    Opening,
)


def rows():
    """Each verb from each status where its table allows it."""
    return {
        (kind, move.verb, source)
        for kind in KINDS
        for move in kind.lifecycle.moves.values()
        for source in move.sources
    }


def statuses():
    found = set()
    for kind in KINDS:
        for move in kind.lifecycle.moves.values():
            found |= {(kind, f"{status}") for status in (*move.sources, move.target)}
    return found


class Taken:
    """Counted over all walks of one test."""

    def __init__(self):
        self.rows = Counter()
        self.refused = set()

    def count(self, since):
        """The moves on the record after this event; the last event now."""
        kinds = {
            found.pk: kind for kind, found in ContentType.objects.get_for_models(*KINDS).items()
        }
        for event in Event.objects.filter(pk__gt=since).order_by("pk"):
            if event.source:
                verb = event.verb.partition(".")[2]
                self.rows[kinds[event.subject_type_id], verb, event.source] += 1
            since = event.pk
        return since

    @property
    def missing(self):
        return rows() - set(self.rows)

    def report(self):
        for kind in KINDS:
            known = [row for row in rows() if row[0] is kind]
            taken = [row for row in known if row in self.rows]
            times = sum(self.rows[row] for row in known)
            tried = sum(one is kind for one, _status in self.refused)
            there = sum(one is kind for one, _status in statuses())
            yield (
                f"{kind.__name__:<12} {len(taken):>2} of {len(known):>2} rows, {times:>4} moves;"
                f" all other verbs refused from {tried} of {there} statuses"
            )
