"""The design's parts say what they should, to eyes and to screen readers."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hiring import clocks
from hiring.moments import say_fully, say_moment
from hiring.money import Pay, format_amount, to_major, to_minor
from hiring.words import initials, word_diff

NINE_JUNE = dt.datetime(2026, 6, 9, 9, 0, tzinfo=dt.UTC)


def draw(source: str, **values: Any) -> str:
    return " ".join(Template(source).render(Context(values)).split())


class Person(SimpleNamespace):
    def __str__(self) -> str:
        return self.name


MAYA = Person(pk=1, name="Maya Okafor")
TOMAS = Person(pk=2, name="Tomás Reis")


def test_an_icon_is_silent_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "bell" %}')
    assert 'role="img" aria-label="Confidential"' in draw('{% icon "lock" label="Confidential" %}')


def test_an_avatar_shows_initials_and_says_the_name_once() -> None:
    assert 'aria-label="Maya Okafor"' in draw("{% avatar who %}", who=MAYA)
    assert ">MO<" in draw("{% avatar who %}", who=MAYA)
    assert "aria-label" not in draw("{% avatar who silent=True %}", who=MAYA)


def test_an_account_keeps_its_colour_when_it_is_renamed() -> None:
    renamed = Person(pk=1, name="Someone Else")
    hue = 'data-hue="'
    colours = {draw("{% avatar who %}", who=who).split(hue)[1][0] for who in (MAYA, renamed)}
    assert len(colours) == 1


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Maya Okafor", "MO"), ("Esther de Boer", "EB"), ("Priya", "P"), ("", ""), ("  ", "")],
)
def test_initials_are_the_first_and_the_last_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_duo_says_whose_turn_it_is() -> None:
    pair = "{% duo one other turn=turn viewer=viewer %}"
    assert "With you" in draw(pair, one=TOMAS, other=MAYA, turn=MAYA, viewer=MAYA)
    assert "With Tomás" in draw(pair, one=TOMAS, other=MAYA, turn=TOMAS, viewer=MAYA)
    assert "With" not in draw(pair, one=TOMAS, other=MAYA, turn=None, viewer=MAYA)


def test_a_stand_in_has_what_is_the_hiring_managers() -> None:
    pair = "{% duo one other turn=other viewer=viewer %}"
    stand_in = SimpleNamespace(pk=9, stands_in_for={MAYA.pk})
    assert "With you, for Maya" in draw(pair, one=TOMAS, other=MAYA, viewer=stand_in)
    recruiting = "{% duo one other turn=one viewer=viewer %}"
    assert "With Maya" in draw(recruiting, one=MAYA, other=TOMAS, viewer=stand_in)


def test_the_one_whose_turn_it_is_stands_last() -> None:
    drawn = draw("{% duo one other turn=one %}", one=TOMAS, other=MAYA)
    assert drawn.index("MO") < drawn.index("TR")


def test_a_clock_shows_words_and_the_full_date() -> None:
    left = clocks.TimeLeft("due-soon", 22, "2 h left", "Due today, 11:40")
    drawn = draw("{% clock left %}", left=left)
    assert "2 h left" in drawn
    assert 'title="Due today, 11:40"' in drawn
    assert 'data-status="due-soon"' in drawn


def test_an_overdue_clock_has_a_mark_and_not_only_a_colour() -> None:
    over = clocks.TimeLeft("overdue", 0, "17 h over", "Due Monday 8 June, 16:40")
    assert "bang" in draw("{% clock left %}", left=over)


def test_no_promise_draws_no_clock() -> None:
    assert draw("{% clock left %}", left=None) == ""


def test_a_match_counts_must_haves_in_words() -> None:
    assert 'title="3 of 5 must-haves"' in draw("{% match 3 5 %}")
    assert "1/1 must-have<" in draw("{% match 1 1 spelled=True %}")


def test_many_openings_are_counted_and_not_dotted() -> None:
    assert draw("{% openings 1 3 %}").count("<i") == 3
    assert draw("{% openings 3 25 %}").count("<i") == 0
    assert "3 of 25 filled" in draw("{% openings 3 25 %}")


def test_a_missing_score_is_no_evidence() -> None:
    assert 'aria-label="Strong yes"' in draw("{% score 4 %}")
    assert 'aria-label="No evidence"' in draw("{% score None %}")


def test_a_tab_that_counts_nothing_has_no_badge() -> None:
    tabs = [{"label": "Overview", "url": "/", "current": True}, {"label": "People", "count": 0}]
    drawn = draw('{% tabs tabs "Requisition" %}', tabs=tabs)
    assert drawn.count("badge") == 1
    assert drawn.count('aria-current="page"') == 1


def test_one_page_needs_no_pager() -> None:
    assert draw("{% pager %}") == ""
    assert 'rel="next"' in draw('{% pager older="/?before=7" %}')


def test_a_diff_marks_the_words_that_changed() -> None:
    drawn = draw(
        "{% diff changes %}", changes=[("Pay", "€60,000 to €72,000", "€62,000 to €72,000")]
    )
    assert "<del>€60,000</del> <ins>€62,000</ins> to €72,000" in drawn


def test_a_diff_of_markup_stays_text() -> None:
    drawn = draw("{% changed_words old new %}", old="one <b>", new="one <script>")
    assert "<b>" not in drawn
    assert "<script>" not in drawn


def test_a_long_text_is_still_compared_quickly_and_completely() -> None:
    old = "\n".join(f"line {n} is as it was" for n in range(2000))
    new = old.replace("line 7 is as it was", "line 7 is different")
    segments = word_diff(old, new)
    assert "".join(s.text for s in segments if s.kind != "del").split() == new.split()
    assert "".join(s.text for s in segments if s.kind != "ins").split() == old.split()
    assert sum(len(s.text) for s in segments if s.kind != "same") < 100


@given(st.text("ab ,.\n"), st.text("ab ,.\n"))
def test_both_texts_can_be_read_in_their_diff(old: str, new: str) -> None:
    segments = word_diff(old, new)
    for kind, text in (("ins", old), ("del", new)):
        read = "".join(s.text for s in segments if s.kind != kind)
        assert "".join(read.split()) == "".join(text.split())


def test_texts_with_little_in_common_replace_each_other() -> None:
    kinds = [s.kind for s in word_diff("We fix pumps in the north.", "Close the books calmly.")]
    assert kinds == ["del", "same", "ins"]


def test_text_of_people_is_escaped_in_every_part() -> None:
    evil = "<img src=x>"
    who = Person(pk=3, name=evil)
    drawn = draw(
        "{% avatar who %}{% status word %}{% tag word %}{% notice %}{{ word }}{% endnotice %}"
        "{% empty_state title=word %}{{ word }}{% endempty_state %}"
        "{% timeline_item who=who bubble=word %}{{ word }}{% endtimeline_item %}"
        "{% facts rows %}{% dialog 'd' word %}{{ word }}{% enddialog %}{% verb_button '/' word %}",
        who=who,
        word=evil,
        rows=[(evil, evil)],
    )
    assert "<img" not in drawn


def test_stages_before_the_current_one_are_done() -> None:
    drawn = draw("{% track stages 'Screening' %}", stages=["Applied", "Screening", "Hired"])
    assert drawn.count('class="done"') == 1
    assert '<li aria-current="step"><span>Screening</span>' in drawn


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NINE_JUNE, "today, 11:00"),
        (NINE_JUNE - dt.timedelta(days=1), "yesterday, 11:00"),
        (NINE_JUNE + dt.timedelta(days=1), "tomorrow, 11:00"),
        (NINE_JUNE + dt.timedelta(days=2), "Thu, 11:00"),
        (NINE_JUNE - dt.timedelta(days=4), "5 June"),
        (NINE_JUNE + dt.timedelta(days=38), "17 July"),
        (NINE_JUNE - dt.timedelta(days=400), "5 May 2025"),
        (NINE_JUNE + dt.timedelta(hours=14), "tomorrow, 01:00"),
    ],
)
def test_moments_are_said_as_people_say_them(at: dt.datetime, said: str) -> None:
    with timezone.override(ZoneInfo("Europe/Paris")):
        assert say_moment(at, NINE_JUNE) == said


def test_the_full_moment_is_in_the_readers_zone() -> None:
    with timezone.override(ZoneInfo("America/New_York")):
        assert say_fully(NINE_JUNE) == "Tuesday 9 June 2026, 05:00"


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (Pay(6200000, 7800000, "EUR"), "€62,000 to €78,000 a year"),
        (Pay(78000000, 91000000, "NOK"), "NOK 780,000 to 910,000 a year"),
        (Pay(6200000, 6200000, "EUR", "month"), "€62,000 a month"),
        (Pay(1850, None, "GBP", "hour"), "from £18.50 an hour"),
        (Pay(None, 4500000, "EUR"), "up to €45,000 a year"),
        (Pay(None, None, "EUR"), ""),
        (Pay(5000000, 6000000, "JPY"), "¥5,000,000 to ¥6,000,000 a year"),
    ],
)
def test_pay_is_said_in_words(pay: Pay, said: str) -> None:
    assert str(pay) == said
    assert draw("{{ pay|money }}", pay=pay) == said


def test_money_survives_the_way_to_minor_units_and_back() -> None:
    for currency, minor in [("EUR", 6200050), ("JPY", 5000000), ("KWD", 1234567)]:
        assert to_minor(to_major(minor, currency), currency) == minor
    assert format_amount(0, "EUR") == "€0"


def test_a_form_that_comes_back_keeps_its_key() -> None:
    request = RequestFactory().post("/", {"once": "0b9c7e0a-4f6e-4f0e-9d52-0d9f7a3f9b11"})
    assert "0b9c7e0a" in draw("{% once %}", request=request)
    fresh = {draw("{% once %}", request=RequestFactory().get("/")) for _n in range(3)}
    assert len(fresh) == 3


def test_the_page_that_is_open_is_marked_in_the_navigation() -> None:
    link = '{% navlink "/candidates/" "Candidates" "users" "/applications/" %}'
    for path, current in [("/candidates/7/", True), ("/applications/3/", True), ("/", False)]:
        drawn = draw(link, request=RequestFactory().get(path))
        assert ("aria-current" in drawn) is current


def test_home_is_not_marked_on_every_page() -> None:
    drawn = draw('{% navlink "/" "Home" "house" %}', request=RequestFactory().get("/jobs/"))
    assert "aria-current" not in drawn


def test_every_icon_of_a_template_is_in_the_sprite() -> None:
    sprite = (settings.BASE_DIR / "static" / "icons.svg").read_text()
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    used: set[str] = set()
    for page in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        text = page.read_text()
        used |= set(re.findall(r'{% icon "([^"]+)"', text))
        used |= set(re.findall(r'(?:icon|picture)="([a-z0-9-]+)"', text))
    assert used - known == set()


def test_no_template_has_inline_styles_or_scripts() -> None:
    refused = re.compile(
        r'\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)(?![^>]*ld\+json)|\|safe\b'
    )
    found = [
        page.name
        for page in Path(settings.BASE_DIR, "templates").rglob("*.html")
        if refused.search(page.read_text()) and "mail" not in page.parts
    ]
    assert found == []


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 429, 500, 503])
def test_error_pages_need_neither_database_nor_reader(code: int) -> None:
    page = render_to_string(f"{code}.html", {"sentence": "Only the hiring manager decides."})
    assert "<h1>" in page
    assert str(code) in page


@pytest.mark.parametrize("code", [403, 409])
def test_a_refusal_shows_its_sentence_as_a_page_and_as_a_fragment(code: int) -> None:
    for name in (f"{code}.html", f"{code}.html#fragment"):
        page = render_to_string(name, {"sentence": "Only the <b>hiring manager</b> decides."})
        assert "Only the &lt;b&gt;hiring manager&lt;/b&gt; decides." in page
