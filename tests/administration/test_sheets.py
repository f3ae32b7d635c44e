"""Reference data goes out as a table and comes in again, through the forms of its pages."""

import csv
import io
import re
import secrets
from itertools import product

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.models import (
    Benefit,
    CheckKind,
    LetterTemplate,
    MessageTemplate,
    OfferRule,
    Source,
)
from hiring.accounts.models import Agency, Department, Holiday, Program, User
from hiring.activity.models import Event, ReminderStep, Wording
from hiring.api.models import Token
from hiring.sheets.admin import Exchanged
from hiring.sheets.table import MOST_ROWS, as_meant, defused
from requisitions.models import ApprovalRule, Place, StaffingPlan
from tests import factories
from tests.administration.conftest import page

EXCHANGED = [model for model, kept in admin.site._registry.items() if isinstance(kept, Exchanged)]


def table(*rows, between=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=between).writerows(rows)
    return stream.getvalue()


@pytest.fixture
def look(here):
    def at(model, words, name="table.csv"):
        data = words if isinstance(words, bytes) else words.encode()
        file = SimpleUploadedFile(name, data, "text/csv")
        sent = {"import_file": file, "format": "0", "resource": "0"}
        return here.post(page(model, "import"), sent)

    return at


@pytest.fixture
def bring(here, look):
    """Look and confirm, as the button does."""

    def in_(model, words):
        looked = look(model, words)
        form = looked.context.get("confirm_form")
        assert form, said(looked)
        answer = here.post(page(model, "process_import"), form.initial, follow=True)
        assert answer.status_code == 200
        return answer

    return in_


def said(answer):
    """What is said of the file, of the table and of its rows."""
    result = answer.context.get("result")
    form = answer.context.get("form")
    words = [problem for problems in form.errors.values() for problem in problems] if form else []
    if result:
        words += [str(problem.error) for problem in result.base_errors]
        words += [f"{row.number}: {row.error_dict}" for row in result.invalid_rows]
        words += [str(one.error) for row in result.error_rows for one in row.errors]
    return " ".join(map(str, words))


def exported(here, model, **asked):
    answer = here.get(page(model, "export"), asked)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv")
    return answer.content.decode("utf-8-sig")


@pytest.fixture
def something_of_each(here, ingrid, daniel, engineering):
    Agency.objects.create(name='=HYPERLINK("http://evil")')
    Holiday.objects.create(day="2030-06-01", name="Midsummer, observed")
    Place.objects.create(name="-Lisbon", locality="Lisboa", country="PT")
    Source.objects.create(name="Fair", code="fair", kind="network", active=False)
    CheckKind.objects.create(name="Degree", explanation="- By post;\n\n=once", active=False)
    MessageTemplate.objects.create(moment="free", name="+Kind", body='- Hello {name}\n\n@ Bye; "x"')
    Wording.objects.create(kind="requisition.open", sentence="'=1+1 {requisition} is open.")
    Benefit.objects.create(name="=A train pass, second class", active=False)
    LetterTemplate.objects.create(
        name="+Brief", language="de", body="- Liebe {first_name},\n\n{words}"
    )
    Benefit.objects.create(name="Lunch")
    costly = {"when": "above", "above": 90_000_50, "department": engineering, "needed": 2}
    OfferRule.objects.create(name="@Costly", **costly).people.set([daniel, ingrid])
    StaffingPlan.objects.create(department=engineering, year=2031, positions=4, cost=400_000_50)
    rule = ApprovalRule.objects.create(name="Big", department=engineering, above=200_000_50)
    for place, (name, people) in enumerate({"Heads": [ingrid], "Board": [daniel, ingrid]}.items()):
        rule.steps.create(name=name, position=place, needed=len(people)).people.set(people)


def contents(model):
    rows = model._default_manager.values_list().order_by("pk")
    steps = [(step.name, step.needed, {p.email for p in step.people.all()})
             for rule in ApprovalRule.objects.all() for step in rule.steps.all()]  # fmt: skip
    asked = [(rule.name, {p.email for p in rule.people.all()}) for rule in OfferRule.objects.all()]
    return list(rows), steps, asked


@pytest.mark.parametrize("model", EXCHANGED, ids=lambda model: model.__name__)
def test_what_went_out_comes_in_again_as_it_was(here, bring, something_of_each, model):
    before = contents(model)
    assert before[0]
    out = exported(here, model)
    answer = bring(model, out.encode("utf-8-sig"))
    assert f"0 new, 0 changed, {len(before[0])} as they were." in answer.text
    assert contents(model) == before
    assert exported(here, model) == out


