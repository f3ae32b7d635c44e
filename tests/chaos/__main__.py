"""What is lost and what is doubled when processes are killed at random: the real ones, a mail
server on this machine, and people at work.

`make chaos` (MINUTES=30 NOTICES=50000 for longer, SEED= to repeat one). Its data is in var/chaos.
"""

import os
import sys
import time
from collections import Counter
from random import Random

import django

from hiring.embedded.environment import fill_in
from hiring.embedded.places import places, private_directory, var_root
from hiring.embedded.trouble import Trouble, in_words
from tests.chaos.sink import Sink
from tests.chaos.stack import PARTS, Stack

MINUTES, NOTICES = float(os.environ.get("MINUTES", "3")), int(os.environ.get("NOTICES", "5000"))
SEED = int(os.environ.get("SEED", time.time()))
CASES = {"worker": ["worker"], "beat": ["beat"], "broker": ["broker"], "database": ["database"],
         "web": ["web"], "all together": list(PARTS)}  # fmt: skip
SERVERS = {"broker", "database"}
WORKED = 0.6  # of a case; the rest is for what is left
WRITTEN_A_SECOND = 5  # about: notices that come of what people write
EVERY = (3.5, 6)  # seconds between two kills
WITHIN, NEVER = 30, 90
COLUMNS = ("kills", "events", "sent", "lost", "in-app doubled", "mail doubled", "uncertain",
           "writes", "writes lost", "accepted", "pages", "refused")  # fmt: skip
SECONDS = ("recovery", "drained")
GOALS = ("lost", "in-app doubled", "writes lost")


def main():
    here = places(var_root() / "chaos")
    for name in ("DATABASE_URL", "REDIS_URL", "FILES_ROOT", "SECRET_KEY", "SITE_URL", "DEBUG"):
        os.environ.pop(name, None)
    os.environ.setdefault("PORT", "8910")
    private_directory(var_root(), None)
    fill_in(os.environ, here)
    with in_words(), Sink() as sink:
        more = {"MAIL_URL": f"smtp://127.0.0.1:{sink.port}", "VAR_ROOT": str(here.var)}
        with Stack(here, os.environ | more | {"DEMO": "no"}) as stack:
            os.environ["DJANGO_SETTINGS_MODULE"] = "hiring.settings"
            django.setup()
            return Chaos(stack, sink).go()


