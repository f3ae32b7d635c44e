"""The main job by programs alone: nothing but HTTP and JSON, from a draft to a hire."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from candidates import tasks as reading
from candidates.demo.papers import paper
from candidates.demo.people import people
from candidates.models import Offer, Source
from hiring import clocks
from tests import offering
from tests.api.conftest import Program, token_of


class Story(Program):
    """Somebody's program: says where it is, and stops at the first answer it did not expect."""

    def __init__(self, person):
        super().__init__(token_of(person)[1])

    def reads(self, path, **query):
        answer = self.client.get(f"/api/{path}", query, headers=self.headers)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    def all(self, path, **query):
        return self.reads(path, **query)["results"]

    def does(self, path, body=None, status=200):
        answer = self.post(f"/api/{path}", body)
        assert answer.status_code == status, (path, answer.text)
        return answer.json()


def first_terms():
    today = clocks.now().date()
    return {
        "base": "61000",
        "period": "year",
        "start_on": (today + dt.timedelta(days=60)).isoformat(),
        "reply_by": (today + dt.timedelta(days=7)).isoformat(),
        "place": "Lisbon",
    }


def test_from_a_draft_to_a_hire_by_programs(maya, tomas, ingrid, alex, daniel, engineering):
    Source.objects.create(name="Wind fair", kind="network")
    maya, tomas, daniel, alex = Story(maya), Story(tomas), Story(daniel), Story(alex)

    # Maya writes down what she needs
    head = Story(ingrid)
    people_here = {one["name"]: one["id"] for one in maya.all("people/")}
    department = maya.all("departments/")[0]["id"]
    draft = maya.does(
        "requisitions/",
        {
            "title": "Turbine engineer",
            "department": department,
            "workplace": "on_site",
            "employment": "full_time",
            "headcount": 1,
            "reason": "new",
            "band_from": "60000",
            "band_to": "72000",
            "currency": "EUR",
            "period": "year",
            "manager": people_here["Maya"],
            "recruiter": people_here["Tomas"],
            "criteria": [
                {"need": "must", "text": "Balanced a rotor", "kind": "skill", "assessed": "screen"}
            ],
        },
        status=201,
    )
    here, must = f"requisitions/{draft['id']}/", draft["criteria"][0]["id"]

    # Asked for, put off to Daniel by Maya, and approved by him; nobody else can
    maya.does(f"{here}submit/")
    waiting = maya.all("approvals/", requisition=draft["id"])[0]
    assert waiting["approver"] == people_here["Ingrid"]
    maya.does(f"approvals/{waiting['id']}/replace/", {"person": people_here["Daniel"]})
    head.does(f"{here}approve/", status=404)
    assert maya.does(f"{here}approve/", status=403)["title"] == "Forbidden"
    told = daniel.all("notices/", new="true")
    assert any("Turbine engineer" in notice["words"] for notice in told)
    assert daniel.does(f"{here}approve/")["status"] == "approved"

    # Tomás opens it and writes the posting; Maya approves it; he publishes
    tomas.does(f"{here}open/")
    posting = tomas.does(
        "postings/",
        {
            "requisition": draft["id"],
            "title": "Turbine engineer",
            "summary": "Make wind turn.",
            "body": "## What you will do\n\nBalance rotors.",
            "pay_from": "60000",
            "pay_to": "70000",
            "resume": "optional",
        },
        status=201,
    )
    there = f"postings/{posting['id']}/"
    tomas.does(f"{there}ask/")
    asked = maya.reads(there)["latest"]
    assert asked["status"] == "in_review"
    maya.does(f"{there}approve/", {"asked": asked["wording"]})
    assert tomas.does(f"{there}publish/")["status"] == "live"

    # He adds somebody with their résumé, which is read
    person = next(one for one in people(2026) if paper(one)[0].endswith(".pdf"))
    name, content = paper(person)
    network = next(one["id"] for one in tomas.all("sources/") if one["name"] == "Wind fair")
    sent = {"requisition": draft["id"], "name": person.name, "email": person.email}
    answer = tomas.client.post(
        "/api/applications/",
        sent | {"source": network, "resume": SimpleUploadedFile(name, content)},
        headers=tomas.headers | {"Idempotency-Key": "first"},
    )
    assert answer.status_code == 201, answer.text
    application = answer.json()
    reading.read_resumes()
    candidate = tomas.all("candidates/", q=person.name)
    assert [one["id"] for one in candidate] == [application["candidate"]]

    # He screens, and presents them with a pitch
    card = f"applications/{application['id']}/"
    tomas.does(f"{card}screen/", {"from": "prospect"})
    heard = {"criterion": must, "heard": "heard", "line": "Three of them, in the field."}
    assert tomas.does(f"{card}write_screen/", {"findings": [heard]})["musts_met"] == 1
    tomas.does(f"{card}write_note/", {"text": "Call before nine.", "private": True})
    tomas.does(f"{card}add_to_shortlist/")
    shortlist = tomas.all("shortlists/", requisition=draft["id"])[0]
    review = tomas.reads(f"shortlists/{shortlist['id']}/")["reviews"][0]
    one = {
        "review": review["id"],
        "summary": "Knows wind.",
        "pitches": [{"criterion": must, "text": "Balanced three rotors."}],
    }
    tomas.does(f"shortlists/{shortlist['id']}/prepare/", {"people": [one]})
    tomas.does(f"shortlists/{shortlist['id']}/present/", {"message": "One who did it."})

    # Maya drafts her verdict, which is hers until she sends it
    seen = {"verdict": "advance", "note": "Calm.", "impressions": []}
    seen["impressions"].append({"criterion": must, "feeling": "liked"})
    assert maya.does(f"reviews/{review['id']}/draft/", seen)["verdict"] == "advance"
    assert tomas.reads(f"reviews/{review['id']}/")["verdict"] == ""
    maya.does(f"shortlists/{shortlist['id']}/send/")
    assert tomas.reads(f"reviews/{review['id']}/")["impressions"] == seen["impressions"]
    assert tomas.reads(card)["status"] == "interviewing"

    # The decision is Maya's; Tomás may not; the hire fills the requisition
    tomas.does(f"{card}debrief/", {"from": "interviewing", "why": "One talk was enough."})
    choice = {
        "decision": "choose",
        "criteria": [must],
        "rationale": {str(must): "Ran it for nine years."},
        "reasons": "She has done it.",
    }
    tomas.does(f"{card}decide/", choice, status=403)
    assert maya.does(f"{card}decide/", choice)["status"] == "offering"
    assert [one["reasons"] for one in tomas.all("decisions/")] == ["She has done it."]
    assert tomas.does(f"{card}draft_offer/", first_terms())["status"] == "offering"
    offer = tomas.all("offers/")[0]
    tomas.does(f"offers/{offer['id']}/submit/")
    made = offering.lettered(Offer.objects.get(pk=offer["id"]))
    assert tomas.does(f"offers/{made.pk}/extend/")["status"] == "extended"
    offering.accept(made)
    assert tomas.reads(card)["status"] == "hired"
    assert alex.reads(here)["status"] == "filled"
    assert tomas.reads(there)["status"] == "closed"

    # What each was told stands in their inbox, and is read
    new = tomas.all("notices/", new="true")
    assert new
    for notice in new:
        assert tomas.does(f"notices/{notice['id']}/read/")["read_at"]
    assert not tomas.all("notices/", new="true")
