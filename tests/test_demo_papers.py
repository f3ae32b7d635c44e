import io
import zipfile
from collections import Counter
from random import Random

import phonenumbers
import pypdfium2
import pytest

from candidates.demo import talk
from candidates.demo.cast import ACCOUNTS, CAST, DEPARTMENTS, PLACES, RULES, SOURCES
from candidates.demo.jobs import JOBS, job
from candidates.demo.papers import MAKERS, paper
from candidates.demo.people import people
from candidates.demo.person import Person
from candidates.demo.words import CHOICE, NAME
from tests.quick import quick

YEAR = 2026
PEOPLE = people(YEAR)
OPENINGS = {"pdf": b"%PDF-", "docx": b"PK", "odt": b"PK", "rtf": b"{\\rtf1", "txt": b""}


def words_in(content: bytes, kind: str) -> str:
    """What the file says to a program that is not the one that made it, white space made even."""
    if kind == "pdf":
        pages = pypdfium2.PdfDocument(content)
        text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    elif kind in ("docx", "odt"):
        inner = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
        text = zipfile.ZipFile(io.BytesIO(content)).read(inner).decode()
        text = text.replace("&amp;", "&")
    else:
        text = content.decode()
    return " ".join(text.split())


def one(kind: str) -> Person:
    return next(person for person in PEOPLE if person.paper == kind)


def test_there_are_150_people_and_no_two_are_alike() -> None:
    assert len(PEOPLE) == 150
    for trait in ("name", "latin_name", "email", "phone", "history"):
        assert len({getattr(person, trait) for person in PEOPLE}) == 150, trait


def test_the_same_people_come_every_time() -> None:
    again = people.__wrapped__(YEAR)
    assert again == PEOPLE
    some = PEOPLE[::10]
    assert [paper(person) for person in some] == [paper(person) for person in some]


def test_every_paper_is_written_fast_enough_to_wait_for() -> None:
    with quick(15):
        for person in PEOPLE:
            paper(person)


def test_papers_come_in_every_format_layout_and_length() -> None:
    kinds = Counter(person.paper for person in PEOPLE)
    assert set(kinds) == set(MAKERS)
    assert kinds["pdf"] > 90
    assert kinds["docx"] > 25
    pages = Counter(
        len(pypdfium2.PdfDocument(paper(person)[1])) for person in PEOPLE if person.paper == "pdf"
    )
    assert set(pages) == {1, 2, 3}
    assert {person.layout for person in PEOPLE if person.paper == "pdf"} == {
        "plain",
        "classic",
        "sidebar",
    }


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "txt"])
def test_the_person_s_words_are_in_the_file(kind: str) -> None:
    for person in [person for person in PEOPLE if person.paper == kind][:12]:
        name, content = paper(person)
        text = words_in(content, kind)
        assert name.endswith(f".{kind}")
        assert content.startswith(OPENINGS[kind])
        assert person.name in text
        assert person.email in text
        assert person.employer in text


@pytest.mark.parametrize("kind", ["docx", "odt", "txt"])
def test_every_line_that_shows_a_criterion_is_in_the_file(kind: str) -> None:
    for person in [person for person in PEOPLE if person.paper == kind]:
        text = words_in(paper(person)[1], kind)
        assert all(line in text for line in person.evidence.values())


def test_every_line_that_shows_a_criterion_is_in_the_pdf_though_lines_break() -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter.isalnum())

    for person in [person for person in PEOPLE if person.paper == "pdf"][::3]:
        text = letters(words_in(paper(person)[1], "pdf"))
        for line in person.evidence.values():
            assert letters(line) in text, (person.name, line)


def test_rich_text_keeps_letters_of_every_script() -> None:
    person = one("rtf")
    text = paper(person)[1].decode("ascii")
    assert person.email in text
    assert "Gon\\u231?alo Brito" in text


