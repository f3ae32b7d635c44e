"""Times for an interview: offered by the recruiter, chosen by the candidate on a phone without
scripts, seen by the panel."""

from playwright.sync_api import expect

from tests.browser.post import mailed

BACKEND = "Senior Backend Engineer, Grid Platform"


def offer_times(desk, name, job=BACKEND, panel=""):
    """Three of the free ones; gives the candidate's address. `panel` where the round has none."""
    desk.goto("/requisitions/")
    desk.get_by_role("main").get_by_role("link", name=job).first.click()
    desk.get_by_role("link", name="Pipeline").click()
    desk.get_by_role("link", name=name, exact=True).click()
    email = desk.locator("a[href^='mailto:']").first.inner_text()
    desk.get_by_role("region", name="Interviews").get_by_role("link", name="Schedule").first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(name)
    if panel:
        desk.get_by_label("Somebody else").select_option(label=panel)
        desk.get_by_role("button", name="Show when they are free").click()
    times = desk.locator("input[name=times]")
    expect(times.nth(2)).to_be_attached()
    for n in range(3):
        times.nth(n).check(force=True)
    desk.get_by_role("button", name="Offer these times").click()
    expect(desk.get_by_role("status").filter(has_text="can choose a time now")).to_be_visible()
    return email


def test_a_time_is_offered_chosen_and_in_the_panels_list(visit, patiently, accessible):
    desk = visit("tomas")
    email = offer_times(desk, "Greta Nilsson")
    path = mailed(visit("alex"), patiently, "/my/", email, "Choose")

    page = visit(javascript=False, width=390)
    page.goto(path)
    slots = page.locator("button[name=slot]")
    expect(slots).to_have_count(3)
    slots.first.click()
    expect(page.get_by_role("status").filter(has_text="It is booked.")).to_be_visible()

    with_scripts = visit(width=390)
    with_scripts.goto(path)
    expect(with_scripts.get_by_role("heading", name="Move it")).to_be_visible()
    accessible(with_scripts)

    interviewer = visit("priya", width=390)
    interviewer.goto("/interviews/")
    expect(interviewer.get_by_role("main")).to_contain_text("Greta Nilsson")
