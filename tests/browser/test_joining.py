"""Somebody joins: the manager ticks, adds and gives away; the new hire does their part on a phone
without scripts."""

import datetime as dt
import re

from playwright.sync_api import expect

PDF = b"%PDF-1.7 a page"


def open_sofia(page):
    page.goto("/onboarding/")
    page.get_by_role("link", name="Sofia Almeida").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome Sofia Almeida")


def tick(page, task):
    return page.get_by_role("button", name=f"Done: {task}", exact=True)


def test_the_manager_ticks_in_place_adds_and_gives_away(visit, accessible):
    page = visit("maya")
    open_sofia(page)
    accessible(page)

    box = tick(page, "Plan the first week")
    expect(box).to_have_attribute("aria-pressed", "false")
    done = page.get_by_text(re.compile(r"\d+ of \d+ done")).inner_text()
    box.click()
    expect(box).to_have_attribute("aria-pressed", "true")
    expect(box).to_be_focused()
    assert page.get_by_text(re.compile(r"\d+ of \d+ done")).inner_text() != done
    box.click()
    expect(box).to_have_attribute("aria-pressed", "false")

    page.get_by_role("link", name=re.compile("Name a buddy|Another buddy")).click()
    asks = page.get_by_role("dialog")
    asks.get_by_label("Who?").select_option(label="Priya Raman")
    asks.get_by_role("button", name="Name them").click()
    expect(page.get_by_role("status").filter(has_text="Priya Raman is the buddy")).to_be_visible()

    page.get_by_role("button", name="More: Shadow one on-call shift").click()
    page.get_by_role("link", name="Give to somebody else").locator("visible=true").click()
    asks.get_by_label("To whom?").select_option(label="Priya Raman")
    asks.get_by_role("button", name="Give it to them").click()
    expect(page.get_by_role("status").filter(has_text="is with Priya Raman now")).to_be_visible()

    helper = visit("priya", width=390)
    open_sofia(helper)
    accessible(helper)
    expect(helper.get_by_role("link", name="Add something to do")).to_have_count(0)


def test_the_new_hire_does_their_part_on_a_phone_without_scripts(visit, patiently, accessible):
    recruiter = visit("aiko")
    recruiter.goto("/onboarding/")
    recruiter.get_by_role("link", name="Ruud Timmermans").click()
    recruiter.get_by_role("link", name="Add something to do").click()
    asks = recruiter.get_by_role("dialog")
    asks.get_by_label("What is to be done?").fill("Send a photo for your badge")
    asks.get_by_label("Whose is it?").select_option(label="New hire")
    asks.get_by_label("By when?").fill(f"{dt.datetime.now(dt.UTC).date() + dt.timedelta(days=6)}")
    asks.get_by_label("The new hire sends a document with it").check()
    asks.get_by_role("button", name="Add it").click()
    expect(recruiter.get_by_role("status").filter(has_text="is on the list")).to_be_visible()

    admin = visit("alex")
    admin.goto("/deliveries/")
    mail = admin.get_by_role("listitem").filter(has_text="Something for your start")
    patiently(admin, mail)
    mail.get_by_role("link").first.click()
    letter = admin.get_by_role("main").get_by_text(re.compile("/welcome/"))
    expect(letter.first).to_be_visible()
    path = re.search(r"/welcome/\S+/", admin.get_by_role("main").inner_text()).group()

    page = visit(javascript=False, width=390)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Ruud")
    box = tick(page, "Read how we work")
    box.click()
    expect(box).to_have_attribute("aria-pressed", "true")

    page.get_by_role("link", name="Send it: Send a photo for your badge").click()
    page.get_by_label("Your file").set_input_files(
        files=[{"name": "details.pdf", "mimeType": "application/pdf", "buffer": PDF}]
    )
    page.get_by_role("button", name="Send document").click()
    expect(page.get_by_role("status")).to_contain_text("Your document is with us.")
    expect(page.get_by_text("details.pdf")).to_be_visible()

    with_scripts = visit(width=390)
    with_scripts.goto(path)
    accessible(with_scripts)

    recruiter.reload()
    with recruiter.expect_download() as download:
        recruiter.get_by_role("link", name="details.pdf").click()
    assert download.value.suggested_filename == "details.pdf"
