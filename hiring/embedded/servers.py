"""The database and the broker: embedded ones for whatever the environment does not name."""

from collections.abc import Mapping

import psycopg
from kombu import Connection

from hiring.embedded.postgres import postgres_process, postgres_url, wait_for_postgres
from hiring.embedded.supervisor import Supervisor
from hiring.embedded.trouble import Trouble
from hiring.embedded.valkey import valkey_process, valkey_url, wait_for_valkey
from hiring.servers import broker_url


def start_servers(
    supervisor: Supervisor, environ: Mapping[str, str], *, forgetful: bool = False
) -> None:
    if environ["DATABASE_URL"] == postgres_url(supervisor.places):
        postgres = postgres_process(supervisor.places, forgetful=forgetful)
        supervisor.start(postgres)
        wait_for_postgres(supervisor.places, postgres)
    else:
        check_database(environ["DATABASE_URL"])
    if environ["REDIS_URL"] == valkey_url(supervisor.places):
        valkey = valkey_process(supervisor.places)
        supervisor.start(valkey)
        wait_for_valkey(supervisor.places, valkey)
    else:
        check_broker(environ["REDIS_URL"])


def check_database(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except (psycopg.Error, UnicodeError) as error:
        raise Trouble(f"DATABASE_URL: no database answers: {_first_line(error)}") from None


def check_broker(url: str) -> None:
    try:
        with Connection(broker_url(url)) as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=5)
    except Exception as error:  # each transport has its own
        raise Trouble(f"REDIS_URL: no broker answers: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
