"""The administration: what admins keep, and what they may only look up."""

import datetime as dt

import pytest
from django.contrib import admin
from django.urls import reverse

from candidates.models import Source
from hiring.accounts.models import Absence, Company, StandIn, User
from hiring.activity.models import Event, Notice, ReminderStep, Wording
from requisitions.models import ApprovalRule, Place
from tests import factories

KEPT = {
    "accounts.absence",
    "accounts.user",
    "accounts.department",
    "accounts.agency",
    "accounts.standin",
    "accounts.holiday",
    "activity.wording",
    "activity.reminderstep",
    "requisitions.approvalrule",
    "requisitions.place",
    "requisitions.plantemplate",
    "requisitions.staffingplan",
    "candidates.source",
    "candidates.messagetemplate",
    "candidates.offerrule",
    "candidates.lettertemplate",
    "candidates.benefit",
    "candidates.onboardingtemplate",
    "candidates.checkkind",
}
LOOKED_UP = {
    "activity.event",
    "activity.notice",
    "activity.delivery",
    "activity.clock",
    "requisitions.requisition",
    "candidates.application",
    "candidates.candidate",
    "candidates.interview",
    "candidates.scorecard",
    "candidates.reference",
    "candidates.backgroundcheck",
    "candidates.onboarding",
    "candidates.offer",
}


def page(name, what, *args):
    return reverse(f"admin:{name.replace('.', '_')}_{what}", args=args)


@pytest.fixture
def here(client, alex):
    client.force_login(alex)
    return client


def sent(here, url, **data):
    response = here.post(url, data)
    form = response.context and response.context.get("adminform")
    assert response.status_code == 302, form and form.form.errors
    return response


def refused(here, url, **data):
    response = here.post(url, data)
    assert response.status_code == 200
    return response.context["errors"]


def test_every_model_of_the_administration_is_one_of_these():
    registered = {model._meta.label_lower for model in admin.site._registry}
    programs = {"accounts.program", "api.token"}  # tests/api/test_programs.py
    assert registered == KEPT | LOOKED_UP | programs | {"accounts.company"}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_form_opens_for_an_admin(here, name):
    assert here.get(page(name, "add")).status_code == 200


def test_nobody_else_comes_in(client, maya, tomas, priya, nora):
    """Whatever the door: tests/administration/test_looked_up.py."""
    for person in (maya, tomas, priya, nora):
        client.force_login(person)
        for name in ("accounts.user", "activity.event"):
            response = client.get(page(name, "changelist"))
            assert response.status_code == 403
            assert "Only admins come in here." in response.text


def test_strangers_sign_in_at_the_one_door(client, db):
    for name in ("index", "login", "candidates_candidate_changelist"):
        response = client.get(reverse(f"admin:{name}"), follow=True)
        assert response.request["PATH_INFO"] == reverse("account_login")
        assert "admin" in response.request["QUERY_STRING"]


def test_an_admin_does_not_look_up_their_own_candidacy(here, alex, open_requisition):
    own = factories.candidate("Alex", email=alex.email)
    application = factories.application(open_requisition, person=own)
    for name, thing in (("candidates.candidate", own), ("candidates.application", application)):
        assert here.get(page(name, "changelist")).context["cl"].result_count == 0
        assert here.get(page(name, "change", thing.pk)).status_code == 302


NEW = {
    "name": "Lena Holt",
    "email": "Lena@Fernhill.example",
    "password1": "forty thousand pumps",
    "password2": "forty thousand pumps",
    "roles": ["manager", "interviewer"],
    "time_zone": "Europe/Oslo",
    "country": "NO",
}


HOURS = {"works_from": "10:00", "works_until": "16:00", "weekly_interviews": "3"}


def test_an_account_is_made_with_roles_and_a_password(here, alex):
    sent(here, page("accounts.user", "add"), **NEW)
    made = User.objects.get(email="lena@fernhill.example")
    assert made.roles == ["manager", "interviewer"]
    assert made.check_password("forty thousand pumps")
    event = Event.objects.get(verb="account.change_roles")
    assert (event.actor, event.subject) == (alex, made)


def test_an_account_needs_a_role_and_an_agency_recruiter_an_agency(here):
    url = page("accounts.user", "add")
    assert "Tick at least one role." in str(refused(here, url, **NEW | {"roles": []}))
    alone = refused(here, url, **NEW | {"roles": ["agency"]})
    assert "An agency recruiter belongs to an agency" in str(alone)
    assert not User.objects.filter(name="Lena Holt").exists()


