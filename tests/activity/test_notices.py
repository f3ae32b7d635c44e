"""Who hears of what: once each, in the same transaction, never of their own act."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from hiring import clocks
from hiring.activity import bell, delivery, tasks
from hiring.activity.models import Event, Notice, Preference, Submission, Wording
from hiring.activity.notices import address, stands
from hiring.activity.record import record
from hiring.activity.rendering import sentence
from hiring.activity.words import fill
from hiring.celery import app
from tests import factories
from tests.quick import best_of, quick

DAY = dt.timedelta(days=1)


def heard(person, kind=None):
    notices = Notice.objects.to(person)
    return list((notices.filter(kind=kind) if kind else notices).values_list("kind", flat=True))


def test_everyone_who_should_hear_hears_once(requisition, maya, tomas, alex):
    record("requisition.cancel", requisition, by=alex)
    assert heard(maya) == ["requisition.cancel"]
    assert heard(tomas) == ["requisition.cancel"]
    assert heard(alex) == []


def test_nobody_hears_of_their_own_act(requisition, maya, tomas):
    record("requisition.cancel", requisition, by=maya)
    assert heard(maya) == []
    assert heard(tomas) == ["requisition.cancel"]


def test_somebody_with_two_parts_hears_once(requisition, maya, alex):
    requisition.recruiter = maya
    requisition.save(update_fields=["recruiter"])
    record("requisition.cancel", requisition, by=alex)
    assert heard(maya) == ["requisition.cancel"]


def test_the_database_keeps_one_notice_for_each_reader_and_event(requisition, maya, tomas):
    record("requisition.cancel", requisition, by=maya)
    twin = Notice.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_what_is_rolled_back_tells_nobody(requisition, maya, tomas):
    with transaction.atomic():
        record("requisition.cancel", requisition, by=maya)
        transaction.set_rollback(True)
    assert Notice.objects.count() == 0
    assert Event.objects.count() == 0


def test_a_stand_in_hears_what_the_manager_hears(requisition, maya, priya, tomas):
    today = clocks.now().date()
    maya.stand_ins.create(person=priya, starts_on=today, ends_on=today)
    record("requisition.open", requisition, by=tomas)
    assert heard(maya) == ["requisition.open"]
    assert heard(priya) == ["requisition.open"]


def test_nobody_hears_of_their_own_candidacy(open_requisition, tomas, maya):
    own = factories.candidate("Tomas", email=tomas.email)
    application = factories.application(open_requisition, person=own)
    assert not [kind for kind in heard(tomas) if kind.startswith("application")]
    application.withdraw(by=own)
    assert heard(maya, "application.withdraw") == ["application.withdraw"]
    assert heard(tomas, "application.withdraw") == []


@pytest.mark.parametrize(("how", "mails"), [("at_once", 1), ("daily", 0), ("off", 0)])
def test_mail_goes_as_its_reader_wishes_and_the_inbox_has_it_anyway(
    how, mails, requisition, maya, tomas, mailoutbox
):
    Preference.objects.create(person=maya, kind="requisition.hold", how=how)
    record("requisition.hold", requisition, by=tomas)
    delivery.deliver()
    assert len(mailoutbox) == mails
    assert [n.kind for n in Notice.objects.inbox(maya)] == ["requisition.hold"]


def test_what_only_the_reader_can_do_is_never_off(
    open_requisition, maya, mailoutbox, django_assert_max_num_queries
):
    for kind in ("shortlist.present", "feedback.due"):
        Preference.objects.create(person=maya, kind=kind, how="off")
    factories.presented(factories.application(open_requisition, stage="screening"))
    delivery.deliver()
    subjects = [mail.subject for mail in mailoutbox if mail.to == [maya.email]]
    assert any("presented 1 person" in subject for subject in subjects)


def test_one_and_many_are_said_right(open_requisition, maya):
    code = str(open_requisition)
    for many, words in ((1, "1 person"), (3, "3 people")):
        Notice.objects.all().delete()
        people = [factories.application(open_requisition, stage="screening") for _ in range(many)]
        factories.presented(*people)
        notice = Notice.objects.get(kind="shortlist.present")
        assert sentence(notice) == f"Tomas presented {words} for {code}."


def test_what_was_written_with_it_stands_in_the_mail(requisition, maya, ingrid, mailoutbox):
    requisition.submit(by=maya)
    requisition.send_back(by=ingrid, note="The band is too low.")
    delivery.deliver()
    mail = next(m for m in mailoutbox if "back" in m.subject)
    assert mail.to == [maya.email]
    assert "The band is too low." in mail.body


def test_the_answer_to_a_question_stands_in_the_mail(open_requisition, maya, tomas, mailoutbox):
    shortlist = factories.presented(factories.application(open_requisition, stage="screening"))
    review = shortlist.reviews.get()
    review.draft(by=maya, verdict="ask", note="Where do they live?", impressions={})
    shortlist.send(by=maya)
    review.refresh_from_db()
    review.answer(by=tomas, text="In Porto.")
    delivery.deliver()
    bodies = {mail.to[0]: mail.body for mail in mailoutbox if "question" in mail.subject}
    assert "In Porto." in bodies[maya.email]


def test_old_forms_are_forgotten(db):
    old, new = uuid.uuid4(), uuid.uuid4()
    Submission.objects.create(key=old, path="/", at=clocks.now() - 8 * DAY)
    Submission.objects.create(key=new, path="/")
    tasks.canary()
    assert [form.key for form in Submission.objects.all()] == [new]


def test_the_admins_own_words_win_and_name_the_same_things(requisition, maya, tomas):
    Wording.objects.create(
        kind="requisition.hold", sentence="Pause! {actor} stopped {requisition} {unknown}."
    )
    record("requisition.hold", requisition, by=tomas)
    assert sentence(Notice.objects.get()) == f"Pause! Tomas stopped {requisition} {{unknown}}."


def test_words_of_admins_are_no_program(requisition):
    assert fill("{0.__class__} {requisition.__class__} {a!r}", {"requisition": "x"}) == (
        "{0.__class__} {requisition.__class__} {a!r}"
    )


def test_a_notice_whose_subject_is_gone_says_so_and_is_not_sent(requisition, maya, tomas):
    record("requisition.hold", requisition, by=tomas)
    notice = Notice.objects.get()
    notice.subject_id = 0
    notice.save()
    notice = Notice.objects.get()
    assert sentence(notice) == "What this was about is no longer here."
    assert not stands(notice)


def test_a_mailbox_of_several_people_can_be_told(requisition, maya):
    event = record("requisition.draft", requisition, by=maya)
    notice = Notice.objects.create(kind="requisition.hold", event=event, mailbox="hr@example.org")
    assert address(notice) == "hr@example.org"


@pytest.fixture
def broker_away():
    """The address of a broker where nobody answers."""
    was = app.conf.broker_url
    hang_up(app, "redis://127.0.0.1:1/0")
    yield
    hang_up(app, was)


def hang_up(celery, url):
    bell.Line.rests_until = 0.0
    celery.conf.broker_url = celery.conf.broker_write_url = url
    celery.pool.force_close_all()
    celery.amqp._producer_pool = None
    celery._pool = None


@pytest.mark.django_db(transaction=True)
def test_while_the_broker_is_away_pages_answer_and_are_quick(broker_away, client, maya, priya):
    client.force_login(maya)
    day = clocks.now().date() + DAY
    asked = {"person": priya.pk, "starts_on": day, "ends_on": day}
    with quick(1):
        response = client.post("/settings/stand-ins/", asked)

    assert response.status_code == 302
    assert heard(priya) == ["stand_in.name"]
    delivery.deliver()
    assert Notice.objects.get().status == "sent"


def test_a_bell_that_fails_holds_nobody_up(broker_away):
    def ring_once():
        bell.Line.rests_until = 0.0
        bell.puller(bell.OUTBOX)()

    assert best_of(5, ring_once) < 0.5


def test_a_bell_that_failed_is_not_rung_again_at_once(broker_away):
    bell.puller(bell.OUTBOX)()
    rests_until = bell.Line.rests_until
    assert best_of(20, bell.puller(bell.OUTBOX)) < 0.01
    assert bell.Line.rests_until == rests_until, "it was tried again"


@pytest.mark.django_db(transaction=True)
def test_several_notices_of_one_transaction_ring_once(requisition, maya, tomas, alex):
    with transaction.atomic():
        for _ in range(3):
            record("requisition.cancel", requisition, by=alex)
        waiting = transaction.get_connection().run_on_commit
        assert len(waiting) == 1
