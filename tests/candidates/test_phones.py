"""A telephone number is one, however it was typed."""

import pytest

from candidates.models import Candidate, Source
from candidates.phones import shown, spelt
from hiring.activity.models import Event
from requisitions.models import Place
from tests import factories


@pytest.fixture
def lisbon(db):
    return Place.objects.create(name="Lisbon", country="PT")


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("+351 912 345 678", "", "+351912345678"),
        ("+351 (912) 345-678", "NL", "+351912345678"),
        ("912345678", "PT", "+351912345678"),
        (" 912 345 678 ", "PT", "+351912345678"),
        ("00351 912345678", "PT", "+351912345678"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("912345678", "", "912345678"),  # nobody knows where
        ("612 345 678", "PT", "612 345 678"),  # no such number there
        ("912 345 678 ext 5", "PT", "912 345 678 ext 5"),
        ("ask  my agent", "PT", "ask my agent"),
        ("+351 9", "PT", "+351 9"),
        ("", "PT", ""),
    ],
)
def test_numbers_have_one_spelling_and_the_rest_stays_as_typed(typed, country, kept):
    assert spelt(typed, country) == kept
    assert spelt(kept, country) == kept


def test_people_read_numbers_in_groups():
    assert shown("+351912345678") == "+351 912 345 678"
    assert shown("ask my agent") == "ask my agent"


def test_the_same_number_typed_in_two_ways_is_suspected_to_be_one_person(
    client, open_requisition, lisbon, tomas
):
    open_requisition.places.add(lisbon)
    known = factories.candidate("Leila Haddad", phone="+351 912 345 678")
    client.force_login(tomas)
    page = f"/requisitions/{open_requisition.pk}/add/"
    source = Source.of_kind(Source.Kind.OUTREACH).pk

    answer = client.post(page, {"name": "L. H.", "phone": "912345678", "source": source})

    assert answer.status_code == 422
    assert list(answer.context["form"].suspects) == [known]


def test_an_applicant_may_leave_the_country_out(client, open_requisition, lisbon):
    open_requisition.places.add(lisbon)
    posting = factories.published(open_requisition, resume="optional")
    sent = {"name": "Leila", "email": "leila@example.org", "phone": "912 345 678", "privacy": "on"}
    assert client.post(f"/jobs/{posting.slug}/apply/", sent).status_code == 302
    assert Candidate.objects.get().phone == "+351912345678"


@pytest.mark.parametrize("words", ["+351 912 345 678", "912345678", "00351912345678"])
def test_people_are_found_by_number_however_it_is_written(client, tomas, words):
    tomas.country = "PT"
    tomas.save()
    leila = factories.candidate("Leila Haddad", phone="+351912345678")
    factories.candidate("Somebody Else", phone="+351912345679")
    client.force_login(tomas)
    page = client.get("/candidates/", {"q": words})
    assert [row.candidate for row in page.context["rows"]] == [leila]
    assert "Leila Haddad" in client.get("/jump/", {"q": words}).text


def test_the_page_of_a_person_shows_the_number_nicely(client, tomas):
    leila = factories.candidate("Leila Haddad", phone="+351912345678")
    client.force_login(tomas)
    page = client.get(leila.get_absolute_url()).text
    assert 'href="tel:+351912345678"' in page
    assert "+351 912 345 678" in page


def test_saving_a_number_as_it_is_shown_changes_nothing(client, tomas):
    leila = factories.candidate("Leila Haddad", phone="+351912345678")
    client.force_login(tomas)
    page = f"{leila.get_absolute_url()}edit/"
    form = client.get(page).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    assert sent["phone"] == "+351 912 345 678"
    assert client.post(page, sent).status_code == 302
    assert not Event.objects.filter(verb="candidate.edit").exists()
