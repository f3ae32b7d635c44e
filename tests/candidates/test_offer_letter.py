"""The letter of an offer: an admin's words, filled with the terms, as a document that stays."""

import datetime as dt
import io

import pypdfium2
import pytest
from django.core.exceptions import ValidationError

from candidates.letter import content
from candidates.letter_page import shown
from candidates.models import Benefit, LetterTemplate, OfferLetter
from hiring import files
from hiring.accounts.models import Company
from hiring.activity.models import Event
from tests import factories, offering

START, REPLY = dt.date(2031, 8, 1), dt.date(2031, 6, 19)


@pytest.fixture
def chosen(open_requisition):
    hanna = factories.candidate("Hanna Kowalczyk")
    return factories.application(open_requisition, person=hanna, stage="offering")


def terms(**more):
    return {"base": 58_000_00, "start_on": START, "reply_by": REPLY} | more


def written(chosen, **more):
    """The paragraphs of a draft's letter."""
    return content(offering.drafted(chosen, **terms(**more)).version)["paragraphs"]


def template(body, language="en-gb"):
    return LetterTemplate.objects.create(name="Ours", language=language, body=body)


def read(letter):
    """Every word of the document, on one line."""
    with files.open_stored(letter.path) as file:
        document = pypdfium2.PdfDocument(io.BytesIO(file.read()))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


# The document


def test_the_document_says_every_word_of_the_letter(chosen):
    Company.objects.update_or_create(defaults={"name": "Fernhill Energy"})
    version = offering.approved(
        chosen,
        **terms(
            bonus=4_000_50,
            equity="0.04% over four years",
            leave_days=28,
            conditions="A clear reference check.\nA medical.",
            words="We loved talking to you.\r\n\r\nYou would own settlement.",
        ),
    ).version
    document = read(version.letter)
    for words in version.letter.content["paragraphs"]:
        assert " ".join(words.split()) in document
    for words in ("Hanna", "Welder", "€58,000", "€4,000.50", "28 days", "1 August 2031",
                  "19 June 2031", "0.04% over four years", "Fernhill Energy"):  # fmt: skip
        assert words in document


def test_the_document_says_the_terms_in_the_language_of_the_offer(chosen):
    train = Benefit.objects.create(name="a rail card")
    train.names.create(language="de", name="Bahncard")
    meals = Benefit.objects.create(name="Lunch at noon")
    meals.names.create(language="fr", name="Déjeuner à midi")
    template(
        "Liebe {first_name},\n\n{pay} {period} ab {start} in {place}.\n\n{benefits}\n\n"
        "{conditions}",
        "de",
    )
    said = terms(
        language="de",
        place="Köln",
        benefits=[train, meals],
        more_benefits="ein Garten",
        conditions="Nur mit ärztlichem Zeugnis.",
    )
    document = read(offering.approved(chosen, **said).version.letter)
    for words in ("Liebe Hanna,", "58.000\xa0€ pro Jahr ab 1. August 2031 in Köln.",
                  "Bahncard", "Lunch at noon", "ein Garten",
                  "Nur mit ärztlichem Zeugnis."):  # fmt: skip
        assert " ".join(words.split()) in document
    assert "rail card" not in document


@pytest.mark.parametrize(
    ("term", "placeholder"),
    [("place",) * 2, ("equity",) * 2, ("conditions",) * 2, ("more_benefits", "benefits")],
)
def test_a_hostile_term_stays_text(chosen, term, placeholder):
    hostile = '#eval("1+1") $x^2$ <label> @ref {pay} \\ `c` *b*'
    template(f"Dear {{first_name}},\n\n{{{placeholder}}}")
    document = read(offering.approved(chosen, **terms(**{term: hostile})).version.letter)
    assert hostile in document


def test_what_people_wrote_stays_text(chosen):
    hostile = '#set text(red) $x^2$ <label> @ref */ // #eval("1+1") [a](b) `c` \\ _d_ {pay} "q"'
    version = offering.approved(chosen, **terms(words=hostile)).version
    document = read(version.letter)
    assert " ".join(hostile.split()) in document


def test_it_stays_as_it_was_signed_whatever_the_template_becomes(chosen):
    offer = offering.extended(chosen, **terms())
    before = read(offer.version.letter)
    template("Something else, {first_name}.")
    OfferLetter.objects.make_one(offer.version.letter.pk)
    assert read(offer.version.letter) == before
    assert "Something else" not in shown(offer.version).content["paragraphs"]


# Its words


def test_a_paragraph_that_names_only_what_there_is_not_is_left_out(chosen):
    template("Dear {first_name},\n\nYour bonus is {bonus}.\n\nEquity: {equity}.\n\nGoodbye.")
    assert written(chosen, equity="0.1%") == ["Dear Hanna,", "Equity: 0.1%.", "Goodbye."]


