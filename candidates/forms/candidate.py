from django import forms
from django.utils.translation import gettext_lazy as _


class TagForm(forms.Form):
    name = forms.CharField(
        label=_("Tag"), max_length=40, error_messages={"required": _("Write a word for it.")}
    )
