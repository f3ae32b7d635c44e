"""The list of candidates, one person's page, and correcting what is known of them."""

import datetime as dt

import pytest
from django.urls import reverse

from candidates.models import Candidate, Resume, Tag
from hiring.activity.models import Event
from tests import factories

INDEX = "/candidates/"
BUDGET = 16  # queries, however many people there are


@pytest.fixture
def here(client, tomas):
    client.force_login(tomas)
    return client


@pytest.fixture
def second(open_requisition, maya, tomas):
    """Another requisition of Maya and Tomás."""
    return factories.opened(
        factories.requisition(
            manager=maya,
            recruiter=tomas,
            department=open_requisition.department,
            title="Fitter",
        )
    )


@pytest.fixture
def secret(maya, aiko, engineering):
    """Confidential: not for Tomás."""
    return factories.requisition(
        manager=maya, recruiter=aiko, department=engineering, title="Spy", confidential=True
    )


def rows(response):
    return response.context["rows"]


def names(response):
    return [row.candidate.name for row in rows(response)]


def page_of(person):
    return reverse("candidates:candidate", args=[person.pk])


# The list


def test_everybody_is_listed_once_who_came_last_first(here, open_requisition, second):
    ada, grace = factories.candidate("Ada Byron"), factories.candidate("Grace Hopper")
    for requisition in (open_requisition, second):
        factories.application(requisition, person=ada)
    factories.application(open_requisition, person=grace)
    assert names(here.get(INDEX)) == ["Grace Hopper", "Ada Byron"]


def test_a_row_shows_the_latest_application_and_how_many_more(here, open_requisition, second):
    ada = factories.candidate("Ada Byron")
    factories.application(open_requisition, person=ada)
    latest = factories.aged(factories.application(second, person=ada, stage="screening"), days=4)
    response = here.get(INDEX)
    assert (rows(response)[0].newest, rows(response)[0].others) == (latest, 1)
    assert "4 days ago" in response.text


def test_a_confidential_application_is_neither_shown_nor_counted(here, open_requisition, secret):
    ada = factories.candidate("Ada Byron")
    factories.application(open_requisition, person=ada)
    factories.application(secret, person=ada)
    response = here.get(INDEX)
    assert (rows(response)[0].newest.requisition, rows(response)[0].others) == (open_requisition, 0)
    assert "Spy" not in response.text


def test_who_is_only_in_a_confidential_requisition_is_not_listed(here, secret):
    factories.application(secret, person=factories.candidate("Ada Byron"))
    assert names(here.get(INDEX)) == []


def test_recruiters_see_people_without_any_application(here):
    factories.candidate("Ada Byron")
    assert names(here.get(INDEX)) == ["Ada Byron"]


def test_nobody_finds_themselves(here, open_requisition, tomas):
    me = factories.candidate("Tomás himself", email=tomas.email)
    factories.application(open_requisition, person=me)
    assert names(here.get(INDEX)) == []


@pytest.mark.parametrize("words", ["byron", "ADA by", "analytical", "countess@", "engineer ada"])
def test_people_are_found_by_name_email_or_employer(here, words):
    factories.candidate("Grace Hopper", headline="Navy", email="grace@example.org")
    factories.candidate(
        "Ada Byron", headline="Engineer, Analytical Engines", email="countess@example.org"
    )
    assert names(here.get(INDEX, {"q": words})) == ["Ada Byron"]


def test_people_are_found_by_the_stage_of_a_live_application(here, open_requisition, second):
    ada = factories.candidate("Ada Byron")
    factories.application(open_requisition, person=ada, stage="screening")
    factories.application(second, person=ada)
    factories.application(open_requisition, person=factories.candidate("Grace Hopper"))
    assert names(here.get(INDEX, {"stage": "screening"})) == ["Ada Byron"]


def test_a_stage_in_a_confidential_requisition_finds_nobody(here, open_requisition, secret):
    ada = factories.candidate("Ada Byron")
    factories.application(open_requisition, person=ada)
    factories.application(secret, person=ada, stage="prospect")
    assert names(here.get(INDEX, {"stage": "prospect"})) == []


def test_people_are_found_by_tag(here, tomas):
    factories.candidate("Grace Hopper")
    factories.candidate("Ada Byron").tag("Go", by=tomas)
    assert names(here.get(INDEX, {"tag": "Go"})) == ["Ada Byron"]


@pytest.mark.parametrize("asked", ["stage=rejected", "stage='--", "tag=nobody", "older=x"])
def test_what_the_list_does_not_know_it_leaves_out(here, asked):
    factories.candidate("Ada Byron")
    assert names(here.get(f"{INDEX}?{asked}")) == ["Ada Byron"]


