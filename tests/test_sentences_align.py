"""Aligning lines: quality on a small text, and what holds for any lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aligner.semantics import OfflineEncoder
from aligner.sentences import align_lines
from aligner.types import Bead
from tests.bitext import bitext, strict_f1

LINES = st.lists(st.text("가나다계획計划发展AI12. ,。…\u3000", max_size=12), max_size=9)


def check(beads: list[Bead], ko: int, zh: int) -> None:
    """Every line is in one bead, in order, and a score is a probability."""
    assert [line for bead in beads for line in bead.ko] == list(range(ko))
    assert [line for bead in beads for line in bead.zh] == list(range(zh))
    assert all(bead.ko or bead.zh for bead in beads)
    assert all(0 <= bead.score <= 1 for bead in beads)


class Letters:
    """An encoder that counts letters: fast, and the same for the same text."""

    name = "letters"

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(words), 64), np.float32)
        for row, word in zip(rows, words):
            for char in word:
                row[ord(char) % 64] += 1
        return rows


@settings(deadline=None, max_examples=60)
@given(LINES, LINES)
def test_any_lines(ko: list[str], zh: list[str]) -> None:
    for encoder in (None, Letters()):
        check(align_lines(ko, zh, encoder), len(ko), len(zh))


@pytest.fixture(scope="module")
def offline() -> OfflineEncoder:
    return OfflineEncoder()


def test_a_text_and_its_translation(offline: OfflineEncoder) -> None:
    ko, zh, gold = bitext()
    beads = align_lines(ko, zh, offline)
    check(beads, len(ko), len(zh))
    assert strict_f1(gold, beads) >= 0.95
    assert beads == align_lines(ko, zh, offline)


def test_sound_numbers_and_length_alone() -> None:
    ko, zh, gold = bitext()
    assert strict_f1(gold, align_lines(ko, zh)) >= 0.7


def test_a_text_with_nothing_of_the_other(offline: OfflineEncoder) -> None:
    ko = ["고양이가 잠을 잔다.", "비가 내리는 아침이었다.", "피아노 소리가 들렸다."]
    zh = ["股市今日大幅下跌。", "该公司宣布裁员两千人。", "航班因大雾取消。", "专家呼吁降低关税。"]
    beads = align_lines(ko, zh, offline)
    check(beads, 3, 4)
    assert max((bead.score for bead in beads if not bead.is_gap), default=0) < 0.9


@pytest.mark.parametrize(("ko", "zh"), [
    ([], []), (["갔다."], []), ([], ["走了。"]), (["..."], ["走了。"]), (["갔다."], ["---"]),
    (["1"], ["1"]), ([""], [""]), (["\ud800"], ["\udfff"]), (["갔다."] * 40, ["走了。"] * 30),
    (["갔다."], ["走了。"] * 200), (["갔다."] * 200, ["走了。"]), (["!!!"] * 5, ["???"] * 7),
], ids=lambda lines: f"{len(lines)}{''.join(lines[:1])!a}")
@pytest.mark.parametrize("told", [True, False])
def test_odd_texts(ko: list[str], zh: list[str], told: bool, offline: OfflineEncoder) -> None:
    check(align_lines(ko, zh, offline if told else None), len(ko), len(zh))


def test_one_line_against_many_is_full_of_gaps(offline: OfflineEncoder) -> None:
    beads = align_lines(["안전이 가장 큰 과제다."], ["安全是最大的挑战。", *["股市下跌。"] * 199], offline)
    assert beads[0][:2] == ((0,), (0,)) and len(beads) == 200


@pytest.mark.parametrize("piece", ["그는 갔다. ", "가", "1 ", "a", "("])
def test_a_megabyte_on_a_line(piece: str) -> None:
    beads = align_lines([piece * (1_000_000 // len(piece)), "갔다."], ["走了。"], None)
    check(beads, 2, 1)
