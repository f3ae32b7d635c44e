"""The demo's 150 candidates: who they are by hand, what they did by chance, always the same."""

import csv
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from random import Random

from candidates.demo.jobs import JOBS, Criterion, Job, Trade
from candidates.demo.person import PastJob, Person, School
from candidates.demo.words import CONTENT, Deck, read, say

LAYOUTS = ("plain", "classic", "sidebar")
NOTICE = ("", "2 weeks", "1 month", "1 month", "2 months", "3 months")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# which of the three jobs, the present one first, tells the first thing a person shows, the second…
TOLD_IN = (0, 0, 1, 0, 1, 2, 0, 1)
TAILORED = 0.7  # of the lines that show a criterion
LONG_STORY = 5  # every fifth person writes everything down
NOT_DECOMPOSED = str.maketrans("łøđðı", "loddi")


@cache
def people(year: int) -> tuple[Person, ...]:
    """Everyone, with working lives that reach into this year."""
    rows = csv.DictReader((CONTENT / "people.csv").read_text(encoding="utf-8").splitlines())
    makers = {job.key: Maker(job, job.trade, year) for job in JOBS if job.trade}
    return tuple(makers[row["job"]].person(row, number) for number, row in enumerate(rows, start=1))


class Maker:
    """Makes the people of one trade, so that they tell different lines as long as there are any."""

    def __init__(self, job: Job, trade: Trade, year: int) -> None:
        self.job, self.trade, self.year = job, trade, year
        self.chance = Random(job.key)  # noqa: S311  not a secret
        self.care = Random(f"{job.key} care")  # noqa: S311  not a secret
        self.countries, self.life = read("countries.toml"), read("life.toml")
        self.decks = {row.key: Deck(row.lines, self.chance) for row in job.criteria}
        self.answers = Deck(job.answers, self.chance)

    def person(self, row: dict[str, str], number: int) -> Person:
        latin_name = row["latin"] or row["name"]
        years = self.years(row["title"])
        shown = self.shown(int(row["shows"]), row["tongues"].split(";"))
        at_length = number % LONG_STORY == 0
        history, evidence = self.history(row, years, shown, lines=5 if at_length else 3)
        life = self.life[row["job"]] if at_length else {"courses": [], "stories": []}
        return Person(
            name=row["name"],
            latin_name=latin_name,
            email=f"{plain(latin_name)}@example.org",
            phone=self.countries[row["country"]]["phone"].format(n=f"{number:03}"),
            city=row["city"],
            country=row["country"],
            title=row["title"],
            employer=row["employer"],
            years=years,
            summary=self.summary(years),
            history=history,
            education=self.education(row["country"], self.year - years),
            skills=tuple(self.chance.sample(self.trade.skills, 6)),
            languages=self.languages(row["tongues"].split(";"), evidence),
            projects=self.all_said(self.trade.projects)[: 5 if at_length else 1],
            courses=self.all_said(life["courses"]),
            stories=self.all_said(life["stories"])[:3],
            expects=self.expects(years),
            currency=self.job.currency,
            notice=self.chance.choice(NOTICE),
            answer=say(self.answers.deal(), self.chance, employer=row["employer"]),
            job=row["job"],
            stage=row["stage"],
            source=row["source"],
            evidence=evidence,
            paper=row["paper"],
            layout=LAYOUTS[number % len(LAYOUTS)],
        )

    def years(self, title: str) -> int:
        low, high = 4, 9
        if any(word in title for word in ("Senior", "Staff", "lead", "manager", "Tech")):
            low, high = 8, 17
        return 3 if "Junior" in title else self.chance.randint(low, high)

    def shown(self, musts: int, tongues: list[str]) -> list[Criterion]:
        """So many must-haves, what they speak from home first, and now and then a nice-to-have."""
        by_chance = self.chance.sample(self.job.musts, len(self.job.musts))
        by_chance.sort(key=lambda criterion: criterion.key.capitalize() not in tongues)
        nice = [row for row in self.job.nice if musts and self.chance.random() < 0.35]
        return [*by_chance[:musts], *nice]

    def history(
        self, row: dict[str, str], years: int, shown: list[Criterion], lines: int
    ) -> tuple[tuple[PastJob, ...], dict[str, str]]:
        """Three jobs, the present one first, and what their lines show."""
        employers = [row["employer"], *self.chance.sample(self.trade.employers, 2)]
        titles = [row["title"], *self.chance.sample(self.trade.earlier_titles, 2)]
        told: list[list[str]] = [[], [], []]
        evidence: dict[str, str] = {}
        for place, criterion in zip(TOLD_IN, shown, strict=False):
            line = say(self.decks[criterion.key].deal(), self.chance, employer=employers[place])
            evidence[criterion.key] = self.tailored(line, criterion)
            told[place].append(evidence[criterion.key])
        self.add_ordinary_lines(told, lines)
        about = self.all_said(self.life["now"])[:1] + self.all_said(self.life["before"])[:2]
        jobs = zip(titles, employers, self.turns(years), about, told, strict=True)
        return tuple(
            PastJob(title, at, *turn, place, tuple(said)) for title, at, turn, place, said in jobs
        ), evidence

    def tailored(self, line: str, criterion: Criterion) -> str:
        """Most people begin such a line with the advert's own words."""
        return f"{criterion.text}. {line}" if self.care.random() < TAILORED else line

    def add_ordinary_lines(self, told: list[list[str]], wanted: int) -> None:
        """What fills a working life besides; each place tells at least so many lines."""
        ordinary = list(self.all_said(self.trade.lines))
        while ordinary and min(map(len, told)) < wanted:
            min(told, key=len).append(ordinary.pop())

    def turns(self, years: int) -> list[tuple[int, int | None]]:
        """When each of three jobs began and ended, the present one first."""
        first = self.year - years
        changes = sorted(self.chance.sample(range(first + 1, self.year), 2))
        earlier = list(pairwise([first, *changes]))
        return [(changes[-1], None), *reversed(earlier)]

    def summary(self, years: int) -> str:
        words = say(self.chance.choice(self.trade.summaries), self.chance, years=number_word(years))
        return words[0].upper() + words[1:]

    def education(self, country: str, began_work: int) -> School:
        schools = self.countries[country]["schools"]
        if self.job.department == "Operations":
            schools = self.countries[country].get("trade_schools", schools)
        degree = self.chance.choice(self.trade.degrees)
        length = 5 if degree.startswith("MSc") else 3
        return School(degree, self.chance.choice(schools), began_work - length, began_work)

    def languages(self, tongues: list[str], evidence: dict[str, str]) -> tuple[str, ...]:
        said = [f"{tongues[0]} (first language)", *(f"{tongue} (fluent)" for tongue in tongues[1:])]
        asked = {row.key for row in self.job.criteria} & {"english", "languages"}
        level = self.chance.choice(["good", "basic"]) if asked - evidence.keys() else "fluent"
        return tuple(said if "English" in tongues else [*said, f"English ({level})"])

    def all_said(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Every line once, in any order."""
        return tuple(say(line, self.chance) for line in self.chance.sample(lines, len(lines)))

    def expects(self, years: int) -> int:
        """Near the band, more with the years, in whole thousands."""
        low, high = self.job.band
        wish = low + (high - low) * min(years, 14) / 14
        thousand = 1000 * 100
        return round(wish * self.chance.uniform(0.93, 1.07) / thousand) * thousand


def number_word(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def plain(name: str) -> str:
    """A name as it stands in an address: "Zsófia Kiss" is zsofia.kiss."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(NOT_DECOMPOSED))
    words = "".join(
        letter for letter in letters if (letter.isascii() and letter.isalpha()) or letter == " "
    )
    return ".".join(words.split())
