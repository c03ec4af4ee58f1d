"""Deviations: each habit proved by its example, and unlike sounds kept apart."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.deviations import (
    CHAIN_FLOOR, LETTER_CEILING, LETTER_FLOOR, Deviation, deviations, habits, join, similarity,
    split, variants,
)
from aligner.mandarin import pinyin
from aligner.transcription import hangul_of, sounds, stretches

SYLLABLES = sorted({h for i in range(0x4E00, 0x9FA6) for s in pinyin(chr(i))[0]
                    if (h := hangul_of(s))})
SOUND = st.sampled_from(SYLLABLES)
HANGUL = st.text(st.integers(0xAC00, 0xD7A3).map(chr), min_size=1, max_size=3)


@pytest.mark.parametrize("rule", deviations(), ids=lambda r: f"{r.part} {r.official} {r.written}")
def test_every_habit_is_reached(rule: Deviation) -> None:
    found = stretches(rule.example, rule.hanzi)
    assert found is not None
    used: set[Deviation] = set()
    for (written, _), options in zip(found, sounds(rule.hanzi)):
        best = max(options, key=lambda sound: similarity(written, sound))
        if written != best:
            used.update(habits(written, best))
    assert rule in used


def test_habits_are_listed_once() -> None:
    keys = [(rule.part, rule.official, rule.written, rule.after) for rule in deviations()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("written", "sound"), [
    ("동", "둥"), ("치아오", "차오"), ("따", "다"), ("렌", "롄"), ("디엔", "뎬"), ("투안", "퇀"),
    ("투완", "퇀"), ("위엔", "위안"), ("지아", "자"), ("슈", "수"), ("홍", "훙"), ("짱", "장"),
    ("씨", "시"), ("쯔", "즈"), ("지에", "제"), ("준", "쥔"), ("오우", "어우"), ("롱", "룽"),
    ("꿔", "궈"), ("스", "쓰"), ("흥", "헝"), ("잉", "인"), ("인", "잉"), ("훼이", "후이"), ("쥰", "쥔"),
    ("쉔", "쉬안"), ("뚸", "둬"), ("루오", "뤄"), ("시앙", "샹"), ("옌", "옌"), ("쳉", "청"),
])
def test_usual_deviations(written: str, sound: str) -> None:
    assert similarity(written, sound) >= 0.8


@pytest.mark.parametrize(("written", "sound"), [
    ("카오", "가오"), ("페이", "베이"), ("치앙", "장"), ("후", "푸"), ("코", "커"),
])
def test_other_systems_are_near_misses(written: str, sound: str) -> None:
    assert 0.7 <= similarity(written, sound) < 0.8


@pytest.mark.parametrize(("written", "sound"), [
    ("경", "징"), ("북", "베이"), ("항", "광"), ("해", "후"), ("그룹", "퇀"), ("스템", "퉁"), ("국", "궈"),
    ("소", "샤오"), ("대", "다"), ("통", "둥"), ("서", "시"), ("남", "난"), ("강", "장"), ("주", "저우"),
    ("성", "청"), ("천", "촨"), ("만", "완"), ("금", "진"), ("명", "밍"), ("차", "처"), ("과", "커"),
])
def test_readings_are_no_deviations(written: str, sound: str) -> None:
    assert similarity(written, sound) < 0.8


@pytest.mark.parametrize(("written", "sound"), [
    ("", "다"), ("다", ""), ("A", "다"), ("다", "A"), ("漢", "한"), ("ㄷ", "다"), ("다다다", "다"),
    ("한국의", "광"), ("의", "베이"),
])
def test_no_likeness(written: str, sound: str) -> None:
    assert similarity(written, sound) == 0.0


def test_unlike_sounds_are_seldom_alike() -> None:
    scores = [similarity(a, b) for a, b in product(SYLLABLES, repeat=2) if a != b]
    assert sum(score >= 0.8 for score in scores) / len(scores) < 0.004
    assert sum(score >= 0.7 for score in scores) / len(scores) < 0.006
    assert sum(score > 0 for score in scores) / len(scores) < 0.1


@given(SOUND)
def test_split_and_join(sound: str) -> None:
    assert join(*split(sound)) == sound


@given(SOUND, HANGUL)
def test_bounds(sound: str, hangul: str) -> None:
    score = similarity(hangul, sound)
    assert score in (0.0, 1.0) or LETTER_FLOOR <= score < 1
    assert (score == 1.0) == (hangul == sound)
    if hangul not in variants(sound):
        assert score <= LETTER_CEILING or hangul == sound


@given(SOUND)
def test_variants_score_what_their_habits_do(sound: str) -> None:
    for written, (score, chain) in variants(sound).items():
        assert score >= CHAIN_FLOOR or any(rule.part == "whole" for rule in chain)
        assert len({rule.part for rule in chain}) == len(chain)
        assert habits(written, sound) == chain


@given(st.text(max_size=6), st.text(max_size=6))
def test_any_text(hangul: str, sound: str) -> None:
    assert 0 <= similarity(hangul, sound) <= 1
