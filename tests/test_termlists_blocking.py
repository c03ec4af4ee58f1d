"""Candidates out of all pairs: the same as by brute force, and what is clear among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.termlists import blocking, quick
from aligner.termlists.blocking import Found
from aligner.termlists.choice import Asked, sure
from aligner.termlists.judging import Judge
from aligner.termlists.model import learned
from aligner.termlists.quick import Hubs
from aligner.termlists.terms import Terms, chinese_terms, korean_terms
from aligner.termlists.whole import Features, PairMatcher
from tests.termlists import plain_pairs

BY = learned(False)


@pytest.fixture(scope="module")
def sides() -> tuple[Terms, Terms]:
    """The terms of some annotated pairs, by sound alone."""
    pairs = plain_pairs()[:60]
    return (korean_terms([ko for ko, _ in pairs], KoreanSegmenter("mecab"), None),
            chinese_terms([zh for _, zh in pairs][::-1], ChineseSegmenter(), None))


def found(rows: Sequence[tuple[int, int, float]]) -> Found:
    kos, zhs, logits = zip(*rows)
    return Found(np.array(kos), np.array(zhs), np.array(logits, np.float32))


def test_the_survey_gives_hubs_and_logits_as_the_whole_table(sides: tuple[Terms, Terms]) -> None:
    hubs, pairs = blocking.survey(*sides, BY.quick)
    for side, expected in zip(hubs, quick.hubs(*sides)):
        for values, wanted in zip(side, expected):
            assert np.allclose(values, wanted, atol=1e-5)
    table = quick.logits(
        quick.block(*sides, slice(None)), Hubs(*(v[:, None] for v in hubs[0])), hubs[1], BY.quick)
    assert np.allclose(pairs.logits, table[pairs.kos, pairs.zhs], atol=1e-3)
    assert set(zip(range(60), table.argmax(axis=1))) <= set(zip(pairs.kos, pairs.zhs))


def test_blocks_do_not_change_it(
    sides: tuple[Terms, Terms], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = blocking.survey(*sides, BY.quick)[1]
    monkeypatch.setattr(quick, "MOST_ROWS", 7)
    part = blocking.survey(*sides, BY.quick)[1]
    assert (part.kos == whole.kos).all() and (part.zhs == whole.zhs).all()
    assert np.allclose(part.logits, whole.logits, atol=1e-4)


def test_few_are_near_the_best() -> None:
    rows = [(0, 0, 3.0), (0, 1, 2.5), (0, 2, -3.0), (1, 1, -8.0), (2, 2, -2.0)]
    kept = blocking.few(found(rows), (3, 3), 6)
    assert list(zip(kept.kos, kept.zhs)) == [(0, 0), (0, 1), (0, 2), (2, 2)]
    assert len(blocking.few(found(rows), (3, 3), 1).kos) == 3


def test_one_term_beside_thousands_has_not_thousands_of_candidates() -> None:
    rows = [(0, zh, 1.0 - zh / 1000) for zh in range(1000)]
    assert len(blocking.few(found(rows), (1, 1000), 6).kos) == blocking.MOST


@pytest.mark.parametrize(("rows", "expected"), [
    ([(0, 0, 5.0), (0, 1, 1.0), (1, 0, 2.0)], [True, False, False]),
    ([(0, 0, 5.0), (0, 1, 4.0)], [False, False]),
    ([(0, 0, 5.0), (1, 0, 4.0)], [False, False]),
    ([(0, 0, 1.0)], [False]),
], ids=["clear", "rival Chinese", "rival Korean", "unlikely"])
def test_what_is_clear(rows: list[tuple[int, int, float]], expected: list[bool]) -> None:
    assert blocking.clear(found(rows), (2, 2)).tolist() == expected


def test_what_is_clear_is_not_matched(
    sides: tuple[Terms, Terms], monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher = PairMatcher(KoreanSegmenter("mecab"), ChineseSegmenter(), None)
    asked: list[tuple[str, str]] = []
    features = matcher.features

    def noted(pairs: Sequence[tuple[str, str]]) -> list[Features]:
        asked.extend(pairs)
        return features(pairs)

    monkeypatch.setattr(matcher, "features", noted)
    judged = Judge(*sides, matcher, BY).judge()
    pairs = blocking.survey(*sides, BY.quick)[1]
    clear = blocking.clear(pairs, (60, 60))
    texts = {sides[0].texts[n] for n in pairs.kos[clear]}
    assert len(texts) > 10 and not texts & {ko for ko, _ in asked} and len(judged.kos) > len(asked)


def test_nothing_is_taken_where_most_is_doubtful() -> None:
    scores = np.array([0.6, 0.95, 0.5, 0.99])
    assert sure([0, 1, 2, 3], scores, Asked(0.4, 0.8)) == [0, 1, 3]
    assert sure([0, 2], scores, Asked(0.4, 0.8)) == []
    assert sure([], scores, Asked(0.4, 0.8)) == []