def test_fifty_to_a_page_and_the_filter_is_kept(here):
    for n in range(53):
        factories.candidate(f"Ada {n:02}")
    factories.candidate("Grace Hopper")
    first = here.get(INDEX, {"q": "ada"})
    assert len(rows(first)) == 50
    second = here.get(INDEX + first.context["page"].older)
    assert names(second) == ["Ada 02", "Ada 01", "Ada 00"]


def test_the_list_asks_as_much_for_five_people_as_for_sixty(
    here, open_requisition, second, tomas, django_assert_max_num_queries
):
    def fill(people):
        for n in range(people):
            person = factories.candidate()
            person.tag(f"Tag {n}", by=tomas)
            for requisition in (open_requisition, second):
                factories.application(requisition, person=person)

    fill(5)
    with django_assert_max_num_queries(BUDGET) as few:
        assert len(rows(here.get(INDEX))) == 5
    fill(55)
    with django_assert_max_num_queries(len(few)):
        assert len(rows(here.get(INDEX))) == 50


def test_an_empty_list_says_what_will_be_here(here):
    assert "No candidates yet" in here.get(INDEX).text
    assert "Nobody matches" in here.get(INDEX, {"q": "ada"}).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "status"),
    [("tomas", 200), ("aiko", 200), ("alex", 200), ("maya", 403), ("priya", 403), ("nora", 403)],
)
def test_the_list_is_for_recruiters_and_admins(client, request, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(INDEX).status_code == status


# One person


def test_a_persons_page_shows_what_is_known(here, open_requisition, tomas):
    ada = factories.candidate(
        "Ada Byron", email="ada@example.org", phone="+351 9", headline="Engineer", place="Porto"
    )
    applied = factories.application(open_requisition, person=ada)
    ada.consent(until=dt.date(2099, 1, 31))
    ada.tag("Go", by=tomas)
    text = here.get(page_of(ada)).text
    for known in ("Ada Byron", "ada@example.org", "+351 9", "Porto", "Go", "31 January 2099"):
        assert known in text
    assert applied.get_absolute_url() in text


def test_only_applications_one_may_see_are_listed(client, open_requisition, second, secret, tomas):
    ada = factories.candidate("Ada Byron")
    seen = [factories.application(one, person=ada) for one in (open_requisition, second)]
    factories.application(secret, person=ada)
    client.force_login(tomas)
    response = client.get(page_of(ada))
    assert set(response.context["applications"]) == set(seen)
    assert "Spy" not in response.text


def test_resumes_can_be_downloaded_from_the_page(here, application):
    kept = Resume.objects.create(
        candidate=application.candidate,
        application=application,
        name="ada.pdf",
        kind="pdf",
        path="aa/bb/c.pdf",
        size=2048,
        sha256="0" * 64,
    )
    text = here.get(page_of(application.candidate)).text
    assert "ada.pdf" in text
    assert reverse("candidates:resume_download", args=[kept.pk]) in text


@pytest.mark.parametrize("alike", [{"name": "ada byron"}, {"name": "A. B.", "phone": "+351 9"}])
def test_who_may_be_the_same_person_is_hinted_at(here, alike):
    ada, other = factories.candidate("Ada Byron", phone="+351 9"), factories.candidate(**alike)
    factories.candidate("Grace Hopper")
    response = here.get(page_of(ada))
    assert list(response.context["alike"]) == [other]
    assert page_of(other) in response.text


def test_nobody_is_hinted_at_whom_one_may_not_know_of(here, secret):
    ada = factories.candidate("Ada Byron")
    factories.application(secret, person=factories.candidate("Ada Byron"))
    assert not here.get(page_of(ada)).context["alike"]


def test_what_is_known_is_text(here):
    ada = factories.candidate("<b>Ada</b>", headline="<i>x</i>", place="<u>y</u>")
    for text in (here.get(page_of(ada)).text, here.get(INDEX).text):
        assert not any(mark in text for mark in ("<b>Ada", "<i>x", "<u>y"))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("maya", 200),
        ("tomas", 200),
        ("aiko", 200),
        ("alex", 200),
        ("rui", 404),
        ("priya", 404),
        ("nora", 404),
    ],
)
def test_a_person_is_there_for_who_sees_their_applications(
    client, application, request, who, status
):
    client.force_login(request.getfixturevalue(who))
    assert client.get(page_of(application.candidate)).status_code == status


def test_a_person_in_a_confidential_requisition_does_not_exist_for_others(here, secret):
    ada = factories.application(secret).candidate
    assert here.get(page_of(ada)).status_code == 404
    assert here.get(reverse("candidates:candidate_edit", args=[ada.pk])).status_code == 404


def test_ones_own_candidacy_does_not_exist(here, open_requisition, tomas):
    me = factories.candidate("Tomás himself", email=tomas.email)
    factories.application(open_requisition, person=me)
    assert here.get(page_of(me)).status_code == 404


