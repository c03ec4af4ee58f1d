"""A line that is typed: what keys do to it, and what of it is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.cli.line import Line
from glossary.showing.tables import cells

KEYS = {
    "left": "\x1b[D", "right": "\x1b[C", "home": "\x1b[H", "end": "\x05", "back": "\x7f",
    "delete": "\x1b[3~", "before": "\x15", "behind": "\x0b", "word": "\x17", "up": "\x1b[A",
    "tab": "\t", "nothing": "", "unknown": "\x1b[15~",
}


def typed(start: str, *keys: str) -> tuple[str, int]:
    """Give the text after *keys*, by their names or as they are, and the cell of the cursor."""
    line = Line(start)
    for key in keys:
        assert not line.press(KEYS.get(key, key))
    return line.text, line.view(1000)[1]


@pytest.mark.parametrize(("keys", "expected"), [
    ([], ("저고도 경제", 11)), (["!"], ("저고도 경제!", 12)), (["left", "left", "中"], ("저고도 中경제", 9)),
    (["home", "신"], ("신저고도 경제", 2)), (["home", "left", "right", "空"], ("저空고도 경제", 4)),
    (["end", "right", "a"], ("저고도 경제a", 12)), (["back"], ("저고도 경", 9)),
    (["home", "back"], ("저고도 경제", 0)), (["home", "delete"], ("고도 경제", 0)),
    (["delete"], ("저고도 경제", 11)), (["left", "before"], ("제", 0)),
    (["left", "behind"], ("저고도 경", 9)),
    (["word"], ("저고도 ", 7)), (["word", "word"], ("", 0)), (["word", "word", "word"], ("", 0)),
    (["up", "tab", "nothing", "unknown", "\x00"], ("저고도 경제", 11)),
])
def test_editing(keys: list[str], expected: tuple[str, int]) -> None:
    assert typed("저고도 경제", *keys) == expected


@pytest.mark.parametrize(("key", "text"), [("\r", "가"), ("\n", "가"), ("\x1b", "")], ids=ascii)
def test_the_end(key: str, text: str) -> None:
    line = Line("가")
    assert line.press(key) and line.text == text


@given(st.text(), st.lists(st.one_of(st.sampled_from([*KEYS.values()]), st.characters())),
       st.integers(3, 40))
def test_any_keys(text: str, keys: list[str], width: int) -> None:
    line = Line(text)
    for key in keys:
        line.press(key)
        shown, cell = line.view(width)
        assert shown in line.text and 0 <= cell <= cells(shown) < width
    assert line.view(10 ** 9)[0] == line.text