def test_what_is_filled_in_keeps_its_lines_and_paragraphs(chosen):
    template("{words}\n\nOnly if:\n{conditions}")
    said = written(chosen, words="One.\r\n\r\nTwo,\r\nthree.", conditions="A check.\nA medical.")
    assert said == ["One.", "Two,\nthree.", "Only if:\nA check.\nA medical."]


def test_what_is_filled_in_is_not_filled_again(chosen):
    template("{words}")
    assert written(chosen, words="My {pay} and {nonsense}") == ["My {pay} and {nonsense}"]


def test_benefits_are_named_from_the_list_and_free(chosen):
    template("Beside that: {benefits}.")
    train = Benefit.objects.create(name="Train pass")
    said = written(chosen, benefits=[train], more_benefits="a desk by the window")
    assert said == ["Beside that: Train pass, a desk by the window."]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-gb", "€58,000 a year, 1 August 2031, full time"),
        ("de", "58.000\xa0€ pro Jahr, 1. August 2031, Vollzeit"),
        ("pt", "58.000\xa0€ por ano, 1 de Agosto de 2031, tempo inteiro"),
        ("nl", "€\xa058.000 per jaar, 1 augustus 2031, voltijd"),
        ("fr", "58\xa0000\xa0€ par an, 1 août 2031, temps plein"),
        ("pl", "58\xa0000\xa0€ rocznie, 1 sierpnia 2031, pełny etat"),
    ],
)
def test_dates_and_amounts_follow_the_language_of_the_letter(chosen, language, said):
    template("{pay} {period}, {start}, {employment}", language)
    assert written(chosen, language=language) == [said]


def test_without_words_in_a_language_all_of_it_is_in_ours(chosen):
    template("Dear {first_name}, {start}.")
    offer = offering.drafted(chosen, **terms(language="de"))
    letter = content(offer.version)
    assert (letter["language"], letter["paragraphs"]) == ("en", ["Dear Hanna, 1 August 2031."])


# The template


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("Dear {frist_name},", "There is no placeholder {frist_name} here. There are: {benefits},"),
        ("{first_name.__class__}", "A brace stands alone"),
        ("Dear { first_name },", "A brace stands alone"),
        ("Dear {first_name,", "A brace stands alone"),
        ("{{ first_name }}", "A brace stands alone"),
    ],
)
def test_what_could_not_be_filled_is_refused(db, body, problem):
    with pytest.raises(ValidationError, match=problem):
        LetterTemplate(name="Ours", body=body).full_clean()


def test_one_is_in_use_for_each_language(db):
    template("Dear {first_name},")
    with pytest.raises(ValidationError, match="Another one is in use"):
        LetterTemplate(name="Theirs", body="Hello").full_clean()
    LetterTemplate(name="Theirs", body="Hello", active=False).full_clean()


# Reading it from inside


def path_of(offer, number=1):
    return f"/offers/{offer.pk}/letter/{number}/"


def test_who_may_read_the_offer_downloads_its_letter_on_the_record(
    client, chosen, maya, tomas, alex, ingrid
):
    offering.rule(ingrid)
    offer = offering.drafted(chosen, **terms())
    offer.submit(by=tomas)
    offer.approve(by=ingrid)
    offer = offering.lettered(offer)
    for person in (maya, tomas, alex, ingrid):
        client.force_login(person)
        answer = client.get(path_of(offer))
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer).startswith(b"%PDF")
        assert Event.objects.get(verb="offer.download", actor_id=person.pk).details == {
            "version": 1
        }


def test_nobody_else_gets_it(client, chosen, rui, aiko, priya, daniel, nora):
    offer = offering.extended(chosen, **terms())
    for person in (rui, aiko, priya, daniel, nora):
        client.force_login(person)
        assert client.get(path_of(offer)).status_code == 404
    assert not Event.objects.filter(verb="offer.download").exists()


def test_there_is_none_before_it_is_made_and_none_of_another_number(client, chosen, tomas):
    offer = offering.drafted(chosen, **terms())
    client.force_login(tomas)
    assert client.get(path_of(offer)).status_code == 404
    offer.submit(by=tomas)
    assert client.get(path_of(offer)).status_code == 404
    offering.lettered(offer)
    assert client.get(path_of(offer)).status_code == 200
    assert client.get(path_of(offer, 2)).status_code == 404


def test_the_page_of_the_offer_shows_the_letter_before_and_after_it_is_made(client, chosen, tomas):
    offer = offering.drafted(chosen, **terms(words="You would own <settlement>."))
    client.force_login(tomas)
    page = client.get(offer.get_absolute_url()).text
    for words in ("Letter, as Hanna will read it", "Dear Hanna,", "own &lt;settlement&gt;."):
        assert words in page
    assert "Download PDF" not in page
    offer.submit(by=tomas)
    offering.lettered(offer)
    page = client.get(offer.get_absolute_url()).text
    assert f'href="{path_of(offer)}"' in page