def test_a_manager_reads_the_page_without_keeping_it(client, application, maya):
    client.force_login(maya)
    response = client.get(page_of(application.candidate))
    assert (
        reverse("candidates:candidate_edit", args=[application.candidate.pk]) not in response.text
    )
    assert f'"{INDEX}"' not in response.text


def test_strangers_are_asked_to_sign_in(client, application):
    for page in (INDEX, page_of(application.candidate)):
        assert client.get(page)["Location"].startswith("/account/login/")


# Tags


def test_a_recruiter_tags_and_untags(here, tomas):
    ada = factories.candidate("Ada Byron")
    here.post(reverse("candidates:tag", args=[ada.pk]), {"name": "Go"})
    here.post(reverse("candidates:tag", args=[ada.pk]), {"name": " go "})
    assert [tag.name for tag in ada.tags.all()] == ["Go"]
    here.post(reverse("candidates:untag", args=[ada.pk]), {"name": "Go"})
    assert not ada.tags.exists()
    assert Tag.objects.count() == 1


def test_a_manager_keeps_no_tags(client, application, maya):
    client.force_login(maya)
    page = reverse("candidates:tag", args=[application.candidate.pk])
    assert client.post(page, {"name": "Go"}).status_code == 403


# Correcting


@pytest.fixture
def edit(here):
    def send(person, **said):
        known = {"name": person.name, "email": person.email or "", "phone": person.phone}
        known |= {"headline": person.headline, "place": person.place}
        return here.post(reverse("candidates:candidate_edit", args=[person.pk]), known | said)

    return send


def test_a_recruiter_corrects_what_is_known(edit):
    ada = factories.candidate("Ada Byron")
    response = edit(ada, name=" Ada  Lovelace ", email="Ada@Example.org", place="Porto")
    assert (response.status_code, response["Location"]) == (302, page_of(ada))
    ada.refresh_from_db()
    assert (ada.name, ada.email, ada.place) == ("Ada Lovelace", "ada@example.org", "Porto")


def test_the_record_names_the_fields_and_not_their_words(edit, tomas):
    ada = factories.candidate("Ada Byron")
    edit(ada, place="Porto", phone="+351 9")
    event = Event.objects.get(verb="candidate.edit")
    assert event.actor == tomas
    assert event.details == {"fields": ["phone", "place"]}


def test_the_page_says_who_corrected_it(edit, here):
    ada = factories.candidate("Ada Byron")
    edit(ada, place="Porto")
    assert "corrected what is known of Ada Byron" in here.get(page_of(ada)).text


def test_saving_without_a_change_is_no_event(edit):
    assert edit(factories.candidate("Ada Byron")).status_code == 302
    assert not Event.objects.filter(verb="candidate.edit").exists()


def test_who_was_overtaken_keeps_their_words_and_reads_the_others(edit, here):
    ada = factories.candidate("Ada Byron")
    seen = here.get(reverse("candidates:candidate_edit", args=[ada.pk])).context["form"].fingerprint
    edit(ada, place="Porto")
    overtaken = edit(ada, seen=seen, headline="Fitter at Fernhill")
    assert overtaken.status_code == 422
    assert "Somebody changed this while you were writing." in overtaken.text
    assert "<ins>Porto</ins>" in overtaken.text
    assert 'value="Fitter at Fernhill"' in overtaken.text
    ada.refresh_from_db()
    assert (ada.place, ada.headline) == ("Porto", "")
    seen = overtaken.context["form"].fingerprint
    assert edit(ada, seen=seen, place="Porto", headline="Fitter").status_code == 302


def test_an_email_can_be_taken_away(edit):
    ada = factories.candidate("Ada Byron")
    edit(ada, email="")
    ada.refresh_from_db()
    assert ada.email is None


def test_the_address_of_another_person_is_refused_beside_the_field(edit):
    factories.candidate("Grace Hopper", email="grace@example.org")
    ada = factories.candidate("Ada Byron")
    response = edit(ada, email="GRACE@example.org", place="Porto")
    assert response.status_code == 422
    refused = response.context["form"].errors
    assert refused == {"email": ["There is a candidate with this e-mail already."]}
    assert "Porto" in response.text
    ada.refresh_from_db()
    assert ada.place == ""


def test_a_name_is_needed(edit):
    ada = factories.candidate("Ada Byron")
    assert edit(ada, name=" ").status_code == 422
    assert Candidate.objects.get(pk=ada.pk).name == "Ada Byron"


@pytest.mark.parametrize(("who", "status"), [("maya", 403), ("alex", 403), ("rui", 404)])
def test_only_recruiters_correct(client, application, request, who, status):
    client.force_login(request.getfixturevalue(who))
    page = reverse("candidates:candidate_edit", args=[application.candidate.pk])
    assert client.get(page).status_code == status