@pytest.mark.parametrize("model", EXCHANGED, ids=lambda model: model.__name__)
def test_what_was_removed_comes_back_from_its_table(here, bring, something_of_each, model):
    before = sorted(map(str, [row[1:] for row in contents(model)[0]]))
    out = exported(here, model)
    model._default_manager.all().delete()
    bring(model, out)
    assert sorted(map(str, [row[1:] for row in contents(model)[0]])) == before


def test_no_cell_is_worked_out_by_a_spreadsheet(here, something_of_each):
    cells = [
        cell
        for model in EXCHANGED
        for row in csv.reader(io.StringIO(exported(here, model)))
        for cell in row
    ]
    assert len(cells) > 50
    for cell in cells:
        assert not re.match(r"\s*[=+@\t\r]|\s*-(?!\d)", cell), cell


def test_a_defused_cell_is_read_as_it_was():
    for cell in ("=1", "'=1", "''-x", "-8", "- x", "\t=1", " =1", "'", "it's", ""):
        assert as_meant(defused(cell)) == cell


def test_new_and_changed_rows_are_imported_together(bring, engineering, daniel, alex):
    answer = bring(Department, table(
        ["name", "head"], ["Engineering", "Daniel@fernhill.example"], ["Sales", alex.email]
    ))  # fmt: skip
    assert "1 new, 1 changed, 0 as they were." in answer.text
    assert Department.objects.get(name="Engineering").head == daniel
    assert Department.objects.get(name="Sales").head == alex
    event = Event.objects.get(verb="reference.import")
    assert (event.actor, event.details) == (
        alex, {"model": "accounts.department", "new": 1, "update": 1}
    )  # fmt: skip
    assert LogEntry.objects.filter(user=alex).count() == 2


def test_what_cannot_be_written_down_is_not_imported(here, look, ingrid, monkeypatch):
    form = look(Department, table(["name", "head"], ["Sales", ingrid.email])).context[
        "confirm_form"
    ]
    monkeypatch.setattr(Event.objects, "create", None)
    with pytest.raises(TypeError):
        here.post(page(Department, "process_import"), form.initial)
    assert not Department.objects.exists()


def test_looking_changes_nothing_and_shows_what_would(look, engineering, daniel):
    looked = look(Department, table(["name", "head"], ["Engineering", daniel.email]))
    assert "<del>ingrid" in looked.text
    assert Department.objects.get().head != daniel
    assert not Event.objects.filter(verb="reference.import").exists()


def test_a_column_that_is_left_out_stays_as_it_is(bring, db):
    Place.objects.create(name="Oslo", locality="Oslo", country="NO")
    bring(Place, table(["name", "region"], ["Oslo", "Østlandet"]))
    place = Place.objects.get()
    assert (place.locality, place.region, place.country) == ("Oslo", "Østlandet", "NO")


def test_semicolons_are_read_as_well(bring, db):
    bring(Place, table(["name", "country"], ["Oslo, centre", "NO"], between=";"))
    assert Place.objects.get().name == "Oslo, centre"


def test_a_rule_comes_with_its_steps(bring, daniel, ingrid, engineering):
    steps = f"Heads: 1 of {ingrid.email}\nBoard: 2 of {daniel.email} {ingrid.email}"
    columns = ["name", "department", "above", "currency", "active", "steps"]
    bring(ApprovalRule, table(columns, ["Big", "Engineering", "200,000", "EUR", "yes", steps]))
    rule = ApprovalRule.objects.get()
    assert (rule.above, rule.department) == (200_000_00, engineering)
    assert [(step.name, step.needed, step.people.count()) for step in rule.steps.all()] == [
        ("Heads", 1, 1), ("Board", 2, 2)
    ]  # fmt: skip


