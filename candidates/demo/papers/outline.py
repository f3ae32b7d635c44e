"""A résumé as lines with their part in it, for the formats of word processors."""

from collections.abc import Iterator
from typing import Literal

from candidates.demo.person import Person

Part = Literal["name", "contact", "text", "heading", "job", "bullet"]


def outline(person: Person) -> Iterator[tuple[Part, str]]:
    yield "name", person.name
    yield "contact", f"{person.city} | {person.phone} | {person.email}"
    yield "text", f"{person.headline}. {person.summary}"
    yield "heading", "Experience"
    for job in person.history:
        yield "job", f"{job.title}, {job.employer}, {job.period}"
        yield "text", job.about
        for line in job.lines:
            yield "bullet", line
    yield from _at_length(person)
    yield "heading", "Education"
    school = person.education
    yield "text", f"{school.degree}, {school.name}, {school.period}"
    yield "heading", "Skills and languages"
    yield "text", ", ".join(person.skills)
    yield "text", ", ".join(person.languages)
    yield "heading", "Besides work"
    for line in person.projects:
        yield "bullet", line


def _at_length(person: Person) -> Iterator[tuple[Part, str]]:
    if person.stories:
        yield "heading", "Some of it in more words"
    for story in person.stories:
        yield "text", story
    if person.courses:
        yield "heading", "Courses"
    for course in person.courses:
        yield "bullet", course
