"""The openings of a requisition and its money, for programs."""

from typing import Any

from rest_framework import serializers

from hiring.money import to_major
from requisitions.models import Opening, Requisition


class OpeningRow(serializers.ModelSerializer[Opening]):
    """One place to fill, and since when it has its status."""

    code = serializers.CharField(source="__str__")

    class Meta:
        model = Opening
        fields = ["number", "code", "status", "since"]


class BalanceRow(serializers.Serializer[Any]):
    """What it may cost a year, what offers promise, and what hires cost."""

    approved = serializers.CharField()
    committed = serializers.CharField()
    spent = serializers.CharField()


def balance_of(requisition: Requisition) -> dict[str, str]:
    balance = requisition.ledger.balance()
    return {
        name: str(to_major(amount, requisition.currency))
        for name, amount in balance._asdict().items()
    }