class Chaos:
    def __init__(self, stack, sink):
        from tests.chaos.company import Company

        self.stack, self.sink, self.random = stack, sink, Random(SEED)
        self.company = Company(os.environ["DATABASE_URL"])
        self.seconds = MINUTES * 60 / len(CASES)
        self.rows, self.promised = {}, {}

    def go(self):
        print(f"{NOTICES:,} notices, {MINUTES:g} minutes, seed {SEED}", flush=True)
        for case in CASES:
            self.rows[case] = self.live_through(case)
            print(f"{case}: {self.rows[case]['kills']} kills", flush=True)
        self.end()
        for case, row in self.rows.items():
            self.count(case, row)
        self.show()
        return self.missed()

    def live_through(self, case):
        """Much falls due, people work, and parts are killed; then until all is sent."""
        begin, worked = time.monotonic(), self.seconds * WORKED
        owed = NOTICES / len(CASES) - worked * WRITTEN_A_SECOND
        self.promised[case] = self.company.promise(max(1, round(owed)), worked / 2)
        acknowledged, offers = [], {"sent": [], "accepted": []}
        people = self.start_working(case, acknowledged) + self.start_offering(offers)
        moments, killed = self.kill(case, begin + worked)
        self.wait_for_mail(moments[-1])
        for person in people:
            person.stop()
        self.stack.whole()
        drained = self.company.drained(self.clocks())
        answers = sum((person.answers for person in people), Counter())
        return {
            "acknowledged": acknowledged,
            "offers": offers,
            "kills": killed,
            "recovery": max(self.sink.next_after(at) or NEVER for at in moments),
            "drained": time.monotonic() - moments[-1] if drained else NEVER,
            "pages": answers[200] + answers[302],
            "refused": sum(person.refused for person in people),
            "answers": answers,
        }

    def wait_for_mail(self, moment):
        """People go on working until mail goes again, so that there is some."""
        until = time.monotonic() + NEVER
        while not self.sink.next_after(moment) and time.monotonic() < until:
            time.sleep(0.2)

    def start_working(self, case, acknowledged):
        from tests.chaos.people import Person

        company, port = self.company, int(os.environ["PORT"])
        pk, requisition = company.application.pk, company.application.requisition_id
        people = [Person(port, company.cookies[name]) for name in ("Maya", "Tomas", "Tomas")]
        for person in people:
            person.arrive()
        for person, other in zip(people, ("Tomas", "Maya"), strict=False):
            words = f"{case} {{number}} for @{other}"
            person.work(person.write, f"/applications/{pk}/notes/", words, acknowledged)
        pages = ["/", "/requisitions/", f"/requisitions/{requisition}/", "/inbox/",
                 f"/applications/{pk}/"]  # fmt: skip
        people[-1].work(people[-1].look, pages)
        return people

    def start_offering(self, offers):
        """A recruiter sends some offers, and the candidates accept by the link in their mail."""
        from tests.chaos.people import Person

        port, some = int(os.environ["PORT"]), len(self.company.offers) // len(CASES)
        mine = self.company.offers[len(self.rows) * some :][:some]
        recruiter, candidate = Person(port, self.company.cookies["Tomas"]), Person(port, "")
        recruiter.arrive()
        recruiter.work(recruiter.send_offers, mine, offers["sent"])
        candidate.work(candidate.accept_offers, self.sink.links, mine, offers["accepted"])
        return [recruiter, candidate]

    def kill(self, case, until):
        """At random moments; when each was, and how many processes it was in all."""
        moments, killed = [], 0
        time.sleep(2)
        while True:
            moments.append(time.monotonic())
            killed += self.kill_once(CASES[case])
            pause = self.random.uniform(*EVERY)
            if time.monotonic() + pause > until:
                return moments, killed
            time.sleep(pause)

    def kill_once(self, parts):
        """A server that is killed alone stays away for a moment."""
        if len(parts) == 1 and parts[0] in SERVERS:
            with self.stack.away(parts[0]):
                time.sleep(self.random.uniform(1, 3))
            return 1
        return sum(self.stack.kill(part, self.random) for part in parts)

    def clocks(self):
        """Every promise so far."""
        return [clock for case in self.promised.values() for clock in case]

    def end(self):
        """Until every promise has its notice and every notice its end."""
        self.company.drained(self.clocks(), 240, wholly=MINUTES >= 2)

    def count(self, case, row):
        from tests.chaos.company import tally

        reminders = self.company.reminders(self.promised[case])
        notes = self.company.notes(case)
        texts = Counter(text for text, _notice, _status in notes)
        sent, accepted = row["offers"]["sent"], row["offers"]["accepted"]
        offers = self.company.told_of_offers(sent, accepted)
        signed = self.company.signed(accepted)
        row |= tally([*reminders, *notes, *offers], self.sink.arrived, "127.0.0.1")
        row["events"] = len(self.promised[case]) + len(texts) + len(sent) + len(accepted)
        row["accepted"] = len(accepted)
        row["writes"] = len(row["acknowledged"]) + len(accepted)
        row["writes lost"] = sum(texts[text] != 1 for text in row["acknowledged"])
        row["writes lost"] += sum(signed[pk] != 1 for pk in accepted)

    def show(self):
        print("\n" + f"{'killed':13}" + "".join(f"  {name}" for name in (*COLUMNS, *SECONDS)))
        for case, row in self.rows.items():
            counts = [f"{row.get(name, 0):{len(name) + 2},}" for name in COLUMNS]
            times = [f"{seconds(row[name]):>{len(name) + 2}}" for name in SECONDS]
            print(f"{case:13}" + "".join([*counts, *times]))
        print("\nrecovery: the longest from a kill to the next mail; drained: from the last kill")
        print("until nothing that was due waited, to be written or to be sent.")
        print("refused: answers that were neither a page nor the way on.")

    def missed(self):
        """1 when a goal was missed, else 0."""
        bad = [
            f"{case}: {row[name]} {name}"
            for case, row in self.rows.items()
            for name in GOALS
            if row[name]
        ]
        for case, row in self.rows.items():
            if row["recovery"] > WITHIN:
                bad.append(f"{case}: mail did not go again within {WITHIN} s")
            if row["drained"] > WITHIN:
                bad.append(f"{case}: something was left after {WITHIN} s")
            if MINUTES >= 2 and not row["accepted"]:
                bad.append(f"{case}: no offer came as far as its answer")
        if self.rows["broker"]["refused"]:
            bad.append(f"broker: pages were refused: {dict(self.rows['broker']['answers'])}")
        print("\n".join(["", *(bad or ["Every goal is met."])]))
        return int(bool(bad))


def seconds(much):
    return "never" if much == NEVER else f"{much:.1f} s"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(str(trouble))
