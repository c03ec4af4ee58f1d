"""Spellings that depart from the official transcription, and by which habit."""

from __future__ import annotations

import pytest

from aligner.types import Segment
from glossary.web.spelling import LONGEST, departures
from tests.printing import HOSTILE


@pytest.mark.parametrize("written, hanzi, official, syllables", [
    ("징동", "京东", "징둥", [("동", "둥")]),
    ("메이투안", "美团", "메이퇀", [("투안", "퇀")]),
    ("따렌", "大连", "다롄", [("따", "다"), ("렌", "롄")]),
])
def test_departures(
    written: str, hanzi: str, official: str, syllables: list[tuple[str, str]]
) -> None:
    (found,) = departures([written], hanzi, ())
    assert (found.written, found.official, found.hanzi) == (written, official, hanzi)
    assert [each[:2] for each in found.syllables] == syllables


@pytest.mark.parametrize("written, hanzi", [
    ("징둥", "京东"), ("경동", "京东"), ("제이디", "京东"), ("JD", "京东"), ("징동", "JD"), ("", "京东"),
    ("징동", ""), ("동" * (LONGEST + 1), "东" * (LONGEST + 1)), *((text, text) for text in HOSTILE),
])
def test_what_does_not_depart(written: str, hanzi: str) -> None:
    assert departures([written], hanzi, ()) == []


def test_parts_are_judged_where_they_are_transcribed() -> None:
    parts = [Segment("징동", "京东", "transcription", 0.9), Segment("그룹", "集团", "meaning", 0.9)]
    assert [each.written for each in departures(["징동그룹"], "京东集团", parts)] == ["징동"]
    assert departures([], "", [Segment("징동", "京东", "known", 0.9)]) == []


def test_a_spelling_is_told_once() -> None:
    part = Segment("징동", "京东", "transcription", 0.9)
    assert len(departures(["징동", "징동"], "京东", [part, part])) == 1
