"""One spelling of a telephone number, so that a person is known by it however it was typed."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from requisitions.models import Requisition


def spelt(typed: str, country: str = "") -> str:
    """In E.164, like +351912345678; as it was typed where that is no such number.

    `country` (ISO 3166 alpha-2) is where numbers without a country code are from. Those have to
    exist there; with a code the right length is enough.
    """
    tidy = " ".join(typed.split())
    return dialled(tidy, country) or tidy


def dialled(words: str, country: str) -> str:
    """The number in E.164; empty where the words are something else."""
    number = number_in(words.strip(), country)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else ""


def shown(phone: str) -> str:
    """For people to read: +351 912 345 678."""
    number = number_in(phone, "") if phone.startswith("+") else None
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else phone


def number_in(words: str, country: str) -> PhoneNumber | None:
    """The number that these words are, and nothing beside it: no extension, no name."""
    if not any(letter.isdigit() for letter in words) or any(map(str.isalpha, words)):
        return None
    try:
        number = phonenumbers.parse(words, country or None)
    except NumberParseException:
        return None
    abroad = words.startswith("+")
    there = phonenumbers.is_possible_number if abroad else phonenumbers.is_valid_number
    return number if there(number) and not number.extension else None


def country_of(requisition: Requisition) -> str:
    """Where its people most likely have their telephone: where they work, else its recruiter."""
    countries = (place.country for place in requisition.places.all() if place.country)
    return next(countries, "") or requisition.recruiter.country
