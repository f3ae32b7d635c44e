"""An e-mail address and a phone number from a résumé, to begin a form with."""

import re
from typing import NamedTuple

import phonenumbers

EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,24}\b", re.IGNORECASE)
LOOKED_AT = 20_000  # characters; people put it first


class Contact(NamedTuple):
    """Empty where nothing was found. The phone number is in E.164, like +34951555010."""

    email: str = ""
    phone: str = ""


def contact_in(text: str, region: str) -> Contact:
    """`region` is the country that numbers without a country code are in, like "ES"."""
    start = text[:LOOKED_AT]
    email = EMAIL.search(start)
    number = next(iter(phonenumbers.PhoneNumberMatcher(start, region)), None)
    return Contact(
        email[0] if email else "",
        phonenumbers.format_number(number.number, phonenumbers.PhoneNumberFormat.E164)
        if number
        else "",
    )
