"""Writing a screen: heard, unclear or not heard, with the line that shows it."""

import pytest
from django.urls import reverse

from candidates.models import Resume
from candidates.models.finding import Heard
from hiring.activity.models import Event
from tests import factories


def page_of(application):
    return reverse("candidates:write_screen", args=[application.pk])


@pytest.fixture
def criteria(open_requisition):
    return list(open_requisition.criteria.current())


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


def test_answers_are_kept_and_counted(here, application, criteria, tomas):
    first, second = criteria
    sent = {
        f"heard-{first.pk}": "heard",
        f"line-{first.pk}": "Nine years",
        f"heard-{second.pk}": "unclear",
    }
    assert here.post(page_of(application), sent)["Location"] == application.get_absolute_url()
    application.refresh_from_db()
    assert (application.status, application.musts_met) == ("screening", 1)
    assert application.screened_at
    found = {one.criterion_id: (one.heard, one.line, one.by) for one in application.findings.all()}
    assert found == {first.pk: ("heard", "Nine years", tomas), second.pk: ("unclear", "", tomas)}
    assert Event.objects.of(application).filter(verb="application.write_screen").count() == 1


def test_a_second_screen_writes_over_the_first_and_moves_nobody(here, open_requisition, criteria):
    one = factories.application(open_requisition, stage="interviewing")
    for heard in ("heard", "not_heard"):
        here.post(page_of(one), {f"heard-{criteria[0].pk}": heard})
    one.refresh_from_db()
    assert (one.status, one.musts_met) == ("interviewing", 0)
    assert one.findings.get().heard == "not_heard"


def test_a_line_of_the_resume_is_offered_and_kept_only_with_an_answer(here, application, criteria):
    first, second = criteria
    type(first).objects.filter(pk=first.pk).update(text="Robot welding")
    Resume.objects.create(
        candidate=application.candidate, application=application, name="cv.txt", kind="txt",
        path="a", size=1, sha256="0", status="read", text="Robot welding since 2012",
    )  # fmt: skip
    response = here.get(page_of(application))
    assert response.text.count("found in the résumé") == 1
    assert 'value="Robot welding since 2012"' in response.text
    assert not application.findings.exists()
    sent = {f"line-{first.pk}": "Robot welding since 2012", f"heard-{second.pk}": "heard"}
    here.post(page_of(application), sent)
    assert application.findings.get().criterion == second


def test_without_one_answer_the_lines_come_back(here, application, criteria):
    response = here.post(page_of(application), {f"line-{criteria[0].pk}": "Nine years"})
    assert response.status_code == 422
    assert 'value="Nine years"' in response.text
    application.refresh_from_db()
    assert application.status == "applied"


@pytest.mark.parametrize("sent", ["maybe", "<b>"])
def test_an_answer_nobody_knows_is_refused(here, application, criteria, sent):
    assert here.post(page_of(application), {f"heard-{criteria[0].pk}": sent}).status_code == 422


def test_save_and_next_opens_the_next_in_the_column(here, open_requisition, application, criteria):
    following = factories.application(open_requisition)
    sent = {f"heard-{criteria[0].pk}": "heard", "next": "1"}
    assert here.post(page_of(application), sent)["Location"] == page_of(following)
    assert here.post(page_of(following), sent)["Location"] == following.get_absolute_url()


def test_a_manager_screens_too(client, application, criteria, maya):
    client.force_login(maya)
    assert (
        client.post(page_of(application), {f"heard-{criteria[0].pk}": "heard"}).status_code == 302
    )


@pytest.mark.parametrize(("who", "status"), [("alex", 403), ("rui", 404), ("priya", 404)])
def test_nobody_else_does(client, application, criteria, request, who, status):
    client.force_login(request.getfixturevalue(who))
    sent = {f"heard-{criteria[0].pk}": "heard"}
    assert client.post(page_of(application), sent).status_code == status
    assert not application.findings.exists()


def test_who_is_gone_is_not_screened(here, application, criteria, tomas):
    application.withdraw(by=application.candidate)
    response = here.post(page_of(application), {f"heard-{criteria[0].pk}": "heard"})
    assert response.status_code == 409
    assert not application.findings.exists()


def test_counts_follow_criteria_that_are_no_longer_asked_for(application, criteria, tomas):
    application.write_screen({one.pk: Heard("heard") for one in criteria}, by=tomas)
    type(criteria[0]).objects.filter(pk=criteria[0].pk).update(retired=True)
    type(application).objects.all().count_musts()
    application.refresh_from_db()
    assert application.musts_met == 1
