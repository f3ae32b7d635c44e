"""An interviewer on a phone: the kit before they go in, the scorecard when they come out."""

import re

from playwright.sync_api import expect

from tests.browser.test_kept import BACK, sign_in

PHONE = 390


def open_scorecard(visit):
    """The first that is owed."""
    page = visit("priya", width=PHONE)
    page.goto("/interviews/")
    page.get_by_role("link", name=re.compile("^Your scorecard on")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Scorecard on")
    return page


def send_scorecard(page):
    """A yes to everything."""
    page.wait_for_load_state()
    for group in page.locator("[data-criterion]").all():
        if group.is_visible():
            group.get_by_text("Yes", exact=True).click()
    page.get_by_role("group", name="All in all, should we hire them?").get_by_text(
        "Strong yes"
    ).click()
    page.get_by_role("button", name="Send scorecard").click()
    expect(page.get_by_text("The team reads it now")).to_be_visible()


def test_the_kit_is_read_on_a_phone(visit, accessible):
    page = visit("priya", width=PHONE)
    page.goto("/interviews/")
    accessible(page)
    page.locator("a[href^='/interviews/'].title").first.click()
    expect(page.get_by_role("heading", name="What to find out")).to_be_visible()
    expect(page.get_by_role("heading", name="Résumé")).to_be_visible()
    accessible(page)


def test_what_is_typed_is_kept_and_then_sent(visit, accessible):
    page = open_scorecard(visit)
    with page.expect_response(re.compile("/draft/")):
        page.get_by_label("Take-aways for the team").fill("Asked about the pumps at once.")
    expect(page.get_by_role("status").filter(has_text="Draft kept")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Take-aways for the team")).to_have_value(
        "Asked about the pumps at once."
    )

    page.get_by_role("button", name="Send scorecard").click()
    expect(page.get_by_role("alert")).to_contain_text("to fix")
    accessible(page)

    send_scorecard(page)
    accessible(page)


def test_words_typed_after_the_session_ended_come_back(visit):
    page = open_scorecard(visit)
    page.context.clear_cookies(name="session")
    page.get_by_label("Take-aways for the team").fill("Typed while signed out.")
    sign_in(page, "priya")

    expect(page.get_by_text(BACK)).to_be_visible()
    expect(page.get_by_label("Take-aways for the team")).to_have_value("Typed while signed out.")


def test_without_javascript_a_button_keeps_the_draft(visit):
    page = visit("priya", width=PHONE, javascript=False)
    page.goto("/interviews/")
    page.get_by_role("link", name=re.compile("^Your scorecard on")).first.click()
    page.get_by_label("Take-aways for the team").fill("By hand.")
    page.get_by_role("button", name="Keep draft").click()
    expect(page.get_by_label("Take-aways for the team")).to_have_value("By hand.")
