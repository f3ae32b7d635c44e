"""The administration in a browser: its scripts run, and the browser refuses nothing of it."""

import pytest
from playwright.sync_api import expect

FAIR = {"name": "t.csv", "mimeType": "text/csv"}


@pytest.fixture
def page(visit):
    return visit("alex")


def look_at(page, words):
    page.get_by_label("Table").set_input_files(FAIR | {"buffer": words.encode()})
    page.get_by_role("button", name="Look at it first").click()


def remove(page):
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Yes, I’m sure").click()
    expect(page.get_by_text("was deleted successfully")).to_be_visible()


def test_a_department_is_made_looked_back_at_and_removed(page):
    page.goto("/admin/accounts/department/")
    page.get_by_role("link", name="Add department").click()
    page.get_by_label("Name").fill("Legal")
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("ingrid")
    page.get_by_role("option", name="Ingrid").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Legal").first.click()
    expect(page.locator(".select2-selection")).to_contain_text("Ingrid")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    page.go_back()
    remove(page)


def test_what_is_in_use_is_kept_in_kind_words(page):
    page.goto("/admin/candidates/source/")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("delete_selected")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("so all of them stay")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page).to_have_url("/admin/candidates/source/")


def test_sources_go_out_as_a_table_and_come_in_again(page):
    page.goto("/admin/candidates/source/")
    with page.expect_download() as out:
        page.get_by_role("link", name="Export").click()
    words = out.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Import").click()
    look_at(page, "code,kind\nfair,netwrk\n")
    expect(page.get_by_text("netwrk is not one of the available choices")).to_be_visible()
    look_at(page, f"{words}spring-fair,Spring fair,network,yes\n")
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("1 new, 0 changed")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Spring fair").click()
    remove(page)


PAGES = ("", "accounts/user/add/", "requisitions/approvalrule/add/", "candidates/application/")


def test_its_other_pages_run_their_scripts(page):
    for address in PAGES:
        assert page.goto(f"/admin/{address}").status == 200
    page.get_by_role("button", name="Toggle theme").locator("visible=true").first.click()
