"""People who join, by program: the pages' verbs, and the pages' limits on who reads what."""

from tests.joining import A_MONTH_LATER, TODAY, link_of, task_of

ANSWERS = {"goes": "well", "meets": "all", "again": "yes", "words": "Quick to learn."}


def test_a_program_sees_who_joins_and_what_is_to_be_done(program, onboarding, tomas):
    speaks = program(tomas)
    shown = speaks.get(f"/api/onboardings/{onboarding.pk}/").json()
    assert shown["starts_on"] == "2026-07-20"
    assert [one["day"] for one in shown["expectations"]] == [30, 60, 90]
    tasks = speaks.get(f"/api/tasks/?onboarding={onboarding.pk}&status=open").json()["results"]
    assert len(tasks) == 7
    laptop = next(one for one in tasks if one["title"] == "Order a laptop")
    assert (laptop["owner"], laptop["keeper"]) == ("it", tomas.pk)
    theirs = next(one for one in tasks if one["owner"] == "new_hire")
    assert theirs["keeper"] is None


def test_it_ticks_gives_and_drops(program, onboarding, tomas, priya):
    speaks = program(tomas)
    task = f"/api/tasks/{task_of(onboarding, 'Order a laptop').pk}"
    assert speaks.post(f"{task}/give/", {"to": priya.pk}).json()["keeper"] == priya.pk
    assert speaks.post(f"{task}/give/", {"to": 999_999}).status_code == 422
    assert speaks.post(f"{task}/finish/").json()["status"] == "done"
    assert speaks.post(f"{task}/finish/").status_code == 409
    assert speaks.post(f"{task}/reopen/").json()["status"] == "open"
    assert speaks.post(f"{task}/drop/").json()["status"] == "dropped"


def test_it_moves_the_start_and_names_a_buddy(program, onboarding, tomas, priya, time_machine):
    time_machine.move_to(TODAY)
    speaks = program(tomas)
    base = f"/api/onboardings/{onboarding.pk}"
    moved = speaks.post(f"{base}/move_start/", {"to": "2026-08-03"})
    assert moved.json()["starts_on"] == "2026-08-03"
    assert speaks.post(f"{base}/move_start/", {"to": "2026-08-03"}).status_code == 409
    assert speaks.post(f"{base}/move_start/", {"to": "2020-01-01"}).status_code == 422
    assert speaks.post(f"{base}/name_buddy/", {"person": priya.pk}).json()["buddy"] == priya.pk
    sent = {"title": "Order a desk", "owner": "it", "due_on": "2026-07-30"}
    assert speaks.post(f"{base}/add_task/", sent).status_code == 200
    assert speaks.post(f"{base}/add_task/", sent | {"sofa": "red"}).status_code == 422
    assert task_of(onboarding, "Order a desk").keeper == tomas


def test_it_sends_another_link_while_somebody_joins(program, client, onboarding, tomas, priya):
    lost, address = link_of(onboarding), f"/api/onboardings/{onboarding.pk}/send_link/"
    assert program(priya).post(address).status_code == 404
    assert program(tomas).post(address).status_code == 200
    assert client.get(lost).status_code == 404
    onboarding.stop(by=tomas)
    assert program(tomas).post(address).status_code == 409


def test_the_manager_says_what_they_expect_and_how_it_goes(
    program, onboarding, maya, tomas, priya, time_machine
):
    speaks = program(maya)
    base = f"/api/onboardings/{onboarding.pk}"
    sent = {"expectations": [{"day": 30, "heading": "Knows the yard", "lines": "Welds"}]}
    first, second, _third = speaks.post(f"{base}/expect/", sent).json()["expectations"]
    assert (first["heading"], first["lines"]) == ("Knows the yard", ["Welds"])
    assert "Must have 1" in second["lines"][0]  # days that are not named stay
    assert program(tomas).post(f"{base}/expect/", sent).status_code == 403

    time_machine.move_to(A_MONTH_LATER)
    onboarding.name_buddy(by=maya, person=priya)
    assert speaks.post(f"{base}/check_in/", ANSWERS).status_code == 422
    assert speaks.post(f"{base}/check_in/", ANSWERS | {"day": 45}).status_code == 422
    answered = speaks.post(f"{base}/check_in/", ANSWERS | {"day": 30}).json()
    assert answered["check_ins"][0]["words"] == "Quick to learn."
    assert program(tomas).get(f"{base}/").json()["check_ins"][0]["goes"] == "well"
    assert program(priya).get(f"{base}/").json()["check_ins"] is None


def test_there_is_no_pay_in_it(program, onboarding, tomas):
    text = program(tomas).get(f"/api/onboardings/{onboarding.pk}/").text
    assert "50000" not in text.replace(",", "")
