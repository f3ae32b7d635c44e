"""The main job, from a manager's wish to a hire, through the pages each person sees."""

import datetime as dt
import re

import pytest
import time_machine

from candidates import tasks as reading
from candidates.demo.papers import paper
from candidates.demo.people import people
from candidates.models import Application
from hiring.accounts.models import Company
from hiring.activity import tasks
from hiring.activity.models import Delivery, Event, Notice
from requisitions.models import Place, Requisition
from tests import offering
from tests.stories.desk import Desk

MONDAY = dt.datetime(2026, 9, 7, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def company(db):
    return Company.objects.create(pk=1, name="Fernhill Energy", headline="Keep homes warm.")


def papers(kind):
    """Somebody of the demo company's candidates with a résumé of this kind."""
    for person in people(2026):
        name, content = paper(person)
        if name.endswith(kind):
            return person, name, content
    raise AssertionError(kind)


def mail_to(person):
    """The newest mail that went out to somebody, as the delivery log keeps it."""
    tasks.deliver_waiting()
    return Delivery.objects.filter(to__icontains=person.email).order_by("-pk").first()


def link_in(mail, path):
    return re.search(rf"http://[^/\s]+({path}\S+)", mail.text)[1]


@pytest.fixture
def moment():
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


@pytest.mark.django_db(transaction=True)
def test_from_a_wish_to_a_hire(company, maya, rui, tomas, ingrid, engineering, settings, moment):
    settings.MAIL_KEPT = True
    settings.MAILERS = {"default": {"BACKEND": "hiring.activity.mail.KeepMail"}}
    lisbon = Place.objects.create(name="Lisbon", locality="Lisbon", country="PT")
    manager, recruiter, stranger = Desk(maya), Desk(tomas), Desk()

    # Maya writes down what she needs, forgets the band, and asks for approval
    wish = {
        "title": "Site Reliability Engineer",
        "department": engineering.pk,
        "places": [lisbon.pk],
        "headcount": 1,
        "recruiter": tomas.pk,
        "justification": "Nights are uncovered.",
        "criteria-0-need": "must",
        "criteria-0-text": "PostgreSQL at scale",
        "criteria-1-need": "nice",
        "criteria-1-text": "Has mentored engineers",
    }
    manager.open("/requisitions/new/").press("Ask for approval", status=422, **wish)
    manager.reads("Nights are uncovered.")
    assert not Requisition.objects.exists()
    manager.press("Ask for approval", band_from="60,000", band_to="74,000")
    requisition = Requisition.objects.get()
    manager.reads("is with its approvers", "€60,000 to €74,000")

    # Ingrid, head of the department, agrees from the link in her mail; looking changes nothing
    answer = link_in(mail_to(ingrid), "/requisitions/answer/")
    head = Desk().open(answer).reads("Site Reliability Engineer", "Nights are uncovered.")
    requisition.refresh_from_db()
    assert requisition.status == "submitted"
    head.press("Approve requisition")
    requisition.refresh_from_db()
    assert requisition.status == "approved"

    # Tomás opens it and writes the posting; Maya approves it; he publishes
    page = f"/requisitions/{requisition.pk}/"
    recruiter.open(page).press("Open requisition")
    recruiter.open(f"{page}posting/edit/").press(
        "Ask for approval",
        title="Site Reliability Engineer",
        summary="Make cold nights boring.",
        body="## What you will do\n\nKeep **40,000 heat pumps** running. <script>alert(1)</script>",
        pay_from="60,000",
        pay_to="72,000",
    )
    job = f"/jobs/{requisition.pk}-site-reliability-engineer/"
    stranger.open(job, status=404)
    manager.open(f"{page}posting/").reads("Make cold nights boring.").press("Approve posting")
    recruiter.open(f"{page}posting/").press("Publish posting")

    # A stranger finds the job in spite of a typo, and applies with a PDF
    stranger.open("/jobs/?what=reliabilty&where=lisbon").follow("Site Reliability Engineer")
    stranger.reads("Make cold nights boring.", "€60,000 to €72,000", "40,000 heat pumps")
    person, name, content = papers(".pdf")
    stranger.open(f"{job}apply/").press(
        "Send application",
        status=422,
        name="",
        email=person.email,
        privacy="on",
        files={"resume": (name, content)},
    )
    stranger.reads(name).press("Send application", name=person.name)
    stranger.reads("Thank you")

    # Another applies with a Word file; both papers are read, and their words are found
    other, other_name, other_content = papers(".docx")
    Desk().open(f"{job}apply/").press(
        "Send application",
        name=other.name,
        email=other.email,
        privacy="on",
        files={"resume": (other_name, other_content)},
    )
    reading.read_resumes()
    first, second = Application.objects.order_by("pk")
    assert person.employer in first.resumes.get().text
    assert other.employer in second.resumes.get().text
    assert first.resumes.get().pages.exists()

    # The candidate follows along on their own page, and hears only what they were told
    own = link_in(mail_to(first.candidate), "/my/")
    candidate = Desk().open(own).reads("Site Reliability Engineer", "Received")

    # Tomás screens both beside the résumé, puts them on a shortlist, and presents them
    must, _nice = requisition.criteria.order_by("need", "position")
    for application in (first, second):
        recruiter.open(f"/applications/{application.pk}/write_screen/").reads("PostgreSQL at scale")
        heard = {f"heard-{must.pk}": "heard", f"line-{must.pk}": "2 TB, partitioned."}
        recruiter.press("Save", **heard)
        application.refresh_from_db()
        assert (application.status, application.musts_met) == ("screening", 1)
        recruiter.client.post(f"/applications/{application.pk}/shortlist/")
    recruiter.open(f"{page}shortlists/").follow("Shortlist 1")
    recruiter.press("Present shortlist", message="Two who ran it in production.")
    candidate.open(own).does_not_read("Presented", "shortlist")

    # Maya does not answer; the ladder reminds her and then tells the department head
    assert "presented 2 people" in mail_to(maya).title
    for day in (8, 9, 10, 11, 14):
        moment.move_to(MONDAY.replace(day=day, hour=15))
        tasks.write_reminders()
    reminded = set(Notice.objects.to(maya).values_list("kind", flat=True))
    assert {"feedback.before", "feedback.due", "feedback.daily"} <= reminded
    assert Notice.objects.to(ingrid).filter(kind="feedback.escalate").count() == 1
    assert not Notice.objects.to(rui).exists()

    # She reviews both, sends, and the reminders stop
    review, another = first.reviews.get(), second.reviews.get()
    manager.open(f"/reviews/{review.pk}/").reads(person.name, "2 TB, partitioned.")
    manager.press("Advance")
    manager.open(f"/reviews/{another.pk}/").press("Decline", note="No nights on call.")
    first.refresh_from_db()
    assert first.status == "presented"
    manager.open(f"/shortlists/{review.shortlist_id}/compare/").press("Send 2 verdicts")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("interviewing", "declined")
    notices = Notice.objects.to(maya).count()
    moment.move_to(MONDAY.replace(day=21))
    tasks.write_reminders()
    assert Notice.objects.to(maya).count() == notices

    # Two weeks on, everybody signs in again
    manager, recruiter = Desk(maya), Desk(tomas)

    # Nobody but Tomás tells the declined one, in words he saw before they went
    declined = (
        Desk()
        .open(link_in(mail_to(second.candidate), "/my/"))
        .does_not_read("This application is closed")
    )
    recruiter.open(f"{page}to-be-told/").press("Preview the words", people=[second.pk])
    recruiter.reads(f"Hello {second.candidate.first_name}").press("Send 1 message")
    second.refresh_from_db()
    assert (second.status, second.told) == ("rejected", "closed")
    declined.open(declined.address).reads("This application is closed")
    assert "Site Reliability Engineer" in mail_to(second.candidate).text

    # The decision is Maya's; a recruiter may not; the hire fills the requisition
    recruiter.open(f"/applications/{first.pk}/").follow("Ask for the decision")
    recruiter.press("Ask for the decision", why="She led us through an outage of hers.")
    assert recruiter.client.post(f"/applications/{first.pk}/decide/").status_code == 403
    manager.open(f"/applications/{first.pk}/decide/").press(
        "Record the decision",
        decision="choose",
        reasons="Ran it at scale, and writes it down.",
        criteria=[must.pk],
        **{f"rationale-{must.pk}": "Two terabytes, partitioned."},
    )
    recruiter.open(f"/applications/{first.pk}/").follow("Draft the offer")
    recruiter.press("Keep the draft", base=str(requisition.band_high // 100), place="Lisbon")
    recruiter.press("Ask for approval")
    offer = offering.lettered(first.offers.get())
    recruiter.open(offer.get_absolute_url()).press("Send offer")
    offering.accept(offering.fresh(offer))
    requisition.refresh_from_db()
    first.refresh_from_db()
    assert (requisition.status, first.status) == ("filled", "hired")
    stranger.open(job, status=404)
    assert first.decisions.get().reasons == "Ran it at scale, and writes it down."
    on_record = set(Event.objects.values_list("verb", flat=True))
    assert {"requisition.submit", "posting.publish", "application.hire"} <= on_record
