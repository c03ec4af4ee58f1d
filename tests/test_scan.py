"""Scanning: the table finds what the regular expression finds, in texts of any length."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import scan
from aligner.cleaning import _ODD
from aligner.scan import Class
from aligner.text import HANZI, hanzi_lines

CHARS = st.text(st.sampled_from(list("가a &\n\r漢字\U00020000\U0010ffff\ud800\udc00⼀\u200b々〇、")))


CLASSES = {"hanzi": HANZI, "odd": _ODD, "one": "a", "few": "가-나", "far": "\U00020000-\U000323af"}


@pytest.mark.parametrize("chars", CLASSES.values(), ids=CLASSES)
@settings(max_examples=30, deadline=None)
@given(CHARS, st.integers(0, 3))
def test_as_a_regular_expression_does(chars: str, text: str, longer: int) -> None:
    text = text * (longer * scan.LONG // (len(text) or 1) + 1)
    assert list(Class(chars).places(text)) == [
        found.start() for found in re.finditer(f"[{chars}]", text)]


def test_over_the_edges_of_pieces() -> None:
    text = "a" * (scan.PIECE - 1) + "漢字" + "\U00020000" + "가" * scan.PIECE + "々"
    wanted = [scan.PIECE - 1, scan.PIECE, scan.PIECE + 1, len(text) - 1]
    assert list(Class(HANZI).places(text)) == wanted


@settings(max_examples=30, deadline=None)
@given(CHARS, st.integers(0, 2))
def test_the_lines_with_hanzi(text: str, longer: int) -> None:
    text = text * (longer * scan.LONG // (len(text) or 1) + 1)
    lines = [line for line in re.finditer(r"[^\r\n]+", text)]
    wanted = [line.span() for line in lines if re.search(f"[{HANZI}]", line[0])]
    assert [tuple(line) for line in hanzi_lines(text)] == wanted
