"""The whole circle over a real server: back up, lose everything, restore: nothing is missing."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from hiring.accounts.models import User
from hiring.backup import database
from hiring.backup.taking import snapshot
from hiring.embedded.places import BASE_DIR
from tests import factories

SEED = """
from datetime import timedelta
from django.utils import timezone
from hiring import clocks, files
from hiring.activity.models import Notice
from candidates.models import Resume
from tests import factories
maya = factories.user("maya", "manager"); tomas = factories.user("tomas", "recruiter")
people = {"manager": maya, "recruiter": tomas}
department = factories.department(head=factories.user("ingrid", "interviewer"))
opened = factories.opened(factories.requisition(**people, department=department))
with clocks.at(timezone.now() - timedelta(days=9)):
    people = [factories.application(opened, stage="screening") for _ in range(3)]
    factories.presented(*people)
for person in people:
    stored = files.store(f"résumé {person.pk}".encode(), suffix=".txt")
    Resume.objects.create(candidate=person.candidate, application=person, name="cv.txt",
        kind="txt", status="read", **stored._asdict())
"""
LAST_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1"
NOT_KEPT = {"django_session", "cache", "activity_heartbeat"}
CHANGED = {"activity_notice", "activity_delivery", "activity_reminder"}
UNSENT = "SELECT count(*) FROM activity_notice WHERE status IN ('waiting', 'claimed', 'failed')"


class Place:
    """A database of its own on the server of the tests, and a folder of files."""

    def __init__(self, name, folder):
        self.files = folder / name
        server = os.environ["DATABASE_URL"]
        self.name = f"backup_{name}_{os.getpid()}"
        self.url = re.sub(r"/\w+$", f"/{self.name}", server)

    def manage(self, *words, check=True):
        named = {"DATABASE_URL": self.url, "FILES_ROOT": str(self.files), "DEBUG": ""}
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=BASE_DIR,
            env=os.environ | named,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def refusal(self, *words):
        done = self.manage(*words, check=False)
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        return done.stderr.strip()

    def ask(self, query):
        with psycopg.connect(self.url, autocommit=True) as here:
            return here.execute(query).fetchall()

    def do(self, command):
        with psycopg.connect(self.url, autocommit=True) as here:
            here.execute(command)

    def tables(self):
        rows = self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in rows]

    def content(self):
        """Table → the hash of all its rows."""
        return {name: self.hash_of(name) for name in self.tables() if name not in NOT_KEPT}

    def hash_of(self, table):
        rows = self.ask(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    def stored(self):
        return {
            str(path.relative_to(self.files)): path.read_bytes()
            for path in self.files.glob("*/*/*")
            if path.is_file()
        }


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backup")
    all_of_them = [Place(name, folder) for name in ("old", "new", "restored")]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        for place in all_of_them:
            server.execute(f"CREATE DATABASE {place.name}")
        yield all_of_them
        for place in all_of_them:
            server.execute(f"DROP DATABASE {place.name} WITH (FORCE)")


@pytest.fixture(scope="module")
def old(places):
    place = places[0]
    place.manage("migrate", "--verbosity=0")
    place.manage("shell", "--no-imports", "--verbosity=0", "--command", SEED)
    return place


@pytest.fixture(scope="module")
def new(places):
    return places[1]


@pytest.fixture(scope="module")
def archive(old, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "tandem.tar"
    said = old.manage("backup", str(path)).stdout
    assert "the database and 3 files" in said
    assert hashlib.sha256(path.read_bytes()).hexdigest() in said
    return path


def empty(place):
    place.do("DROP SCHEMA public CASCADE")
    place.do("CREATE SCHEMA public")
    for path in place.stored():
        (place.files / path).unlink()


@pytest.fixture(scope="module")
def restored(archive, places):
    place = places[2]
    place.manage("restore", str(archive))
    return place


def test_everything_is_there_again(old, restored):
    before, after = old.content(), restored.content()
    assert {table: after[table] for table in before if table not in CHANGED} == {
        table: before[table] for table in before if table not in CHANGED
    }
    assert old.stored() == restored.stored()
    assert len(restored.stored()) == 3
    assert old.ask(LAST_SEQUENCES)[0][0] == restored.ask(LAST_SEQUENCES)[0][0]


def test_the_archive_is_private_and_says_what_is_in_it(archive):
    assert archive.stat().st_mode & 0o777 == 0o600
    with tarfile.open(archive) as tar:
        parts = json.load(tar.extractfile("manifest.json"))["parts"]
        for name, (size, sha256) in parts.items():
            words = tar.extractfile(name).read()
            assert (len(words), hashlib.sha256(words).hexdigest()) == (size, sha256)


def test_no_old_mail_is_sent(old, restored):
    assert old.ask(UNSENT)[0][0] > 0
    assert restored.ask(UNSENT) == [(0,)]
    notices = "SELECT count(*) FROM activity_notice"
    assert old.ask(notices) == restored.ask(notices)


def test_mail_that_waited_is_shown_to_a_person_with_the_reason(restored):
    uncertain = "SELECT count(*) FROM activity_notice WHERE status = 'uncertain'"
    logged = "SELECT count(*) FROM activity_delivery WHERE outcome = 'uncertain' AND problem <> ''"
    assert restored.ask(uncertain) == restored.ask(logged)
    assert restored.ask(uncertain)[0][0] > 0


WAKE = """
from hiring import clocks
from hiring.activity.delivery import deliver
from hiring.activity.reminders import write_due
print("reminded", write_due(clocks.now()), "sent", deliver(patience=1))
"""


def test_what_came_due_meanwhile_reminds_nobody(old, restored):
    wake = ("shell", "--no-imports", "--verbosity=0", "--command", WAKE)
    assert restored.manage(*wake).stdout.strip() == "reminded 0 sent 0"
    assert "reminded 0" not in old.manage(*wake).stdout


def test_events_still_cannot_be_changed(restored):
    with pytest.raises(psycopg.errors.Error):
        restored.do("DELETE FROM activity_event")


def test_a_database_in_use_is_only_replaced_when_told_so(archive, restored):
    restored.do("UPDATE accounts_user SET name = 'Someone else'")
    assert "This database is not empty." in restored.refusal("restore", str(archive))
    assert restored.ask("SELECT DISTINCT name FROM accounts_user") == [("Someone else",)]
    restored.manage("restore", "--replace", str(archive))
    assert ("Someone else",) not in restored.ask("SELECT name FROM accounts_user")


def test_another_programs_tables_are_not_thrown_away(archive, new):
    empty(new)
    new.do("CREATE TABLE of_others (id int)")
    assert "This database is not empty." in new.refusal("restore", str(archive))
    assert new.tables() == ["of_others"]


def test_it_is_refused_while_somebody_uses_the_database(archive, new):
    empty(new)
    with psycopg.connect(new.url):
        assert "Stop web, worker and beat first" in new.refusal("restore", str(archive))
    assert new.tables() == []


def changed(archive, target, change):
    """A copy of the archive in which one part reads otherwise."""
    with tarfile.open(archive) as source, tarfile.open(target, "w") as copy:
        for entry in source:
            for part, words in change(entry, source.extractfile(entry).read()):
                part.size = len(words)
                copy.addfile(part, io.BytesIO(words))
    return target


def one_byte_off(entry, words):
    if entry.name.startswith("files/"):
        words = words[:-1] + bytes([words[-1] ^ 1])
    return [(entry, words)]


def without_a_file(entry, words):
    return [] if entry.name.startswith("files/") else [(entry, words)]


def led_elsewhere(entry, words):
    if entry.name.startswith("files/"):
        entry.name = "files/../../outside.txt"
    return [(entry, words)]


def without_its_end(entry, words):
    return [] if entry.name == "manifest.json" else [(entry, words)]


@pytest.mark.parametrize("change", [one_byte_off, without_a_file, led_elsewhere, without_its_end])
def test_a_changed_archive_is_refused_and_nothing_changes(archive, new, tmp_path, change):
    empty(new)
    bad = changed(archive, tmp_path / "bad.tar", change)
    assert "This is not a whole backup" in new.refusal("restore", str(bad))
    assert new.tables() == []
    assert new.stored() == {}
    assert not list(tmp_path.glob("outside*"))


def test_an_archive_cut_short_is_refused(archive, new, tmp_path):
    empty(new)
    (tmp_path / "half.tar").write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    assert "This is not a whole backup" in new.refusal("restore", str(tmp_path / "half.tar"))
    assert new.tables() == []


def test_a_restore_that_breaks_off_leaves_everything_as_it_was(archive, restored, tmp_path):
    """Its hashes are right, but PostgreSQL cannot read the dump to its end."""
    before, stored = restored.content(), restored.stored()
    broken = tmp_path / "broken.tar"
    with tarfile.open(archive) as source:
        parts = {entry.name: source.extractfile(entry).read() for entry in source}
    dump = parts["database.dump"]
    parts["database.dump"] = dump[: len(dump) * 3 // 4]
    added = "files/ab/cd/abcd" + "0" * 28 + ".txt"
    parts[added] = b"new"
    manifest = json.loads(parts.pop("manifest.json"))
    manifest["parts"] = {n: [len(w), hashlib.sha256(w).hexdigest()] for n, w in parts.items()}
    parts["manifest.json"] = json.dumps(manifest).encode()
    with tarfile.open(broken, "w") as copy:
        for name, words in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(words)
            copy.addfile(entry, io.BytesIO(words))
    assert "did not finish" in restored.refusal("restore", "--replace", str(broken))
    assert restored.content() == before
    assert restored.stored() == stored


def test_a_backup_does_not_write_over_another(archive, old):
    assert "is already there" in old.refusal("backup", str(archive))


def test_a_file_that_is_gone_is_named_and_the_backup_made(old, tmp_path):
    path, words = next(iter(old.stored().items()))
    (old.files / path).unlink()
    done = old.manage("backup", str(tmp_path / "without.tar"))
    (old.files / path).write_bytes(words)
    assert f"A row names {path}, which is gone." in done.stderr
    assert Path(tmp_path / "without.tar").exists()


def test_what_cannot_be_reached_is_said_in_a_sentence(old, tmp_path):
    assert "cannot be used" in old.refusal("backup", str(tmp_path / "no-folder" / "tandem.tar"))
    assert "There is no file" in old.refusal("restore", str(tmp_path / "no.tar"))
    nowhere = Place("nowhere", tmp_path)
    assert "no database answers" in nowhere.refusal("backup", str(tmp_path / "tandem.tar"))


@pytest.mark.django_db(transaction=True)
def test_what_is_written_while_it_is_made_is_not_half_in_it(tmp_path):
    """The dump and the list of files are of the same moment."""
    factories.user("before")
    with snapshot() as moment:
        add = threading.Thread(target=write_meanwhile)
        add.start()
        add.join()
        database.dump(tmp_path / "moment.dump", snapshot=moment.id)
        assert User.objects.count() == 1
    assert User.objects.count() == 2
    database.run("pg_restore", f"--file={tmp_path}/moment.sql", str(tmp_path / "moment.dump"))
    dumped = (tmp_path / "moment.sql").read_text()
    assert "before@fernhill.example" in dumped
    assert "meanwhile@fernhill.example" not in dumped


def write_meanwhile():
    factories.user("meanwhile")
    connection.close()
