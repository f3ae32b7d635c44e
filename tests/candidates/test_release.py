"""To be told: the declined and the left over, in words that were shown before they are sent."""

import html
import re

import pytest
from django.urls import reverse

from candidates.lifecycle import Stage
from candidates.models import Message, MessageTemplate
from hiring.activity.models import Event, Notice
from hiring.lifecycle import NotAllowed
from tests import factories, offering

WORDS = "Dear {first_name},\n\nthe search for {job} has ended.\n\n{recruiter}"


def url(name, requisition):
    return reverse(f"candidates:{name}", args=[requisition.pk])


@pytest.fixture
def declined(open_requisition, maya):
    one = factories.application(open_requisition, stage="presented")
    one.decline(by=maya, reasons="No welding under water.")
    return one


@pytest.fixture
def filled(open_requisition, declined):
    """One declined, one applicant and one in screening are left over."""
    factories.application(open_requisition)
    factories.application(open_requisition, stage="screening")
    factories.application(open_requisition, stage="hired")
    open_requisition.refresh_from_db()
    return open_requisition


@pytest.fixture
def as_tomas(client, tomas):
    client.force_login(tomas)
    return client


def left(requisition):
    return list(requisition.applications.to_be_told())


def hidden(page, name):
    """The values of a hidden field, as a browser would send them back."""
    found = re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    return [html.unescape(value) for value in found]


def preview(client, requisition, people, words=WORDS):
    """The page that shows each person's words, after they were changed to these."""
    template = MessageTemplate.objects.create(name="Ours", moment="release", body=words)
    given = {"people": [person.pk for person in people], "template": template.pk}
    return client.post(url("farewell_preview", requisition), given)


def send(client, requisition, page, words=WORDS, **more):
    given = {"people": hidden(page, "people"), "shown": hidden(page, "shown")[0], "words": words}
    return client.post(url("farewell_send", requisition), given | more)


# The words to begin with


@pytest.fixture
def other(open_requisition):
    return factories.application(open_requisition, stage="interviewing")


def begins(client, requisition):
    """The suggestion that is chosen before anybody chooses."""
    form = client.get(url("to_be_told", requisition)).context["form"]
    return form.fields["template"].initial.moment


def test_once_somebody_accepted_the_words_say_so(as_tomas, open_requisition, other, declined):
    offering.accepted(offering.chosen(open_requisition))
    assert left(open_requisition) == [declined, other]
    assert begins(as_tomas, open_requisition) == "filled"
    words = MessageTemplate.objects.suggest("filled", other, by=open_requisition.recruiter)
    assert "somebody has accepted our offer for Welder" in words


def test_without_such_words_they_say_that_the_search_has_ended(as_tomas, open_requisition, other):
    MessageTemplate.objects.of("filled").delete()
    offering.accepted(offering.chosen(open_requisition))
    assert begins(as_tomas, open_requisition) == "release"


def test_of_a_cancelled_requisition_nobody_reads_that_somebody_accepted(
    as_tomas, open_requisition, other, maya
):
    open_requisition.cancel(by=maya)
    assert begins(as_tomas, open_requisition) == "release"


def test_while_it_runs_the_words_are_a_no(as_tomas, open_requisition, declined):
    assert begins(as_tomas, open_requisition) == "reject"


# Who is on the list


def test_while_it_runs_only_the_declined_are_to_be_told(as_tomas, open_requisition, declined):
    running = factories.application(open_requisition, stage="screening")
    words = as_tomas.get(url("to_be_told", open_requisition)).text
    assert str(declined) in words
    assert "No welding under water." in words
    assert str(running) not in words


def test_a_kind_word_on_somebody_advanced_is_not_taken_for_a_reason(
    as_tomas, open_requisition, maya
):
    one = factories.application(open_requisition, stage="presented")
    review = one.reviews.get()
    review.draft(by=maya, verdict="advance", note="Strong.")
    review.shortlist.send(by=maya)
    open_requisition.cancel(by=maya)
    assert "Strong." not in as_tomas.get(url("to_be_told", open_requisition)).text


def test_once_filled_everyone_still_live_is(as_tomas, filled):
    words = as_tomas.get(url("to_be_told", filled)).text
    assert "Filled, 3 still to be told." in words
    for person in left(filled):
        assert str(person) in words


