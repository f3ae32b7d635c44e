"""Who may do what, person by person, written out independently of the tables."""

import datetime as dt
from functools import partial
from types import SimpleNamespace

import pytest

from candidates.models import Application, Candidate, Note, Scorecard
from hiring import clocks, files
from hiring.policy import Refused, can, require, rules
from requisitions.models import Change, Requisition, Revision
from tests import factories, interviewing, offering
from tests.interviewing import arranged

CAST = ("maya", "stand_in", "rui", "tomas", "aiko", "daniel", "priya", "alex", "nora")
# Maya is the hiring manager, the stand-in takes her place today, Rui manages elsewhere; Tomás is
# the recruiter, Aiko recruits elsewhere; Daniel's approval is awaited; Priya works here, Alex is
# the admin, Nora an agency recruiter.

MAY = """
requisition.draft       maya rui tomas aiko
requisition.view        maya stand_in tomas aiko daniel alex
requisition.follow      maya stand_in tomas aiko alex
requisition.follow      maya stand_in tomas aiko alex
requisition.see_pay     maya stand_in tomas daniel alex
requisition.edit        maya stand_in tomas
requisition.plan        maya stand_in tomas
requisition.clone       maya rui tomas aiko
requisition.submit      maya stand_in tomas
requisition.recall      maya
requisition.approve     daniel
requisition.send_back   daniel
requisition.open        tomas aiko
requisition.hold        maya stand_in tomas
requisition.resume      maya stand_in tomas
requisition.cancel      maya stand_in alex
requisition.reopen      maya stand_in
requisition.hand_over   maya stand_in tomas alex
approval.remind         maya stand_in tomas alex
approval.replace        maya alex
change.approve          daniel
change.send_back        daniel
change.withdraw         maya stand_in
posting.view            maya stand_in tomas aiko alex
posting.write           maya stand_in tomas aiko
posting.ask             tomas aiko
posting.approve         maya stand_in
posting.send_back       maya stand_in
posting.publish         tomas aiko
posting.close           tomas aiko
candidate.list          tomas aiko alex
candidate.view          maya stand_in tomas aiko alex
candidate.tag           tomas aiko
candidate.edit          tomas aiko
application.refer       maya stand_in rui tomas aiko daniel priya alex
application.add         maya stand_in tomas aiko
application.view        maya stand_in tomas aiko alex
application.apply       tomas aiko
application.screen      maya stand_in tomas aiko
application.present     tomas aiko
application.advance     maya stand_in
application.decline     maya stand_in
application.debrief     tomas aiko
application.probe       maya stand_in
application.choose      maya stand_in
application.keep_warm   maya stand_in
application.renege      tomas aiko
application.reject      tomas aiko
application.release     tomas aiko
application.withdraw    tomas aiko
application.restore     tomas aiko
application.relent      maya stand_in
application.see_pay     maya stand_in tomas alex
note.write              maya stand_in tomas aiko
note.see_private        maya stand_in tomas
message.send            tomas aiko
message.view            maya stand_in tomas aiko alex
resume.view             maya stand_in tomas aiko alex
resume.download         maya stand_in tomas aiko alex
shortlist.view          maya stand_in tomas aiko alex
shortlist.prepare       tomas aiko
shortlist.present       tomas aiko
shortlist.send          maya stand_in
review.view             maya stand_in tomas aiko alex
review.draft            maya stand_in
review.answer           tomas aiko
interview.list          maya stand_in rui tomas aiko daniel priya alex
interview.view          maya stand_in tomas aiko alex
interview.offer         tomas aiko
interview.pick
interview.ask_others
interview.book          tomas aiko
interview.reschedule    tomas aiko
interview.change_panel  tomas aiko
interview.miss          tomas aiko
interview.cancel        tomas aiko
scorecard.view          maya stand_in tomas aiko priya alex
scorecard.ask           maya stand_in tomas aiko
scorecard.draft         priya
scorecard.send          priya
scorecard.amend         priya
scorecard.see_private   maya stand_in tomas priya
interviewer.compare_words priya alex
application.ask_referees tomas aiko
reference.view          maya stand_in rui tomas aiko daniel priya alex
reference.name          tomas aiko
reference.correct       tomas aiko
reference.ask           tomas aiko
reference.remind        tomas aiko
reference.answer
reference.refuse
reference.record        tomas aiko
reference.drop          tomas aiko
check.view              maya stand_in tomas aiko alex
check.request           tomas aiko
check.consent
check.refuse
check.order             tomas aiko
check.begin             tomas aiko
check.clear             tomas aiko
check.consider          tomas aiko
check.drop              tomas aiko
check.see_result        tomas aiko alex
offer.view              maya stand_in tomas daniel alex
offer.download          maya stand_in tomas daniel alex
offer.draft             tomas
offer.edit              tomas
offer.submit            tomas
offer.approve           daniel
offer.send_back         daniel
offer.revise            tomas
offer.extend            tomas
offer.prolong           tomas
offer.ask               tomas
offer.accept
offer.decline           tomas
offer.withdraw          maya stand_in tomas
offer.remind            maya stand_in tomas
onboarding.list         maya stand_in rui tomas aiko priya alex
onboarding.view         maya stand_in tomas aiko priya alex
onboarding.add_task     maya stand_in tomas aiko
onboarding.move_start   maya stand_in tomas aiko
onboarding.name_buddy   maya stand_in tomas aiko
onboarding.send_link    maya stand_in tomas aiko alex
onboarding.expect       maya stand_in
onboarding.check_in     maya stand_in
onboarding.see_check_ins maya stand_in tomas aiko alex
onboarding.see_documents tomas aiko alex
task.view               maya stand_in tomas aiko priya alex
task.finish             maya stand_in tomas aiko priya
task.reopen             maya stand_in tomas aiko priya
task.give               maya stand_in tomas aiko priya
task.drop               maya stand_in tomas aiko
"""
SPEC = {row.split()[0]: set(row.split()[1:]) for row in MAY.strip().splitlines()}