def test_people_have_names_from_many_places_and_scripts() -> None:
    assert sum(not person.name.isascii() for person in PEOPLE) > 30
    scripts = {"Γ", "О", "周", "ي", "서", "山"}
    assert scripts <= {person.name[0] for person in PEOPLE}
    assert len({person.country for person in PEOPLE}) > 15


def test_phones_could_be_real_and_addresses_cannot() -> None:
    for person in PEOPLE:
        assert phonenumbers.is_valid_number(phonenumbers.parse(person.phone)), person.phone
        assert person.email.endswith("@example.org")
        assert person.email.isascii()


def test_a_working_life_has_no_gaps_and_ends_now() -> None:
    for person in PEOPLE:
        now, before, first = person.history
        assert (now.employer, now.title, now.ended) == (person.employer, person.title, None)
        assert now.started == before.ended
        assert before.started == first.ended
        assert first.started == person.education.ended == YEAR - person.years
        assert all(past.lines for past in person.history)


def test_people_show_none_some_or_all_of_the_must_haves() -> None:
    backend = job("backend")
    shown = Counter(
        sum(person.shows(must) for must in backend.musts)
        for person in PEOPLE
        if person.job == "backend"
    )
    assert {2, 3, 4, 5} <= set(shown)
    everyone = {sum(person.shows(must) for must in job(person.job).musts) for person in PEOPLE}
    assert everyone == {0, 1, 2, 3, 4, 5}


def test_nothing_is_left_unsaid_in_braces() -> None:
    for person in PEOPLE:
        said = [person.summary, person.answer, *person.projects, *person.stories, *person.courses]
        said += [line for past in person.history for line in (*past.lines, past.about)]
        assert not any("{" in line or "|" in line for line in said), person.name


def test_jobs_stand_in_every_state() -> None:
    assert len(JOBS) == 8
    states = Counter(row.state for row in JOBS)
    assert set(states) == {
        "draft", "submitted", "approved", "open", "on_hold", "filled", "cancelled"
    }  # fmt: skip
    assert states["open"] == 2


def test_jobs_point_at_people_places_and_departments_that_exist() -> None:
    places = {place.name for place in PLACES}
    for row in JOBS:
        assert "manager" in CAST[row.manager].roles
        assert "recruiter" in CAST[row.recruiter].roles
        assert row.department in DEPARTMENTS
        assert set(row.places) <= places
        assert row.band[0] <= row.pay[0] < row.pay[1] <= row.band[1]
        assert row.musts
        assert all(must.question for must in row.musts)
        assert "## How we decide" in row.posting.body


def test_people_apply_to_jobs_that_take_people() -> None:
    taking = {"open", "on_hold", "filled", "cancelled"}
    assert all(job(person.job).state in taking for person in PEOPLE)
    assert {person.source for person in PEOPLE} <= set(SOURCES)
    for row in JOBS:
        hired = sum(person.job == row.key and person.stage == "hired" for person in PEOPLE)
        assert (hired == row.headcount) == (row.state == "filled")


def test_the_company_s_rules_name_its_people() -> None:
    assert len({account.email for account in ACCOUNTS}) == len(ACCOUNTS)
    assert set(DEPARTMENTS.values()) <= set(CAST)
    for rule in RULES:
        for step in rule.steps:
            assert set(step.people) <= set(CAST)
            assert 1 <= step.needed <= len(step.people)


def test_a_pitch_fits_where_the_recruiter_writes_it() -> None:
    chance = Random(1)  # noqa: S311
    for person in PEOPLE:
        for shown in person.evidence.values():
            assert len(talk.line("pitches", chance, line=shown, first=person.first)) <= 300


def test_every_line_of_talk_can_be_said() -> None:
    chance = Random(1)  # noqa: S311
    names = dict.fromkeys(
        ("first", "employer", "title", "years", "criterion", "manager", "recruiter", "job", "line"),
        "Maré",
    )
    for kind in talk.kinds():
        assert len(set(talk.lines(kind))) == len(talk.lines(kind))
        for _time in range(5):
            said = talk.line(kind, chance, **names)
            assert said
            assert not CHOICE.search(said)
            assert not NAME.search(said)
