from typing import Any

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from import_export.admin import ImportExportMixin
from import_export.tmp_storages import BaseStorage

from hiring.activity.record import record
from hiring.admin import Kept, admin_in
from hiring.sheets.forms import ConfirmForm, UploadForm
from hiring.sheets.table import Table, words_in


class InTheForm(BaseStorage):
    """Nothing is stored between looking and confirming: the words are the name."""

    def save(self, data: bytes) -> None:
        self.name = data

    def read(self) -> Any:
        return self.name

    def remove(self) -> None:
        return None


class Exchanged(ImportExportMixin, Kept):
    """Reference data that goes out as a table and comes in again: all of a table, or none."""

    formats = [Table]
    import_form_class = UploadForm
    confirm_form_class = ConfirmForm
    tmp_storage_class = InTheForm
    skip_export_form = True
    to_encoding = "utf-8-sig"

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def add_data_read_fail_error_to_form(self, form: UploadForm, e: Exception) -> None:
        form.add_error("import_file", e)

    def get_confirm_form_kwargs(self, request: HttpRequest, import_form: Any = None) -> Any:
        """Sealed for one admin and one kind."""
        salt = f"{self.opts.label_lower}.{admin_in(request).pk}"
        initial = {}
        if import_form:
            words = words_in(import_form.cleaned_data["import_file"].tmp_storage_name)
            sealed = signing.dumps(words, salt=salt, compress=True)
            initial = {"import_file_name": sealed, "format": "0"}
        data = None if import_form else request.POST
        return {"data": data, "initial": initial, "salt": salt}

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_import_data_kwargs(**kwargs)
        return kwargs | {"rollback_on_validation_errors": True}

    @method_decorator(transaction.atomic)
    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """What is imported and what is written down of it: both, or neither."""
        answer: HttpResponse = super().process_import(request, **kwargs)
        return answer

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            return self.look_again(request, result)
        self.keep_on_record(result, request)
        done = _("%(new)d new, %(changed)d changed, %(same)d as they were.")
        totals = result.totals
        numbers = {"new": totals["new"], "changed": totals["update"], "same": totals["skip"]}
        messages.success(request, done % numbers)
        return redirect(self.address("changelist"))

    def address(self, what: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}")

    def look_again(self, request: HttpRequest, result: Any) -> HttpResponse:
        """Something changed between looking and confirming: nothing was imported."""
        form = UploadForm(self.get_import_formats(), self.get_import_resource_classes(request))
        context = self.admin_site.each_context(request) | {
            "title": _("Import"), "opts": self.opts, "form": form, "result": result,
        }  # fmt: skip
        return TemplateResponse(request, self.import_template_name, context)

    def keep_on_record(self, result: Any, request: HttpRequest) -> None:
        by, kinds = admin_in(request), {"new": ADDITION, "update": CHANGE}
        for kind, flag in kinds.items():
            things = [row.instance for row in result if row.import_type == kind]
            said = gettext_noop("Imported from a table.")
            if things:
                LogEntry.objects.log_actions(by.pk, things, flag, said, single_object=False)
        counts = {name: result.totals[name] for name in kinds}
        record("reference.import", by, by=by, model=self.opts.label_lower, **counts)

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """What the list shows; where the address asks for nonsense, back to the whole list."""
        try:
            answer: HttpResponse = super().export_action(request)
        except IncorrectLookupParameters:
            return redirect(self.address("changelist"))
        by = admin_in(request)
        record("reference.export", by, by=by, model=self.opts.label_lower)
        return answer