@pytest.fixture
def stand_in(maya):
    person = factories.user("stefan")
    today = clocks.now().date()
    maya.stand_ins.create(person=person, starts_on=today, ends_on=today + dt.timedelta(days=3))
    return person


@pytest.fixture
def people(maya, stand_in, rui, tomas, aiko, daniel, priya, alex, nora):
    return dict(
        zip(CAST, (maya, stand_in, rui, tomas, aiko, daniel, priya, alex, nora), strict=True)
    )


@pytest.fixture
def things(requisition, maya, tomas, daniel, priya):
    """A record of each kind: Daniel is asked to approve one requisition; in another, which is
    open, Priya met somebody and has sent her scorecard."""
    requisition.department.head = daniel
    requisition.department.save()
    opened = factories.opened(
        factories.requisition(
            manager=maya, recruiter=tomas, department=requisition.department, title="Fitter"
        )
    )
    requisition.submit(by=maya)
    return asked_for(requisition, maya, tomas) | carried(opened, tomas, priya, daniel)


def asked_for(requisition, manager, recruiter):
    """What hangs on a requisition whose approval is awaited."""
    terms = {name: getattr(requisition, name) for name in requisition.FLAGGED}
    posting = requisition.postings.create()
    return {
        "requisition": requisition,
        "approval": requisition.round.approvals.get(),
        "change": Change.objects.create(requisition=requisition, asked_by=manager, **terms),
        "posting": Revision.objects.create(
            posting=posting, number=1, title="Welder", pay_low=1, pay_high=2, written_by=recruiter
        ),
    }


def carried(requisition, recruiter, interviewer, approver):
    """What hangs on somebody presented in an open requisition, and on somebody who was met."""
    application = factories.application(requisition, stage="presented")
    review = application.reviews.get()
    resume = factories.resume(application)
    interview = met_by_a_stranger(requisition)
    return {
        "interview": interview,
        "round": interview.round,
        "application": application,
        "file": resume,
        "picture": resume.pages.get(),
        "candidate": application.candidate,
        "note": Note.objects.create(application=application, author=recruiter, text="…"),
        "message": application,
        "resume": application,
        "shortlist": review.shortlist,
        "review": review,
        "scorecard": judged(requisition, interviewer),
        "interviewer": interviewer,
        "reference": factories.referee(application),
        "check": factories.check_result(factories.check(application)).check_of,
        **joining(requisition, recruiter, interviewer),
        **offered(requisition, approver),
    }


