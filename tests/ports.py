"""A port for a server of a test. It lies below those that the system lends to whoever connects:
one of these may be taken by another test's connection before the server listens."""

import secrets
import socket
from contextlib import suppress

FIRST, LENT = 15_000, 32_768


def free_port():
    while True:
        port = FIRST + secrets.randbelow(LENT - FIRST)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
