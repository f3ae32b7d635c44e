"""A mail server on this machine that takes everything and remembers when."""

import email
import email.policy
import logging
import time
from collections import Counter

from aiosmtpd.controller import Controller

from tests.ports import free_port


class Sink:
    """`arrived` counts each Message-ID; `moments` are when mail came, oldest first."""

    def __init__(self):
        self.arrived, self.moments = Counter(), []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.arrived[mail["Message-ID"]] += 1
        self.moments.append(time.monotonic())
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
