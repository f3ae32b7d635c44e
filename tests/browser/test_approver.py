"""An approver's one task: a link in a mail, opened where nobody is signed in."""

import re

from playwright.sync_api import expect

ANSWER = re.compile(r"/requisitions/answer/\S+/")


def mailed_link(admin, patiently, subject):
    """The address in the mail, as the admin's delivery log keeps it."""
    admin.goto("/deliveries/")
    mail = admin.get_by_role("listitem").filter(has_text=subject)
    patiently(admin, mail)
    mail.get_by_role("link").first.click()
    words = admin.get_by_role("main").get_by_text(ANSWER)
    expect(words).to_be_visible()
    return ANSWER.search(words.inner_text()).group()


def test_a_change_is_answered_by_the_link_in_the_mail(visit, patiently):
    manager = visit("rui")
    manager.goto("/requisitions/")
    manager.get_by_role("main").get_by_role("link", name="Field Operations Lead").first.click()
    manager.get_by_role("button", name="Remind").first.click()
    expect(manager.get_by_role("status").filter(has_text="Daniel is asked again.")).to_be_visible()

    link = mailed_link(visit("alex"), patiently, "asks you again to approve REQ-1004")
    approver = visit(width=390)
    approver.goto(link)
    approver.get_by_role("button", name="Send back").click()
    expect(approver.get_by_text("Say what should change, so that they can.").last).to_be_visible()
    approver.get_by_label("Note").fill("Within the plan.")
    approver.get_by_role("button", name="Approve change").click()
    expect(approver.get_by_role("heading", level=1, name="Your yes is kept")).to_be_visible()
    manager.reload()
    expect(manager.get_by_role("main").get_by_text("Within the plan.").first).to_be_visible()
