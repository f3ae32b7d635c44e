"""The need itself: drafted, edited, and moved along its lifecycle."""

from typing import Any

from django.db import models, transaction
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.accounts.models import User
from hiring.api.bodies import described
from hiring.api.etags import etag_of, must_match
from hiring.api.invalid import Invalid
from hiring.api.noun import Found, Listed, verb
from hiring.api.once import once
from hiring.api.partial import over, refuse_strangers
from hiring.money import to_major
from hiring.policy import require
from requisitions.api.openings import BalanceRow, OpeningRow, balance_of
from requisitions.api.plan import RoundRow, SentPlan, planned
from requisitions.forms.agreement import AgreementForm
from requisitions.forms.criteria import CriterionForm, criteria_of
from requisitions.forms.note import NoteForm, ReasonForm, WhyForm
from requisitions.forms.people import PARTS, HandOverForm
from requisitions.forms.requisition import RequisitionForm
from requisitions.forms.sheet import Sheet
from requisitions.lifecycle import Status
from requisitions.models import Agreement, Criterion, Requisition

BAND = ("band_from", "band_to", "currency", "period")


class RequisitionRow(serializers.ModelSerializer[Requisition]):
    """One line of the list. The band is on the thing itself, for those who may see it."""

    class Meta:
        model = Requisition
        fields = [
            "id", "code", "status", "since", "title", "department", "places", "workplace",
            "employment", "headcount", "needed_on", "confidential", "manager", "recruiter",
            "created_at", "opened_at",
        ]  # fmt: skip


class CriterionRow(serializers.ModelSerializer[Criterion]):
    class Meta:
        model = Criterion
        fields = ["id", "need", "text", "detail", "kind", "assessed", "question"]


class AgreementRow(serializers.ModelSerializer[Agreement]):
    """Business hours, and days."""

    class Meta:
        model = Agreement
        fields = ["feedback_hours", "answer_hours", "first_shortlist_on", "update_days"]


class RequisitionWhole(RequisitionRow):
    """All of it. `verbs` are the moves that its status and your rights allow now."""

    criteria = serializers.SerializerMethodField()
    rounds = serializers.SerializerMethodField()
    agreement = AgreementRow()
    band_from = serializers.SerializerMethodField()
    band_to = serializers.SerializerMethodField()
    currency = serializers.SerializerMethodField()
    period = serializers.SerializerMethodField()
    filled = serializers.SerializerMethodField()
    openings = OpeningRow(many=True)
    balance = serializers.SerializerMethodField()
    verbs = serializers.SerializerMethodField()

    class Meta(RequisitionRow.Meta):
        fields = [
            *RequisitionRow.Meta.fields, "reason", "replaces", "justification", "drafted_by",
            *BAND, "filled", "openings", "balance", "criteria", "rounds", "agreement", "verbs",
        ]  # fmt: skip

    def to_representation(self, requisition: Requisition) -> Any:
        self.sees_pay = self.reader.can("requisition.see_pay", requisition)
        return super().to_representation(requisition)

    @property
    def reader(self) -> User:
        reader: User = self.context["request"].user
        return reader

    def get_band_from(self, requisition: Requisition) -> str | None:
        return self.pay(requisition, requisition.band_low)

    def get_band_to(self, requisition: Requisition) -> str | None:
        return self.pay(requisition, requisition.band_high)

    def pay(self, requisition: Requisition, minor: int) -> str | None:
        return str(to_major(minor, requisition.currency)) if self.sees_pay else None

    def get_currency(self, requisition: Requisition) -> str | None:
        return requisition.currency if self.sees_pay else None

    def get_period(self, requisition: Requisition) -> str | None:
        return requisition.period if self.sees_pay else None

    def get_filled(self, requisition: Requisition) -> int:
        return requisition.openings.filled().count()

    @extend_schema_field(BalanceRow(allow_null=True))
    def get_balance(self, requisition: Requisition) -> dict[str, str] | None:
        return balance_of(requisition) if self.sees_pay else None

    @extend_schema_field(CriterionRow(many=True))
    def get_criteria(self, requisition: Requisition) -> list[CriterionRow]:
        shown: Any = CriterionRow(requisition.criteria.current(), many=True).data
        return list(shown)

    @extend_schema_field(RoundRow(many=True, allow_null=True))
    def get_rounds(self, requisition: Requisition) -> Any:
        """The interview plan is for those who follow it."""
        if not self.reader.can("requisition.follow", requisition):
            return None
        return RoundRow(requisition.rounds.current().for_page(), many=True).data

    def get_verbs(self, requisition: Requisition) -> list[str]:
        allowed = requisition.open_verbs()
        return [
            one
            for one in allowed
            if one in VERBS
            and self.reader.can(f"requisition.{one}", requisition)
            and (one not in ANSWERS or requisition.awaits(self.reader))
        ]


