"""What programs read of an application: a card, or all of it as far as they may see."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.move import FORMS
from candidates.models import Application, Finding, Message, Note
from hiring.accounts.models import User
from hiring.money import to_major


class ApplicationRow(serializers.ModelSerializer[Application]):
    """One card of the board."""

    name = serializers.CharField(source="candidate.name")

    class Meta:
        model = Application
        fields = [
            "id", "requisition", "candidate", "name", "status", "since", "told", "source",
            "referred_by", "created_at", "applied_at", "promised_on", "musts_met",
        ]  # fmt: skip


class FindingRow(serializers.ModelSerializer[Finding]):
    class Meta:
        model = Finding
        fields = ["criterion", "heard", "line"]


class NoteRow(serializers.ModelSerializer[Note]):
    class Meta:
        model = Note
        fields = ["id", "author", "text", "private", "at"]


class MessageRow(serializers.ModelSerializer[Message]):
    """Without an author it is the candidate's."""

    class Meta:
        model = Message
        fields = ["id", "author", "body", "at", "read_at"]


class ApplicationWhole(ApplicationRow):
    """All of it, as far as you may see: `expects` is for its manager and recruiter, private notes
    for them and who wrote them. `verbs` are the moves that its stage and your rights allow now."""

    expects = serializers.SerializerMethodField()
    expects_currency = serializers.SerializerMethodField()
    findings = FindingRow(many=True)
    notes = serializers.SerializerMethodField()
    messages = serializers.SerializerMethodField()
    verbs = serializers.SerializerMethodField()

    class Meta(ApplicationRow.Meta):
        fields = [
            *ApplicationRow.Meta.fields, "available", "expects", "expects_currency", "screened_at",
            "findings", "notes", "messages", "verbs",
        ]  # fmt: skip

    @property
    def reader(self) -> User:
        reader: User = self.context["request"].user
        return reader

    def get_expects(self, application: Application) -> str | None:
        if application.expects is None or not self.sees_pay(application):
            return None
        return str(to_major(application.expects, application.expects_currency))

    def get_expects_currency(self, application: Application) -> str | None:
        return application.expects_currency or None if self.sees_pay(application) else None

    def sees_pay(self, application: Application) -> bool:
        return self.reader.can("application.see_pay", application)

    @extend_schema_field(NoteRow(many=True))
    def get_notes(self, application: Application) -> Any:
        return NoteRow(application.notes.visible_to(self.reader, application), many=True).data

    @extend_schema_field(MessageRow(many=True))
    def get_messages(self, application: Application) -> Any:
        return MessageRow(application.messages.all(), many=True).data

    def get_verbs(self, application: Application) -> list[str]:
        return [
            one
            for one in application.open_verbs()
            if one in FORMS and self.reader.can(f"application.{one}", application)
        ]
