"""The public advert of a requisition."""

from collections.abc import Callable
from typing import Any

from django.db import models, transaction
from django.http import Http404
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
from hiring.api.partial import merged, over, refuse_strangers
from hiring.money import to_major
from hiring.policy import require
from requisitions.api.named import named_requisition
from requisitions.forms.note import AskedForm, ReasonForm
from requisitions.forms.posting import PostingForm
from requisitions.forms.questions import QuestionForm, QuestionFormSet, questions_of
from requisitions.models import Posting, Question, Requisition, Revision


class QuestionRow(serializers.ModelSerializer[Question]):
    class Meta:
        model = Question
        fields = ["id", "text", "hint", "kind", "required"]


class RevisionRow(serializers.ModelSerializer[Revision]):
    """One version of the words, which the hiring manager approves. Sent back as `asked`, its
    `wording` says which words are answered."""

    wording = serializers.CharField()
    pay_from = serializers.SerializerMethodField()
    pay_to = serializers.SerializerMethodField()

    class Meta:
        model = Revision
        fields = [
            "number", "status", "since", "title", "summary", "body", "pay_from", "pay_to",
            "currency", "period", "pay_note", "written_by", "written_at", "wording",
        ]  # fmt: skip

    def get_pay_from(self, revision: Revision) -> str:
        return str(to_major(revision.pay_low, revision.currency))

    def get_pay_to(self, revision: Revision) -> str:
        return str(to_major(revision.pay_high, revision.currency))


class PostingRow(serializers.ModelSerializer[Posting]):
    class Meta:
        model = Posting
        fields = [
            "id", "requisition", "status", "since", "resume", "closes_on", "published_at",
        ]  # fmt: skip


class PostingWhole(PostingRow):
    """With its newest version, which may still wait for its approval."""

    latest = RevisionRow(allow_null=True)
    questions = serializers.SerializerMethodField()

    class Meta(PostingRow.Meta):
        fields = [*PostingRow.Meta.fields, "latest", "questions"]

    @extend_schema_field(QuestionRow(many=True))
    def get_questions(self, posting: Posting) -> list[QuestionRow]:
        shown: Any = QuestionRow(posting.questions.current(), many=True).data
        return list(shown)


class PostingFilter(filters.FilterSet):
    class Meta:
        model = Posting
        fields = ["requisition", "status"]


QUESTIONS = {"questions": described(QuestionForm, name="Question")(many=True, required=False)}
REQUISITION = serializers.IntegerField(help_text="The number of the requisition.")
NEW = described(PostingForm, name="NewPosting", requisition=REQUISITION, **QUESTIONS)
NEXT = described(PostingForm, name="Posting", **QUESTIONS)


def to_newest(name: str) -> Callable[[Any, Posting, Any], None]:
    """Questions and answers are about the newest version."""

    def does(noun: Any, posting: Posting, form: Any) -> None:
        revision = posting.latest
        if revision is None:
            raise Http404
        revision.posting = posting
        noun.do(name, revision, form)

    return does


class Postings(Listed, Found):
    """What strangers read on the careers site."""

    noun = "posting"
    scope = "requisitions"
    queryset = Posting.objects.none()
    serializer_class = PostingWhole
    row_class = PostingRow
    filterset_class = PostingFilter

    def seen_by(self, user: User) -> models.QuerySet[Posting]:
        """Approvers from elsewhere do not follow a requisition."""
        seen = Requisition.objects.visible_to(user).for_page()
        mine = Posting.objects.of(Requisition.objects.followed_by(user))
        return mine.prefetch_related(models.Prefetch("requisition", seen))

    @extend_schema(request=NEW, responses={201: PostingWhole})
    @once
    def create(self, request: Request) -> Response:
        """Write the first version for a requisition. A hiring manager's own words are approved
        by writing them."""
        refuse_strangers(self.sent, NEW)
        requisition = named_requisition(self.sent, self.person)
        require(self.person, "posting.write", requisition)
        revision = self.write(requisition, self.sent)
        return self.shown(revision.posting, status=201)

    @extend_schema(request=NEXT)
    def partial_update(self, request: Request, pk: int) -> Response:
        """The next version: what is not sent stays as in the newest."""
        posting: Posting = self.find("posting.write")
        refuse_strangers(self.sent, NEXT)
        with transaction.atomic():
            posting.lock()
            must_match(request, etag_of(self.get_serializer(posting).data))
            form = PostingForm(user=self.person, requisition=posting.requisition)
            self.write(posting.requisition, merged(form.initial, self.sent))
        posting.refresh_from_db()
        return self.shown(posting)

    def write(self, requisition: Requisition, sent: Any) -> Revision:
        requisition.must_not_be_over()
        known = questions_of(requisition.posting)
        data = over({"questions": known}, sent)
        form = PostingForm(data, user=self.person, requisition=requisition)
        questions = QuestionFormSet(data, prefix="questions", initial=known)
        if not all([form.is_valid(), questions.is_valid()]):
            raise Invalid.form(form, *questions)
        posting = requisition.begin_posting()
        return posting.write(by=self.person, questions=questions.rows(), **form.values)

    ask = verb("ask", does=to_newest("ask"))
    approve = verb("approve", AskedForm, does=to_newest("approve"))
    send_back = verb("send_back", ReasonForm, does=to_newest("send_back"))
    publish = verb("publish")
    close = verb("close")