VERBS = ("submit", "recall", "approve", "send_back", "open", "hold", "resume", "cancel", "reopen")
ANSWERS = ("approve", "send_back")


class RequisitionFilter(filters.FilterSet):
    q = filters.CharFilter(method="said", max_length=100, label="Title or number.")
    status = filters.MultipleChoiceFilter(choices=Status.choices)

    class Meta:
        model = Requisition
        fields = ["department", "manager", "recruiter"]

    def said(self, rows: Any, name: str, words: str) -> Any:
        return rows.saying(words)


PARTS_OF_IT = {
    "criteria": serializers.ListField(
        child=described(CriterionForm, name="Criterion")(),
        required=False,
        help_text="All of them: a line that is not sent is taken away.",
    ),
    "agreement": described(AgreementForm, name="Agreement", partly=True)(required=False),
}
NEW = described(RequisitionForm, name="Requisition", **PARTS_OF_IT)
EDIT = described(
    RequisitionForm, name="RequisitionEdit", without={"manager", "recruiter"}, **PARTS_OF_IT
)


class Requisitions(Listed, Found):
    """The approved need to hire."""

    noun = "requisition"
    scope = "requisitions"
    queryset = Requisition.objects.none()
    serializer_class = RequisitionWhole
    row_class = RequisitionRow
    filterset_class = RequisitionFilter

    def seen_by(self, user: User) -> models.QuerySet[Requisition]:
        return Requisition.objects.visible_to(user).for_page()

    @extend_schema(request=NEW, responses={201: RequisitionWhole})
    @once
    def create(self, request: Request) -> Response:
        """Draft one. `despite` says that you want it although another one asks for the same."""
        require(self.person, "requisition.draft")
        refuse_strangers(self.sent, NEW)
        nothing: dict[str, Any] = {"criteria": [{}], "agreement": Agreement().promises}
        sheet = self.written(Sheet(over(nothing, self.sent), user=self.person))
        made = Requisition.objects.draft(by=self.person, **sheet.values)
        return self.shown(made, status=201)

    @extend_schema(request=EDIT)
    def partial_update(self, request: Request, pk: int) -> Response:
        """What is not sent stays. Once it is open, new terms are a change that is approved."""
        requisition: Requisition = self.find("requisition.edit")
        refuse_strangers(self.sent, EDIT)
        with transaction.atomic():
            requisition.lock()
            requisition.must_not_be_over()
            must_match(request, etag_of(self.get_serializer(requisition).data))
            stands = Sheet(user=self.person, requisition=requisition)
            data = over(as_it_stands(stands, requisition), self.sent)
            sheet = self.written(Sheet(data, user=self.person, requisition=requisition))
            requisition.edit(by=self.person, **sheet.values)
        requisition.refresh_from_db()
        return self.shown(requisition)

    def written(self, sheet: Sheet) -> Sheet:
        if not sheet.is_valid():
            raise Invalid.form(sheet.form, sheet.agreement, *sheet.criteria)
        return sheet

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        if form is HandOverForm:
            return HandOverForm(data, user=self.person, requisition=thing)
        return super().bind(form, thing, data)

    submit = verb("submit")
    recall = verb("recall")
    approve = verb("approve", NoteForm)
    send_back = verb("send_back", ReasonForm)
    open = verb("open")
    hold = verb("hold", WhyForm)
    resume = verb("resume")
    cancel = verb("cancel", WhyForm)
    reopen = verb("reopen")
    plan = verb("plan", body=SentPlan, does=planned)
    hand_over = verb(
        "hand_over",
        HandOverForm,
        body=described(HandOverForm, part=serializers.ChoiceField(list(PARTS))),
    )


def as_it_stands(sheet: Sheet, requisition: Requisition) -> dict[str, Any]:
    """The form as a browser shows it first, with the mark that nobody overtook it."""
    stands = {
        name: plain(value)
        for name, value in sheet.form.initial.items()
        if name in sheet.form.fields
    }
    return stands | {
        "seen": sheet.form.fingerprint,
        "criteria": criteria_of(requisition, {}) or [{}],
        "agreement": requisition.agreement.promises,
    }


def plain(value: Any) -> Any:
    return [one.pk for one in value] if isinstance(value, list) else value
