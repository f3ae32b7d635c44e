"""The manager's two minutes: what waits, reading, answering, deciding."""

import re

from playwright.sync_api import expect

BACKEND = "Senior Backend Engineer, Grid Platform"


def open_queue(page):
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="Needs you")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Give feedback on")).first.click()
    expect(page.get_by_role("group", name="Verdict")).to_be_visible()
    page.wait_for_load_state()


def person(page):
    return page.get_by_role("heading", level=1).inner_text()


def press(page, key, name):
    """A verdict by its key leads on to somebody else."""
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)
    page.wait_for_load_state()


def test_the_queue_is_worked_with_keys_and_sent(visit):
    page = visit("maya")
    open_queue(page)
    first = person(page)
    page.get_by_role("radiogroup").first.get_by_text("Liked").click()
    expect(page.get_by_role("status").filter(has_text="Kept as a draft")).to_be_visible()
    press(page, "a", first)

    second = person(page)
    page.get_by_label(re.compile("^Note for")).fill("Too little on call for this seat.")
    page.get_by_role("heading", level=1).click()
    press(page, "d", second)

    third = person(page)
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(third)
    question = page.get_by_label(re.compile("^Note for"))
    expect(question).to_be_focused()
    page.keyboard.type("Was she ever as sad as a dad on call?")
    expect(question).to_have_value("Was she ever as sad as a dad on call?")
    question.fill("")
    page.keyboard.press("Escape")
    expect(question).not_to_be_focused()

    page.get_by_role("link", name="Side by side").click()
    verdicts = page.get_by_role("table")
    expect(verdicts.get_by_role("link", name=first)).to_be_visible()
    expect(page.get_by_role("button", name="Send 2 verdicts")).to_be_visible()
    page.get_by_role("button", name="Send 2 verdicts").click()

    expect(page.get_by_role("status").filter(has_text="Tomás").first).to_be_visible()
    page.goto("/requisitions/")
    page.get_by_role("main").get_by_role("link", name=BACKEND).first.click()
    page.get_by_role("link", name="Pipeline").click()
    expect(page.get_by_role("region", name="Interviewing")).to_contain_text(first)
    expect(page.get_by_role("region", name="Declined")).to_contain_text(second)


def test_the_queue_is_worked_with_a_thumb(visit):
    page = visit("rui", width=390)
    open_queue(page)
    first = person(page)
    page.get_by_role("button", name=re.compile("^Advance")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    page.get_by_role("button", name=re.compile(r"^Send \d verdicts?…")).click()
    expect(page.get_by_role("region", name="When you send")).to_contain_text(first.split()[0])
    page.get_by_role("button", name=re.compile(r"^Send \d verdicts?$")).click()
    expect(page.get_by_role("status").filter(has_text="Tomás").first).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=first)).to_contain_text("Advance")


def say_what_speaks_for_them(box):
    lines = box.get_by_role("group", name="What speaks for each must-have")
    expect(lines).to_be_visible()
    for line in lines.get_by_role("textbox").all():
        line.fill("Showed it on the whiteboard.")
    missing = box.get_by_label("Why it cannot wait for the missing scorecards")
    if missing.count():
        missing.fill("They leave on Friday.")


def decide(page, name, answer):
    page.goto("/")
    page.get_by_role("link", name=f"Decide on {name}").first.click()
    box = page.get_by_role("form", name="Your decision")
    box.get_by_role("button", name="Record the decision").click()
    expect(box.get_by_role("alert")).to_be_visible()
    box.get_by_role("radio", name=re.compile(f"^{answer}")).check()
    box.get_by_role("group", name="What decides it").get_by_role("checkbox").first.check(force=True)
    if answer.startswith("Choose"):
        say_what_speaks_for_them(box)
    box.get_by_label("Why", exact=True).fill("It is in the evidence, line by line.")
    box.get_by_role("button", name=re.compile(f"^{answer} ?")).click()
    expect(page.get_by_role("main")).to_contain_text("It is in the evidence, line by line.")
    expect(box).to_have_count(0)


def test_a_decision_is_recorded_with_its_reasons(visit):
    decide(visit("maya"), "Júlia Santos", "Choose Júlia")


def test_a_decision_is_made_on_a_phone(visit):
    decide(visit("rui", width=390), "Cátia Loureiro", "Decline")


def test_a_posting_is_read_and_approved_on_a_phone(visit):
    page = visit("maya", width=390)
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Approve the posting")).first.click()
    page.get_by_role("button", name="Approve posting").click()
    expect(page.get_by_role("heading", name="Approved text")).to_be_visible()
    expect(page.get_by_role("button", name="Approve posting")).to_have_count(0)
