"""Giving a part to somebody else: on the record, with its open tasks, voiding nothing."""

import pytest

from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories
from tests.requisitions.conftest import rule


def path(requisition):
    return f"/requisitions/{requisition.pk}/hand-over/"


def test_a_manager_hands_over_with_the_open_tasks(post, advert, open_requisition, maya, rui):
    advert(open_requisition).ask(by=open_requisition.recruiter)
    response = post(maya, path(open_requisition), part="manager", to=rui.pk)
    assert response.status_code == 302
    open_requisition.refresh_from_db()
    assert open_requisition.manager == rui
    approved = post(rui, f"/requisitions/{open_requisition.pk}/posting/approve/")
    assert approved.status_code == 302
    assert open_requisition.posting.approved()


def test_the_record_says_who_had_it_and_who_has_it(post, open_requisition, maya, rui):
    post(maya, path(open_requisition), part="manager", to=rui.pk)
    event = Event.objects.filter(verb="requisition.hand_over").get()
    assert event.details == {"part": "manager", "before": maya.pk, "after": rui.pk}
    assert Notice.objects.filter(kind="requisition.hand_over").count() == 2


def test_an_approval_that_runs_is_not_void(requisition, maya, rui, ingrid):
    requisition.submit(by=maya)
    requisition.hand_over(by=maya, part="manager", to=rui)
    assert requisition.awaits(ingrid)
    requisition.approve(by=ingrid)
    assert requisition.status == "approved"


def test_an_approver_who_is_asked_cannot_become_its_manager(requisition, maya, ingrid):
    ingrid.roles = ["manager"]
    ingrid.save()
    requisition.submit(by=maya)
    with pytest.raises(NotAllowed, match="Ingrid is asked to approve it"):
        requisition.hand_over(by=maya, part="manager", to=ingrid)


def test_a_recruiter_gives_away_only_their_own_part(post, open_requisition, tomas, rui, aiko):
    refused = post(tomas, path(open_requisition), part="manager", to=rui.pk)
    assert refused.status_code == 422
    assert post(tomas, path(open_requisition), part="recruiter", to=aiko.pk).status_code == 302
    open_requisition.refresh_from_db()
    assert open_requisition.recruiter == aiko


def test_an_admin_gives_away_either_part(post, open_requisition, alex, rui, aiko):
    post(alex, path(open_requisition), part="manager", to=rui.pk)
    post(alex, path(open_requisition), part="recruiter", to=aiko.pk)
    open_requisition.refresh_from_db()
    assert (open_requisition.manager, open_requisition.recruiter) == (rui, aiko)


def test_the_part_needs_its_role(post, open_requisition, maya, aiko):
    response = post(maya, path(open_requisition), part="manager", to=aiko.pk)
    assert response.status_code == 422
    assert "Aiko is no hiring manager." in response.text


def test_to_whom_it_is_already_is_said_beside_the_name(post, open_requisition, maya):
    response = post(maya, path(open_requisition), part="manager", to=maya.pk)
    assert response.status_code == 422
    assert "Maya has this part already." in response.text


def test_who_is_asked_to_approve_it_is_said_beside_the_name(post, requisition, maya, rui):
    rule(("Neighbour", 1, [rui]))
    requisition.submit(by=maya)
    response = post(maya, path(requisition), part="manager", to=rui.pk)
    assert response.status_code == 422
    assert "Rui is asked to approve it: ask somebody else first." in response.text


def test_who_gave_a_confidential_one_away_lands_on_the_list(post, requisition, maya, rui):
    requisition.confidential = True
    requisition.drafted_by = rui
    requisition.save()
    response = post(maya, path(requisition), part="manager", to=rui.pk)
    assert response["Location"] == "/requisitions/"


@pytest.mark.parametrize(("who", "status"), [("aiko", 403), ("rui", 404)])
def test_nobody_else_hands_it_over(request, page, open_requisition, who, status):
    assert page(request.getfixturevalue(who), path(open_requisition)).status_code == status


def test_people_in_it_stay_where_they_are(post, application, maya, rui):
    factories.presented(factories.application(application.requisition, stage="screening"))
    post(maya, path(application.requisition), part="manager", to=rui.pk)
    assert application.requisition.applications.live().count() == 2


def test_whose_part_somebody_else_gave_away_hears_of_it(post, open_requisition, alex, maya, rui):
    post(alex, path(open_requisition), part="manager", to=rui.pk)
    heard = Notice.objects.filter(kind="requisition.hand_over")
    assert heard.to(maya).count() == heard.to(rui).count() == 1
    assert not heard.to(alex).exists()


def test_who_gave_their_own_part_away_hears_nothing(post, open_requisition, maya, rui):
    post(maya, path(open_requisition), part="manager", to=rui.pk)
    assert not Notice.objects.filter(kind="requisition.hand_over").to(maya).exists()


def test_of_a_confidential_one_that_was_given_away_the_notice_leads_to_the_list(
    post, requisition, alex, maya, rui
):
    requisition.confidential = True
    requisition.drafted_by = rui
    requisition.save()
    post(alex, path(requisition), part="manager", to=rui.pk)
    notice = Notice.objects.filter(kind="requisition.hand_over").to(maya).get()
    assert post(maya, f"/inbox/{notice.pk}/read/")["Location"] == "/requisitions/"
