"""The line of a résumé that shows a criterion: by rules that anybody can check by hand."""

import pytest

from candidates.matching import suggest
from tests.quick import quick

RESUME = """Zoë Núñez-Ångström
Senior data engineer, Málaga. zoe.nunez@example.com, +34 951 555 010
Experience
Designed production SQL pipelines for 40 million orders a day.
Led a team of five; coached two juniors to senior.
Managed stakeholders across CI/CD, C++ and Node.js projects
Wrote the on-call handbook for incident
response in three languages
Databases: PostgreSQL, SQL, many queries"""


@pytest.mark.parametrize(
    ("criterion", "shown_by"),
    [
        ("Production SQL", "Designed production SQL pipelines"),
        ("5+ years of experience with production SQL", "Designed production SQL pipelines"),
        ("Has led a team", "Led a team of five"),
        ("Coaching juniors", "coached two juniors"),
        ("Stakeholder management", "Managed stakeholders"),
        ("Data engineering", "Senior data engineer"),
        ("malaga", "Málaga"),
        ("Núñez", "Zoë Núñez"),
        ("C++", "C++ and Node.js"),
        ("Node", "C++ and Node.js"),
        ("CI/CD", "CI/CD"),
        ("database query", "Databases: PostgreSQL"),
        ("Incident response", "incident response"),
    ],
)
def test_the_line_that_holds_the_words_shows_the_criterion(criterion, shown_by):
    assert shown_by in suggest(criterion, "", RESUME).line


@pytest.mark.parametrize(
    "criterion",
    ["Kubernetes", "C#", "Production planning for dairies", "Excellent skills", "5 years", "", "…"],
)
def test_what_is_not_there_is_not_shown(criterion):
    assert suggest(criterion, "", RESUME) is None


def test_the_earliest_of_equal_lines_is_shown():
    assert suggest("SQL", "", "Knows SQL well\nSQL every day").line == "Knows SQL well"


def test_the_detail_decides_between_equal_lines():
    resume = "SQL at school\nSQL for billing at night"
    assert suggest("SQL", "billing systems", resume).line == "SQL for billing at night"


def test_a_suggestion_says_which_words_it_rests_on():
    suggestion = suggest("Production SQL tuning", "", RESUME)
    assert suggestion.found == ("Production", "SQL")
    assert suggestion.missing == ("tuning",)


def test_the_same_question_has_the_same_answer():
    assert len({suggest("Production SQL", "pipelines", RESUME) for _ in range(20)}) == 1


def test_a_long_line_is_cut_at_a_word():
    line = suggest("SQL", "", "SQL " + "and more of it " * 100).line
    assert len(line) <= 240
    assert line.endswith("…")


def test_no_text_can_make_it_slow():
    with quick(20):
        for text in ("a." * 100_000, "+#" * 100_000, "a-" * 100_000, "word " * 40_000):
            suggest("a b", "c d", text)


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "▪ ", "– "])
def test_a_line_is_quoted_without_its_bullet(mark):
    found = suggest("Led crews", "", f"Experience\n{mark}Led crews for nine years, on-call.")
    assert found
    assert found.line == "Led crews for nine years, on-call."
