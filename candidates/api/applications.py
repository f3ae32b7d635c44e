"""One candidate for one requisition: added, moved, screened, written about and to."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.db import models, transaction
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import parsers, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from candidates import intake
from candidates.api.application_rows import ApplicationRow, ApplicationWhole
from candidates.api.decisions import DECISION, as_decision, decided
from candidates.api.interviews import SentBooking, SentOffer, as_times, begun, booked, offered
from candidates.api.offers import TERMS, begun_terms, drafted
from candidates.claims import claims
from candidates.dossier import note_form
from candidates.forms.add import AddForm
from candidates.forms.check import RequestForm
from candidates.forms.decision import DecisionForm
from candidates.forms.message import MessageForm
from candidates.forms.move import FORMS, MoveForm
from candidates.forms.note import NoteForm
from candidates.forms.offer import TermsForm
from candidates.forms.reference import AskRefereesForm, RefereeOfTheirsForm
from candidates.forms.schedule import BookForm, OfferForm
from candidates.forms.scorecard_ask import AskScorecardForm
from candidates.forms.screen import WriteScreenForm
from candidates.lifecycle import Stage
from candidates.models import (
    Application,
    BackgroundCheck,
    Finding,
    Message,
    Note,
    Reference,
    Scorecard,
    Shortlist,
)
from candidates.pages import shown_resume
from hiring.accounts.models import User
from hiring.api.bodies import JSONParser, described, form_data, objects
from hiring.api.invalid import Invalid
from hiring.api.noun import Found, Listed, Noun, verb
from hiring.api.once import once
from hiring.api.partial import refuse_strangers
from hiring.policy import require
from requisitions.api.named import named_requisition


class ApplicationFilter(filters.FilterSet):
    status = filters.MultipleChoiceFilter(choices=Stage.choices)

    class Meta:
        model = Application
        fields = ["requisition", "candidate", "source"]


FROM: dict[str, Any] = {
    "from": serializers.ChoiceField(Stage.choices, help_text="The stage that you saw them in.")
}
"""Every move is refused with a 409 if somebody moved them meanwhile."""


REQUISITION = serializers.IntegerField(help_text="The number of the requisition.")
NEW_WITH_RESUME = described(AddForm, name="NewApplicationWithResume", requisition=REQUISITION)
NEW = described(AddForm, name="NewApplication", without={"resume"}, requisition=REQUISITION)


def moving(name: str) -> Any:
    form = FORMS[name]
    return verb(name, form, body=described(form, **FROM), does=moved(name))


def moved(name: str) -> Callable[[Noun, Application, MoveForm], None]:
    def does(noun: Noun, application: Application, form: MoveForm) -> None:
        with transaction.atomic():
            application.must_still_be(form.seen)
            noun.do(name, application, form)

    return does


def screened(noun: Noun, application: Application, form: WriteScreenForm) -> None:
    answers = form.answers()
    named = {name.partition("-")[2] for name in noun.said}
    if silent := named - {str(criterion) for criterion in answers}:
        raise Invalid({f"heard-{one}": [_("Say whether it was heard.")] for one in sorted(silent)})
    application.write_screen(answers, by=noun.person)


def noted(noun: Noun, application: Application, form: NoteForm) -> None:
    Note.objects.write(
        application,
        by=noun.person,
        text=form.cleaned_data["text"],
        private=form.cleaned_data.get("private", False),
        mentions=form.mentions,
    )


def sent(noun: Noun, application: Application, form: MessageForm) -> None:
    body, tells = form.cleaned_data["body"], form.tells_them
    Message.objects.write(application, by=noun.person, body=body, tells=tells)


def asked_for_referees(noun: Noun, application: Application, form: AskRefereesForm) -> None:
    application.ask_referees(by=noun.person, note=form.cleaned_data["note"])


def named(noun: Noun, application: Application, form: RefereeOfTheirsForm) -> None:
    Reference.objects.name_one(application, by=noun.person, said=form.said)


def requested(noun: Noun, application: Application, form: RequestForm) -> None:
    BackgroundCheck.objects.request(application, form.cleaned_data["kind"], by=noun.person)


ABOUT = {AskScorecardForm, DecisionForm, MessageForm, RefereeOfTheirsForm, RequestForm}
"""The forms that want to know whom they are about, and not who fills them in."""


def scorecard_asked(noun: Noun, application: Application, form: AskScorecardForm) -> None:
    Scorecard.ask(application, by=noun.person, **form.cleaned_data)


def shortlisted(noun: Noun, application: Application, form: None) -> None:
    Shortlist.objects.add(application, by=noun.person)


class SentFinding(serializers.Serializer[Any]):
    criterion = serializers.IntegerField()
    heard = serializers.ChoiceField(
        Finding.Heard.choices, required=False, help_text="Needed the first time."
    )
    line = serializers.CharField(required=False, max_length=300)


class SentScreen(serializers.Serializer[Any]):
    findings = SentFinding(
        many=True,
        help_text="Criteria that are not named stay as they are, and so does a line that is not"
        " sent.",
    )


def as_screen(sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was heard, under the names of the page's form."""
    return {
        f"{part}-{row.get('criterion')}": row[part]
        for row in objects(sent, "findings")
        for part in ("heard", "line")
        if part in row
    }


