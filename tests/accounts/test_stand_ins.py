"""Who takes a hiring manager's place: named by them or an admin, one at a time, on the record."""

import datetime as dt

import pytest
from django.urls import reverse

from hiring.accounts import verbs
from hiring.accounts.models import StandIn
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from hiring.moments import today
from tests import factories

PATH = "/settings/stand-ins/"


def in_days(n):
    return today() + dt.timedelta(days=n)


def asked(person, first=1, last=5, **more):
    return {"person": person.pk, "starts_on": in_days(first), "ends_on": in_days(last), **more}


def named(manager, person, first=1, last=5):
    return verbs.name_stand_in(manager, person, in_days(first), in_days(last), by=manager)


def test_a_manager_names_somebody_and_they_hear_of_it(client, maya, priya):
    client.force_login(maya)
    assert client.post(PATH, asked(priya)).status_code == 302
    assert StandIn.objects.get().person == priya
    assert Event.objects.get(verb="stand_in.name").actor == maya
    assert Notice.objects.to(priya).get().kind == "stand_in.name"


def test_from_its_day_on_they_may_what_the_manager_may(maya, priya, requisition):
    assert not priya.can("requisition.edit", requisition)
    named(maya, priya, first=0, last=0)
    del priya.stands_in_for
    assert priya.can("requisition.edit", requisition)


def test_before_and_after_they_may_not(maya, priya, requisition):
    named(maya, priya, first=1, last=2)
    assert not priya.can("requisition.edit", requisition)


def test_sent_twice_it_is_named_once(client, maya, priya):
    client.force_login(maya)
    once = {"once": "7f1f7a52-9d3a-4bbf-8f6e-0f5f7e5c9c11"}
    for _ in range(2):
        assert client.post(PATH, asked(priya, **once)).status_code == 302
    assert StandIn.objects.count() == 1


def test_two_at_a_time_are_refused_in_words_beside_the_field(client, maya, priya, rui):
    named(maya, priya, 1, 5)
    client.force_login(maya)
    response = client.post(PATH, asked(rui, 5, 9))
    assert response.status_code == 422
    assert "Priya stands in from" in response.content.decode()
    assert response.context["form"].errors["starts_on"]
    assert StandIn.objects.count() == 1


def test_two_who_press_at_once_name_one(maya, priya, rui):
    named(maya, priya, 1, 5)
    with pytest.raises(NotAllowed):
        named(maya, rui, 5, 9)


def test_days_that_follow_are_no_overlap(client, maya, priya, rui):
    named(maya, priya, 1, 5)
    client.force_login(maya)
    assert client.post(PATH, asked(rui, 6, 9)).status_code == 302


@pytest.mark.parametrize(("first", "last", "field"), [(5, 1, "ends_on"), (-9, -5, "ends_on")])
def test_days_that_cannot_be_are_said_beside_the_field(client, maya, priya, first, last, field):
    client.force_login(maya)
    response = client.post(PATH, asked(priya, first, last))
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert StandIn.objects.count() == 0


def test_nobody_stands_in_for_themselves(client, maya):
    client.force_login(maya)
    assert client.post(PATH, asked(maya)).status_code == 422


@pytest.mark.parametrize("name", ["tomas", "nora", "alex"])
def test_no_recruiter_agency_or_admin_takes_a_managers_place(client, maya, request, name):
    client.force_login(maya)
    assert client.post(PATH, asked(request.getfixturevalue(name))).status_code == 422


@pytest.mark.parametrize("name", ["tomas", "priya", "nora"])
def test_only_managers_and_admins_name_somebody(client, request, name, rui):
    person = request.getfixturevalue(name)
    client.force_login(person)
    assert "Name somebody" not in client.get(PATH).content.decode()
    assert client.post(PATH, asked(rui)).status_code == 403
    assert StandIn.objects.count() == 0


def test_a_manager_cannot_name_somebody_for_another(client, maya, rui, priya):
    client.force_login(rui)
    client.post(PATH, asked(priya, manager=maya.pk))
    assert not maya.stand_ins.exists()


def test_an_admin_names_somebody_for_a_manager(client, alex, maya, priya):
    client.force_login(alex)
    assert client.post(PATH, asked(priya, manager=maya.pk)).status_code == 302
    assert StandIn.objects.get().manager == maya


def test_an_admin_has_to_say_for_whom(client, alex, priya):
    client.force_login(alex)
    response = client.post(PATH, asked(priya))
    assert response.status_code == 422
    assert response.context["form"].errors["manager"]


def test_both_sides_see_it_and_nobody_else(client, maya, priya, rui):
    named(maya, priya)
    for person, sees in ((maya, True), (priya, True), (rui, False)):
        client.force_login(person)
        assert ("Priya for Maya" in client.get(PATH).content.decode()) == sees


def test_the_manager_removes_it_on_the_record(client, maya, priya):
    stand_in = named(maya, priya)
    client.force_login(maya)
    assert client.post(reverse("stand_in_remove", args=[stand_in.pk])).status_code == 302
    assert StandIn.objects.count() == 0
    assert Event.objects.get(verb="stand_in.remove").details == {
        "manager": maya.pk,
        "person": priya.pk,
    }


def test_the_stand_in_cannot_remove_it_and_others_do_not_know_of_it(client, maya, priya, rui):
    path = reverse("stand_in_remove", args=[named(maya, priya).pk])
    for person, status in ((priya, 403), (rui, 404)):
        client.force_login(person)
        assert client.post(path).status_code == status
    assert StandIn.objects.count() == 1


def test_a_closed_account_cannot_be_chosen(client, maya):
    gone = factories.user("gone", is_active=False)
    client.force_login(maya)
    assert client.post(PATH, asked(gone)).status_code == 422
