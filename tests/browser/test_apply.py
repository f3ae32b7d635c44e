"""From the careers site to the recruiter's desk, without JavaScript and with a real file."""

import re
from uuid import uuid4

import pytest
import typst
from playwright.sync_api import expect

JOB = "Senior Backend Engineer, Grid Platform"
OWN_PAGE = re.compile(r"/my/\S+/")
LINES = ("Kept the tide tables of Zuiderzee running", "Wrote a scheduler named Quokkabell")


@pytest.fixture
def resume(tmp_path):
    """A PDF as people send it."""
    path = tmp_path / "Paper of Wanda.pdf"
    words = "\n\n".join(f"- {line}" for line in LINES)
    typst.compile(f"= Wanda Quist\n\n{words}\n".encode(), output=str(path))
    return path


@pytest.fixture
def email():
    return f"wanda.{uuid4().hex[:8]}@example.org"


def find_job(page):
    page.goto("/jobs/")
    page.get_by_label("What").fill("backend enginer")
    page.get_by_role("button", name="Find jobs").click()
    page.get_by_role("link", name=JOB).click()
    expect(page.get_by_role("heading", level=1, name=JOB)).to_be_visible()
    page.get_by_role("link", name="Apply", exact=True).first.click()


def send(page):
    page.get_by_role("button", name="Send application").last.click()


def apply(page, resume, email):
    find_job(page)
    page.get_by_label("Résumé").set_input_files(resume)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("I have read how you use what I send").check()
    for question in page.get_by_role("textbox", name=re.compile("on call")).all():
        question.fill("The tide tables.")
    send(page)

    expect(page.get_by_role("alert")).to_contain_text("Write your name.")
    expect(page.get_by_text(resume.name)).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_value(email)
    page.get_by_label("Full name").fill("Wanda Quist")
    send(page)
    expect(page.get_by_role("heading", level=1, name="We have your application")).to_be_visible()


def own_page(admin, patiently, email):
    """The address in the mail, as the admin's delivery log keeps it."""
    admin.goto("/deliveries/")
    mail = admin.get_by_role("listitem").filter(has_text=email)
    patiently(admin, mail)
    mail.get_by_role("link").first.click()
    words = admin.get_by_role("main").get_by_text(OWN_PAGE)
    expect(words).to_be_visible()
    return OWN_PAGE.search(words.inner_text()).group()


def test_an_application_without_scripts_arrives_with_its_file(visit, resume, email, patiently):
    page = visit(javascript=False)
    apply(page, resume, email)

    page.goto(own_page(visit("alex"), patiently, email))
    step = page.get_by_role("listitem").filter(has_text="Received")
    expect(step).to_have_attribute("aria-current", "step")
    expect(page.get_by_role("region", name="What you sent")).to_contain_text(resume.name)

    desk = visit("tomas")
    desk.goto(f"/candidates/?q={email}")
    desk.get_by_role("main").get_by_role("link", name="Wanda Quist").first.click()
    desk.get_by_role("main").get_by_role("link", name=re.compile(JOB)).first.click()
    shown = desk.get_by_role("region", name="Résumé")
    expect(shown).to_be_visible()
    patiently(desk, shown.get_by_role("img", name="Page 1 of the résumé"))
    shown.get_by_text("Read as text").click()
    for line in LINES:
        expect(shown).to_contain_text(line)


def test_who_applied_writes_to_us_from_their_own_page(visit, resume, email, patiently, accessible):
    page = visit(width=390)
    apply(page, resume, email)
    page.goto(own_page(visit("alex"), patiently, email))
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("Your message").fill("Is the office near the station?")
    page.get_by_role("button", name="Send message").click()
    expect(page.get_by_role("region", name="Messages")).to_contain_text("near the station")

    page.get_by_role("link", name="Withdraw application…").click()
    page.get_by_role("button", name=re.compile("^Withdraw")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("withdrew")