def test_an_address_that_is_taken_is_said_beside_it(here, maya):
    url = page("accounts.user", "add")
    response = here.post(url, NEW | {"email": maya.email.upper()})
    errors = response.context["adminform"].form.errors
    assert errors["email"] == ["Another account has this e-mail."]
    assert "__all__" not in errors


def test_closing_an_account_is_on_the_record_and_nothing_is_removed(here, priya):
    url = page("accounts.user", "change", priya.pk)
    data = {"name": priya.name, "email": priya.email, "roles": priya.roles, "time_zone": "UTC"}
    sent(here, url, **data, **HOURS)
    priya.refresh_from_db()
    assert not priya.is_active
    assert Event.objects.filter(verb="account.close").count() == 1
    assert here.post(page("accounts.user", "delete", priya.pk), {"post": "yes"}).status_code == 403


def test_an_admin_keeps_when_somebody_meets_others(here, priya):
    url = page("accounts.user", "change", priya.pk)
    data = {
        "name": priya.name,
        "email": priya.email,
        "roles": priya.roles,
        "time_zone": "UTC",
        "is_active": "on",
    }
    ends = refused(here, url, **data, **HOURS | {"works_until": "09:00"})
    assert "Work ends before it begins." in str(ends)
    sent(here, url, **data, **HOURS)
    priya.refresh_from_db()
    assert (priya.works_from, priya.works_until) == (dt.time(10), dt.time(16))
    assert priya.weekly_interviews == 3


def test_nobody_locks_themselves_out(here, alex):
    url = page("accounts.user", "change", alex.pk)
    data = {"name": alex.name, "email": alex.email, "time_zone": "UTC", "is_active": "on"}
    assert "You cannot close your own account" in str(
        refused(here, url, **data, roles=["recruiter"])
    )
    alex.refresh_from_db()
    assert alex.is_admin


def steps(*rows):
    data = {"steps-TOTAL_FORMS": len(rows), "steps-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"steps-{number}-{name}": value for name, value in row.items()}
    return data


RULE = {"name": "Big ones", "position": 1, "currency": "EUR", "active": "on"}


def test_a_rule_s_limit_is_typed_in_whole_money_and_kept_in_cents(here, daniel, ingrid):
    both = {"position": 1, "name": "Board", "needed": 2, "people": [daniel.pk, ingrid.pk]}
    sent(here, page("requisitions.approvalrule", "add"), **RULE, above="200,000", **steps(both))
    rule = ApprovalRule.objects.get()
    assert rule.above == 200_000_00
    assert set(rule.steps.get().people.all()) == {daniel, ingrid}
    change = here.get(page("requisitions.approvalrule", "change", rule.pk)).text
    assert 'value="200,000"' in change
    assert "€200,000" in here.get(page("requisitions.approvalrule", "changelist")).text


def test_a_rule_without_a_limit_fits_whatever_it_costs(here, daniel):
    one = {"position": 1, "name": "Finance", "needed": 1, "people": [daniel.pk]}
    sent(here, page("requisitions.approvalrule", "add"), **RULE, above="", **steps(one))
    assert ApprovalRule.objects.get().above is None


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "Add at least one step."),
        ([{"position": 1, "name": "Two", "needed": 2}], "More yeses are needed"),
    ],
)
def test_a_rule_that_could_never_approve_is_refused(here, daniel, rows, words):
    rows = [row | {"people": [daniel.pk]} for row in rows]
    assert words in str(
        refused(here, page("requisitions.approvalrule", "add"), **RULE, **steps(*rows))
    )
    assert not ApprovalRule.objects.exists()


def test_an_agency_never_approves(here, nora):
    step = {"position": 1, "name": "Agency", "needed": 1, "people": [nora.pk]}
    errors = refused(here, page("requisitions.approvalrule", "add"), **RULE, **steps(step))
    assert "Nora cannot approve." in str(errors)


def test_own_words_may_only_name_what_the_notice_names(here):
    url = page("activity.wording", "add")
    words = {"kind": "requisition.open", "language": "en-gb"}
    errors = refused(here, url, **words, sentence="{salary} for {requisition}")
    assert "There is no placeholder {salary} here." in str(errors)
    sent(here, url, **words, sentence="{requisition} is open. Well done, {actor}")
    assert Wording.objects.get().kind == "requisition.open"
    unknown = words | {"kind": "nothing.at_all"}
    assert "nothing.at_all" in str(refused(here, url, **unknown, sentence="Hello"))


def test_a_reminder_step_belongs_to_the_promise_of_its_sentence(here):
    url = page("activity.reminderstep", "add")
    step = {"kind": "feedback.before", "offset": -8, "unit": "hours", "times": 1, "active": "on"}
    sent(here, url, **step)
    assert ReminderStep.objects.get(offset=-8).rule == "feedback"
    assert "This step is there already." in str(refused(here, url, **step))
    assert "kind" in refused(here, url, **step | {"kind": "requisition.open"}).as_text()


