"""What `make run` serves, and what of it others can reach."""

import os
import re
import stat

import psutil
import psycopg
import pytest

from tests.ports import free_port
from tests.running.home import eventually

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only as root the servers lie elsewhere")


@pytest.fixture(scope="module")
def run(home):
    with home.running() as run:
        yield run


def test_pages_database_and_broker_answer(home, run):
    assert home.health() == (200, "ok")
    assert home.names() >= {"postgres", "valkey", "python"}


def test_servers_listen_on_sockets_and_the_pages_on_this_machine_only(home, run):
    listening = {
        (connection.laddr.ip, connection.laddr.port)
        for process in home.processes()
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {("127.0.0.1", home.port)}


def test_health_names_the_part_that_is_away_and_it_is_started_again(home, run):
    broker = home.process("valkey")
    broker.suspend()
    assert home.health() == (503, "broker")
    broker.kill()
    assert eventually(lambda: home.health() == (200, "ok"))


def test_a_second_run_in_the_same_place_is_refused(home, run):
    said = home.refusal(PORT=str(free_port()))
    assert re.fullmatch(r"Tandem already runs here \(process \d+\)\. Stop that one first\.", said)
    assert home.health() == (200, "ok")


def test_a_closed_home_stays_closed(home, run):
    assert stat.S_IMODE(home.closed.stat().st_mode) == 0o700


@as_root
def test_as_root_the_servers_share_belongs_to_an_unprivileged_account(home, run):
    share = next(path for path in home.servers.iterdir() if path.name != "programs")
    for path in (share, share / "postgres", share / "sockets", share / "valkey"):
        assert path.owner() == "nobody"
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert home.process("postgres").username() == "nobody"


@pytest.fixture
def named_servers():
    """A database of its own on the server of the tests, and their broker."""
    server, database = os.environ["DATABASE_URL"], f"running_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
        url = re.sub(r"/\w+$", f"/{database}", server)
        yield {"DATABASE_URL": url, "REDIS_URL": os.environ["REDIS_URL"]}
        connection.execute(f"DROP DATABASE {database} WITH (FORCE)")


def test_with_servers_named_nothing_embedded_starts(other_home, named_servers):
    with other_home.running(**named_servers):
        assert other_home.health() == (200, "ok")
        assert other_home.names() == {"python"}
