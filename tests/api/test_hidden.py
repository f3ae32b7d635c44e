"""What somebody may not know stands nowhere: in no record, list, notice or explanation."""

import pytest
from django.urls import get_resolver, reverse

from candidates.models import Application, Note
from requisitions.models import Requisition

PAY = ("51237", "51 237", "51,237", "67891", "67,891")
PRIVATE = "Asked for a lot more"


@pytest.fixture
def told(open_requisition, application, tomas, maya):
    """Pay and private words wherever they could come from."""
    Requisition.objects.filter(pk=open_requisition.pk).update(band_low=51_237_00)
    Application.objects.filter(pk=application.pk).update(expects=67_891_00, expects_currency="EUR")
    Note.objects.write(application, by=tomas, text=f"@Maya {PRIVATE}", private=True)
    open_requisition.refresh_from_db()
    open_requisition.edit(by=maya, headcount=open_requisition.headcount + 1)
    return open_requisition


def everything(speaks):
    """All that one reads who follows every list of the API to every record."""
    _prefix, resolver = get_resolver().namespace_dict["api"]
    for entry in resolver.url_patterns:
        if entry.name.endswith("-list"):
            answer = speaks.get(reverse(f"api:{entry.name}"))
            yield answer.text
            for row in answer.json().get("results", ()) if answer.status_code == 200 else ():
                detail = entry.name.replace("-list", "-detail")
                yield speaks.get(reverse(f"api:{detail}", args=[row["id"]])).text


@pytest.mark.parametrize("who", ["aiko", "rui", "priya", "daniel", "ingrid"])
def test_private_words_stand_nowhere_for_others(program, request, told, who):
    read = " ".join(everything(program(request.getfixturevalue(who))))
    assert PRIVATE not in read
    assert "67891" not in read


@pytest.mark.parametrize("who", ["aiko", "rui", "priya"])
def test_pay_stands_nowhere_for_others(program, request, told, who):
    read = " ".join(everything(program(request.getfixturevalue(who))))
    assert not [figure for figure in PAY if figure in read]


def test_manager_and_recruiter_find_both(program, told, maya, tomas):
    for person in (maya, tomas):
        read = " ".join(everything(program(person)))
        assert PRIVATE in read
        assert "51237" in read
        assert "67891" in read
