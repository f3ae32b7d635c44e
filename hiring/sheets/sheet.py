from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from import_export.resources import Diff, ModelResource
from import_export.widgets import Widget

from hiring.words import Segment, word_diff


class Told(Widget):
    """Yes or no, in words."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "yes" if value else "no"


class Changes(Diff):
    """What a row changes, cell by cell."""

    @classmethod
    def _read_field_values(cls, resource: "Sheet", instance: Model) -> list[str]:
        return list(resource.written(instance).values())

    def as_html(self) -> list[list[Segment]]:
        """Not as HTML: that would come with its own style."""
        before = [""] * len(self.left) if self.new else self.left
        return [word_diff(old, new) for old, new in zip(before, self.right, strict=True)]


class Sheet(ModelResource):
    """One kind of reference data as rows, each found by its key.

    A cell that is left out stays as it is; nothing is ever removed.
    """

    form: ClassVar[type[forms.ModelForm]]  # type: ignore[type-arg]

    class Meta:
        skip_unchanged = True
        report_skipped = True

    @classmethod
    def get_diff_class(cls) -> type[Changes]:
        return Changes

    def written(self, instance: Model) -> dict[str, str]:
        """The cells of a row."""
        fields = self.get_import_fields()
        return {field.column_name: str(self.export_field(field, instance)) for field in fields}

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Know every column before reading a row."""
        self.seen: set[tuple[Any, ...]] = set()
        columns = [field.column_name for field in self.get_import_fields()]
        if missing := [name for name in self.get_import_id_fields() if name not in dataset.headers]:
            raise ValidationError(_("The column “%(name)s” is missing.") % {"name": missing[0]})
        if unknown := [name for name in dataset.headers if name not in columns]:
            raise ValidationError(
                _("There is no column “%(name)s” here. There are: %(known)s.")
                % {"name": unknown[0], "known": ", ".join(columns)}
            )

    def get_instance(self, instance_loader: Any, row: dict[str, str]) -> Model | None:
        key = self.key_of(row)
        if tuple(key.values()) in self.seen:
            raise ValidationError(_("This is in the table twice."))
        self.seen.add(tuple(key.values()))
        found = list(self.get_queryset().filter(**key)[:2])
        if len(found) > 1:
            raise ValidationError(_("There are several of these already: rename one of them."))
        return found[0] if found else None

    def key_of(self, row: dict[str, str]) -> dict[str, Any]:
        """By what a row is known, read as its form reads it."""
        fields, key = self.form.base_fields, {}
        for name in self.get_import_id_fields():
            try:
                key[name] = fields[name].clean(row[name])
            except ValidationError as problem:
                raise ValidationError({name: problem.messages}) from problem
        return key

    def import_instance(self, instance: Any, row: dict[str, str], **kwargs: Any) -> None:
        form = self.form({**self.written(instance), **row}, instance=instance)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())

    def skip_row(
        self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        unchanged = self.written(instance) == self.written(original)
        return bool(unchanged and instance.pk and not import_validation_errors)

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """The form has validated all of it, constraints as well."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
