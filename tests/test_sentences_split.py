"""Splitting into sentences, as data in cases/sentences.tsv, and what holds for any text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.sentences.enclosed import enclosed
from aligner.sentences.split import sentences
from tests.cases import cases

CASES = cases("sentences.tsv", 2)


def split(text: str) -> list[str]:
    """Give the sentences of *text*."""
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(("case", "why"), CASES)
def test_cases(case: str, why: str) -> None:
    case = case.replace("⏎", "\n").replace("\\r", "\r")
    assert split(case.replace("¦", "")) == [part.strip() for part in case.split("¦")], why


def test_there_are_cases_enough() -> None:
    assert len({case for case, _ in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000\r\n\t"])
def test_blank_text_has_none(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize("text", [".", "…", "”", "(", "。。。", "'", "1.", "!?"])
def test_marks_alone_are_one_piece(text: str) -> None:
    assert split(text) == [text]


@given(st.text("가다고라他说走。.!?…，:：“”‘’\"'()（） \n\r1a", max_size=40))
def test_nothing_is_lost_nor_twice(text: str) -> None:
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in zip(spans, spans[1:]))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    for start, end in spans:
        assert text[start:end].strip() == text[start:end] != ""
        assert "\n" not in text[start:end] and "\r" not in text[start:end]


@given(st.text("가다“”‘’\"'()（） a", max_size=40))
def test_enclosed_are_apart(text: str) -> None:
    found = list(enclosed(text, 0, len(text)))
    assert all(before.end <= after.start for before, after in zip(found, found[1:]))
    assert all(one.end - one.start >= 2 for one in found)


@pytest.mark.parametrize("piece", [
    "갔다. ", "갔다.”나", "“갔다.", "(", "“", "'", '"', "他走了。", "“走了。”", "1.", "……", "a.", "가",
    "('“", "갔다.(", "2025. 3. 1. ",
])
def test_a_long_line(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = process_time()
    sentences(text)
    assert process_time() - start < 4
