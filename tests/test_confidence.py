"""Confidence: it means something, and it moves with the evidence."""

from __future__ import annotations

import pytest

from aligner.confidence import LEAST, MODEL, MOST, SURNAMES, UNBACKED, Features
from tests.extractor import extract
from tests.gold import floors
from tests.scoring import read_cases, same


def certainty(text: str) -> float:
    [found] = extract(text)
    return found.confidence


@pytest.mark.parametrize(("sure", "unsure"), [
    ("동부의 항저우(杭州)", "동부의 항저우(戰戰)"),
    ("핑안그룹(平安集团)", "핑안그룹(低空经济)"),
    ("저고도 항공(低空航空)", "저고도 항공(王牌)"),
    ("메이퇀(美团)", "메이퇀(团)"),
    ("스마트 제조(智能制造)", "스마트 제조(拼多多)"),
    ("‘작은 거인’(小巨人)", "신형 작은 거인 기업가(小熊猫)"),
])
def test_evidence_makes_sure(sure: str, unsure: str) -> None:
    assert certainty(sure) > certainty(unsure)


@pytest.mark.parametrize("text", [
    "테무(拼多多)", "메그비(旷视科技)", "CATL(宁德时代)", "센스타임(商汤)",
])
def test_without_evidence_even_odds_are_the_most(text: str) -> None:
    assert certainty(text) <= UNBACKED


def test_of_ten_sure_records_nine_are_right() -> None:
    records = []
    for name in ("dev.jsonl", "planted.jsonl"):
        text, cases = read_cases(floors.HERE / name)
        wanted = {case.offset: case for case in cases if not case.optional}
        records += [
            (g.confidence, same(g.ko, c.ko or "") and same(g.zh, c.zh))
            for g in extract(text) if (c := wanted.get(g.offset))]
    sure = [right for confidence, right in records if confidence >= 0.9]
    assert len(sure) > 400 and sum(sure) >= 0.9 * len(sure)


def test_the_model() -> None:
    assert 0 < LEAST < UNBACKED < MOST < 1
    assert len(MODEL[1]) == len(Features._fields)
    weights = MODEL[1]
    assert weights.sound > 0 and weights.margin > 0 > weights.cut and weights.close < 0


def test_surnames_are_simplified_characters_without_double() -> None:
    assert len(SURNAMES) >= 100 and not SURNAMES & set("張陳劉趙黃吳孫馬")
