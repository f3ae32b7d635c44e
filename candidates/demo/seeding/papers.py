"""The candidates' résumés: made on the spot, sent like everyone's, and read by the same reader."""

from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from typing import Self

from django.core.files.base import File

from candidates import resumes
from candidates.demo.papers import paper
from candidates.demo.person import Person
from candidates.intake import Upload
from candidates.models import Resume
from hiring import clocks

READERS = 2  # each waits for a process of its own


def upload(person: Person) -> Upload:
    name, content = paper(person)
    return Upload(File(BytesIO(content), name=name), person.paper)


class Desk:
    """Reads résumés while the past is lived through, as nobody here needs their words before.

    Use it as a context: what nobody waits for any more is not read.
    """

    def __init__(self) -> None:
        self.readers = ThreadPoolExecutor(READERS, "reader")
        self.begun: list[tuple[Resume, Future[resumes.Reading]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.readers.shutdown(cancel_futures=True)

    def read(self, resume: Resume) -> None:
        reading = self.readers.submit(resumes.read, resume.path, resume.kind)
        self.begun.append((resume, reading))

    def finish(self) -> None:
        for resume, reading in self.begun:
            with clocks.at(resume.at):
                resume.take(reading.result())
