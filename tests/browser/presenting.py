"""What the recruiter does to put somebody before the manager."""

from playwright.sync_api import expect


def add_to_shortlist(page):
    page.get_by_role("link", name="Add to the shortlist").click()
    page.get_by_role("button", name="Add to the shortlist").click()
    expect(page.get_by_role("button", name="Present shortlist")).to_be_visible()


def present(page):
    page.get_by_role("button", name="Present shortlist").click()
    expect(page.get_by_role("status").filter(has_text="got one notice")).to_be_visible()


def say_what_is_missing(page):
    """Each must-have wants a word; the summary leads to its field."""
    page.get_by_role("button", name="Present shortlist").click()
    missing = page.get_by_role("alert").get_by_role("link")
    expect(missing.first).to_be_visible()
    page.wait_for_load_state()
    for link in missing.all():
        link.click()
        expect(page.locator(link.get_attribute("href"))).to_be_focused()
        page.keyboard.type("No evidence yet")
