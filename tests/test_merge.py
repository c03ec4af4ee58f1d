"""Merging: pairs that are one concept and pairs that are two, as data in cases/merge.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.likeness import near, officialness, part_only, same_sound, sounded
from glossary.merge import REASONS, Pair, merge
from glossary.shortening import remnant, shortening

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "merge.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("ko_a", "zh_a", "ko_b", "zh_b", "expected", "why"),
    CASES,
    ids=[f"{a}({x})-{b}({y})" for a, x, b, y, _, _ in CASES],
)
def test_pairs(ko_a: str, zh_a: str, ko_b: str, zh_b: str, expected: str, why: str) -> None:
    a, b = Pair(ko_a, zh_a), Pair(ko_b, zh_b)
    found = merge(a, b)
    assert ("one" if found else "two") == expected, found
    assert merge(b, a) == found


def test_there_are_enough_cases_of_both_sorts() -> None:
    kept_apart = sum(case[4] == "two" for case in CASES)
    assert len(CASES) >= 120 and kept_apart >= len(CASES) // 2
    assert len({tuple(case[:4]) for case in CASES}) == len(CASES)


def test_every_reason_has_a_case() -> None:
    found = {merge(Pair(*case[:2]), Pair(*case[2:4])) for case in CASES}
    assert found - {None} == set(REASONS)


REASON_CASES = [
    (("메이퇀", "美团"), ("메이투안", "美團"), "the same Hanzi, Korean spelt alike"),
    (("즈푸바오", "支付宝"), ("알리페이", "支付宝"), "the same Hanzi, another Korean term"),
    (("핀둬둬", "多多"), ("핀둬둬", "拼多多"), "the same Korean, Hanzi damaged"),
    (("유니트리", "宇树"), ("유니트리", "宇树科技"), "the same Korean, Hanzi abbreviated"),
    (("광군제", "光棍节"), ("광군제", "光棍節"), "the same pair"),
]


@pytest.mark.parametrize(("a", "b", "reason"), REASON_CASES)
def test_the_reason_is_named(a: tuple[str, str], b: tuple[str, str], reason: str) -> None:
    assert merge(Pair(*a), Pair(*b)) == reason


def test_a_pair_is_one_with_itself() -> None:
    for ko_a, zh_a, *_ in CASES:
        assert merge(Pair(ko_a, zh_a), Pair(ko_a, zh_a)) == "the same pair"


@pytest.mark.parametrize(
    "a", [Pair("", ""), Pair("?", "?"), Pair("ㅈㄱ", "\U00020000"), Pair("가", "")]
)
def test_odd_pairs_are_no_error(a: Pair) -> None:
    assert merge(a, Pair("저고도", "低空")) is None
    assert merge(Pair("저고도", "低空"), a) is None


def test_near_spellings() -> None:
    assert near("광군제", "광군절") and near("저공경제", "저고도경제")
    assert not near("항저우", "광저우") and not near("제14차", "제15차") and not near("왕", "앙")
    assert not near("byd", "byb")


def test_a_long_word_more_is_no_spelling() -> None:
    long = "생성형인공지능서비스관리"
    assert not near(long + "방법", long + "잠정방법")


def test_shortening_needs_room_in_the_korean() -> None:
    assert shortening("低空", "低空经济", "저고도") is None
    assert shortening("人形", "人形机器人", "휴머노이드로봇") == "abbreviated"


def test_many_marks_take_no_long() -> None:
    assert shortening("中" + "?" * 200 + "国", "中" + "华" * 900 + "果", "가" * 300) is None
    assert shortening("?" * 50, "中国", "중국") is None


def test_what_cp949_leaves() -> None:
    assert remnant("低空经济") == "低空" and remnant("低空經濟") == "低空經濟"


def test_sound() -> None:
    assert sounded("저장성", "浙江省") and not sounded("저장", "浙江省")
    assert part_only("북경대학", "北京") and not part_only("베이징시", "北京")
    assert not part_only("스마트", "智能")
    assert same_sound("腾讯", "腾迅") and not same_sound("4级", "5级")
    assert [officialness(ko, "京东") for ko in ("징둥", "경동", "징동")] == [2, 1, 0]
