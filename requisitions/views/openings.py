from django.http import HttpResponse
from django.shortcuts import render

from hiring.http import Request
from requisitions.openings import money, opening_rows
from requisitions.pages import head, requisition_for


def openings(request: Request, number: int) -> HttpResponse:
    """Each opening with its history; the ledger for those who see pay."""
    requisition = requisition_for(request.user, number, to="requisition.follow")
    sees_pay = request.user.can("requisition.see_pay", requisition)
    page = head(requisition, request.user, "openings") | {
        "rows": opening_rows(requisition, request.user),
        "money": money(requisition) if sees_pay else None,
    }
    return render(request, "requisitions/openings.html", page)
