"""What people say of a candidate, criterion by criterion; others' once one's own is in."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.forms import BaseForm
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from candidates.forms.scorecard import ScorecardForm, WholeScorecardForm
from candidates.models import EarlierScorecard, Judged, Judgement, Scorecard
from hiring.accounts.models import User
from hiring.api.bodies import objects
from hiring.api.noun import Found, Listed, Noun, verb

WRITTEN = ("overall", "takeaways", "private_note")


class JudgementRow(serializers.ModelSerializer[Judgement]):
    class Meta:
        model = Judgement
        fields = ["criterion", "word", "line"]


class EarlierRow(serializers.Serializer[EarlierScorecard]):
    """What it said until a moment."""

    version = serializers.IntegerField()
    until = serializers.DateTimeField()
    overall = serializers.CharField(source="said.overall")
    takeaways = serializers.CharField(source="said.takeaways")
    judgements = serializers.SerializerMethodField()

    @extend_schema_field(JudgementRow(many=True))
    def get_judgements(self, earlier: EarlierScorecard) -> Any:
        said = earlier.said["judgements"].items()
        return [{"criterion": int(pk), "word": word, "line": line} for pk, (word, line) in said]


class ScorecardRow(serializers.ModelSerializer[Scorecard]):
    """A draft is its author's alone; the private note is null for whom it is not meant."""

    judgements = JudgementRow(many=True)
    earlier = EarlierRow(many=True)
    private_note = serializers.SerializerMethodField()

    class Meta:
        model = Scorecard
        fields = [
            "id", "application", "interview", "author", "status", "since", "asked_by", "question",
            "judgements", "overall", "takeaways", "private_note", "written_at", "sent_at",
            "version", "earlier",
        ]  # fmt: skip

    def get_private_note(self, scorecard: Scorecard) -> str | None:
        reader: User = self.context["request"].user
        if not reader.can("scorecard.see_private", scorecard):
            return None
        return scorecard.private_note


class ScorecardFilter(filters.FilterSet):
    class Meta:
        model = Scorecard
        fields = ["application", "interview", "author", "status"]


class SentJudgement(serializers.Serializer[Any]):
    criterion = serializers.IntegerField()
    word = serializers.ChoiceField([("", ""), *Judged.choices], required=False)
    line = serializers.CharField(required=False, max_length=500, allow_blank=True)


class SentScorecard(serializers.Serializer[Any]):
    judgements = SentJudgement(
        many=True,
        required=False,
        help_text="Criteria that are not named stay; an empty word and line take one away.",
    )
    overall = serializers.ChoiceField(Judged.verdicts(), required=False)
    takeaways = serializers.CharField(required=False, max_length=4000, allow_blank=True)
    private_note = serializers.CharField(required=False, max_length=4000, allow_blank=True)


def as_written(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Under the names of the page's form."""
    plain = {name: sent[name] for name in WRITTEN if name in sent}
    return plain | {
        f"{part}-{row.get('criterion')}": row[part]
        for row in objects(sent, "judgements")
        for part in ("word", "line")
        if part in row
    }


def drafted(noun: Noun, scorecard: Scorecard, form: ScorecardForm) -> None:
    scorecard.draft(**form.kept())


def sent(noun: Noun, scorecard: Scorecard, form: ScorecardForm) -> None:
    scorecard.send(by=noun.person, **form.kept())


def amended(noun: Noun, scorecard: Scorecard, form: ScorecardForm) -> None:
    scorecard.amend(by=noun.person, **form.kept())


class Scorecards(Listed, Found):
    """What is left out of a draft, or of what is sent, stays as it was drafted."""

    noun = "scorecard"
    scope = "candidates"
    queryset = Scorecard.objects.none()
    serializer_class = ScorecardRow
    filterset_class = ScorecardFilter

    def seen_by(self, user: User) -> models.QuerySet[Scorecard]:
        return Scorecard.objects.visible_to(user).for_page().prefetch_related("earlier")

    @property
    def said(self) -> Mapping[str, Any]:
        return as_written(self.sent)

    def stands(self, form: Any, thing: Any) -> Mapping[str, Any]:
        said = {one.criterion_id: one for one in thing.judgements.all()}
        words = {f"word-{pk}": one.word for pk, one in said.items()}
        lines = {f"line-{pk}": one.line for pk, one in said.items()}
        return {name: getattr(thing, name) for name in WRITTEN} | words | lines

    def bind(self, form: Any, thing: Any, data: Any) -> BaseForm:
        bound: BaseForm = form(data, scorecard=thing, criteria=thing.criteria())
        return bound

    draft = verb("draft", ScorecardForm, body=SentScorecard, edits=True, does=drafted)
    send = verb("send", WholeScorecardForm, body=SentScorecard, edits=True, does=sent)
    amend = verb("amend", WholeScorecardForm, body=SentScorecard, edits=True, does=amended)