def test_a_suggestion_with_an_unknown_placeholder_is_refused(here):
    url = page("candidates.messagetemplate", "add")
    errors = refused(here, url, name="Kind", moment="free", body="Hello {pet_name}")
    assert "There is no placeholder {pet_name}." in str(errors)


def test_a_stand_in_named_here_hears_of_it(here, alex, maya, rui):
    dates = {"starts_on": "2030-06-01", "ends_on": "2030-06-08"}
    sent(here, page("accounts.standin", "add"), manager=maya.pk, person=rui.pk, **dates)
    named = StandIn.objects.get()
    assert Event.objects.get(verb="stand_in.name").actor == alex
    assert Notice.objects.to(rui).get().kind == "stand_in.name"
    overlap = refused(
        here, page("accounts.standin", "add"), manager=maya.pk, person=alex.pk, **dates
    )
    assert "Somebody already stands in on some of these days." in str(overlap)
    sent(here, page("accounts.standin", "delete", named.pk), post="yes")
    assert Event.objects.filter(verb="stand_in.remove").exists()


def test_an_absence_is_added_and_removed_here_on_the_record(here, alex, priya):
    dates = {"starts_on": "2030-06-01", "ends_on": "2030-06-08"}
    sent(here, page("accounts.absence", "add"), person=priya.pk, **dates)
    added = Absence.objects.get()
    assert Event.objects.get(verb="absence.add").actor == alex
    overlap = refused(here, page("accounts.absence", "add"), person=priya.pk, **dates)
    assert "Some of these days are in another absence already." in str(overlap)
    sent(here, page("accounts.absence", "delete", added.pk), post="yes")
    assert Event.objects.get(verb="absence.remove").details == {"person": priya.pk}
    assert not Absence.objects.exists()


def test_there_is_one_company_and_its_list_is_its_form(here):
    listed = here.get(page("accounts.company", "changelist"))
    assert listed.headers["Location"] == page("accounts.company", "add")
    words = {"name": "Fernhill", "headline": "Work with us.", "months_kept": 6, "answer_days": 5}
    sent(here, page("accounts.company", "add"), **words)
    assert Company.ours().name == "Fernhill"
    assert here.get(page("accounts.company", "add")).status_code == 403
    listed = here.get(page("accounts.company", "changelist"))
    assert listed.headers["Location"] == page("accounts.company", "change", 1)


def test_a_source_in_use_is_not_removed(here, application):
    url = page("candidates.source", "delete", application.source.pk)
    response = here.post(url, {"post": "yes"})
    assert response.status_code == 200
    assert "is in use and stays" in response.text
    assert response.context["protected"] == ["Applications"]
    assert Source.objects.filter(pk=application.source.pk).exists()


def test_what_is_in_use_is_not_removed_with_others_either(here, application):
    spare = Source.objects.create(name="Fair", code="fair", kind="network")
    data = {"action": "delete_selected", "_selected_action": [spare.pk, application.source.pk]}
    for answer in ({}, {"post": "yes"}):
        response = here.post(page("candidates.source", "changelist"), data | answer)
        assert "are in use, so all of them stay" in response.text
        assert "Applications" in response.text
    assert Source.objects.filter(pk__in=[spare.pk, application.source.pk]).count() == 2


def test_a_place_of_a_requisition_is_not_removed(here, open_requisition):
    place = Place.objects.create(name="Lisbon", country="PT")
    open_requisition.places.add(place)
    here.post(page("requisitions.place", "delete", place.pk), {"post": "yes"})
    assert list(open_requisition.places.all()) == [place]
    open_requisition.places.clear()
    sent(here, page("requisitions.place", "delete", place.pk), post="yes")
    assert not Place.objects.filter(pk=place.pk).exists()


@pytest.mark.parametrize("written", ["REQ-{}", "req-{}", "{}", "Weld"])
def test_a_requisition_is_found_as_people_write_it(here, open_requisition, written):
    asked = {"q": written.format(open_requisition.pk)}
    found = here.get(page("requisitions.requisition", "changelist"), asked)
    assert list(found.context["cl"].result_list) == [open_requisition]


SEARCHED = sorted(
    model._meta.label_lower for model, kept in admin.site._registry.items() if kept.search_fields
)


@pytest.mark.parametrize("name", SEARCHED)
def test_any_words_may_be_searched_for(here, name, application):
    for words in ("welder", "1001", "'%_ \\", "\x00", "Ω" * 200, "9" * 30):
        assert here.get(page(name, "changelist"), {"q": words}).status_code == 200
