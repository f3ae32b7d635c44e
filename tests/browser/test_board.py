"""Moving people on the board: by keys, by mouse, and when somebody else was quicker."""

import pytest
from playwright.sync_api import expect

BACKEND = "Senior Backend Engineer, Grid Platform"


@pytest.fixture
def board(visit):
    """Open the board as somebody."""

    def opened(name, **how):
        page = visit(name, **how)
        page.goto("/requisitions/")
        page.get_by_role("main").get_by_role("link", name=BACKEND).first.click()
        page.get_by_role("link", name="Pipeline").click()
        expect(page.get_by_role("region", name="Board")).to_be_visible()
        page.wait_for_load_state()
        return page

    return opened


def column(page, name):
    return page.get_by_role("region", name=name, exact=True)


def card(page, name):
    return page.get_by_role("article").filter(has=page.get_by_role("link", name=name, exact=True))


def opener(page, name):
    return page.get_by_role("link", name=f"Move {name} to…")


def test_somebody_is_moved_with_the_keyboard_alone(board):
    page = board("tomas")
    card(page, "Ewa Mazur").get_by_role("link", name="Ewa Mazur", exact=True).focus()
    page.keyboard.press("Tab")
    expect(opener(page, "Ewa Mazur")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Screening")).to_be_focused()
    page.keyboard.press("2")

    expect(column(page, "Screening")).to_contain_text("Ewa Mazur")
    expect(page.get_by_role("status").filter(has_text="Ewa Mazur")).to_be_visible()
    expect(page.get_by_role("link", name="Ewa Mazur", exact=True)).to_be_focused()
    expect(card(page, "Ewa Mazur")).to_have_count(1)


def test_somebody_is_moved_without_scripts(board):
    page = board("tomas", javascript=False)
    opener(page, "Carolina Pinto").click()
    page.get_by_role("button", name="Screening").click()
    expect(page.get_by_role("heading", level=1, name="Carolina Pinto")).to_be_visible()
    expect(page.get_by_text("Carolina Pinto is now in “Screening”.")).to_be_visible()


def test_escape_closes_the_menu_and_nobody_moves(board):
    page = board("tomas")
    opener(page, "Emily Carver").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Screening")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Screening")).to_be_hidden()
    expect(opener(page, "Emily Carver")).to_be_focused()
    expect(column(page, "Applied")).to_contain_text("Emily Carver")


def test_a_card_is_dragged_to_the_next_column(board):
    page = board("tomas")
    before = column(page, "Screening").get_by_role("article").count()
    card(page, "Viktor Stoyanov").drag_to(column(page, "Screening").get_by_role("article").first)
    expect(column(page, "Screening")).to_contain_text("Viktor Stoyanov")
    expect(page.get_by_role("status").filter(has_text="Viktor Stoyanov")).to_be_visible()
    page.reload()
    expect(column(page, "Screening").get_by_role("article")).to_have_count(before + 1)


def test_a_card_is_dropped_below_the_others_of_a_column(board):
    page = board("tomas")
    last = column(page, "Applied").get_by_role("article").last
    name = last.get_by_role("heading").inner_text()
    last.scroll_into_view_if_needed()
    place, across = last.bounding_box(), column(page, "Screening").bounding_box()
    page.mouse.move(place["x"] + 60, place["y"] + 30)
    page.mouse.down()
    page.mouse.move(place["x"] + 80, place["y"] + 35, steps=5)
    page.mouse.move(across["x"] + 60, place["y"] + 30, steps=10)
    page.mouse.up()
    expect(column(page, "Screening")).to_contain_text(name)
    expect(column(page, "Applied")).not_to_contain_text(name)


def test_a_card_dropped_where_it_may_not_go_returns(board):
    page = board("tomas")
    card(page, "Emily Carver").drag_to(column(page, "Hired").get_by_role("article").first)
    expect(column(page, "Applied")).to_contain_text("Emily Carver")
    expect(column(page, "Hired")).not_to_contain_text("Emily Carver")


def test_who_comes_second_is_told_and_sees_the_card_as_it_is(board):
    first, second = board("tomas"), board("maya")
    opener(second, "Jakub Novotný").click()
    expect(second.get_by_role("button", name="Screening")).to_be_visible()
    opener(first, "Jakub Novotný").click()
    first.get_by_role("button", name="Screening").click()
    expect(column(first, "Screening")).to_contain_text("Jakub Novotný")

    second.get_by_role("button", name="Screening").click()
    expect(second.get_by_role("status").filter(has_text="Jakub")).to_be_visible()
    expect(column(second, "Screening")).to_contain_text("Jakub Novotný")
    expect(column(second, "Applied")).not_to_contain_text("Jakub Novotný")


def is_remembered(answer):
    return answer.request.method == "POST" and answer.ok


def test_the_list_shows_the_same_people_and_is_remembered(board):
    page = board("aiko")
    with page.expect_response(is_remembered):
        page.get_by_role("group", name="View").get_by_text("List").click()
    expect(page.get_by_role("link", name="Leila Haddad", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="List")).to_be_checked()