WRONG = [
    (Department, ["name", "head"], ["Sales", "nobody@x.example"], "Nobody here has the e-mail"),
    (Department, ["name", "head"], ["", "ingrid@fernhill.example"], "This field is required"),
    (Department, ["name", "head"], ["x" * 81, "ingrid@fernhill.example"], "at most 80"),
    (Place, ["name", "country"], ["Oslo", "XX"], "not one of the available choices"),
    (Source, ["code", "name", "kind", "active"], ["x y", "X", "network", "yes"], "valid"),
    (Source, ["code", "name", "kind", "active"], ["xy", "X", "network", "maybe"], "yes or no"),
    (Source, ["code", "name", "kind", "active"], ["xy", "Taken", "network", "no"], "exists"),
    (Holiday, ["day", "name"], ["31/31/2030", "Odd"], "Enter a valid date"),
    (MessageTemplate, ["moment", "name", "body"], ["free", "X", "{pet}"], "no placeholder {pet}"),
    (Wording, ["kind", "language", "sentence"],
     ["requisition.open", "en-gb", "{salary}"], "no placeholder {salary}"),
    (Wording, ["kind", "language", "sentence"], ["no.such", "en-gb", "Hi"], "not one of"),
    (ReminderStep, ["kind", "offset", "unit", "times", "active"],
     ["feedback.before", "-9", "hours", "99", "yes"], "reminder_step_bounded"),
    (ReminderStep, ["kind", "offset", "unit", "times", "active"],
     ["requisition.open", "-9", "hours", "1", "yes"], "not one of"),
    (ApprovalRule, ["name", "active", "steps"], ["Big", "yes", "Heads"], "Write each step as"),
    (ApprovalRule, ["name", "active", "steps"],
     ["Big", "yes", "Heads: 2 of ingrid@fernhill.example"], "More yeses are needed"),
    (ApprovalRule, ["name", "active", "steps"],
     ["Big", "yes", "Heads: 1 of x@y.example"], "Nobody here has the e-mail"),
    (ApprovalRule, ["name", "active", "steps"],
     ["Big", "yes", "Heads: 1 of nora@fernhill.example"], "Nora cannot approve"),
    (ApprovalRule, ["name", "active", "steps"], ["Big", "yes", ""], "required"),
]  # fmt: skip


def test_what_the_page_would_refuse_is_said_beside_its_row(here, look, ingrid, nora):
    Source.objects.create(name="Taken", code="taken", kind="network")
    for model, columns, row, words in WRONG:
        before = model._default_manager.count()
        looked = look(model, table(columns, row))
        assert looked.status_code == 200
        assert looked.context.get("confirm_form") is None
        assert words in said(looked)
        assert words in looked.text
        assert model._default_manager.count() == before


def test_one_wrong_row_keeps_all_of_them_out(look, bring, here, ingrid):
    rows = [["Sales", ingrid.email], ["Legal", "nobody@x.example"]]
    assert look(Department, table(["name", "head"], *rows)).context.get("confirm_form") is None
    assert not Department.objects.exists()


def test_what_changed_since_it_was_looked_at_keeps_all_of_it_out(here, look, ingrid, daniel):
    rows = [["Sales", ingrid.email], ["Legal", daniel.email]]
    form = look(Department, table(["name", "head"], *rows)).context["confirm_form"]
    daniel.email = "moved@fernhill.example"
    daniel.save()
    answer = here.post(page(Department, "process_import"), form.initial)
    assert answer.status_code == 200
    assert "Nobody here has the e-mail" in answer.text
    assert not Department.objects.exists()
    assert not LogEntry.objects.exists()


def test_the_same_key_twice_is_not_guessed_at(look, ingrid):
    looked = look(Agency, table(["name"], ["Nordhunt"], ["Nordhunt"]))
    assert "in the table twice" in said(looked)


def test_two_of_a_name_are_not_guessed_at(look, db):
    for _n in range(2):
        MessageTemplate.objects.create(moment="free", name="Kind", body="Hello")
    looked = look(MessageTemplate, table(["moment", "name", "body"], ["free", "Kind", "Bye"]))
    assert "There are several of these" in said(looked)


UNREADABLE = {
    "": "empty",
    "\n\n": "nothing below",
    "name\n": "nothing below",
    "name,nmae\nA,B\n": "no column “nmae”",
    "nmae\nA\n": "The column “name” is missing",
    "name,name\nA,B\n": "two columns “name”",
    "name\nA,B\n": "Row 2 has more cells",
    "name\nA\0B\n": "UTF-8",
    '"name\nA': "nothing below",
    "name\n" + "x" * 200_000: "not a table",
    "name\n" + "\n".join(f"A{n}" for n in range(MOST_ROWS + 1)): "rows at most",
    "name\n" + "A" * 600_000: "larger than",
    b"name\nS\xe3o Paulo\n": "UTF-8",
    "name\nOslo\n".encode("utf-16"): "UTF-8",
    b"PK\x03\x04\x14\x00\x06\x00\x08\x00": "UTF-8",
    secrets.token_bytes(3000) + b"\xff\x00": "UTF-8",
}


