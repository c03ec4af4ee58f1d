"""Meaning: stretches, odds, and what a pairing by meaning is worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner import context as korean
from aligner import hanzi as chinese
from aligner.meaning import held, likely, linked, meanings, odds, whole_likeness, whole_spans
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.stretches import LONGEST_KO, LONGEST_ZH, Stretches, stretches
from aligner.vectors import WordVectors
from aligner.weights import DEFAULT

KOREAN, CHINESE = KoreanSegmenter(), ChineseSegmenter()
#: Groups of words that mean the same, for a fake encoder.
SAME = ({"시스템", "系统"}, {"보조", "辅助"}, {"스마트", "智能"}, {"그룹", "集团"})


class Dictionary:
    """An encoder that knows some words and holds all others for unrelated."""

    name = "dictionary"

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        found = np.zeros((len(words), 4096), np.float32)
        for row, word in zip(found, words):
            group = next((min(g) for g in SAME if word in g), word)
            row[self.rows.setdefault(group, len(self.rows))] = 1
        return found


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> WordVectors:
    return WordVectors(Dictionary(), Path(tmp_path_factory.mktemp("vectors")))


def sides(ko: str, zh: str) -> tuple[korean.Context, chinese.Hanzi]:
    context = korean.build(ko, KOREAN.segment(ko), DEFAULT, False, 60)
    return context, chinese.build(zh, CHINESE, DEFAULT)


def runs(ko: str, zh: str) -> Stretches:
    context, hanzi = sides(ko, zh)
    return stretches(context, hanzi, DEFAULT)


def test_stretches_are_runs_of_words() -> None:
    found = runs("안면 심사 보조 시스템", "面审辅助系统")
    texts = [stretch.key for stretch in found.ko]
    assert {"안면", "안면심사", "안면심사보조시스템", "보조시스템", "시스템"} <= set(texts)
    assert {"辅助", "系统", "辅助系统"} <= {stretch.key for stretch in found.zh}
    assert len(texts) == len(set(texts))


def test_no_stretch_crosses_a_particle_before_a_blank() -> None:
    assert "기업에서지원" not in {stretch.key for stretch in runs("기업에서 지원", "企业").ko}
    assert "기업에서" not in {stretch.key for stretch in runs("기업에서 지원", "企业").ko}


def test_no_stretch_begins_or_ends_in_a_linker() -> None:
    assert not {"与采购", "物流与", "与"} & {stretch.key for stretch in runs("물류", "物流与采购").zh}


def test_stretches_are_bounded() -> None:
    found = runs("가게 나라 다리 마을 바다 사람 아이 자리", "国家经济发展改革科技教育")
    assert max(stretch.pieces for stretch in found.ko) == LONGEST_KO
    assert max(stretch.pieces for stretch in found.zh) == LONGEST_ZH


def test_likely_pairs_are_those_of_the_vectors(vectors: WordVectors) -> None:
    found = {(p.ko.key, p.zh.key) for p in likely(runs("보조 시스템", "辅助系统"), vectors)}
    assert {("보조", "辅助"), ("시스템", "系统")} <= found
    assert not {("보조", "系统"), ("시스템", "辅助")} & found
    assert not likely(runs("고양이", "辅助系统"), vectors)
    assert not likely(Stretches((), ()), vectors)


def test_odds_rise_with_the_cosine() -> None:
    assert odds(0.2, 2) < 0.5 < odds(0.5, 2) < odds(0.9, 2) < 1
    assert odds(0.45, 1) < 0.5 < odds(0.45, 2)  # one character means many things


def test_a_known_pair_is_held_whatever_it_means() -> None:
    found = held(runs("앱 알리페이", "支付宝"), {"알리페이": {"支付宝"}, "앱": {"应用"}}.get)  # type: ignore
    assert [(p.ko.key, p.zh.key) for p in found] == [("알리페이", "支付宝")]


def test_pairs_stand_under_their_ends(vectors: WordVectors) -> None:
    pairs = likely(runs("보조 시스템", "辅助系统"), vectors)
    table = meanings(pairs, DEFAULT)
    assert (3, 2) in {(m.ko, m.zh) for m in table[6, 4]}
    assert {(m.ko, m.zh) for m in table[2, 2]} == {(0, 0)}
    assert all(m.cost >= 0 and m.size > 0 for row in table.values() for m in row)


def test_linkers_pair_without_vectors() -> None:
    context, hanzi = sides("물류 및 구매", "物流与采购")
    [pair] = linked(context, hanzi)
    assert (pair.ko.span, pair.zh.span) == ((3, 4), (2, 3))


def test_whole_terms(vectors: WordVectors) -> None:
    context, hanzi = sides("우리 시스템", "系统")
    assert whole_spans(context, hanzi) == ["系统", "시스템", "우리 시스템"]
    alike = whole_likeness(context, hanzi, vectors)
    assert alike[3] > alike[0] == 0
