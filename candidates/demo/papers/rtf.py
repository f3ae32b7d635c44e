"""RTF 1.9: seven bits, so every other letter is written as its UTF-16 number."""

from candidates.demo.papers.outline import outline
from candidates.demo.person import Person

OPENINGS = {
    "name": r"{\pard\b\fs40 ",
    "contact": r"{\pard\fs18 ",
    "text": r"{\pard\fs21 ",
    "heading": r"{\pard\sb240\b\fs26 ",
    "job": r"{\pard\sb120\b\fs21 ",
    "bullet": r"{\pard\li360\fi-240\fs21 \bullet  ",
}


def make(person: Person) -> bytes:
    lines = "\n".join(
        f"{OPENINGS[part]}{_escaped(words)}\\par}}" for part, words in outline(person)
    )
    return (
        f"{{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{lines}\n}}".encode(
            "ascii"
        )
    )


def _escaped(words: str) -> str:
    return "".join(_letter(letter) for letter in words)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return f"\\{letter}"
    if letter.isascii():
        return letter
    units = letter.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)
    )
    return "".join(f"\\u{number}?" for number in numbers)
