"""What was typed before the session ended is back after signing in again."""

import re

from playwright.sync_api import expect

from candidates.demo.cast import PASSWORD

BACK = "What you typed is back."


def open_form(page):
    page.goto("/requisitions/new/")
    page.get_by_label("Title", exact=True).fill("Turbine fitter")
    page.get_by_role("button", name="Add a criterion").click()
    page.get_by_label("In a few words").last.fill("Has balanced a rotor")
    page.get_by_label("Someone left or moved").check()


def sign_in(page, name):
    expect(page).to_have_url(re.compile("/account/login/"))
    page.get_by_label("E-mail").fill(f"{name}@fernhill.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def kept(page):
    page.wait_for_load_state()
    return page.evaluate("sessionStorage.getItem('kept')")


def test_words_sent_after_the_session_ended_come_back(visit):
    page = visit("maya")
    open_form(page)
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Keep as a draft").click()
    sign_in(page, "maya")

    expect(page.get_by_text(BACK)).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Turbine fitter")
    expect(page.get_by_label("In a few words").last).to_have_value("Has balanced a rotor")
    expect(page.get_by_label("Someone left or moved")).to_be_checked()
    assert kept(page) is None


def test_somebody_else_in_the_same_tab_does_not_get_them(visit):
    page = visit("maya")
    open_form(page)
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Keep as a draft").click()
    sign_in(page, "tomas")

    expect(page.get_by_label("Title", exact=True)).to_have_value("")
    expect(page.get_by_text(BACK)).to_have_count(0)
    assert kept(page) is None


def test_what_arrived_is_not_kept(visit):
    page = visit("maya")
    open_form(page)
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_role("alert")).to_contain_text("to fix")
    assert kept(page) is None