def joining(requisition, recruiter, helper):
    """Of somebody who joins: a task that the helper was given, and a document they sent."""
    day = clocks.now().date() + dt.timedelta(days=30)
    onboarding = factories.onboarding(factories.application(requisition), day)
    add = partial(onboarding.add_task, by=recruiter, due_on=day)
    asked = add(title="A copy of the permit", owner="new_hire", wants_document=True)
    document = asked.send_document(
        by=onboarding.application.candidate,
        name="permit.pdf",
        kind="pdf",
        stored=files.store(b"%PDF-1.7 a permit", suffix=".pdf"),
    )
    return {
        "onboarding": onboarding,
        "task": add(title="Show the yard", owner="buddy", person=helper),
        "document": document,
        "milestone": SimpleNamespace(pk=30),
    }


def offered(requisition, approver):
    """To somebody who was chosen, waiting for one approver's answer."""
    rule = offering.rule(approver)
    offer = offering.drafted(offering.chosen(requisition))
    offer.submit(by=requisition.recruiter)
    rule.delete()
    return {"offer": offer, "yes": offer.step.approvals.get()}


def met_by_a_stranger(requisition):
    """Of somebody in the interviews, with nobody of the cast on the panel."""
    met = factories.application(requisition, stage="interviewing")
    return arranged(met, factories.user(f"panel-{next(factories.numbers)}"))


def judged(requisition, interviewer):
    met = factories.application(requisition, stage="interviewing")
    return interviewing.sent(Scorecard.ask(met, interviewer, by=requisition.recruiter))


def domain_rules():
    nouns = {verb.split(".")[0] for verb in SPEC}
    return {verb for verb in rules() if verb.split(".")[0] in nouns}


def test_every_rule_is_written_out_here():
    assert domain_rules() == set(SPEC)


@pytest.mark.parametrize("noun", sorted({verb.split(".")[0] for verb in SPEC}))
def test_who_may(noun, people, things):
    verbs = [verb for verb in SPEC if verb.split(".")[0] == noun]
    may = {v: {name for name, one in people.items() if can(one, v, things[noun])} for v in verbs}
    assert may == {verb: SPEC[verb] for verb in verbs}


def test_a_closed_account_may_nothing(maya, requisition):
    maya.is_active = False
    assert not any(
        can(maya, verb, requisition) for verb in ("requisition.view", "requisition.edit")
    )


def test_a_refusal_carries_the_rules_own_sentence(tomas, application):
    with pytest.raises(Refused, match="Only the hiring manager"):
        require(tomas, "application.choose", application)


def test_a_confidential_requisition_is_for_its_own_people(people, things):
    Requisition.objects.update(confidential=True)
    requisition = things["requisition"]
    requisition.refresh_from_db()
    allowed = {
        name for name, person in people.items() if can(person, "requisition.view", requisition)
    }
    assert allowed == {"maya", "stand_in", "tomas", "daniel", "alex"}


@pytest.mark.parametrize("confidential", [False, True])
def test_lists_show_exactly_what_may_be_viewed(people, things, rui, aiko, confidential):
    Requisition.objects.update(confidential=confidential)
    factories.application(
        factories.requisition(
            manager=rui, recruiter=aiko, department=things["requisition"].department
        )
    )
    for name, person in people.items():
        viewable = {r for r in Requisition.objects.all() if can(person, "requisition.view", r)}
        assert set(Requisition.objects.visible_to(person)) == viewable, name
        seen = {a for a in Application.objects.all() if can(person, "application.view", a)}
        assert set(Application.objects.visible_to(person)) == seen, name
        theirs = {a.candidate for a in seen}
        assert set(Candidate.objects.visible_to(person)) == theirs, name


def test_nobody_sees_their_own_candidacy_from_inside(tomas, maya, alex, open_requisition):
    for person in (tomas, maya, alex):
        own = factories.application(
            open_requisition, person=factories.candidate(person.name, email=person.email)
        )
        assert not can(person, "application.view", own)
        assert own not in Application.objects.visible_to(person)
        assert own.candidate not in Candidate.objects.visible_to(person)
        assert not can(person, "application.screen", own)
