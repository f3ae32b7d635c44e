"""A mail server on this machine that takes everything and remembers when."""

import email
import email.policy
import logging
import re
import time
from collections import Counter

from aiosmtpd.controller import Controller

from tests.ports import free_port

OFFER = re.compile(r"/offer/[^/\s]+/")


class Sink:
    """`arrived` counts each Message-ID; `moments` are when mail came, oldest first; `links` lead to
    offers."""

    def __init__(self):
        self.arrived, self.moments, self.links = Counter(), [], set()
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.arrived[mail["Message-ID"]] += 1
        self.moments.append(time.monotonic())
        self.links.update(OFFER.findall(mail.get_body(("plain",)).get_content()))
        return "250 OK"

    def __enter__(self):
        logging.getLogger("mail.log").setLevel(logging.WARNING)
        self.controller.start()
        return self

    def __exit__(self, *problem):
        self.controller.stop()

    def next_after(self, moment):
        """Seconds until mail came again; None when none did."""
        later = (at - moment for at in self.moments if at > moment)
        return next(later, None)
