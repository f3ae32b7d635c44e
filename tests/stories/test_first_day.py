"""From a manager's wish to somebody's first day, in a real browser: a company of its own, its own
processes, and days that pass. Nobody takes a step that their page does not offer."""

import datetime as dt
import io
import re

import pypdfium2
from playwright.sync_api import expect

from tests.browser.post import mailed
from tests.browser.presenting import add_to_shortlist, present
from tests.browser.test_interviewer import send_scorecard
from tests.browser.test_manager import decide, open_queue
from tests.browser.test_offer import agrees, drafted, sent
from tests.browser.test_plan import write
from tests.browser.test_recruiter import screen
from tests.browser.test_slots import offer_times
from tests.stories.test_main_job import papers

JOB = "Tide engineer"
MUST = "Has kept a tidal turbine turning"
HIRED, LEFT_OVER = papers(".pdf"), papers(".docx")
NAME, OTHER = HIRED[0].name, LEFT_OVER[0].name
FIRST = NAME.split()[0]
EMAIL = HIRED[0].email
TWO_WEEKS = 14


def test_from_a_wish_to_the_first_day(visit, patiently, accessible, company):
    manager, desk, admin = visit("maya"), visit("tomas"), visit("alex")
    page = wish(manager)
    agree(visit, admin, patiently)
    advertise(manager, desk, page)
    for applicant in (HIRED, LEFT_OVER):
        apply(visit(javascript=False), *applicant)
    bring_before_the_manager(desk, page)
    meet(manager)

    plan(manager, page)
    interviewed(visit, desk, admin, patiently)
    company.let_pass(TWO_WEEKS)
    judge(visit("priya", width=390), patiently)
    ask_for_the_decision(desk, page, patiently)
    decide(manager, NAME, f"Choose {FIRST}")

    offer, old = offered(desk, manager, admin, patiently)
    phone = visit(javascript=False, width=390)
    asked_for_more(phone, old)
    countered(desk, manager, patiently, offer)
    accepted(phone, admin, patiently, old)
    filled(desk, visit(), page)
    tell_the_others(desk, page, visit, admin, patiently)

    welcome = mailed(admin, patiently, "/welcome/", EMAIL, "Welcome to")
    begun(phone, visit("maya", width=390), welcome)
    company.let_pass(days_until_the_start(phone, company))
    first_day(phone, manager, welcome)
    accessible(manager)


def told(page, words):
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def main(page):
    return page.get_by_role("main")


# The need


def wish(page):
    """Where the requisition is."""
    page.goto("/requisitions/new/")
    page.get_by_label("Title", exact=True).fill(JOB)
    page.get_by_label("Department").select_option(label="Engineering")
    page.get_by_role("group", name="Places").get_by_text("Lisbon", exact=True).click()
    page.get_by_label("From", exact=True).fill("60,000")
    page.get_by_label("To", exact=True).fill("74,000")
    page.get_by_label("Anything the approvers should know").fill("The tide does not wait.")
    page.get_by_label("In a few words").first.fill(MUST)
    page.get_by_label("Recruiter", exact=True).select_option(label="Tomás Reis")
    page.get_by_role("button", name="Ask for approval").click()
    told(page, "is with its approvers")
    return re.search(r"/requisitions/\d+/", page.url).group()


def agree(visit, admin, patiently):
    """One after the other, from the link in their mail."""
    for who in ("daniel", "ingrid"):
        link = mailed(admin, patiently, "/requisitions/answer/", f"{who}@", JOB)
        approver = visit(width=390)
        approver.goto(link)
        approver.get_by_role("button", name="Approve requisition").click()
        expect(approver.get_by_role("heading", level=1)).to_have_text("Your yes is kept")


