"""What people keep of themselves: name, zone, country, appearance, and how they hear of things."""

import pytest

from hiring import clocks
from hiring.activity.models import Event, Notice, Preference
from hiring.activity.notices import by_kind
from tests import factories


@pytest.fixture
def maya_in(client, maya):
    client.force_login(maya)
    return client


FORM = {"name": "Maya Okafor", "time_zone": "Europe/Berlin", "country": "DE", "theme": "dark"}


def test_people_say_who_and_where_they_are(maya_in, maya):
    assert maya_in.post("/settings/", FORM).status_code == 302
    maya.refresh_from_db()
    assert (maya.name, maya.time_zone, maya.country, maya.theme) == tuple(FORM.values())
    assert Event.objects.filter(verb="account.edit", actor_id=maya.pk).count() == 1


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"time_zone": "Moon/Crater"}, {"country": "XX"}, {"theme": "pink"}]
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_saved(maya_in, maya, wrong):
    response = maya_in.post("/settings/", FORM | wrong)
    assert response.status_code == 422
    assert 'class="error"' in response.content.decode()
    maya.refresh_from_db()
    assert maya.time_zone == "Europe/Lisbon"


def test_nobody_gives_themselves_roles(maya_in, maya):
    maya_in.post("/settings/", FORM | {"roles": "admin", "is_active": "", "email": "x@y.example"})
    maya.refresh_from_db()
    assert maya.roles == ["manager", "interviewer"]
    assert maya.is_active
    assert maya.email == "maya@fernhill.example"


def test_times_are_shown_in_the_zone_that_was_chosen(maya_in, maya):
    maya_in.post("/settings/", FORM | {"time_zone": "Asia/Tokyo"})
    assert '<option value="Asia/Tokyo" selected' in maya_in.get("/settings/").content.decode()


def test_the_menu_changes_the_appearance_and_leads_back(maya_in, maya):
    response = maya_in.post("/settings/appearance/", {"theme": "light", "next": "/inbox/?new"})
    assert response["Location"] == "/inbox/?new"
    maya.refresh_from_db()
    assert maya.theme == "light"


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_back_never_leads_elsewhere(maya_in, away):
    response = maya_in.post("/settings/appearance/", {"theme": "", "next": away})
    assert response["Location"] == "/settings/"


def test_only_a_press_changes_the_appearance(maya_in):
    assert maya_in.get("/settings/appearance/").status_code == 405


def choices(client):
    form = client.get("/settings/").context["preferences"]
    return {name: form[name].value() for name in form.fields}


def test_people_choose_how_they_hear_of_each_kind(maya_in, maya):
    chosen = choices(maya_in) | {"requisition.hold": "off", "note.write": "daily"}
    assert maya_in.post("/settings/notices/", chosen).status_code == 302
    assert Preference.objects.of(maya) == {"requisition.hold": "off", "note.write": "daily"}
    assert choices(maya_in)["note.write"] == "daily"


def test_a_choice_can_be_taken_back(maya_in, maya):
    for how in ("off", "at_once"):
        maya_in.post("/settings/notices/", choices(maya_in) | {"note.write": how})
    assert Preference.objects.of(maya) == {"note.write": "at_once"}


def test_what_only_they_can_do_is_no_choice(maya_in, maya):
    assert "shortlist.present" not in choices(maya_in)
    asked = choices(maya_in) | {"shortlist.present": "off", "message.send": "off"}
    maya_in.post("/settings/notices/", asked)
    assert Preference.objects.of(maya) == {}
    assert "presented people for a requisition" in maya_in.get("/settings/").content.decode()


def test_a_way_that_does_not_exist_is_refused(maya_in, maya):
    asked = choices(maya_in) | {"note.write": "by pigeon"}
    assert maya_in.post("/settings/notices/", asked).status_code == 422
    assert Preference.objects.of(maya) == {}


def kinds(client, person):
    client.force_login(person)
    return set(choices(client))


def test_people_choose_among_what_they_can_ever_hear(client, maya, tomas, priya, nora):
    assert {"posting.publish", "requisition.hold", "note.write"} <= kinds(client, maya)
    assert "application.apply" not in kinds(client, maya)
    assert "posting.publish" not in kinds(client, tomas)
    assert {"application.apply", "requisition.hold"} <= kinds(client, tomas)
    escalated = {"stand_in.name", "posting.escalate", "feedback.escalate"}
    as_a_buddy = {"onboarding.begin", "onboarding.move_start", "onboarding.name_buddy",
                  "onboarding.stop", "task.before"}  # fmt: skip
    assert kinds(client, priya) == escalated | as_a_buddy
    assert kinds(client, nora) == set()


def test_who_stands_in_for_a_manager_chooses_as_a_manager_does(client, maya, priya):
    today = clocks.now().date()
    maya.stand_ins.create(person=priya, starts_on=today, ends_on=today)
    assert "posting.publish" in kinds(client, priya)


def test_whoever_hears_something_may_choose_it(client, open_requisition, maya, tomas):
    person = factories.application(open_requisition, stage="hired")
    person.renege(by=tomas)
    open_requisition.refresh_from_db()
    open_requisition.hold(by=maya)
    heard = Notice.objects.filter(recipient_type__model="user")
    always = {name for name, row in by_kind().items() if row.yours}
    for reader in {notice.recipient for notice in heard}:
        mine = set(heard.to(reader).values_list("kind", flat=True))
        assert mine - always <= kinds(client, reader)
