"""What people write in Markdown is shown, and nothing of it runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requisitions.markdown import as_html


def test_headings_lists_and_bold():
    assert as_html("# What\n\n- **Weld**") == (
        "<h2>What</h2>\n<ul>\n<li><strong>Weld</strong></li>\n</ul>\n"
    )


def test_a_link_leads_away_and_takes_nothing_along():
    assert as_html("[us](https://fernhill.example)") == (
        '<p><a href="https://fernhill.example" rel="nofollow noopener noreferrer">us</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,alert)",
        "![x](https://elsewhere.example/x.png)",
        "<a href='https://x' onclick='x()'>x</a>",
        "<iframe src='https://x'></iframe>",
        "<style>*{display:none}</style>",
    ],
)
def test_markup_of_ones_own_is_only_words(text):
    shown = as_html(text)
    for forbidden in ("<script", "<img", "<iframe", "<style", 'href="javascript', 'href="data'):
        assert forbidden not in shown
    assert "<a" not in shown or "onclick" not in shown.split("<a")[1].split(">")[0]


def test_lines_stay_lines():
    assert "<br>" in as_html("one\ntwo")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_a_tag_we_do_not_allow(text):
    shown = as_html(text).lower()
    for forbidden in ("<script", "<img", "<iframe", "<svg", "<object", "<form", "<input", "<style"):
        assert forbidden not in shown
