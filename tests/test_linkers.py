"""The small words of titles: 및, 과, 의, and 관한."""

from __future__ import annotations

import pytest

from aligner.context import build as korean
from aligner.hanzi import build as chinese
from aligner.linkers import linker_pairs, topic_of, topic_spans
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.weights import DEFAULT

KOREAN, CHINESE = KoreanSegmenter(), ChineseSegmenter()


def pairs(text: str, zh: str) -> list[tuple[str, str]]:
    context = korean(text, KOREAN.segment(text), DEFAULT, False, 60)
    hanzi = chinese(zh, CHINESE, DEFAULT)
    return [(text[slice(*a)], hanzi.units[slice(*b)]) for a, b in linker_pairs(context, hanzi)]


@pytest.mark.parametrize(("text", "zh", "found"), [
    ("물류 및 구매", "物流与采购", [("및", "与")]),
    ("발전 및 개혁", "发展和改革", [("및", "和")]),
    ("과학기술과 혁신", "科技与创新", [("과", "与")]),
    ("데이터의 자산화", "数据的资产化", [("의", "的")]),
    ("두 회의", "两会", [("두", "两")]),
    ("과학기술", "科学和技术", []),
    ("의료", "的", []),
    ("물류 구매", "物流与采购", []),
    ("교통과 운수", "交通、运输", []),  # a sign is no unit
    ("물류 및 구매", "物流采购", []),
    ("한국", "一国", []),
])
def test_linkers(text: str, zh: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, zh) == found


@pytest.mark.parametrize(("text", "found"), [
    ("발전에 관한 의견", ["에 관한"]), ("발전에 대한 의견", ["에 대한"]), ("발전 관한 의견", ["관한"]),
    ("발전에관한 의견", ["에관한"]), ("대한민국", []), ("관한", []), ("에 관하여", []),
])
def test_topics(text: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in topic_spans(text)] == found


@pytest.mark.parametrize(("units", "head"), [
    ("关于印发规划的通知", "关于"), ("对于发展的意见", "对于"), ("有关问题", "有关"), ("意见", ""), ("", ""),
    ("的关于", ""),
])
def test_the_head_of_a_title(units: str, head: str) -> None:
    assert units[slice(*topic_of(units))] == head
