"""What the terminal tells: its width, its colours, whether anybody watches."""

from __future__ import annotations

import sys

import pytest

from glossary.cli import options

pytestmark = pytest.mark.usefixtures("workplace")


@pytest.mark.parametrize(("settings", "colored"), [
    ({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ({"TERM": "dumb"}, False),
])
def test_colours_on_a_terminal_unless_unwanted(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], colored: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert options.screen()["color"] is colored


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("0", 80), ("x", 80), ("", 80)])
def test_the_width_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert options.screen()["width"] == width


def test_progress_is_a_line_that_goes_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with options.progress() as tell:
        assert tell is not None
        tell(1, 4, "reports/저고도 경제.txt")
    assert capsys.readouterr().err == (
        f"{options.CLEAR}#####............... 1/4 reports/저고도{options.CLEAR}"
    )
