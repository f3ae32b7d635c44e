"""The interview plan of a requisition, for programs."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from hiring.api.bodies import described
from hiring.api.invalid import Invalid
from hiring.api.noun import Noun
from hiring.api.partial import over
from requisitions.forms.plan import RoundForm, round_lines
from requisitions.models import Requisition, Round
from requisitions.planning import rows_of

NUMBERS = serializers.ListField(child=serializers.IntegerField())
SOME = serializers.ListField(child=serializers.IntegerField(), required=False)


class RoundRow(serializers.ModelSerializer[Round]):
    """A step of the interview plan, `minutes` long. `criteria` are those in its focus, and
    `questions` stand one a line."""

    criteria = serializers.SerializerMethodField()
    interviewers = serializers.SerializerMethodField()

    class Meta:
        model = Round
        fields = [
            "id", "title", "kind", "minutes", "criteria", "interviewers", "questions", "guidance",
        ]  # fmt: skip

    @extend_schema_field(NUMBERS)
    def get_criteria(self, round: Round) -> list[int]:
        return [one.pk for one in round.focus]

    @extend_schema_field(NUMBERS)
    def get_interviewers(self, round: Round) -> list[int]:
        return [one.pk for one in round.asked]


SentRound = described(RoundForm, name="Round", without={"also"}, criteria=SOME, interviewers=SOME)


class SentPlan(serializers.Serializer[Any]):
    rounds = SentRound(
        many=True, help_text="All of them, in their order: one that is not sent is taken away."
    )


def planned(noun: Noun, requisition: Requisition, form: None) -> None:
    stands = rows_of(requisition)
    rounds = round_lines(requisition, over({"rounds": stands}, noun.sent), initial=stands)
    if not rounds.is_valid():
        raise Invalid(Invalid.form(*rounds).errors | whole(rounds.non_form_errors()))
    requisition.plan(by=noun.person, rounds=rounds.rows())


def whole(errors: Any) -> dict[str, list[str]]:
    return {"rounds": [str(error) for error in errors]} if errors else {}
