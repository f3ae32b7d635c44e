"""A mail server of our own, on this machine, that can be told to misbehave."""

import email
import email.policy
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller

from hiring.activity import tasks
from hiring.servers import mailer
from tests.ports import free_port


@dataclass
class Postbox:
    """Keeps what arrives. `refuse` answers every recipient with these words; `hang_up` takes the
    mail and drops the line without a word."""

    mails: list = field(default_factory=list)
    refuse: str = ""
    hang_up: bool = False
    port: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        if self.hang_up:
            server.transport.close()
        return "250 OK"


@pytest.fixture
def postbox(settings):
    tasks.know_the_pages()  # as a worker does first: it takes longer than a lease on a busy machine
    box = Postbox(port=free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    settings.MAILERS = {"default": mailer(f"smtp://127.0.0.1:{box.port}")}
    yield box
    controller.stop()


@pytest.fixture
def no_server(settings):
    """Nobody listens where mail should go."""
    settings.MAILERS = {"default": mailer(f"smtp://127.0.0.1:{free_port()}")}
