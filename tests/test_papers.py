from pathlib import Path

from hiring.management.commands.draw_lifecycles import drawn

ROOT = Path(__file__).resolve().parents[1]


def test_the_readme_draws_the_lifecycles_as_they_are():
    readme = (ROOT / "README.md").read_text()
    assert "presented --> interviewing: advance" in readme
    assert drawn(readme) == readme