def test_once_cancelled_everyone_still_live_is(as_tomas, open_requisition, declined, maya):
    factories.application(open_requisition)
    open_requisition.cancel(by=maya)
    assert (
        "Cancelled, 2 still to be told." in as_tomas.get(url("to_be_told", open_requisition)).text
    )


def test_the_requisition_is_on_the_recruiters_list_until_it_is_empty(as_tomas, filled, tomas):
    everyone = reverse("candidates:everyone_to_be_told")
    assert url("to_be_told", filled) in as_tomas.get(everyone).text
    for person in left(filled):
        person.refresh_from_db()
        if person.status == Stage.DECLINED:
            person.reject(by=tomas, reason="manager")
        else:
            person.release(by=tomas)
    assert url("to_be_told", filled) not in as_tomas.get(everyone).text


def test_the_list_is_each_persons_own(client, filled, maya, aiko, rui, nora):
    everyone = reverse("candidates:everyone_to_be_told")
    for person, seen in ((maya, True), (aiko, False), (rui, False), (nora, False)):
        client.force_login(person)
        assert (url("to_be_told", filled) in client.get(everyone).text) is seen, person


def test_the_manager_reads_the_list_and_cannot_send(client, filled, maya):
    client.force_login(maya)
    page = client.get(url("to_be_told", filled))
    assert page.status_code == 200
    assert "Preview the words" not in page.text
    for name in ("farewell_preview", "farewell_send", "farewell_already"):
        assert client.post(url(name, filled)).status_code == 403


# Words before sending


