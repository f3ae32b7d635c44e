"""Who works at Fernhill Energy, where, and by which rules: accounts, departments, places, sources.

Everyone is named by a short key, so that other tables can point at them.
"""

from typing import NamedTuple

from candidates.demo.words import read

PASSWORD = "forty-thousand-pumps"  # noqa: S105  signs into the demo only, which says so itself


COMPANY = read("company.toml")["company"]


class Holiday(NamedTuple):
    """A day of each year on which everybody is off."""

    month: int
    day: int
    name: str


CLOSED = tuple(Holiday(**row) for row in read("company.toml")["closed"])


class Home(NamedTuple):
    """Where somebody works: whose clock and whose public holidays they keep."""

    time_zone: str
    country: str


LISBON = Home("Europe/Lisbon", "PT")
UTRECHT = Home("Europe/Amsterdam", "NL")
BERGEN = Home("Europe/Oslo", "NO")
BERLIN = Home("Europe/Berlin", "DE")
GOTHENBURG = Home("Europe/Stockholm", "SE")


class Account(NamedTuple):
    """Somebody who signs in. `agency` is empty for employees."""

    key: str
    name: str
    roles: tuple[str, ...]
    job: str
    home: Home
    agency: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@{self.agency.lower() or 'fernhill'}.example"


EMPLOYEE = ("interviewer",)
MANAGER = ("manager", "interviewer")
RECRUITER = ("recruiter", "interviewer")
ADMIN = ("admin", "interviewer")
OUTSIDE = ("agency",)


# fmt: off
ACCOUNTS = (
    Account("maya",   "Maya Okafor",    MANAGER,   "Head of Platform Engineering", LISBON),
    Account("rui",    "Rui Carvalho",   MANAGER,   "Head of Field and Support",    LISBON),
    Account("tomas",  "Tomás Reis",     RECRUITER, "Recruiter",                    LISBON),
    Account("aiko",   "Aiko Tanaka",    RECRUITER, "Recruiter",                    UTRECHT),
    Account("daniel", "Daniel Cho",     EMPLOYEE,  "Finance director",             LISBON),
    Account("ingrid", "Ingrid Solberg", EMPLOYEE,  "VP Engineering",               BERGEN),
    Account("nadia",  "Nadia Benali",   EMPLOYEE,  "Chief operating officer",      LISBON),
    Account("esther", "Esther de Boer", EMPLOYEE,  "Head of Data",                 UTRECHT),
    Account("priya",  "Priya Raman",    EMPLOYEE,  "Principal engineer",           LISBON),
    Account("jonas",  "Jonas Weber",    EMPLOYEE,  "Lead reliability engineer",    BERLIN),
    Account("lucia",  "Lucía Ferrer",   EMPLOYEE,  "Technical writer",             LISBON),
    Account("alex",   "Alex Moreau",    ADMIN,     "People systems",               LISBON),
    Account("freja",  "Freja Lindahl",  OUTSIDE,   "Consultant", GOTHENBURG, agency="Nordhunt"),
)
# fmt: on
CAST = {account.key: account for account in ACCOUNTS}

SIGN_INS = (
    ("Hiring manager", CAST["maya"].email),
    ("Hiring manager, operations", CAST["rui"].email),
    ("Recruiter", CAST["tomas"].email),
    ("Recruiter, Utrecht", CAST["aiko"].email),
    ("Approver, finance", CAST["daniel"].email),
    ("Department head", CAST["ingrid"].email),
    ("Interviewer", CAST["priya"].email),
    ("Admin", CAST["alex"].email),
)

DEPARTMENTS = {
    "Engineering": "ingrid",
    "Operations": "nadia",
    "Data": "esther",
    "Finance": "daniel",
}


class Staffing(NamedTuple):
    """What a department may open in a year. Money in minor units a year."""

    department: str
    positions: int
    cost: int
    currency: str


STAFFING = tuple(Staffing(**row) for row in read("company.toml")["staffing"])


class StandIn(NamedTuple):
    """Days count from the day the demo is made."""

    manager: str
    person: str
    starts_in_days: int
    ends_in_days: int


STAND_INS = (StandIn("rui", "nadia", 18, 32), StandIn("maya", "priya", -50, -43))


class Place(NamedTuple):
    name: str
    locality: str
    region: str
    country: str


# Those who work from home anywhere in the EU are employed by the company in Lisbon.
PLACES = (
    Place("Lisbon", "Lisbon", "", "PT"),
    Place("Porto", "Porto", "", "PT"),
    Place("Utrecht", "Utrecht", "Utrecht", "NL"),
    Place("Bergen", "Bergen", "Vestland", "NO"),
    Place("Remote in the EU", "", "", "PT"),
    Place("Remote in the Netherlands", "", "", "NL"),
)


class Source(NamedTuple):
    name: str
    kind: str
    code: str


SOURCES = {
    "careers": Source("Careers site", "careers", "careers"),
    "board": Source("Grünjobs", "job_board", "gruenjobs"),
    "board_pt": Source("Emprego Norte", "job_board", "emprego-norte"),
    "board_nl": Source("Werkplein", "job_board", "werkplein"),
    "social": Source("Company page", "social", "company-page"),
    "network": Source("Meetups and universities", "network", "meetups"),
    "referral": Source("Referral", "referral", "referral"),
    "agency": Source("Nordhunt", "agency", "nordhunt"),
    "outreach": Source("Outreach", "outreach", "outreach"),
}


class Step(NamedTuple):
    name: str
    needed: int
    people: tuple[str, ...]


class Rule(NamedTuple):
    """Who approves, one step after the other. `above` in minor units of EUR a year."""

    name: str
    department: str
    above: int | None
    steps: tuple[Step, ...]


RULES = (
    Rule(
        "Above €200,000 a year",
        "",
        200_000_00,
        (
            Step("Finance", 1, ("daniel",)),
            Step("Two of the leadership", 2, ("ingrid", "nadia", "esther")),
        ),
    ),
    Rule(
        "Engineering",
        "Engineering",
        None,
        (Step("Finance", 1, ("daniel",)), Step("VP Engineering", 1, ("ingrid",))),
    ),
    Rule(
        "Everyone else",
        "",
        None,
        (Step("Finance", 1, ("daniel",)), Step("Leadership", 1, ("nadia", "esther"))),
    ),
)


class TemplateRound(NamedTuple):
    """`focus` are kinds of criteria."""

    title: str
    kind: str
    minutes: int
    focus: list[str]
    questions: list[str]
    guidance: str


PLAN_TEMPLATES = {
    plan["name"]: tuple(TemplateRound(**row) for row in plan["rounds"])
    for plan in read("plans.toml")["plans"]
}
