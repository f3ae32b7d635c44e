"""The embedded Valkey: a doorbell between the processes, so nothing of it is kept on disk."""

import os
import socket
import time
from urllib.parse import quote

from hiring.embedded.places import Places, private_directory
from hiring.embedded.processes import MARK, Process
from hiring.embedded.programs import valkey_program

SOCKET = "valkey.sock"
PATIENCE = 20  # seconds


def valkey_url(places: Places) -> str:
    return f"unix://{quote(str(places.sockets / SOCKET))}"


def valkey_process(places: Places) -> Process:
    private_directory(places.valkey, places.keeper)
    settings = {
        "--port": "0",
        "--unixsocket": str(places.sockets / SOCKET),
        "--unixsocketperm": "700",
        "--save": "",
        "--appendonly": "no",
        "--dir": str(places.valkey),
        "--set-proc-title": "no",  # a title would be written over the mark in its environment
    }
    return Process(
        name="Valkey",
        command=[valkey_program(places), *(word for pair in settings.items() for word in pair)],
        log=places.logs / "valkey.log",
        environ={"PATH": os.defpath, MARK: str(places.var)},
        directory=places.valkey,
        keeper=places.keeper,
    )


def wait_for_valkey(places: Places, process: Process) -> None:
    deadline = time.monotonic() + PATIENCE
    while not process.ended() and time.monotonic() < deadline:
        if _answers(str(places.sockets / SOCKET)):
            return
        time.sleep(0.05)
    raise process.trouble("Valkey did not start")


def _answers(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(path)
            client.sendall(b"PING\r\n")
            return client.recv(5) == b"+PONG"
        except OSError:
            return False
