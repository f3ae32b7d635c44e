"""Who was signed out while pressing a button comes back by address, which does nothing."""

import pytest

from hiring.middleware import page_above

PASSWORD = "correct horse battery"  # noqa: S105


def test_after_signing_in_again_the_way_back_is_shown(client, maya, requisition):

    verb = f"/requisitions/{requisition.pk}/submit/"
    asked = client.post(verb)
    answer = client.post(asked["Location"], {"login": maya.email, "password": PASSWORD})
    assert answer["Location"] == verb

    page = client.get(verb)

    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert "Nothing was changed" in page.text
    assert f'href="/requisitions/{requisition.pk}/"' in page.text
    requisition.refresh_from_db()
    assert requisition.status == "draft"


@pytest.mark.parametrize(
    ("verb", "page"),
    [
        ("/requisitions/7/posting/approve/", "/requisitions/7/posting/"),
        ("/requisitions/7/changes/3/approve/", "/requisitions/7/"),
        ("/applications/7/notes/", "/applications/7/"),
        ("/reviews/7/answer/", "/reviews/7/"),
        ("/settings/stand-ins/7/remove/", "/settings/stand-ins/"),
        ("/inbox/read/", "/inbox/"),
        ("/my/a-token/7/write/", "/my/a-token/"),
    ],
)
def test_the_way_back_is_the_page_above(verb, page):
    assert page_above(verb) == page


def test_a_verb_without_a_page_leads_home():
    assert page_above("/nowhere/") == "/"