def advertise(manager, desk, page):
    desk.goto(page)
    desk.get_by_role("button", name="Open requisition").click()
    expect(desk.get_by_role("button", name="Open requisition")).to_have_count(0)
    desk.goto(f"{page}posting/edit/")
    desk.get_by_label("Opening line").fill("Keep the turbines in the bay turning.")
    desk.get_by_label("Text").fill("## What you will do\n\nListen to the tide.")
    desk.get_by_label("From", exact=True).fill("60,000")
    desk.get_by_label("To", exact=True).fill("72,000")
    desk.get_by_role("button", name="Ask for approval").click()
    manager.goto("/")
    manager.get_by_role("link", name=re.compile("^Approve the posting")).first.click()
    manager.get_by_role("button", name="Approve posting").click()
    expect(manager.get_by_role("heading", name="Approved text")).to_be_visible()
    desk.goto(f"{page}posting/")
    desk.get_by_role("button", name="Publish posting").click()
    expect(desk.get_by_role("button", name="Publish posting")).to_have_count(0)


# The people


def apply(page, person, file, content):
    page.goto("/jobs/")
    page.get_by_role("link", name=JOB).click()
    page.get_by_role("link", name="Apply", exact=True).first.click()
    page.get_by_label("Résumé").set_input_files(
        files=[{"name": file, "mimeType": "application/octet-stream", "buffer": content}]
    )
    page.get_by_label("Full name").fill(person.name)
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("I have read how you use what I send").check()
    page.get_by_role("button", name="Send application").last.click()
    expect(page.get_by_role("heading", level=1, name="We have your application")).to_be_visible()


def open_person(desk, page, name=NAME):
    desk.goto(f"{page}board/")
    main(desk).get_by_role("link", name=name, exact=True).first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(name)


def bring_before_the_manager(desk, page):
    open_person(desk, page)
    desk.get_by_role("link", name="Write the screen").click()
    screen(desk, [("Heard", "Four winters on one turbine.")])
    add_to_shortlist(desk)
    present(desk)


def meet(manager):
    open_queue(manager)
    expect(manager.get_by_role("heading", level=1)).to_have_text(NAME)
    manager.get_by_role("button", name=re.compile("^Advance")).click()
    manager.get_by_role("button", name=re.compile(r"^Send 1 verdict")).first.click()
    told(manager, "Tomás")


# The evidence


def plan(manager, page):
    manager.goto(f"{page}plan/edit/")
    write(manager.locator("[data-row]").first, "By the water", MUST)
    manager.get_by_role("button", name="Save the plan").click()
    told(manager, "The interview plan is saved.")


def interviewed(visit, desk, admin, patiently):
    """The candidate takes the first of the times at which Priya is free."""
    offer_times(desk, NAME, JOB, panel="Priya Raman")
    path = mailed(admin, patiently, "/my/", EMAIL, "Choose")
    phone = visit(javascript=False, width=390)
    phone.goto(path)
    phone.locator("button[name=slot]").first.click()
    told(phone, "It is booked.")


def judge(phone, patiently):
    phone.goto("/interviews/")
    owed = phone.get_by_role("link", name=f"Your scorecard on {NAME}")
    patiently(phone, owed)
    owed.click()
    send_scorecard(phone)


def ask_for_the_decision(desk, page, patiently):
    open_person(desk, page)
    expect(desk.get_by_role("region", name="Interviews")).to_contain_text("Held")
    desk.get_by_role("link", name="Ask for the decision").first.click()
    desk.get_by_role("button", name="Ask for the decision").click()
    expect(desk.get_by_role("link", name="Ask for the decision")).to_have_count(0)
    expect(main(desk)).to_contain_text("Final decision")


# The offer


def offered(desk, manager, admin, patiently):
    """The rules ask the manager. Where the offer is, and where they read it."""
    drafted(desk, "72,000", NAME)
    address = desk.url
    desk.get_by_role("button", name="Ask for approval").click()
    expect(main(desk)).to_contain_text("waits for Maya to agree")
    agrees(manager, 1, NAME)
    desk.reload()
    sent(desk, patiently, NAME)
    with desk.expect_download() as saved:
        desk.get_by_role("link", name="Download PDF").click()
    assert_says(saved.value.path().read_bytes(), FIRST, "€72,000 a year", "24 days")
    return address, mailed(admin, patiently, "/offer/", EMAIL, "Our offer:")


def assert_says(pdf, *words):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    said = " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())
    for one in words:
        assert one in said, f"{one!r} is not in {said!r}"


