"""Where things lie, and who may read them."""

import re
import stat

import pytest

from hiring.embedded.environment import fill_in
from hiring.embedded.places import BASE_DIR, check_private, places
from hiring.embedded.trouble import Trouble


def test_a_long_path_puts_the_sockets_into_a_short_directory(tmp_path, monkeypatch):
    monkeypatch.setenv("SERVERS_ROOT", str(tmp_path / ("deep" * 30)))
    here = places(tmp_path / ("deep" * 30))
    assert len(str(here.sockets / ".s.PGSQL.5432")) <= 100


def test_sockets_are_not_put_where_others_can_enter(tmp_path):
    tmp_path.chmod(0o755)
    with pytest.raises(Trouble, match="open to other accounts"):
        check_private(tmp_path, None)


def test_checkouts_keep_apart(tmp_path):
    assert places(tmp_path / "one").sockets != places(tmp_path / "two").sockets


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    first, second = {}, {}
    here = places(tmp_path / "var")
    fill_in(first, here)
    fill_in(second, here)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_hashes_and_no_place(lock):
    text = (BASE_DIR / lock).read_text()
    parts = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in part for part in parts)
    assert not re.search(r"https?:|file:|--index|--find-links", text)
