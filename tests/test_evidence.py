"""Evidence: what was sure elsewhere decides what is doubtful here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.evidence import ENOUGH, Evidence
from aligner.gathered import Gathered, Told, gather, spelling
from aligner.glosses import Extractor
from tests.evidence import gloss


def seen(*places: tuple[int, float]) -> Evidence:
    """Make evidence of one pair at places of a text: offset, confidence."""
    evidence = Evidence()
    for offset, confidence in places:
        evidence.add(gloss("알리페이", "支付宝", offset=offset, confidence=confidence))
    return evidence


@pytest.mark.parametrize(("places", "holds"), [
    ([(9, 0.9)], True),
    ([(9, 0.5)], False),
    ([(9, 0.5), (50, 0.5)], True),
    ([(9, 0.5), (9, 0.5)], False),  # the same place counts once
    ([(9, 0.9), (9, 0.5)], False),  # as it was read last
    ([(0, 0.9)], False),  # the place in question is no evidence
    ([(0, 0.9), (9, 0.5)], False),
    ([(0, 0.5), (9, 0.5)], False),
    ([(7, 0.9)], True),
    ([], False),
])
def test_places(places: list[tuple[int, float]], holds: bool) -> None:
    assert seen(*places).holds("알리페이", "支付宝", besides=0) == holds


def test_many_places_are_as_good_as_some() -> None:
    evidence = seen(*[(offset, 0.5) for offset in range(100 * ENOUGH)])
    assert evidence.holds("알리페이", "支付寶", besides=3) and not evidence.holds("페이", "支付宝")


def row(source: str, weight: int, zh: str = "支付宝") -> Told:
    return Told("알리페이", zh, source, weight, 4.0)


@pytest.mark.parametrize(("rows", "confidence", "holds"), [
    ([row("a", 2)], 0.0, True),
    ([row("a", 1)], 0.0, False),
    ([row("a", 1), row("b", 1)], 0.0, True),
    ([row("a", 1), row("b", 1, "支付寶")], 0.0, True),
    ([row("a", 1)], 0.5, True),  # once elsewhere and once here
    ([row("here", 2)], 0.0, False),  # what the text told before is no news
    ([row("here", 2), row("a", 1)], 0.0, False),
    ([row("here", 2), row("a", 2)], 0.0, True),
])
def test_other_texts_are_evidence(rows: list[Told], confidence: float, holds: bool) -> None:
    evidence = Evidence(None, Gathered(rows), {"here"})
    if confidence:
        evidence.add(gloss("알리페이", "支付宝", offset=9, confidence=confidence))
    assert evidence.holds("알리페이", "支付宝", besides=0) == holds


def test_keys_are_folded() -> None:
    evidence = Evidence()
    evidence.add(gloss("저고도 경제", "低空經濟"))
    assert evidence.holds("저고도경제", "低空经济") and not evidence.holds("저고도", "低空经济")
    assert spelling(" 저고도\t경제 ") == "저고도경제"


def test_a_glossary_is_evidence() -> None:
    evidence = Evidence({"핑안그룹": ["平安集團"]}.get)
    assert evidence.holds("핑안 그룹", "平安集团") and not evidence.holds("그룹", "集团")
    assert [twin.zh for twin in evidence.twins("핑안그룹")] == ["平安集團"]


TWINS = (("링치아즈넝", "灵巧智能"), ("핀둬둬", "拼多多"), ("핀둬둬", "?多多"))


def here() -> Evidence:
    evidence = Evidence()
    for ko, zh in TWINS:
        evidence.add(gloss(ko, zh))
    return evidence


def elsewhere() -> Evidence:
    return Evidence(None, gather([[gloss(*pair)] for pair in TWINS], list("abc")), {"here"})


@pytest.mark.parametrize("make", [here, elsewhere])
def test_twins(make: Callable[[], Evidence]) -> None:
    evidence = make()
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


ARTICLE = ("중국 소비자는 지갑을 들고 다니지 않는다고 현지 매체가 전했다. 알리페이(支付宝)를 쓰는 사람이 해마다 "
           "늘고 있으며 시장과 식당에서도 두루 쓰인다고 한다.")
ANOTHER = ("결제 시장을 다룬 다른 기사에서도 비슷한 말이 나온다. 은행보다 먼저 알리페이(支付宝)가 가게마다 "
           "들어섰고 정부도 이를 반긴다고 담당자는 덧붙였다.")


@pytest.mark.parametrize(("pages", "confidences"), [
    (["앱 알리페이(支付宝)와", ARTICLE, ANOTHER], [0.99, 0.99, 0.99]),
    (["앱 알리페이(支付宝)와", ARTICLE, f"기사\n{ARTICLE}"], [0.5, 0.5, 0.5]),
    (["앱 알리페이(支付宝)와", *(f"{n}면\n{ARTICLE}" for n in range(9))], [0.5] * 10),
    ([f"앞\n{ARTICLE}", f"{ANOTHER}\n뒤", ARTICLE], [0.5] * 3),  # each knows one place besides
    ([f"앞\n{ARTICLE}", ANOTHER, "알리페이(支付宝)와", ARTICLE], [0.99] * 4),
])
def test_pages_with_one_article_are_one_witness(
    pages: list[str], confidences: list[float]
) -> None:
    run = Extractor(encoder="none").extract_run(pages)
    assert [each.confidence for glosses in run for each in glosses] == confidences
    again = Extractor(encoder="none").extract_run(pages[::-1])
    assert again == run[::-1]


def test_a_glossary_decides() -> None:
    known = {"시티브레인": ["城市大脑"]}.get
    [found] = Extractor(encoder="none", known=known).extract("항저우 대표 사업 시티브레인(城市大脑)은")
    assert found.ko == "시티브레인" and found.confidence >= 0.8


def test_what_was_read_before_changes_nothing() -> None:
    some = Extractor(encoder="none")
    text = "대표 사업 앱 시티브레인(城市大脑)은"
    alone = some.extract(text)
    others = ["시티브레인(城市大脑)", "‘시티브레인’(城市大脑)", "시티브레인(城市大脑)도"]
    run = some.extract_run(others)
    assert some.extract(text) == alone
    told = gather(run, others)
    [found] = some.extract(text, told)
    assert found.ko == "시티브레인"
