"""The interview plan: the hiring manager writes it, and what no round looks at is said until it is
mended."""

from playwright.sync_api import expect

EMBEDDED = "Embedded Engineer"


def open_plan(page):
    page.goto("/requisitions/")
    page.get_by_role("main").get_by_role("link", name=EMBEDDED).first.click()
    page.get_by_role("link", name="Interview plan").click()
    expect(page.get_by_role("heading", name="No rounds are planned yet")).to_be_visible()


def musts(page):
    """What the first round could look at, in the order of the requisition."""
    focus = page.locator("[data-row]").first.get_by_role("group", name="Focus")
    words = [one.inner_text() for one in focus.locator("label").all()]
    return [one for one in words if "nice to have" not in one]


def write(row, title, *focus):
    row.get_by_label("Title").fill(title)
    for words in focus:
        row.get_by_role("group", name="Focus").get_by_text(words, exact=True).click()


def test_a_plan_is_written_and_what_no_round_looks_at_is_mended(visit, accessible):
    page = visit("maya")
    open_plan(page)
    page.get_by_role("link", name="Plan the interviews").click()
    page.get_by_role("button", name="Add a round").click()
    first, second = page.locator("[data-row]").all()
    *looked_at, forgotten = musts(page)
    write(first, "First talk", looked_at[0])
    write(second, "At the bench", *looked_at)
    accessible(page)
    page.get_by_role("button", name="Save the plan").click()

    expect(
        page.get_by_role("status").filter(has_text="The interview plan is saved.")
    ).to_be_visible()
    expect(page.get_by_text("1 must-have is in no round.")).to_be_visible()
    warning = page.get_by_role("main").get_by_text("No round looks at this must-have yet:")
    expect(warning).to_contain_text(forgotten)
    accessible(page)

    page.get_by_role("link", name="Put it in a round").click()
    expect(page.get_by_text("Each must-have is in a round now.")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Save the plan").click()

    expect(page.get_by_role("heading", name="At the bench")).to_be_visible()
    expect(page.get_by_role("heading", name="First talk")).to_be_visible()
    expect(page.get_by_text("No round looks at")).to_have_count(0)
    accessible(page)
