"""Merging: pairs that are one concept and pairs that are two, as data in cases/merge.tsv,
cases/merge_more.tsv and cases/merge_fresh.tsv, and the concepts that a glossary makes of
cases/merge_groups.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.merging.likeness import near, officialness, part_only, same_sound, sounded
from glossary.merging.merge import REASONS, Pair, merge
from glossary.merging.shortening import remnant, shortening
from tests.merging import Case, judge, judge_groups, read_cases, read_groups, store

CASES = read_cases("merge.tsv")
MORE = read_cases("merge_more.tsv")
FRESH = read_cases("merge_fresh.tsv")

#: The least pairwise F1 by the rules on cases judged without them, and of the concepts that a
#: glossary makes of shuffled pairs; they only rise.
PAIRS_FLOOR, FRESH_FLOOR, CLUSTERS_FLOOR = 0.984, 0.971, 0.985


def name(case: Case) -> str:
    return "{}({})-{}({})".format(*case.a, *case.b)


@pytest.mark.parametrize("case", [*CASES, *MORE, *FRESH], ids=name)
def test_pairs(case: Case) -> None:
    found = merge(case.a, case.b)
    assert (bool(found) == case.is_one) != case.is_known_fault, found
    assert merge(case.b, case.a) == found


def test_the_rules_are_right_on_cases_judged_without_them() -> None:
    assert judge(MORE).f1 >= PAIRS_FLOOR and judge(FRESH).f1 >= FRESH_FLOOR


@pytest.mark.parametrize("seed", [1, 2])
def test_a_glossary_finds_the_concepts_in_any_order(tmp_path: Path, seed: int) -> None:
    groups = read_groups()
    members = [member for group in groups for member in group]
    found = judge_groups(groups, store(members, tmp_path / "g.db", seed))
    assert found.f1 >= CLUSTERS_FLOOR and found.precision >= 0.99


def test_there_are_enough_cases_of_both_sorts() -> None:
    for found, least in ((CASES, 120), (MORE, 500), (FRESH, 1200)):
        kept_apart = sum(not case.is_one for case in found)
        assert len(found) >= least and abs(2 * kept_apart - len(found)) <= len(found) // 20
        assert len({case[:2] for case in found}) == len(found)
    assert not any(case.is_known_fault for case in CASES)


def test_every_reason_has_a_case() -> None:
    assert {merge(case.a, case.b) for case in CASES} - {None} == set(REASONS)


REASON_CASES = [
    (("메이퇀", "美团"), ("메이투안", "美團"), "the same Hanzi, Korean spelt alike"),
    (("즈푸바오", "支付宝"), ("알리페이", "支付宝"), "the same Hanzi, another Korean term"),
    (("핀둬둬", "多多"), ("핀둬둬", "拼多多"), "the same Korean, Hanzi damaged"),
    (("유니트리", "宇树"), ("유니트리", "宇树科技"), "the same Korean, Hanzi abbreviated"),
    (("광군제", "光棍节"), ("광군제", "光棍節"), "the same pair"),
    (("충칭시", "重庆市"), ("중경", "重慶"), "the same name, one without its rank or form of firm"),
    (("제1공장", "第一工厂"), ("제1 공장", "第1工厂"), "Hanzi that differ in how numbers are written"),
    (("강화학습", "强化学习"), ("강화학습", "增强学习"),
     "the same Korean, Hanzi that differ in one character of many"),
    (("스마트폰 앱", "手机应用"), ("스마트폰 앱", "手机软件"),
     "the same Korean, of no second meaning, Hanzi half alike"),
    (("네트워크", "网络"), ("네트워크", "網路"),
     "the same Korean, Hanzi of Taiwan beside those of the mainland"),
    (("중국기상국", "中国气象局"), ("기상국", "气象局"), "the same organ, one without the name of its state"),
    (("광밍", "光明乳业"), ("광밍", "光明"), "the same Korean, Hanzi abbreviated"),
    (("완커", "万科"), ("완커", "万科企业股份有限公司"), "the same Korean, Hanzi abbreviated"),
    (("트립닷컴", "携程集团"), ("셰청", "携程"), "the same name, one without its rank or form of firm"),
    (("공업정보화부", "工信部"), ("공신부", "工业和信息化部"),
     "the same Hanzi, abbreviated as is common use"),
    (("인력자원부", "人社部"), ("인력자원부", "国家人社部"), "the same Korean, Hanzi abbreviated"),
]


@pytest.mark.parametrize(("a", "b", "reason"), REASON_CASES)
def test_the_reason_is_named(a: tuple[str, str], b: tuple[str, str], reason: str) -> None:
    assert merge(Pair(*a), Pair(*b)) == reason


def test_a_pair_is_one_with_itself() -> None:
    for case in CASES:
        assert merge(case.a, case.a) == "the same pair"


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
