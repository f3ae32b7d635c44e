"""The recruiter's day: read, screen, present, write."""

import re

from playwright.sync_api import expect

from tests.browser.presenting import add_to_shortlist, present, say_what_is_missing

BACKEND = "Senior Backend Engineer, Grid Platform"


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def open_board(page):
    page.goto("/requisitions/")
    follow(page, BACKEND)
    page.get_by_role("navigation", name="Requisition").get_by_role("link", name="Pipeline").click()
    expect(page.get_by_role("region", name="Board")).to_be_visible()


def screen(page, answers):
    """Answer the first criteria, each with the line that shows it."""
    for place, (heard, line) in enumerate(answers):
        row = page.get_by_role("listitem").filter(has=page.get_by_role("radiogroup")).nth(place)
        row.get_by_text(heard, exact=True).click()
        row.get_by_role("textbox").fill(line)
    page.get_by_role("button", name="Save", exact=True).click()


def test_home_says_who_is_new_and_leads_to_the_one_who_waits_longest(visit):
    page = visit("tomas")
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()
    expect(page.get_by_role("region", name="Requisitions you run", exact=True)).to_contain_text(
        BACKEND
    )
    page.get_by_role("link", name="Screen next").click()
    expect(page.get_by_role("link", name="Write the screen")).to_be_visible()


def test_somebody_who_applied_is_screened_and_presented(visit):
    page = visit("tomas")
    open_board(page)
    follow(page, "Martim Leal")
    page.get_by_role("link", name="Write the screen").click()
    expect(page.get_by_role("region", name="Résumé")).to_contain_text("Martim Leal")
    screen(page, [("Heard", "Nine upstreams, one queue."), ("Not heard", ""), ("Unclear", "")])

    expect(page.get_by_role("heading", level=1, name="Martim Leal")).to_be_visible()
    expect(page.get_by_role("region", name="What we know")).to_contain_text(
        "Nine upstreams, one queue."
    )
    add_to_shortlist(page)
    expect(page.get_by_role("heading", name=re.compile(r"^Shortlist \d+$"))).to_be_visible()
    expect(page.get_by_text("“Nine upstreams, one queue.”")).to_be_visible()
    page.get_by_label("Runs distributed systems in production").fill("Kept nine upstreams apart.")
    say_what_is_missing(page)
    present(page)
    expect(page.get_by_role("main")).to_contain_text("Martim Leal")
    open_board(page)
    expect(page.get_by_role("region", name="Presented")).to_contain_text("Martim Leal")


def test_a_message_is_begun_with_suggested_words_and_stands_in_the_thread(visit):
    page = visit("tomas")
    open_board(page)
    follow(page, "Samuel Osei")
    messages = page.get_by_role("region", name="Messages")
    messages.get_by_label("Begin with").select_option("Let us meet")
    box = messages.get_by_label("Message", exact=True)
    expect(box).to_have_value(re.compile("Samuel"))
    box.fill(box.input_value() + "\n\nBring the blue notebook.")
    messages.get_by_role("button", name="Send to Samuel").click()
    expect(messages.get_by_role("list")).to_contain_text("Bring the blue notebook.")


def test_those_left_over_are_told_in_words_that_were_read_before(visit):
    page = visit("aiko")
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Tell .* the answer$")).first.click()
    people = page.get_by_role("checkbox")
    chosen = page.get_by_role("listitem").filter(has=people).first
    expect(chosen).to_be_visible()
    page.wait_for_load_state()
    name = chosen.get_by_role("link").inner_text()
    for box in people.all():
        box.uncheck()
    chosen.get_by_role("checkbox").check()
    page.get_by_role("button", name="Preview the words").click()

    preview = page.get_by_role("list", name="Messages")
    expect(preview.get_by_role("heading", name=re.compile(name))).to_be_visible()
    expect(preview).to_contain_text(name.split()[0])
    page.get_by_label("Words").fill("Hello {first_name}, the seat is taken. Thank you for waiting.")
    page.get_by_role("button", name="Show them again").click()
    expect(preview).to_contain_text("the seat is taken")
    page.get_by_role("button", name="Send 1 message").click()
    expect(page.get_by_role("checkbox", name=name, exact=True)).to_have_count(0)
