"""What the child left in its folder, believed only as far as it can be checked."""

import re
from pathlib import Path
from typing import NamedTuple

from candidates.reading import plain
from candidates.reading.child import COUNT, DRAWN_PAGES, MAX_CHARACTERS, TEXT, page_file
from candidates.reading.process import take

MAX_PAGE_BYTES = 4 * 1024 * 1024
PAGE = re.compile(rb"(\d{1,4}) (\d{1,4})\n(RIFF.{4}WEBP.+)", re.DOTALL)


class PageImage(NamedTuple):
    """A page as a WebP image. Width and height in pixels; numbers start at 1."""

    number: int
    content: bytes
    width: int
    height: int


class Reading(NamedTuple):
    """`page_count` is 0 where the format has no pages; `pages` are the first ones, as images."""

    text: str = ""
    pages: tuple[PageImage, ...] = ()
    page_count: int = 0
    problem: str = ""


def collect(folder: Path) -> Reading:
    text = take(folder / TEXT, 4 * MAX_CHARACTERS).decode("utf-8", "ignore")
    count = take(folder / COUNT, 9)
    pages = [page_image(folder, number) for number in range(1, DRAWN_PAGES + 1)]
    return Reading(
        plain.clean(text, MAX_CHARACTERS),
        tuple(page for page in pages if page is not None),
        int(count) if count.isdigit() else 0,
    )


def page_image(folder: Path, number: int) -> PageImage | None:
    found = PAGE.fullmatch(take(folder / page_file(number), MAX_PAGE_BYTES))
    if found is None:
        return None
    return PageImage(number, found[3], int(found[1]), int(found[2]))
