"""What is wrong with a machine is said in one plain sentence, and nothing is started."""

import shutil
import socket
import subprocess

import pytest

from hiring.embedded.places import BASE_DIR


def test_a_taken_port(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", home.port))
        other.listen()
        said = home.refusal()
    assert said.startswith(f"Port {home.port} cannot be used: Address already in use.")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PORT": "door"}, "door is no port."),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must look like postgres://"),
        ({"DATABASE_URL": "postgres://a@[::z"}, "DATABASE_URL cannot be read: "),
        ({"DATABASE_URL": "postgres://a@127.0.0.1:1/z"}, "DATABASE_URL: no database answers: "),
        ({"REDIS_URL": "nonsense"}, "REDIS_URL must look like redis://"),
        ({"REDIS_URL": "redis://127.0.0.1:1"}, "REDIS_URL: no broker answers: "),
        ({"VAR_ROOT": "/proc/tandem"}, "/proc/tandem cannot be used: "),
    ],
)
def test_a_wrong_setting(home, wrong, sentence):
    said = home.refusal(**wrong)
    assert said.startswith(sentence)
    assert len(said.splitlines()) == 1
    assert home.processes() == []


def test_a_python_that_is_too_old(tmp_path):
    for name in ("python3.13", "python3.12", "python3"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    made = subprocess.run(
        [shutil.which("make"), "-f", BASE_DIR / "Makefile", "environment"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert "Tandem needs Python 3.12 or newer" in made.stderr
