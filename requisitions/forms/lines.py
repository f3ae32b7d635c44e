"""Lines that people write below each other and put in order."""

from typing import Any

from django import forms


class Lines(forms.BaseFormSet):  # type: ignore[type-arg]
    """Each form says by `is_blank` whether it was left empty."""

    def rows(self) -> list[dict[str, Any]]:
        """What was written, in the order that was chosen."""
        ordered = [form for form in self.ordered_forms if not form.is_blank]
        return [{name: form.cleaned_data[name] for name in form.base_fields} for form in ordered]
