"""A form drawn by us says its labels, hints and errors to eyes and to screen readers."""

from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template

from hiring.forms import AmountField, Chips, Choices, problems_of


class RoleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="What you would say to a friend.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    openings = forms.IntegerField(
        label="Openings", widget=forms.NumberInput(attrs={"data-after": "people"})
    )
    low = AmountField(label="From", before="€", after="a year", required=False)
    why = forms.ChoiceField(
        label="Why now?",
        choices=[("new", "New seat"), ("replacement", "Replacement")],
        widget=Choices(icons={"new": "user-plus"}, explanations={"new": "The team grows"}),
    )
    felt = forms.ChoiceField(
        required=False, choices=[("l", "Liked")], widget=Chips(statuses={"l": "on-time"})
    )
    remind = forms.BooleanField(required=False, label="Remind me", help_text="Half a day before.")
    resume = forms.FileField(required=False, label="Résumé")
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        if self.data.get("title") == "Nobody":
            raise forms.ValidationError("Nobody can be hired.")
        return super().clean() or {}


class LineForm(forms.Form):
    text = forms.CharField(label="Text")


Lines = forms.formset_factory(LineForm, extra=1, can_delete=True, can_order=True)


class Ids(HTMLParser):
    """Ids that exist, and ids that others point to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.known: list[str] = []
        self.wanted: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.known.append(str(given["id"]))
        self.wanted |= set((given.get("aria-describedby") or "").split())
        self.wanted |= {given["for"]} if tag == "label" and given.get("for") else set()
        if tag == "a" and (given.get("href") or "").startswith("#"):
            self.wanted.add(str(given["href"])[1:])


def field(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def test_a_field_has_label_hint_and_control() -> None:
    drawn = field(RoleForm(), "title")
    assert '<label for="id_title">Title</label>' in drawn
    assert 'id="id_title_helptext">What you would say to a friend.' in drawn
    assert 'aria-describedby="id_title_helptext"' in drawn
    assert 'class="input"' in drawn


def test_what_may_stay_empty_says_so() -> None:
    assert "optional" in field(RoleForm(), "note")
    assert "optional" not in field(RoleForm(), "title")


def test_a_filter_does_not_call_its_fields_optional() -> None:
    class Filter(forms.Form):
        marks_optional = False
        what = forms.CharField(required=False)

    assert "optional" not in field(Filter(), "what")


def test_an_error_stands_at_its_field_and_is_said_by_the_control() -> None:
    drawn = field(RoleForm({}), "title")
    assert 'aria-invalid="true"' in drawn
    assert 'id="id_title_error"' in drawn
    assert 'aria-describedby="id_title_helptext id_title_error"' in drawn


def test_units_stand_inside_the_border() -> None:
    assert "<span>people</span>" in field(RoleForm(), "openings")
    assert "<span>€</span>" in field(RoleForm(), "low")


def test_a_choice_explains_itself() -> None:
    drawn = field(RoleForm(), "why")
    assert "<legend" in drawn
    assert "<small>The team grows</small>" in drawn
    assert "#user-plus" in drawn


def test_a_box_says_its_hint_beside_it() -> None:
    drawn = field(RoleForm(), "remind")
    assert 'id="id_remind_helptext">Half a day before.' in drawn
    assert 'aria-describedby="id_remind_helptext"' in drawn


@pytest.mark.parametrize("data", [None, {}, {"title": "Nobody", "low": "much"}])
def test_every_id_that_is_pointed_to_exists_once(data: dict[str, str] | None) -> None:
    page = Template("{{ form }}").render(Context({"form": RoleForm(data)}))
    ids = Ids(page)
    assert ids.wanted <= set(ids.known)
    assert len(ids.known) == len(set(ids.known))


def test_the_summary_counts_and_links_every_error() -> None:
    page = Template("{% error_summary form %}").render(Context({"form": RoleForm({})}))
    assert "Three things to fix" in page
    assert 'href="#id_title"' in page
    assert 'href="#id_why_0"' in page


def test_one_error_is_one_thing() -> None:
    form = RoleForm({"title": "Nobody", "openings": "1", "why": "new"})
    page = Template("{% error_summary form %}").render(Context({"form": form}))
    assert "One thing to fix" in page
    assert "Nobody can be hired." in page


def test_a_form_without_errors_has_no_summary() -> None:
    form = RoleForm({"title": "Engineer", "openings": "1", "why": "new"})
    assert not Template("{% error_summary form other %}").render(Context({"form": form})).strip()


def test_what_people_wrote_comes_back_as_text() -> None:
    drawn = field(RoleForm({"title": '"><script>'}), "title")
    assert "<script>" not in drawn


def test_hidden_fields_are_kept() -> None:
    assert 'name="kept"' in str(RoleForm())


def test_a_line_that_is_being_removed_needs_no_fixing() -> None:
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-text": ""}
    assert len(problems_of(Lines({**data, "form-1-text": ""}))) == 2
    assert len(problems_of(Lines({**data, "form-1-text": "", "form-1-DELETE": "on"}))) == 1


def test_lines_work_without_javascript() -> None:
    page = str(Lines(initial=[{"text": "Runs Linux"}]))
    assert 'name="form-TOTAL_FORMS" value="2"' in page
    assert 'name="form-0-DELETE"' in page
    assert 'name="form-0-ORDER"' in page
    assert "form-__prefix__-text" in page


@pytest.mark.parametrize(
    ("written", "read"),
    [("62,000", "62000"), ("€ 62 000.50", "62000.50"), ("62000", "62000"), ("0", "0")],
)
def test_an_amount_is_read_as_people_write_it(written: str, read: str) -> None:
    assert AmountField().clean(written) == Decimal(read)


@pytest.mark.parametrize("written", ["much", "-5", "62,000 or so", "1e9999", "€", "NaN"])
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(forms.ValidationError):
        AmountField().clean(written)


def test_an_amount_is_shown_as_people_write_it() -> None:
    form = RoleForm(initial={"low": Decimal("62000.00")})
    assert 'value="62,000"' in field(form, "low")


def test_a_file_field_is_a_dropzone_with_a_label() -> None:
    drawn = field(RoleForm(), "resume")
    assert 'type="file"' in drawn
    assert '<label for="id_resume">' in drawn
    form = RoleForm({}, {"resume": SimpleUploadedFile("<b>.pdf", b"")})
    assert "<b>.pdf" not in field(form, "resume")
