"""Every page: light and dark, on a desk and on a phone, for whoever works on it."""

from typing import NamedTuple

import pytest

BACKEND = "Senior Backend Engineer, Grid Platform"


class Way(NamedTuple):
    """How somebody gets to a page: an address, then links to follow and words to put behind."""

    who: str
    steps: tuple[str, ...]

    @property
    def name(self):
        return " > ".join([self.who or "anybody", *self.steps])


def ways(who, *pages):
    return [Way(who, tuple(page.split(" > "))) for page in pages]


OF = f"/requisitions/ > {BACKEND}"
ANYBODY = ways(
    "",
    "/jobs/",
    "/jobs/?what=plumber",
    f"/jobs/ > {BACKEND}",
    f"/jobs/ > {BACKEND} > apply/",
    f"/jobs/ > {BACKEND} > applied/",
    "/my/",
    "/how-we-hire/",
    "/privacy/",
    "/account/login/",
    "/account/password/reset/",
)
RECRUITER = ways(
    "tomas",
    "/",
    "/requisitions/",
    "/requisitions/new/",
    "/candidates/",
    "/candidates/?q=nobodyhasthisname",
    "/candidates/?q=leila > Leila Haddad",
    "/candidates/?q=leila > Leila Haddad > edit/",
    "/inbox/",
    "/jump/?q=lei",
    "/settings/",
    "/settings/stand-ins/",
    "/settings/calendar/",
    "/settings/tokens/",
    "/policy/",
    "/api/",
    "/account/password/change/",
    "/to-be-told/",
    "/onboarding/",
    "/onboarding/ > Ruud Timmermans",
    "/onboarding/?show=here > Lotte Verhoeven",
    OF,
    f"{OF} > activity/",
    f"{OF} > posting/",
    f"{OF} > posting/edit/",
    f"{OF} > clone/",
    f"{OF} > add/",
    f"{OF} > shortlists/",
    f"{OF} > to-be-told/",
    f"{OF} > board/",
    f"{OF} > board/ > Beatriz Fonseca",
    f"{OF} > board/ > Beatriz Fonseca > write_screen/",
    f"{OF} > board/ > Beatriz Fonseca > moves/",
    f"{OF} > board/ > Beatriz Fonseca > reject/",
    f"{OF} > board/ > Leila Haddad",
    f"{OF} > board/ > Idris Bello",
    "/requisitions/ > Support Specialist, Dutch",
    "/requisitions/ > Support Specialist, Dutch > board/",
    "/requisitions/ > Support Specialist, Dutch > to-be-told/",
    "/requisitions/ > Data Analyst, Demand Forecasting",
)
MANAGER = ways(
    "maya",
    "/",
    "/requisitions/ > Engineering Manager, Telemetry > posting/",
    "/requisitions/ > Embedded Engineer",
    "/requisitions/ > Embedded Engineer > edit/",
    f"{OF} > hand-over/",
    f"{OF} > board/",
    f"{OF} > board/ > Amara Nwosu",
    "/onboarding/",
    "/onboarding/ > Sofia Almeida",
    "/onboarding/ > Sofia Almeida > expect/",
    "/onboarding/ > Sofia Almeida > add_task/",
    "/onboarding/ > Sofia Almeida > move_start/",
    f"{OF} > board/ > Anders Holm > decide/",
    f"{OF} > board/ > Anders Holm > decline/",
    f"{OF} > shortlists/ > Side by side",
    f"{OF} > shortlists/ > Shortlist 5",
    f"{OF} > shortlists/ > Shortlist 5 > next/",
    "/settings/stand-ins/",
)
OTHERS = [
    *ways("rui", "/", "/requisitions/ > Staff Accountant > edit/"),
    *ways("aiko", "/"),
    *ways("daniel", "/", "/requisitions/ > Field Operations Lead"),
    *ways("ingrid", "/", "/requisitions/ > Embedded Engineer"),
    *ways("priya", "/"),
    *ways("alex", "/", "/deliveries/", "/health/", "/policy/", "/account/logout/"),
]
WAYS = ANYBODY + RECRUITER + MANAGER + OTHERS


CONTENT = "main a:not(nav a)"  # a tab that counts to five is called as the fifth shortlist


@pytest.fixture(scope="package")
def known():
    """Where each way led so far."""
    return {}


def address_of(way, page, known):
    if way not in known:
        known[way] = found(way, page, known)
    return known[way]


def found(way, page, known):
    *before, last = way.steps
    if not before:
        return last
    here = address_of(way._replace(steps=tuple(before)), page, known)
    if last.endswith("/"):
        return here + last
    page.goto(here)
    link = page.get_by_role("link", name=last, include_hidden=True).and_(page.locator(CONTENT))
    return link.first.get_attribute("href")


def fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the phone"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_page_is_whole_on_a_desk_in_the_dark_and_on_a_phone(way, visit, known, accessible):
    page = visit(way.who or None)
    assert page.goto(address_of(way, page, known)).status == 200
    assert page.get_by_role("heading", level=1).count() == 1
    accessible(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    fits(page)
    accessible(page)
