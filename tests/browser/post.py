"""What was mailed, as the admin's delivery log keeps it."""

import re

from playwright.sync_api import expect


def mailed(admin, patiently, place, *words, before=0):
    """The address below `place` in the newest mail whose line has these words, as soon as there are
    more of them than `before`."""
    admin.goto("/deliveries/")
    mails = admin.get_by_role("listitem")
    for one in words:
        mails = mails.filter(has_text=one)
    patiently(admin, mails.nth(before))
    mails.first.get_by_role("link").first.click()
    address = re.compile(rf"{place}\S+/")
    letter = admin.get_by_role("main")
    expect(letter.get_by_text(address).first).to_be_visible()
    return address.search(letter.inner_text()).group()