def test_each_person_is_shown_their_own_words_and_nothing_is_sent(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    for person in left(filled):
        assert f"Dear {person.candidate.first_name}," in page
    assert "the search for Welder has ended." in page
    assert not Message.objects.exists()
    assert len(left(filled)) == 3


def test_what_was_shown_is_what_they_read(as_tomas, filled):
    people = left(filled)
    page = preview(as_tomas, filled, people).text
    assert send(as_tomas, filled, page)["Location"] == url("to_be_told", filled)
    for person in people:
        person.refresh_from_db()
        name = person.candidate.first_name
        said = f"Dear {name},\n\nthe search for Welder has ended.\n\nTomas"
        assert person.messages.get().body == said
        assert (person.status, person.told) == (Stage.REJECTED, "closed")
        notice = Notice.objects.to(person.candidate).get(kind="message.send")
        assert notice.subject.body == said


def test_the_declined_are_rejected_and_the_left_over_released(as_tomas, filled):
    send(as_tomas, filled, preview(as_tomas, filled, left(filled)).text)
    assert Event.objects.filter(verb="application.reject").count() == 1
    assert Event.objects.filter(verb="application.release").count() == 2


def test_words_changed_after_the_preview_are_shown_before_they_are_sent(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    again = send(as_tomas, filled, page, words="Hello {first_name}. No.")
    assert again.status_code == 200
    assert not Message.objects.exists()
    assert "Hello Ada. No." in again.text
    send(as_tomas, filled, again.text, words="Hello {first_name}. No.")
    assert {message.body for message in Message.objects.all()} == {"Hello Ada. No."}


def test_words_that_only_passed_through_a_browser_are_sent(as_tomas, filled):
    """Browsers end lines in their own way, and a template may end with an empty one."""
    people = left(filled)
    page = preview(as_tomas, filled, people, words=f"{WORDS}\n").text
    send(as_tomas, filled, page, words=f"{WORDS}\n".replace("\n", "\r\n"))
    assert not left(filled)
    assert "\r" not in Message.objects.first().body


def test_showing_again_never_sends(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    assert send(as_tomas, filled, page, again="yes").status_code == 200
    assert not Message.objects.exists()


def test_an_unknown_placeholder_is_named_and_nothing_is_sent(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    answer = send(as_tomas, filled, page, words="Dear {nickname}")
    assert answer.status_code == 422
    assert "{nickname}" in answer.text
    assert len(hidden(answer.text, "people")) == 3
    assert not Message.objects.exists()


def test_words_are_asked_for(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    assert send(as_tomas, filled, page, words=" ").status_code == 422


def test_choosing_nobody_is_asked_about(as_tomas, filled):
    answer = as_tomas.post(url("farewell_preview", filled), {})
    assert answer.status_code == 422
    assert "Choose at least one person." in answer.text


def test_somebody_of_another_requisition_is_not_told_from_here(
    as_tomas, filled, maya, tomas, engineering
):
    other = factories.opened(
        factories.requisition(manager=maya, recruiter=tomas, department=engineering)
    )
    stranger = factories.application(other)
    assert preview(as_tomas, filled, [stranger]).status_code == 422


def test_words_of_a_template_are_never_a_program(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled), words="{name.__class__} {{ 7|add:1 }}").text
    send(as_tomas, filled, page, words="{name.__class__} {{ 7|add:1 }}")
    assert {message.body for message in Message.objects.all()} == {"{name.__class__} {{ 7|add:1 }}"}


# Meanwhile, twice, without e-mail


def test_somebody_who_changed_meanwhile_is_left_and_named_the_others_are_told(as_tomas, filled):
    people = left(filled)
    page = preview(as_tomas, filled, people).text
    gone = people[1]
    gone.withdraw(by=gone.candidate)
    answer = send(as_tomas, filled, page)
    landed = as_tomas.get(answer["Location"]).text
    assert "2 people were told." in landed
    assert f"{gone} was not told." in landed
    gone.refresh_from_db()
    assert gone.status == Stage.WITHDRAWN
    assert not gone.messages.exists()


def test_pressing_send_twice_sends_one_message_each(as_tomas, filled):
    people = left(filled)
    page = preview(as_tomas, filled, people).text
    key = "0f1c2a90-4bb1-4b57-9a16-6a2d7d0f9a55"
    for _ in range(2):
        assert send(as_tomas, filled, page, once=key).status_code == 302
    assert Message.objects.count() == 3


def test_sending_an_old_page_again_without_its_key_sends_nothing_more(as_tomas, filled):
    page = preview(as_tomas, filled, left(filled)).text
    for _ in range(2):
        send(as_tomas, filled, page)
    assert Message.objects.count() == 3


def test_whoever_has_no_e_mail_stays_on_the_list_and_is_named(as_tomas, filled):
    person = factories.candidate("Ola Nordmann", email=None)
    factories.application(
        factories.opened(
            factories.requisition(
                manager=filled.manager, recruiter=filled.recruiter, department=filled.department
            )
        ),
        person=person,
    )
    mute = person.applications.get()
    mute.requisition.cancel(by=filled.manager)
    page = preview(as_tomas, mute.requisition, [mute]).text
    assert "has no e-mail address" in page
    assert hidden(page, "people") == []
    assert left(mute.requisition) == [mute]


def test_people_who_know_already_are_closed_without_a_message(as_tomas, filled):
    people = left(filled)
    answer = as_tomas.post(
        url("farewell_already", filled), {"people": [person.pk for person in people]}
    )
    assert answer.status_code == 302
    assert left(filled) == []
    assert not Message.objects.exists()
    assert not Notice.objects.filter(kind="message.send").exists()
    for person in people:
        person.refresh_from_db()
        assert person.is_told


def test_while_it_runs_nobody_is_released(open_requisition, application, tomas):
    with pytest.raises(NotAllowed, match="still running"):
        application.release(by=tomas, words="Bye")
    application.refresh_from_db()
    assert application.status == Stage.APPLIED
    assert not Message.objects.exists()


def test_after_a_renege_the_left_over_are_no_longer_let_go(as_tomas, filled, tomas):
    page = preview(as_tomas, filled, left(filled)).text
    hired = filled.applications.get(status=Stage.HIRED)
    hired.renege(by=tomas)
    landed = as_tomas.get(send(as_tomas, filled, page)["Location"]).text
    assert "still running" in landed
    assert Event.objects.filter(verb="application.release").count() == 0


def test_sixty_people_cost_no_more_queries_than_six(
    as_tomas, open_requisition, maya, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(40) as done:
            as_tomas.get(url("to_be_told", open_requisition))
        people = left(open_requisition)
        with django_assert_max_num_queries(40) as shown:
            preview(as_tomas, open_requisition, people)
        return len(done), len(shown)

    for _ in range(6):
        factories.application(open_requisition, stage="prospect")
    open_requisition.cancel(by=maya)
    before = count()
    for _ in range(54):
        late = factories.candidate()
        open_requisition.applications.create(
            candidate=late, source=open_requisition.applications.first().source
        )
    assert len(left(open_requisition)) == 60
    assert count() == before