def test_what_is_no_table_is_refused_in_words(look):
    for words, answer in UNREADABLE.items():
        looked = look(Agency, words)
        assert looked.status_code == 200
        assert answer in said(looked)
        assert looked.context.get("confirm_form") is None


def test_no_file_at_all_is_refused_in_words(here):
    for sent in ({}, {"format": "9"}, {"format": "0", "import_file": "words"}):
        answer = here.post(page(Agency, "import"), sent)
        assert answer.status_code == 200
        assert "required" in answer.text


FORGED = [
    {},
    {"format": "0"},
    {"format": "x", "import_file_name": "table.csv"},
    {"format": "7", "import_file_name": "/etc/passwd"},
    {"format": "0", "import_file_name": "../../etc/passwd"},
    {"format": "0", "import_file_name": signing.dumps("name\nForged\n")},
    {"format": "0", "import_file_name": "\0" * 10, "resource": "99"},
]


def test_a_forged_confirmation_imports_nothing(here):
    for sent in FORGED:
        answer = here.post(page(Agency, "process_import"), sent)
        assert answer.status_code == 200
        assert "Choose the table again" in answer.text
    assert not Agency.objects.exists()


def test_a_table_is_confirmed_only_by_who_looked_and_only_for_what_it_was(here, client, look, alex):
    initial = look(Agency, table(["name"], ["Nordhunt"])).context["confirm_form"].initial
    for other, who in ((Place, alex), (Agency, factories.user("other", "admin"))):
        client.force_login(who)
        answer = client.post(page(other, "process_import"), initial)
        assert "too long ago" in answer.text
    assert not Agency.objects.exists()
    assert not Place.objects.exists()


def test_confirming_by_address_alone_does_nothing(here):
    assert here.get(page(Agency, "process_import")).status_code == 405


def test_nobody_else_takes_out_or_brings_in(client, maya, tomas, nora):
    for who, model in product((maya, tomas, nora), EXCHANGED):
        client.force_login(who)
        before = Event.objects.filter(verb="account.refused").count()
        answers = [client.get(page(model, what)) for what in ("export", "import")]
        answers += [client.post(page(model, what)) for what in ("import", "process_import")]
        assert {answer.status_code for answer in answers} == {403}
        assert Event.objects.filter(verb="account.refused").count() == before + 4


def test_what_was_taken_out_is_on_the_record(here, alex, engineering):
    exported(here, Department)
    event = Event.objects.get(verb="reference.export")
    assert (event.actor, event.details) == (alex, {"model": "accounts.department"})


def test_an_export_is_of_what_the_list_shows(here, db):
    Source.objects.create(name="Fair", code="fair", kind="network")
    Source.objects.create(name="Radio", code="radio", kind="outreach")
    assert "Radio" not in exported(here, Source, q="Fair")


def test_an_export_of_nonsense_leads_back_to_the_list(here):
    for asked in ({"pk__in": "1,x"}, {"nothing__x": "1"}, {"active__exact": "x"}):
        answer = here.get(page(Source, "export"), asked)
        assert (answer.status_code, answer["Location"]) == (302, page(Source, "changelist"))
    for asked in ({"o": "99.x"}, {"p": "99999"}, {"q": "\x00"}, {"kind__exact": "odd"}):
        assert here.get(page(Source, "export"), asked).status_code == 200
    assert Event.objects.filter(verb="reference.export").count() == 4


def test_no_password_and_no_token_goes_out(here):
    assert not {User, Program, Token} & set(EXCHANGED)
    for model in EXCHANGED:
        assert not {"password", "digest", "secret"} & set(exported(here, model).split(","))


def test_taking_out_costs_the_same_however_much_there_is(here, something_of_each, ingrid):
    def costs():
        exported(here, Agency)
        return [cost(model) for model in EXCHANGED]

    def cost(model):
        with CaptureQueriesContext(connection) as captured:
            exported(here, model)
        return len(captured)

    few = costs()
    for n in range(8):
        Department.objects.create(name=f"D{n}", head=ingrid)
        rule = ApprovalRule.objects.create(name=f"R{n}")
        rule.steps.create(name="Step").people.add(ingrid)
    assert costs() == few
