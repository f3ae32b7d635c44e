"""One thing that twenty people press: how a round begins, and what must be so afterwards."""

from hiring.accounts.roles import Role
from tests import factories


class Contest:
    """`effects` are the events of which a round has `wins`; `others` is what the rest hear;
    `heard` is how many notices the effects owe, None where it depends on which they are."""

    name = ""
    effects: frozenset[str] = frozenset()
    others = "refused"
    done = 1
    wins = 1
    heard = 1

    def __init__(self):
        where = type(self).__name__.lower()
        self.manager = factories.user(f"{where}-manager", Role.MANAGER)
        self.recruiter = factories.user(f"{where}-recruiter", Role.RECRUITER)
        self.department = factories.department(where)

    def requisition(self):
        return factories.requisition(
            manager=self.manager, recruiter=self.recruiter, department=self.department
        )

    def is_so(self):
        """What the database must hold after a round, beside the events."""
        return True
