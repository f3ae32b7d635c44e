"""Who has the next step in each stage, and how long a stage may take before it shows."""

from candidates.lifecycle import Stage

S = Stage

NEXT_BY = {
    S.PROSPECT: "recruiter",
    S.APPLIED: "recruiter",
    S.SCREENING: "recruiter",
    S.PRESENTED: "manager",  # or the recruiter, while a question of the manager's is open
    S.INTERVIEWING: "recruiter",
    S.DECIDING: "manager",
    S.OFFERING: "recruiter",
    S.DECLINED: "recruiter",
}

PATIENCE = {
    # stage: (days until it is due soon, days until it is overdue); presented people have a clock
    S.APPLIED: (5, 8),
    S.SCREENING: (5, 8),
    S.INTERVIEWING: (14, 21),
    S.DECIDING: (3, 5),
    S.OFFERING: (5, 10),
    S.DECLINED: (2, 4),
}


def stages_of(part: str) -> list[Stage]:
    """The stages in which the recruiter, or the manager, has the next step."""
    return [stage for stage, whose in NEXT_BY.items() if whose == part]


def tone(stage: str, days: int) -> str:
    """How a number of days in a stage is shown: overdue, due-soon, or plainly."""
    soon, late = PATIENCE.get(Stage(stage), (None, None))
    if late is not None and days >= late:
        return "overdue"
    return "due-soon" if soon is not None and days >= soon else ""
