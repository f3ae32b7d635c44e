"""Fields are written as Django writes them, only quicker."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

COUNTRIES = [("", "Any"), ("South", [("pt", "Portugal"), ("<b>", "<i>&")]), (7, "Seven")]


class Everything(forms.Form):
    country = forms.ChoiceField(choices=COUNTRIES, initial="pt")
    several = forms.MultipleChoiceField(choices=COUNTRIES, initial=["pt", "7"], disabled=True)
    kind = forms.ChoiceField(choices=COUNTRIES[2:], widget=forms.RadioSelect, initial="7")
    name = forms.CharField(initial='"><script>', max_length=1_000_000, help_text="Full.")
    text = forms.CharField(initial="</textarea>", widget=forms.Textarea({"rows": 2}))
    number = forms.IntegerField(initial=1_234_567, localize=True, widget=forms.HiddenInput)
    known = forms.NullBooleanField(widget=forms.NullBooleanSelect({"data-a": True, "b": False}))


def written(renderer=None):
    form = Everything(renderer=renderer)
    return {name: str(form[name].as_widget()) for name in form.fields}


def test_every_field_is_the_same_markup_as_djangos():
    ours, plain = written(), written(DjangoTemplates())
    for name, html in plain.items():
        assert parse_html(ours[name].replace(' class="input"', "")) == parse_html(html), name
