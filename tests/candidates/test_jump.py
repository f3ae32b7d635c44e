"""The way to everything: numbers, titles, names, pages."""

import pytest
from django.urls import reverse

from tests import factories


@pytest.fixture
def jump(client):
    def go(person, words="", *, live=False):
        client.force_login(person)
        headers = {"HX-Request": "true"} if live else {}
        return client.get(reverse("jump"), {"q": words}, headers=headers)

    return go


def found(response):
    return [place.title for kind in response.context["places"] for place in kind]


def test_a_number_goes_straight_to_its_requisition(jump, maya, requisition):
    for words in (
        requisition.code,
        f"req{requisition.pk}",
        f"{requisition.pk}",
        f"{requisition.code}/1",
    ):
        assert jump(maya, words).headers["Location"] == requisition.get_absolute_url()


def test_a_number_of_somebody_else_s_requisition_is_not_found(jump, rui, requisition):
    response = jump(rui, requisition.code)
    assert response.status_code == 200
    assert "Nothing found" in response.text


def test_while_typing_results_come_as_a_fragment_and_nobody_is_sent_away(jump, maya, requisition):
    response = jump(maya, requisition.code, live=True)
    assert "<html" not in response.text
    assert found(response) == ["Welder"]


def test_titles_and_names_are_found_among_what_one_may_see(
    jump, maya, rui, tomas, open_requisition
):
    factories.application(open_requisition, person=factories.candidate("Ada Welding"))
    assert found(jump(tomas, "weld")) == ["Welder", "Ada Welding"]
    assert found(jump(maya, "weld")) == ["Welder", "Ada Welding"]
    assert found(jump(rui, "weld")) == []


def test_confidential_requisitions_do_not_exist_for_other_recruiters(
    jump, aiko, tomas, requisition
):
    requisition.confidential = True
    requisition.save()
    assert found(jump(tomas, "weld")) == ["Welder"]
    assert found(jump(aiko, "weld")) == []


def test_pages_are_found_by_their_words_if_one_may_open_them(jump, tomas, priya):
    assert "Settings" in found(jump(tomas, "sett"))
    assert "New requisition" in found(jump(tomas, "draft"))
    assert "New requisition" not in found(jump(priya, "draft"))


def test_without_words_there_are_the_pages_and_one_s_own_requisitions(jump, maya, rui, requisition):
    assert "Welder" in found(jump(maya))
    assert "Welder" not in found(jump(rui))
    assert "Inbox" in found(jump(rui))


def test_an_agency_finds_nothing(jump, nora, open_requisition):
    assert found(jump(nora, "weld")) == []


def test_words_are_text(jump, maya):
    response = jump(maya, "<b>x</b>")
    assert "<b>x</b>" not in response.text
    assert "&lt;b&gt;x&lt;/b&gt;" in response.text


def test_jumping_costs_the_same_however_much_is_found(
    client, jump, django_assert_max_num_queries, tomas, open_requisition
):
    factories.application(open_requisition, person=factories.candidate("Ada Weldon"))
    jump(tomas)
    with django_assert_max_num_queries(7) as few:
        client.get(reverse("jump"), {"q": "weld"})
    for number in range(12):
        factories.application(open_requisition, person=factories.candidate(f"Ada Weldon {number}"))
    with django_assert_max_num_queries(7) as many:
        client.get(reverse("jump"), {"q": "weld"})
    assert len(many) == len(few)
