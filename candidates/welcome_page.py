"""The new hire's own page: its signed address, and what it says of their first days."""

from typing import NamedTuple

from django.urls import reverse

from candidates.models import Expectation, Onboarding, OnboardingTask
from hiring import links, words
from hiring.accounts.models import User
from hiring.links import BadLink

PURPOSE = "welcome"
DAYS = 200
"""From the yes, over the first day, to the last of the first ninety."""


def path_for(onboarding: Onboarding) -> str:
    token = links.sign(PURPOSE, onboarding.pk, onboarding.link_version)
    return reverse("candidates:welcome", args=[token])


def onboarding_of(token: str) -> Onboarding:
    """Whose page it is. Raises BadLink, also when the link was taken back."""
    pk, version = links.read(PURPOSE, token, days=DAYS)
    onboarding = Onboarding.objects.by_link(pk, version)
    if onboarding is None:
        raise BadLink
    return onboarding


class Welcome(NamedTuple):
    """What a new hire reads: never who else is late with what."""

    onboarding: Onboarding
    tasks: list[OnboardingTask]
    expectations: list[Expectation]

    @classmethod
    def of(cls, onboarding: Onboarding) -> "Welcome":
        tasks = list(onboarding.tasks.kept().of_new_hire().for_list().in_order())
        for task in tasks:
            task.onboarding = onboarding
        agreed = onboarding.expectations.all() if onboarding.expected_at else ()
        return cls(onboarding, tasks, list(agreed))

    @property
    def left_in_words(self) -> str:
        return words.number_word(self.left)

    @property
    def left(self) -> int:
        return sum(task.is_open for task in self.tasks)

    @property
    def meets(self) -> list[User]:
        """Manager and buddy; who looks after the papers is their recruiter."""
        manager, buddy = self.onboarding.requisition.manager, self.onboarding.buddy
        return [person for person in (manager, buddy) if person]