SAID: dict[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = {
    "write_screen": as_screen,
    "decide": as_decision,
    "book_interview": as_times,
    "offer_interview": as_times,
}
"""What was sent, under the names of the pages' forms."""


class Applications(Listed, Found):
    """Candidates in requisitions."""

    noun = "application"
    scope = "candidates"
    queryset = Application.objects.none()
    serializer_class = ApplicationWhole
    row_class = ApplicationRow
    filterset_class = ApplicationFilter
    parser_classes = (JSONParser, parsers.MultiPartParser)
    orders: ClassVar = {"newest": ("-pk",), "oldest": ("pk",), "since": ("since", "pk")}

    def seen_by(self, user: User) -> models.QuerySet[Application]:
        return Application.objects.visible_to(user).for_page()

    @extend_schema(
        request={"application/json": NEW, "multipart/form-data": NEW_WITH_RESUME},
        responses={201: ApplicationWhole},
    )
    @once
    def create(self, request: Request) -> Response:
        """Add somebody as a prospect; as multipart/form-data with their résumé."""
        refuse_strangers(self.sent, NEW_WITH_RESUME)
        requisition = named_requisition(self.sent, self.person)
        require(self.person, "application.add", requisition)
        data, files = form_data(self.sent), request.FILES
        form = AddForm(requisition, self.person, data, files)
        if not form.is_valid():
            raise Invalid.form(form)
        made = intake.add(requisition, form.sent(), by=self.person, **form.details())
        return self.shown(made, status=201)

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        if form is NoteForm:
            return note_form(thing, self.person, data)
        if form is WriteScreenForm:
            return self.screen_form(thing, data)
        if form is TermsForm:
            return begun_terms(thing, data)
        if form in {BookForm, OfferForm}:
            return begun(form, thing, self.sent, data)
        if form in ABOUT:
            about: BaseForm = form(data, application=thing)
            return about
        bound: BaseForm = form(data, application=thing, by=self.person)
        return bound

    @property
    def said(self) -> Mapping[str, Any]:
        said: Mapping[str, Any] = SAID.get(self.action, dict)(self.sent)
        return said

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        """Only of those that are named: who heard the others heard them."""
        if form is not WriteScreenForm:
            return {}
        named = {str(row.get("criterion")) for row in objects(self.sent, "findings")}
        kept = [one for one in thing.findings.all() if str(one.criterion_id) in named]
        heard = {f"heard-{one.criterion_id}": one.heard for one in kept}
        return heard | {f"line-{one.criterion_id}": one.line for one in kept}

    def screen_form(self, application: Application, data: QueryDict) -> WriteScreenForm:
        resume = shown_resume(application, list(application.candidate.resumes.for_page()))
        criteria = list(application.requisition.criteria.current())
        return WriteScreenForm(
            data,
            criteria=criteria,
            findings={one.criterion_id: one for one in application.findings.all()},
            claims=claims(criteria, resume),
        )

    apply = moving("apply")
    screen = moving("screen")
    advance = moving("advance")
    decline = moving("decline")
    debrief = moving("debrief")
    probe = moving("probe")
    renege = moving("renege")
    reject = moving("reject")
    release = moving("release")
    withdraw = moving("withdraw")
    restore = moving("restore")
    relent = moving("relent")
    decide = verb("decide", DecisionForm, rule="application.choose", body=DECISION, does=decided)
    write_screen = verb(
        "write_screen",
        WriteScreenForm,
        rule="application.screen",
        body=SentScreen,
        edits=True,
        does=screened,
    )
    write_note = verb(
        "write_note",
        NoteForm,
        rule="note.write",
        body=described(NoteForm, name="WrittenNote"),
        does=noted,
    )
    send_message = verb("send_message", MessageForm, rule="message.send", does=sent)
    ask_referees = verb("ask_referees", AskRefereesForm, does=asked_for_referees)
    name_referee = verb("name_referee", RefereeOfTheirsForm, rule="reference.name", does=named)
    request_check = verb("request_check", RequestForm, rule="check.request", does=requested)
    ask_scorecard = verb(
        "ask_scorecard", AskScorecardForm, rule="scorecard.ask", does=scorecard_asked
    )
    book_interview = verb(
        "book_interview", BookForm, rule="interview.book", body=SentBooking, does=booked
    )
    offer_interview = verb(
        "offer_interview", OfferForm, rule="interview.offer", body=SentOffer, does=offered
    )
    draft_offer = verb("draft_offer", TermsForm, rule="offer.draft", body=TERMS, does=drafted)
    add_to_shortlist = verb("add_to_shortlist", rule="shortlist.prepare", does=shortlisted)
