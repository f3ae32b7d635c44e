"""Résumés of the demo's candidates as real files, made on the spot."""

from collections.abc import Callable

from candidates.demo.papers import odt, pdf, rtf, txt, word
from candidates.demo.papers.names import file_name
from candidates.demo.person import Person

MAKERS: dict[str, Callable[[Person], bytes]] = {
    "pdf": pdf.make,
    "docx": word.make,
    "odt": odt.make,
    "rtf": rtf.make,
    "txt": txt.make,
}


def paper(person: Person) -> tuple[str, bytes]:
    """The file's name and content, the same bytes each time."""
    return file_name(person), MAKERS[person.paper](person)
