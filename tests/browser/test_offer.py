"""An offer from inside: the recruiter drafts, the manager agrees, and Finance because it leaves the
band; the recruiter sends it, notes what was asked on the phone, and answers with other terms."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_manager import decide

BACKEND = "Senior Backend Engineer, Grid Platform"
NAME = "Júlia Santos"


@pytest.fixture
def chosen(visit):
    """By whoever came first."""
    page = visit("maya")
    page.goto("/")
    page.wait_for_load_state()
    if page.get_by_role("link", name=f"Decide on {NAME}").count():
        decide(page, NAME, "Choose Júlia")


def drafted(desk, pay, name=NAME):
    desk.goto("/")
    desk.get_by_role("link", name=f"Draft the offer to {name}").first.click()
    desk.get_by_label("Base pay").fill(pay)
    desk.get_by_label("Days of leave").fill("24")
    desk.get_by_label("Your words to them").fill("You would own the settlement of meters.")
    desk.get_by_role("button", name="Keep the draft").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(f"Offer to {name}")


def agrees(page, version, name=NAME):
    page.goto("/")
    page.get_by_role("link", name=f"Approve the offer to {name}").first.click()
    expect(page.get_by_role("main")).to_contain_text("the top of the band")
    page.get_by_role("button", name=f"Agree to version {version}").click()
    expect(page.get_by_role("status").filter(has_text="You agreed.")).to_be_visible()


def sent(desk, patiently, name=NAME):
    patiently(desk, desk.get_by_role("link", name="Download PDF"))
    desk.get_by_role("button", name="Send offer").click()
    expect(desk.get_by_role("main")).to_contain_text(f"is with {name.split()[0]}")


def test_an_offer_is_drafted_approved_sent_asked_about_and_revised(
    visit, patiently, accessible, chosen
):
    desk, manager = visit("tomas"), visit("maya")
    drafted(desk, "81,000")
    accessible(desk)
    address = desk.url
    desk.get_by_role("button", name="Ask for approval").click()
    expect(desk.get_by_role("main")).to_contain_text("waits for Maya to agree")

    manager.goto(address)
    manager.get_by_text("Add a note").click()
    manager.get_by_role("button", name="Send back").click()
    expect(manager.get_by_role("alert").first).to_contain_text("Say what should be different.")
    accessible(manager)
    agrees(manager, 1)
    desk.reload()
    expect(desk.get_by_role("main")).to_contain_text("waits for Daniel to agree")
    agrees(visit("daniel"), 1)

    desk.reload()
    sent(desk, patiently)
    desk.get_by_role("link", name="Note what they ask…").click()
    box = desk.get_by_role("dialog")
    box.get_by_role("button", name="Note it").click()
    expect(box).to_contain_text("Write down what they said.")
    box.get_by_label("What they said").fill("My leave is 28 days now.")
    box.get_by_label("Days of leave").fill("28")
    accessible(desk)
    box.get_by_role("button", name="Note it").click()
    expect(desk.get_by_role("main")).to_contain_text("My leave is 28 days now.")

    desk.get_by_role("link", name="Answer with other terms").click()
    expect(desk.get_by_label("Days of leave")).to_have_value("28")
    accessible(desk)
    desk.get_by_role("button", name="Keep as version 2").click()
    expect(desk.get_by_role("main")).to_contain_text("Our answer, not sent")
    accessible(desk)
    for look in ({"width": 390}, {"dark": True}):
        page = visit("tomas", **look)
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Offer to {NAME}")
        accessible(page)
    withdrawn(desk)


def withdrawn(desk):
    """Its opening is free for the offers that follow."""
    desk.get_by_role("link", name="Withdraw…").click()
    desk.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(desk.get_by_role("main")).to_contain_text("The offer was withdrawn.")


def test_a_card_dropped_on_hired_returns_and_says_why(visit):
    page = visit("tomas")
    page.goto("/requisitions/")
    page.get_by_role("main").get_by_role("link", name=BACKEND).first.click()
    page.get_by_role("link", name="Pipeline").click()
    card = page.get_by_role("article").filter(has_text="Hanna Kowalczyk").first
    card.scroll_into_view_if_needed()
    hired = page.locator("#hired")
    card.drag_to(hired.locator("header"))
    expect(page.get_by_text(re.compile("They are hired when they accept"))).to_be_visible()
    expect(page.locator("#offering")).to_contain_text("Hanna Kowalczyk")
