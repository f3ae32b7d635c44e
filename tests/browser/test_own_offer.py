"""An offer, from the draft to the yes: the recruiter sends it, and the candidate reads it, asks for
a change and accepts on a phone without scripts."""

import re

from playwright.sync_api import expect

from tests.browser.post import mailed
from tests.browser.test_manager import decide
from tests.browser.test_offer import agrees

BACKEND = "Senior Backend Engineer, Grid Platform"
NAME = "Idris Bello"


def told(page, words):
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def send(desk, manager, version, patiently):
    """The manager agrees; its letter is made by a worker."""
    desk.get_by_role("button", name="Ask for approval").click()
    expect(desk.get_by_role("main")).to_contain_text("waits for Maya to agree")
    agrees(manager, version, NAME)
    desk.reload()
    patiently(desk, desk.get_by_role("button", name="Send offer"))
    patiently(desk, desk.get_by_role("link", name="Download PDF"))
    desk.get_by_role("button", name="Send offer").click()
    expect(desk.get_by_role("main")).to_contain_text("is with Idris")


def offer_in_mail(admin, patiently, version):
    words = ("idris.bello@", "Our offer:")
    return mailed(admin, patiently, "/offer/", *words, before=version - 1)


def drafted(desk):
    desk.goto("/requisitions/")
    desk.get_by_role("main").get_by_role("link", name=BACKEND).first.click()
    desk.get_by_role("link", name="Pipeline").click()
    desk.get_by_role("link", name=NAME, exact=True).click()
    desk.get_by_role("link", name="Draft the offer").first.click()
    desk.get_by_label("Base pay").fill("74,000")
    desk.get_by_label("Days of leave").fill("24")
    desk.get_by_label("Place").fill("Lisbon")
    desk.get_by_role("button", name="Keep the draft").click()


def ask_for_more(page):
    """As somebody does who changes their mind about a figure that was a slip."""
    page.get_by_role("link", name="Ask for a change…").click()
    page.get_by_label("What would you like to be different, and why?").fill("I have 28 days now.")
    page.get_by_label("Base pay").fill("7")
    page.get_by_label("Days of leave").fill("28")
    page.get_by_role("button", name="Send what you ask for").click()
    expect(page.get_by_role("alert")).to_contain_text("very far from that")
    expect(page.get_by_label("What would you like")).to_have_value("I have 28 days now.")
    page.get_by_label("Base pay").fill("")
    page.get_by_role("button", name="Send what you ask for").click()
    told(page, "Until then this offer stands as it is.")


def test_an_offer_is_sent_negotiated_and_accepted(visit, patiently, accessible):
    desk, manager, admin = visit("tomas"), visit("maya"), visit("alex")
    decide(manager, NAME, "Choose Idris")
    drafted(desk)
    send(desk, manager, 1, patiently)
    first = offer_in_mail(admin, patiently, 1)

    phone = visit(javascript=False, width=390)
    phone.goto(first)
    expect(phone.get_by_role("main")).to_contain_text("€74,000 a year")
    ask_for_more(phone)
    read = visit(width=390, dark=True)
    for page in ("", "ask/", "accept/", "decline/"):
        read.goto(f"{first}{page}")
        accessible(read)

    desk.reload()
    desk.get_by_role("link", name="Answer with other terms").click()
    expect(desk.get_by_label("Days of leave")).to_have_value("28")
    desk.get_by_role("button", name=re.compile("^(Keep|Make)")).first.click()
    send(desk, manager, 2, patiently)
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("The terms changed")
    second = offer_in_mail(admin, patiently, 2)
    assert second != first

    phone.goto(second)
    phone.get_by_role("link", name="Accept…").click()
    phone.get_by_label("Your full name").fill("idris bello")
    phone.get_by_role("button", name="Accept this offer").click()
    expect(phone.get_by_role("alert")).to_contain_text("Read the letter, then tick this.")
    expect(phone.get_by_label("Your full name")).to_have_value("idris bello")
    phone.get_by_label("I have read the letter and accept what it says").check()
    phone.get_by_role("button", name="Accept this offer").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("You accepted")
    expect(phone.get_by_role("main")).to_contain_text("Signed by idris bello")
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Download PDF").click()
    assert saved.value.suggested_filename.endswith(".pdf")
    read.goto(second)
    accessible(read)
    desk.reload()
    expect(desk.get_by_role("main")).to_contain_text("accepted version 2")
