"""What strangers find: the list of jobs, a job's page, the feed, the map for search engines."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring import clocks
from hiring.accounts.models import Company
from requisitions.models import Place
from tests import factories

NOT_PUBLIC = ["draft", "in review", "closed", "past its date", "on hold", "cancelled", "future"]


@pytest.fixture
def make(maya, tomas, engineering):
    """A public job in one step."""

    def posting(title="Welder", *, places=(), department=engineering, published=True, **more):
        asked = {"workplace", "employment", "headcount"}
        terms = {name: more.pop(name) for name in list(more) if name in asked}
        requisition = factories.requisition(
            manager=maya, recruiter=tomas, department=department, title=title, **terms
        )
        requisition.places.set(places)
        write = factories.published if published else factories.posting
        return write(factories.opened(requisition), title=title, **more)

    return posting


@pytest.fixture
def lisbon(db):
    return Place.objects.create(name="Lisbon", locality="Lisbon", country="PT")


@pytest.fixture
def evora(db):
    return Place.objects.create(name="Évora", locality="Évora", country="PT")


@pytest.fixture
def at_home(db):
    return Place.objects.create(name="Remote in Norway", country="NO")


@pytest.fixture
def hidden(make, request, maya, tomas):
    """A posting that strangers may not know of."""
    posting = make(published=request.param not in {"draft", "in review"})
    today = clocks.now().date()
    if request.param == "draft":
        return posting
    if request.param == "in review":
        posting.latest.ask(by=tomas)
    elif request.param == "closed":
        posting.close(by=tomas)
    elif request.param == "past its date":
        change(posting, closes_on=today - dt.timedelta(days=1))
    elif request.param == "on hold":
        posting.requisition.hold(by=maya)
    elif request.param == "cancelled":
        posting.requisition.cancel(by=maya)
    else:
        change(posting, published_at=clocks.now() + dt.timedelta(days=2))
    return posting


def change(posting, **values):
    type(posting).objects.filter(pk=posting.pk).update(**values)


def titles(client, **asked):
    response = client.get("/jobs/", asked)
    assert response.status_code == 200
    return re.findall(r'<li><a href="/jobs/[^"]*">([^<]*)</a>', response.text)


def facts_of(response):
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.S)
    return json.loads(block[1])


# Who may know of it


def test_a_live_posting_is_on_the_list_and_has_a_page(client, make):
    posting = make("Welder")
    assert titles(client) == ["Welder"]
    assert client.get(f"/jobs/{posting.slug}/").status_code == 200


@pytest.mark.parametrize("hidden", NOT_PUBLIC, indirect=True)
def test_what_is_not_public_does_not_exist_anywhere(client, hidden):
    assert titles(client) == []
    for address in ("", "apply/", "applied/"):
        assert client.get(f"/jobs/{hidden.slug}/{address}").status_code == 404
        assert client.get(f"/jobs/{hidden.requisition_id}-x/{address}").status_code == 404
    assert client.post(f"/jobs/{hidden.slug}/apply/", {"name": "Ada"}).status_code == 404
    assert "Welder" not in client.get("/jobs/feed.xml").text
    assert hidden.slug not in client.get("/sitemap.xml").text
    assert titles(client, what="Welder") == []


@pytest.mark.parametrize("hidden", NOT_PUBLIC, indirect=True)
def test_no_filter_betrays_the_team_of_what_is_not_public(client, hidden):
    assert "Engineering" not in client.get("/jobs/").text


@pytest.mark.parametrize("slug", ["0", "nothing", "-", "99999999999999999999999", "1001²", "٣"])
def test_an_address_that_never_was_is_not_found_in_words_for_strangers(client, db, slug):
    response = client.get(f"/jobs/{slug}/")
    assert response.status_code == 404
    if "²" not in slug and "٣" not in slug:
        assert "the job is no longer open" in response.text


def test_a_wrong_title_leads_to_the_right_address(client, make):
    posting = make("Welder")
    response = client.get(f"/jobs/{posting.requisition_id}-baker/?from=board")
    assert response.status_code == 302
    assert response["Location"] == f"/jobs/{posting.slug}/?from=board"


def test_the_text_that_is_live_stays_until_the_next_one_is_approved(client, make, tomas):
    posting = make("Welder")
    live = posting.revision
    words = {name: getattr(live, name) for name in ("summary", "body", "pay_low", "pay_high")}
    posting.write(by=tomas, title="Baker", **words)
    response = client.get(f"/jobs/{posting.slug}/")
    assert "Baker" not in response.text
    assert titles(client, what="Baker") == []


# The same for everybody


@pytest.mark.parametrize("path", ["", "{slug}/", "{slug}/applied/", "feed.xml"])
def test_the_career_pages_set_no_cookie_and_may_be_cached(client, make, path):
    response = client.get("/jobs/" + path.format(slug=make().slug))
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]


def test_they_are_the_same_for_somebody_who_is_signed_in(client, make, maya):
    stranger = client.get(f"/jobs/{make().slug}/")
    client.force_login(maya)
    insider = client.get(stranger.request["PATH_INFO"])
    assert insider.text == stranger.text
    assert not insider.cookies
    assert "Cookie" not in insider.get("Vary", "")


def test_nobody_posts_to_them(client, make):
    assert client.post("/jobs/").status_code == 405


# Looking for something


@pytest.mark.parametrize(
    "what", ["welder", "welders", "WELDING", "steel", "enginering", "weldr", "Engineering"]
)
def test_what_finds_words_in_any_form_teams_and_typos(client, make, what):
    make("Welder", body="You join steel plates.")
    assert titles(client, what=what) == ["Welder"]


def test_typos_in_a_longer_title_are_found(client, make):
    make("Senior Backend Engineer")
    make("Staff Accountant")
    assert titles(client, what="enginer") == ["Senior Backend Engineer"]
    assert titles(client, what="backnd enginer") == ["Senior Backend Engineer"]
    assert titles(client, what="acountant") == ["Staff Accountant"]


@pytest.mark.parametrize("what", ["resume", "résumé", "Resumes", "Sao Paulo", "são paulo"])
def test_accents_neither_hide_nor_matter(client, make, what):
    make("Reader", body="Read a résumé in São Paulo.")
    assert titles(client, what=what) == ["Reader"]


def test_an_exact_word_is_not_drowned_in_similar_ones(client, make):
    make("Baker")
    make("Banker")
    assert titles(client, what="baker") == ["Baker"]


def test_what_is_only_close_is_called_close(client, make):
    make("Accountant")
    assert "come close" in client.get("/jobs/?what=acountnt").text
    assert "come close" not in client.get("/jobs/?what=accountant").text


@pytest.mark.parametrize(
    "where", ["Lisbon", "lisbn", "portugal", "PT", "Lisbon, Portugal", "in Lisbon", "portugl"]
)
def test_where_finds_towns_countries_and_typos(client, make, lisbon, at_home, where):
    make("Welder", places=[lisbon])
    make("Diver", places=[at_home], workplace="remote")
    assert titles(client, where=where) == ["Welder"]


def test_a_place_is_found_without_its_accent(client, make, evora):
    make("Welder", places=[evora])
    assert titles(client, where="evora") == ["Welder"]
    assert titles(client, where="Évora") == ["Welder"]


@pytest.mark.parametrize("where", ["remote", "Remote", "remote in norway", "Norway"])
def test_remote_means_from_home(client, make, lisbon, at_home, where):
    make("Welder", places=[lisbon])
    make("Diver", places=[at_home], workplace="remote")
    assert titles(client, where=where) == ["Diver"]


def test_what_and_where_are_both_meant(client, make, lisbon, evora):
    make("Welder", places=[lisbon])
    make("Baker", places=[lisbon])
    make("Welder in Évora", places=[evora])
    assert titles(client, what="welder", where="lisbon") == ["Welder"]


def test_filters_narrow_the_list(client, make, engineering):
    finance = factories.department("Finance")
    make("Welder")
    make("Accountant", department=finance, employment="part_time")
    make("Diver", workplace="remote")
    assert titles(client, team=finance.pk) == ["Accountant"]
    assert titles(client, remote="1") == ["Diver"]
    assert titles(client, type="part_time") == ["Accountant"]
    assert titles(client, team=engineering.pk, remote="1", type="full_time") == ["Diver"]


@pytest.mark.parametrize(
    "asked",
    [
        {"team": "x"},
        {"team": "99999999999999999999"},
        {"type": "slavery"},
        {"remote": ""},
        {"what": "\0"},
        {"what": "x" * 101},
        {"from": "<script>"},
        {"older": "x"},
        {"older": "2026-01-01~2"},
        {"sort": "pay"},
        {"what": "& | ! ( ) : * <->"},
        {"what": '"'},
        {"where": "%"},
    ],
)
def test_what_nobody_understands_breaks_nothing(client, make, asked):
    make("Welder")
    response = client.get("/jobs/", asked)
    assert response.status_code == 200
    assert "<script>" not in response.text


def test_an_empty_search_says_so_and_shows_the_way_back(client, make):
    make("Welder")
    response = client.get("/jobs/?what=zzzzzz&from=board")
    assert "No job fits that" in response.text
    assert 'href="/jobs/?from=board"' in response.text


def test_an_empty_site_says_so(client, db):
    assert "No job is open right now" in client.get("/jobs/").text


def test_the_newest_is_first(client, make):
    for n, title in enumerate(("Oldest", "Middle", "Newest")):
        change(make(title), published_at=clocks.now() - dt.timedelta(days=9 - n))
    assert titles(client) == ["Newest", "Middle", "Oldest"]


def test_a_long_list_comes_in_pages_and_keeps_the_search(client, make):
    factories.copies(make("Welder"), 52)
    first = client.get("/jobs/?what=welder&from=board")
    assert "53 jobs" in first.text
    older = re.search(r'rel="next" href="([^"]*)"', first.text)[1].replace("&amp;", "&")
    second = client.get("/jobs/" + older)
    assert "what=welder" in older
    assert "from=board" in older
    assert len(re.findall(r"<li><a href", second.text)) == 3


def test_two_hundred_jobs_take_as_many_queries_as_sixty(client, make, lisbon, evora):
    def queries(address):
        client.get(address)  # what a process keeps for a moment, it has now
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    addresses = ["/jobs/", "/jobs/?what=welder&where=lisbon", "/jobs/feed.xml", "/sitemap.xml"]
    for n in range(5):
        make(f"Welder {n}", places=[lisbon, evora])
    factories.copies(make("Welder", places=[lisbon, evora]), 54)
    few = [queries(address) for address in addresses]
    factories.copies(make("Welder", places=[lisbon, evora]), 139)
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 3


@pytest.mark.parametrize("asked", [{}, {"what": "welder"}, {"remote": "1"}, {"type": "part_time"}])
def test_the_number_of_jobs_is_that_of_the_search(client, make, asked):
    factories.copies(make("Welder", workplace="remote", employment="part_time"), 51)
    make("Baker")
    number = 52 if asked else 53
    first = client.get("/jobs/", asked).text
    assert f"<h2>{number} jobs</h2>" in first
    older = re.search(r'rel="next" href="([^"]*)"', first)[1].replace("&amp;", "&")
    assert f"<h2>{number} jobs</h2>" in client.get(f"/jobs/{older}").text


# A job's page


def test_it_says_where_what_it_pays_and_how_many(client, make, lisbon, tomas, maya):
    posting = make("Welder", places=[lisbon], pay_note="plus a share of the profit", headcount=1)
    text = client.get(f"/jobs/{posting.slug}/").text
    for words in ("Lisbon", "€50,000 to €60,000 a year", "plus a share of the profit", "Full time"):
        assert words in text


def test_a_tracked_link_is_kept_up_to_the_form(client, make):
    posting = make()
    assert f"/jobs/{posting.slug}/?from=board" in client.get("/jobs/?from=board").text
    page = client.get(f"/jobs/{posting.slug}/?from=board").text
    assert f"/jobs/{posting.slug}/apply/?from=board" in page
    assert "from=" not in client.get(f"/jobs/{posting.slug}/?from=%22%3E").text.split("<main")[1]


def test_text_is_text(client, make):
    posting = make('Welder </script><script>alert("x")</script>', summary="<b>Bold</b>")
    change_text(posting, body="# Hello\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))")
    text = client.get(f"/jobs/{posting.slug}/").text
    assert text.count("<script") == 1
    assert 'href="javascript' not in text
    assert "<b>Bold" not in text


def change_text(posting, **values):
    posting.revisions.update(**values)


def test_the_data_for_search_engines_is_whole(client, make, lisbon, evora):
    Company.objects.update_or_create(
        pk=1, defaults={"name": "Fernhill", "website": "https://fernhill.example"}
    )
    posting = make("Welder", places=[lisbon, evora])
    change(posting, closes_on=dt.date(2099, 1, 31))
    facts = facts_of(client.get(f"/jobs/{posting.slug}/"))

    assert facts["@type"] == "JobPosting"
    assert facts["title"] == "Welder"
    assert facts["description"].startswith("<p>")
    assert facts["datePosted"] == posting.published_at.date().isoformat()
    assert facts["validThrough"].startswith("2099-01-31")
    assert facts["employmentType"] == "FULL_TIME"
    assert facts["hiringOrganization"]["name"] == "Fernhill"
    assert facts["directApply"] is True
    assert facts["identifier"]["value"] == f"REQ-{posting.requisition_id}"
    assert {one["address"]["addressLocality"] for one in facts["jobLocation"]} == {
        "Lisbon",
        "Évora",
    }
    assert "jobLocationType" not in facts
    value = facts["baseSalary"]["value"]
    assert (value["minValue"], value["maxValue"], value["unitText"]) == (50_000, 60_000, "YEAR")


def test_a_remote_job_says_where_one_has_to_live(client, make, at_home):
    posting = make("Diver", places=[at_home], workplace="remote")
    facts = facts_of(client.get(f"/jobs/{posting.slug}/"))
    assert facts["jobLocationType"] == "TELECOMMUTE"
    assert facts["applicantLocationRequirements"] == [{"@type": "Country", "name": "Norway"}]
    assert "jobLocation" not in facts


def test_no_title_ends_the_block_of_data(client, make):
    title = "Welder </script><!-- & \u2028 \\"
    response = client.get(f"/jobs/{make(title).slug}/")
    assert facts_of(response)["title"] == title


# Feed, map, words


def test_the_feed_names_the_newest_jobs(client, make):
    posting = make("Welder & Fitter")
    response = client.get("/jobs/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Welder &amp; Fitter" in response.text
    assert f"/jobs/{posting.slug}/" in response.text


def test_a_control_character_does_not_break_the_feed(client, make):
    make("Weld\x0ber\x01")
    assert client.get("/jobs/feed.xml").status_code == 200


def test_the_map_names_every_public_job_in_full(client, make):
    posting = make()
    assert f"<loc>http://testserver/jobs/{posting.slug}/</loc>" in client.get("/sitemap.xml").text


def test_search_engines_are_kept_from_everything_else(client, db):
    text = client.get("/robots.txt").text
    assert "Disallow: /\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_pages_that_admins_wrote_are_shown_and_others_are_not_there(client, db):
    assert client.get("/privacy/").status_code == 404
    Company.objects.update_or_create(pk=1, defaults={"name": "Fernhill", "privacy": "We **care**."})
    assert "<strong>care</strong>" in client.get("/privacy/").text
    assert client.get("/how-we-hire/").status_code == 404


def test_a_stranger_who_is_lost_is_shown_the_jobs(client, db, maya):
    lost = client.get("/nowhere-at-all/")
    assert lost.status_code == 404
    assert "See open jobs" in lost.text
    assert "requisition" not in lost.text
    client.force_login(maya)
    assert "Go to Home" in client.get("/nowhere-at-all/").text
