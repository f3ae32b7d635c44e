"""Plain text in UTF-8, as people paste it."""

from candidates.demo.papers.outline import outline
from candidates.demo.person import Person


def make(person: Person) -> bytes:
    return "".join(_line(part, words) for part, words in outline(person)).encode()


def _line(part: str, words: str) -> str:
    if part == "heading":
        return f"\n{words.upper()}\n"
    if part == "job":
        return f"\n{words}\n"
    return f"- {words}\n" if part == "bullet" else f"{words}\n"
