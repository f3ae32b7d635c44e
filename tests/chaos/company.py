"""A small company in which much falls due, and what became of it."""

import hashlib
import os
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psycopg

PATIENCE = 90
OFFERS = 36  # in all cases together

DUE = """
INSERT INTO activity_clock (rule, subject_type_id, subject_id, within_type_id, within_id,
                            time_zone, country, started_at, due_at, hours_left)
SELECT 'feedback', subject_type_id, subject_id, within_type_id, within_id, time_zone, country,
       now() - interval '1 minute', now() + random() * %(seconds)s * interval '1 second', 0
FROM (SELECT * FROM activity_clock WHERE rule = 'feedback' ORDER BY id LIMIT 1) promise,
     generate_series(1, %(count)s)
RETURNING id
"""

REMINDED = """
SELECT clock.id, notice.id, notice.status
FROM activity_clock clock
LEFT JOIN activity_reminder reminder ON reminder.clock_id = clock.id
LEFT JOIN activity_notice notice ON notice.reminder_id = reminder.id
WHERE clock.id = ANY(%s)
"""

MENTIONED = """
SELECT note.text, notice.id, notice.status
FROM candidates_note note
LEFT JOIN activity_event event ON event.verb = 'note.write' AND event.subject_id = note.id
LEFT JOIN activity_notice notice ON notice.event_id = event.id
WHERE note.text LIKE %s
"""

# Each notice that is owed for an offer: the mail with the link, and that they accepted
OFFERED = """
SELECT %(kind)s || ' ' || offer.id, notice.id, notice.status
FROM candidates_offer offer
JOIN django_content_type kind ON kind.app_label = 'candidates' AND kind.model = 'offer'
LEFT JOIN activity_notice notice ON notice.kind = %(kind)s
    AND notice.subject_type_id = kind.id AND notice.subject_id = offer.id
WHERE offer.id = ANY(%(offers)s)
"""

SIGNED = """
SELECT offer.id, letter.path, letter.sha256
FROM candidates_offer offer
JOIN candidates_offerversion version ON version.offer_id = offer.id
JOIN candidates_offerletter letter ON letter.version_id = version.id
JOIN candidates_offeracceptance acceptance ON acceptance.version_id = version.id
WHERE offer.status = 'accepted' AND offer.id = ANY(%s)
"""

UNSENT = """
SELECT count(*) FROM activity_notice
WHERE mail = 'at_once' AND status = ANY(%s)
"""

UNWRITTEN = """
SELECT count(*) FROM activity_clock clock
WHERE id = ANY(%s) AND NOT EXISTS (SELECT FROM activity_reminder WHERE clock_id = clock.id)
"""


class Company:
    """`url` is its database, asked anew each time: it may have been killed meanwhile."""

    def __init__(self, url):
        self.url = url
        self.people, self.application, self.cookies, self.offers = found()

    def ask(self, query, *values):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with psycopg.connect(self.url, connect_timeout=5) as connection:
                    return connection.execute(query, *values).fetchall()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def promise(self, count, seconds):
        """So many promises that fall due within so many seconds; their ids."""
        return [pk for (pk,) in self.ask(DUE, {"count": count, "seconds": seconds})]

    def unsent(self, *statuses):
        return self.ask(UNSENT, [list(statuses)])[0][0]

    def unwritten(self, clocks):
        return self.ask(UNWRITTEN, [clocks])[0][0]

    def reminders(self, clocks):
        return self.ask(REMINDED, [clocks])

    def notes(self, begin):
        return self.ask(MENTIONED, [f"{begin} %"])

    def told_of_offers(self, sent, accepted):
        owed = [("offer.extend.candidate", sent), ("offer.accept", accepted)]
        return [
            row
            for kind, offers in owed
            for row in self.ask(OFFERED, {"kind": kind, "offers": offers})
        ]

    def signed(self, accepted):
        """The offers whose yes is kept, with the letter that they signed as it was."""
        return Counter(
            pk
            for pk, path, sha256 in self.ask(SIGNED, [accepted])
            if hashlib.sha256((Path(os.environ["FILES_ROOT"]) / path).read_bytes()).hexdigest()
            == sha256
        )

    def drained(self, clocks, patience=PATIENCE, *, wholly=False):
        """Whether so many seconds were enough until every promise had its notice and nothing
        waited to be sent; `wholly`: nor was anything half said to the mail server, which is taken
        up again a minute later."""
        statuses = ["waiting", "claimed", "failed", *(["sending"] if wholly else [])]
        until = time.monotonic() + patience
        while self.unwritten(clocks) or self.unsent(*statuses):
            if time.monotonic() > until:
                return False
            time.sleep(0.3)
        return True


def found():
    """Makes the company by the product's own verbs; who writes, on whom, and their sessions."""
    from django.db import connection
    from django.test import Client

    from hiring.accounts.roles import Role
    from tests import factories

    people = {
        "Maya": factories.user("maya", Role.MANAGER, Role.INTERVIEWER),
        "Tomas": factories.user("tomas", Role.RECRUITER),
    }
    requisition = factories.requisition(
        manager=people["Maya"], recruiter=people["Tomas"], department=factories.department()
    )
    application = factories.application(factories.opened(requisition), stage="presented")
    offers = drafted(people)
    cookies = {}
    for name, person in people.items():
        client = Client()
        client.force_login(person)
        cookies[name] = "; ".join(f"{key}={one.value}" for key, one in client.cookies.items())
    with suppress(Exception):
        connection.close()
        connection.close_pool()
    return list(people), application, cookies, offers


def drafted(people):
    """Offers that wait to be sent."""
    from tests import factories, offering
    from tests.chaos.people import NAME

    requisition = factories.opened(
        factories.requisition(
            manager=people["Maya"],
            recruiter=people["Tomas"],
            department=factories.department("Offers"),
            headcount=OFFERS,
        )
    )
    chosen = [
        factories.application(requisition, stage="offering", person=factories.candidate(NAME))
        for _n in range(OFFERS)
    ]
    return [offering.drafted(one).pk for one in chosen]


def tally(rows, arrived, domain):
    """What became of notices, each owed once: rows of (what it is owed for, notice, status)."""
    owed = Counter(cause for cause, notice, _status in rows if notice)
    statuses = [status for _cause, notice, status in rows if notice]
    mails = [arrived[f"<notice-{notice}@{domain}>"] for _cause, notice, _status in rows if notice]
    sent = [count for count, status in zip(mails, statuses, strict=True) if status == "sent"]
    unsure = {"uncertain", "sending"}
    gone = sum(status not in unsure | {"sent"} for status in statuses) + sent.count(0)
    return Counter(
        {
            "sent": len(sent),
            "lost": gone + len({cause for cause, notice, _ in rows if not notice} - owed.keys()),
            "in-app doubled": sum(count - 1 for count in owed.values()),
            "mail doubled": sum(count - 1 for count in mails if count > 1),
            "uncertain": sum(status in unsure for status in statuses),
        }
    )
