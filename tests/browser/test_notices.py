"""A notice on its way: worker and beat are alive, and the outbox empties."""

import re

from playwright.sync_api import expect

from tests.browser.presenting import add_to_shortlist, present

FIELD = "Field Operations Lead"


def present_somebody(page, name):
    page.goto("/requisitions/")
    page.get_by_role("main").get_by_role("link", name=FIELD).first.click()
    page.get_by_role("link", name="Pipeline").click()
    page.get_by_role("region", name="Screening").get_by_role("link", name=name, exact=True).click()
    add_to_shortlist(page)
    present(page)


def test_a_presented_shortlist_reaches_the_inbox_and_the_delivery_log(visit, patiently):
    manager = visit("rui")
    manager.goto("/inbox/")
    told = manager.get_by_role("listitem").filter(has_text="presented 1 person for REQ-1004")
    new = told.filter(has_text="New")
    assert new.count() == 0
    present_somebody(visit("tomas"), "Albano Freitas")

    patiently(manager, new)
    admin = visit("alex")
    admin.goto("/deliveries/")
    mail = admin.get_by_role("listitem").filter(has_text="rui@fernhill.example")
    patiently(admin, mail)
    new.get_by_role("button").first.click()
    expect(manager.get_by_role("heading", level=1)).to_be_visible()
    expect(manager).to_have_url(re.compile("/shortlists/|/reviews/"))


def test_worker_and_timetable_say_that_they_are_alive(visit, patiently):
    page = visit("alex")
    page.goto("/health/")
    alive = page.get_by_role("region", name="Processes").get_by_role("listitem")
    patiently(page, alive.filter(has_text="Timetable").filter(has_text="Running"))
    patiently(page, alive.filter(has_text="celery").filter(has_text="Running"))