def asked_for_more(phone, link):
    phone.goto(link)
    expect(main(phone)).to_contain_text("€72,000 a year")
    phone.get_by_role("link", name="Ask for a change…").click()
    phone.get_by_label("What would you like to be different").fill("I have 28 days now.")
    phone.get_by_label("Days of leave").fill("28")
    phone.get_by_role("button", name="Send what you ask for").click()
    told(phone, "Until then this offer stands as it is.")


def countered(desk, manager, patiently, offer):
    desk.goto(offer)
    expect(main(desk)).to_contain_text("I have 28 days now.")
    desk.get_by_role("link", name="Answer with other terms").click()
    expect(desk.get_by_label("Days of leave")).to_have_value("28")
    desk.get_by_role("button", name="Keep as version 2").click()
    desk.get_by_role("button", name="Ask for approval").click()
    expect(main(desk)).to_contain_text("waits for Maya to agree")
    agrees(manager, 2, NAME)
    desk.reload()
    sent(desk, patiently, NAME)


def accepted(phone, admin, patiently, old):
    phone.goto(old)
    expect(phone.get_by_role("heading", level=1)).to_have_text("The terms changed")
    new = mailed(admin, patiently, "/offer/", EMAIL, "Our offer:", before=1)
    assert new != old
    phone.goto(new)
    expect(main(phone)).to_contain_text("28 days")
    phone.get_by_role("link", name="Accept…").click()
    phone.get_by_label("Your full name").fill(NAME)
    phone.get_by_label("I have read the letter and accept what it says").check()
    phone.get_by_role("button", name="Accept this offer").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("You accepted")
    expect(main(phone)).to_contain_text(f"Signed by {NAME}")


# What follows by itself


def filled(desk, stranger, page):
    desk.goto(f"{page}openings/")
    expect(desk.get_by_role("region", name="Openings")).to_contain_text("Filled")
    expect(desk.get_by_role("region", name="Openings")).to_contain_text(NAME)
    stranger.goto("/jobs/")
    expect(stranger.get_by_role("heading", level=1)).to_be_visible()
    expect(stranger.get_by_role("link", name=JOB)).to_have_count(0)


def tell_the_others(desk, page, visit, admin, patiently):
    desk.goto(f"{page}to-be-told/")
    expect(main(desk)).to_contain_text("Filled, 1 still to be told.")
    desk.get_by_role("checkbox", name=OTHER).check()
    desk.get_by_role("button", name="Preview the words").click()
    expect(desk.get_by_role("list", name="Messages")).to_contain_text(f"Hello {OTHER.split()[0]}")
    desk.get_by_role("button", name="Send 1 message").click()
    expect(main(desk)).to_contain_text("Everybody knows where they stand")
    own = visit(javascript=False)
    own.goto(mailed(admin, patiently, "/my/", LEFT_OVER[0].email, "A message"))
    expect(main(own)).to_contain_text("closed")


def begun(phone, manager, welcome):
    phone.goto(welcome)
    expect(phone.get_by_role("heading", level=1)).to_have_text(f"Welcome, {FIRST}")
    box = phone.get_by_role("button", name=re.compile("^Done: ")).first
    box.click()
    expect(box).to_have_attribute("aria-pressed", "true")
    manager.goto("/onboarding/")
    joins = manager.get_by_role("listitem").filter(has_text=NAME)
    expect(joins).to_contain_text(re.compile(r"\b1 of \d+"))


def days_until_the_start(phone, company):
    said = phone.locator("dl.facts dd b").first.inner_text()
    starts_on = dt.datetime.strptime(said, "%A %d %B %Y").date()  # noqa: DTZ007  a day, no moment
    today = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=company.days)
    return (starts_on - today).days


def first_day(phone, manager, welcome):
    """What should have been done before is not silent."""
    manager.goto("/onboarding/")
    expect(main(manager)).to_contain_text("Something is late for 1 person.")
    day = manager.get_by_role("listitem").filter(has_text=", today")
    expect(day).to_be_visible()
    manager.get_by_role("link", name=NAME).click()
    expect(manager.get_by_role("heading", level=1)).to_have_text(f"Welcome {NAME}")
    phone.goto(welcome)
    expect(main(phone)).to_contain_text("Maya Okafor")
