"""Somebody at a desk: opens pages, fills in the forms they find, presses the buttons they read."""

from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html


class Desk:
    """A browser without JavaScript. What is not on the page cannot be pressed."""

    def __init__(self, person=None):
        self.client = Client()
        if person:
            self.client.force_login(person)

    def open(self, address, *, status=200):
        self.answer = self.client.get(address, follow=True)
        assert self.answer.status_code == status, (address, self.answer.status_code)
        self.address = urlsplit(self.answer.request["PATH_INFO"]).path
        return self

    @property
    def page(self):
        whole = html.fromstring(self.answer.content)
        for template in whole.xpath("//template"):
            template.drop_tree()
        return whole

    @property
    def words(self):
        """What a person reads, with white space folded."""
        body = self.page
        for silent in body.xpath("//script|//style"):
            silent.drop_tree()
        return " ".join(body.text_content().split())

    def reads(self, *sentences):
        for sentence in sentences:
            assert sentence in self.words, f"{sentence!r} not in {self.words[:1500]!r}"
        return self

    def does_not_read(self, *sentences):
        for sentence in sentences:
            assert sentence not in self.words, f"{sentence!r} is there"
        return self

    def follow(self, label):
        links = [a for a in self.page.xpath("//a[@href]") if label in a.text_content()]
        assert links, f"no link {label!r} on {self.address}"
        return self.open(urljoin(self.address, links[0].get("href")))

    def press(self, label, *, status=200, files=(), **fields):
        """Fill in the form that holds this button, and press it."""
        form, button = self.find(label)
        data = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value)
        if button.get("name"):
            data[button.get("name")] = button.get("value", "")
        known = set(form.fields.keys())
        assert {*fields, *dict(files)} <= known, f"{set(fields) - known} not in {known}"
        target = button.get("formaction") or form.get("action") or self.address
        sent = data | fields | {name: upload(*file) for name, file in dict(files).items()}
        sent = {name: value for name, value in sent.items() if value is not None}
        send = self.client.post if form.method == "POST" else self.client.get
        self.answer = send(urljoin(self.address, target), sent, follow=True)
        assert self.answer.status_code == status, (label, self.answer.status_code, self.words[:800])
        self.address = self.answer.request["PATH_INFO"]
        return self

    def find(self, label):
        """The button that begins with these words, and its form."""
        page = self.page
        for button in page.xpath("//button[not(@type='button')]"):
            said = " ".join(button.text_content().split())
            if said.startswith(label) or button.get("aria-label") == label:
                own = button.get("form")
                form = page.get_element_by_id(own) if own else next(button.iterancestors("form"))
                return form, button
        buttons = [" ".join(b.text_content().split()) for b in page.xpath("//button")]
        raise AssertionError(f"no button {label!r} on {self.address}; there are {buttons}")


def upload(name, content):
    return SimpleUploadedFile(name, content)
