"""Kinds and segments, as data in cases/segments.tsv, and the rules behind them."""

from __future__ import annotations

import pytest

from tests.cases import cases
from tests.extractor import extract


@pytest.mark.parametrize(("text", "segments", "kind", "why"), [
    pytest.param(*row, id=row[0], marks=pytest.mark.xfail if fails else ())
    for *row, fails in cases("segments.tsv", 5)])
def test_parts(text: str, segments: str, kind: str, why: str) -> None:
    found = extract(text)[0]
    parts = " | ".join(f"{s.ko}={s.zh} {s.method[0]}" for s in found.segments)
    assert (parts, found.kind) == (segments, kind), why


def test_scores_of_parts_are_those_of_their_moves() -> None:
    [found] = extract("링치아오즈넝(灵巧智能)")
    assert {s.method for s in found.segments} == {"transcription"}
    assert all(0.8 <= s.score < 1 for s in found.segments if s.ko == "링치아오")


@pytest.mark.parametrize(("text", "segments"), [
    ("구이저우성의 마오타이(茅台)", ["마오타이"]), ("저장성 닝보(宁波)", ["닝보"]),
    ("중국 인민은행(人民银行)", ["인민", "은행"]), ("인민은행(中国人民银行)", ["", "인민", "은행"]),
])
def test_segments_are_of_the_term_alone(text: str, segments: list[str]) -> None:
    [found] = extract(text)
    assert "".join(s.ko for s in found.segments) == "".join(segments)
