"""Evidence: what was sure elsewhere decides what is doubtful here."""

from __future__ import annotations

import pytest

from aligner.evidence import ENOUGH, Evidence, spelling
from aligner.glosses import Extractor
from tests.evidence import gloss


def seen(*places: tuple[object, int, float]) -> Evidence:
    """Make evidence of one pair at places: source, offset, confidence."""
    evidence = Evidence()
    for source, offset, confidence in places:
        evidence.add(gloss("알리페이", "支付宝", offset=offset, confidence=confidence), source)
    return evidence


@pytest.mark.parametrize(("places", "holds"), [
    ([("a", 9, 0.9)], True),
    ([("a", 9, 0.5)], False),
    ([("a", 9, 0.5), ("a", 50, 0.5)], True),
    ([("a", 9, 0.5), ("b", 9, 0.5)], True),
    ([("a", 9, 0.5), ("a", 9, 0.5)], False),  # the same place counts once
    ([("a", 9, 0.9), ("a", 9, 0.5)], False),  # as it was read last
    ([("here", 0, 0.9)], False),  # the place in question is no evidence
    ([("here", 0, 0.9), ("a", 9, 0.5)], False),
    ([("here", 7, 0.9)], True),
    ([], False),
])
def test_places(places: list[tuple[object, int, float]], holds: bool) -> None:
    assert seen(*places).holds("알리페이", "支付宝", besides=("here", 0)) == holds


def test_many_places_are_as_good_as_some() -> None:
    evidence = seen(*[("a", offset, 0.5) for offset in range(100 * ENOUGH)])
    assert evidence.holds("알리페이", "支付寶", besides=("a", 3)) and not evidence.holds("페이", "支付宝")


def test_keys_are_folded() -> None:
    evidence = Evidence()
    evidence.add(gloss("저고도 경제", "低空經濟"))
    assert evidence.holds("저고도경제", "低空经济") and not evidence.holds("저고도", "低空经济")
    assert spelling(" 저고도\t경제 ") == "저고도경제"


def test_what_a_text_told_can_be_left() -> None:
    evidence = seen(("a", 9, 0.9), ("b", 9, 0.5))
    evidence.leave("a")
    assert not evidence.holds("알리페이", "支付宝")
    evidence.leave("nobody")


def test_a_glossary_is_evidence() -> None:
    evidence = Evidence({"핑안그룹": ["平安集團"]}.get)
    assert evidence.holds("핑안 그룹", "平安集团") and not evidence.holds("그룹", "集团")
    assert [twin.zh for twin in evidence.twins("핑안그룹")] == ["平安集團"]


def test_twins() -> None:
    evidence = Evidence()
    for ko, zh in (("링치아즈넝", "灵巧智能"), ("핀둬둬", "拼多多"), ("핀둬둬", "?多多")):
        evidence.add(gloss(ko, zh))
    assert [t.zh for t in evidence.twins("핀둬둬")] == ["拼多多"]
    assert [t.zh for t in evidence.twins("핀둬둬", "拼多多")] == []  # no twin of itself
    assert [t.zh for t in evidence.twins("링치아오즈넝", "巧智能")] == ["灵巧智能"]
    assert [t.zh for t in evidence.twins("링치아오즈넝")] == []
    assert [t.zh for t in evidence.twins("링치아오즈넝", "宇树")] == []
    assert [t.zh for t in evidence.twins("항저우", "巧智能")] == []


@pytest.mark.parametrize(("texts", "terms"), [
    (["앱 알리페이(支付宝)와", "알리페이(支付宝)를", "알리페이(支付宝)가"], ["알리페이"] * 3),
    (["알리페이(支付宝)를", "앱 알리페이(支付宝)와", "알리페이(支付宝)가"], ["알리페이"] * 3),
])
def test_a_run_decides_together(texts: list[str], terms: list[str]) -> None:
    run = Extractor(encoder="none").extract_run(texts)
    found = [g.ko for glosses in run for g in glosses]
    assert found == terms


def test_a_glossary_decides() -> None:
    known = {"시티브레인": ["城市大脑"]}.get
    [found] = Extractor(encoder="none", known=known).extract("항저우 대표 사업 시티브레인(城市大脑)은")
    assert found.ko == "시티브레인" and found.confidence >= 0.8


def test_evidence_outlives_a_run_until_it_is_forgotten() -> None:
    some = Extractor(encoder="none")
    text = "대표 사업 앱 시티브레인(城市大脑)은"
    alone = some.extract(text)
    some.extract_run(["시티브레인(城市大脑)", "‘시티브레인’(城市大脑)", "시티브레인(城市大脑)도"])
    [found] = some.extract(text)
    assert found.ko == "시티브레인"
    some.forget()
    assert some.extract(text) == alone
