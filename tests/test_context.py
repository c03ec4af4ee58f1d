"""The Korean side of a match: walls, open marks, what words cost, where a term may begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import context as korean
from aligner.context import Context, is_noun, is_particle, skip_cost
from aligner.marks import last_wall, open_mark
from aligner.segment import KoreanSegmenter
from aligner.types import Span, Token
from aligner.weights import DEFAULT

KOREAN = KoreanSegmenter()


def build(text: str, closed: bool = False, reach: int = 60, first: bool = False) -> Context:
    return korean.build(text, KOREAN.segment(text), DEFAULT, closed, reach, first)


@pytest.mark.parametrize("text", [
    "△상하이 △‖베이징", "□‖ 국가데이터국", "ㅇ‖ 녹색 채권", "자료:‖ 중국신통원", "산업|‖물류", "품목;‖ 배터리",
    "《품질 강국》‖ 요강", "[단독]‖ 화웨이", "텐센트(腾讯)‖와 바이두", "1)‖ 화웨이", "목록 (‖화웨이",
    "화웨이→‖ 샤오미", "‖스마트 시티", "‖의견(의견수렴안)", "‖09:30 출발", "‖중앙값", "",
])
def test_walls(text: str) -> None:
    wall = max(text.find("‖"), 0)
    assert last_wall(text.replace("‖", ""), None) == wall


@pytest.mark.parametrize("text", [
    "이른바 ‖‘저공경제", "이른바 ‖“저공경제", "이른바 ‖'저공경제", '이른바 ‖"저공경제', "정부는 ‖《저공경제 방안",
    "정부는 ‖<저공경제 방안", "그는 “우리는 ‖‘저공경제", "‘일대일로’와 ‖‘저공경제", "'일대일로'와 ‖'저공경제",
    "이른바 ‖’저고도 경제",
])
def test_open_marks(text: str) -> None:
    assert open_mark(text.replace("‖", "")) == text.index("‖")


@pytest.mark.parametrize("text", [
    "저공경제", "‘저공경제’", "'저공경제'", "《저공경제》 방안", "‘일대일로’ 종합시험구", "끝난다’ 저공경제", "", "'", "‘’",
    "그는 '말' 하고 '갔'다",
])
def test_no_open_mark(text: str) -> None:
    assert open_mark(text) is None


@pytest.mark.parametrize(("tag", "noun", "particle"), [
    ("NNG", True, False), ("NNP", True, False), ("SL", True, False), ("SN", True, False),
    ("XSN", True, False), ("XPN", True, False), ("MM", True, False), ("Noun", True, False),
    ("JKS", False, True), ("JX", False, True), ("EC", False, True), ("EF", False, True),
    ("XSV", False, False), ("NNG+JX", False, True), ("VV+EC", False, True),
    ("VV+ETM", False, False), ("VA+ETM", False, False), ("MAG", False, False),
    ("Josa", False, True),
])
def test_tags(tag: str, noun: bool, particle: bool) -> None:
    assert (is_noun(tag), is_particle(tag)) == (noun, particle)


def cost(text: str, tag: str) -> float:
    return skip_cost(Token(text, tag, Span(0, len(text))), DEFAULT)


def test_what_is_hard_to_leave_out_costs_more() -> None:
    assert cost("2025", "SN") <= cost("앱", "NNG") < cost("시스템", "NNG") < cost("꼽히", "VV")
    assert cost("의", "JKG") < cost("꼽히", "VV") <= cost("에서", "JKB")


def starts(text: str, **options: bool | int) -> list[str]:
    context = build(text, **options)  # type: ignore[arg-type]
    return [text[at:] for at, value in sorted(context.starts.items()) if value >= 0]


@pytest.mark.parametrize(("text", "words"), [
    ("스마트 경로 관리", ["스마트 경로 관리", "경로 관리", "관리"]),
    ("자료: 중국 신통원", ["중국 신통원", "신통원"]),
    ("5G+산업인터넷", ["5G+산업인터넷", "산업인터넷"]),
    ("정부의 ‘쌍순환", ["쌍순환"]),
    ("화웨이(华为)와 샤오미", ["와 샤오미", "샤오미"]),
    ("“”", []), ("", []),
])
def test_a_term_begins_at_a_word(text: str, words: list[str]) -> None:
    assert starts(text) == words


def test_reach_is_a_wall() -> None:
    assert starts("가나 다라 마바", reach=5) == ["다라 마바", "마바"]


def test_a_mark_that_closes_at_the_gloss_is_the_likeliest_start() -> None:
    text = "정부는 《스마트 제조 발전 계획"
    context = build(text, closed=True, reach=5)
    assert context.quoted == text.index("스") == max(context.starts, key=context.starts.__getitem__)
    assert build(text, closed=False).quoted is None


def test_an_item_begins_where_its_line_does() -> None:
    assert build("신질 생산력", first=True).starts[0] == DEFAULT.item
    assert build("신질 생산력").starts[0] == 0
    assert build("△신질 생산력").starts[1] == DEFAULT.item
    assert build("기업의 신질 생산력", first=True).starts[0] == 0


@given(st.text("가나의 과ㅇ()（《》‘’“”'\"·,.:△- \n1A漢😀\u0301", max_size=40), st.booleans(),
       st.sampled_from((5, 50)), st.booleans())
def test_a_context_hangs_together(text: str, closed: bool, reach: int, first: bool) -> None:
    context = build(text, closed, reach, first)
    assert len(context.skips) == len(text) + 1
    for at, row in enumerate(context.skips):
        assert all(0 <= start < at and value > 0 for start, value in row)
    for start in context.starts:
        assert text[start].isalnum() and korean.span_of(context, start).end == len(text)
    wall = min(context.starts, default=len(text))
    if reach >= len(text):  # else a word may be cut, and its rest only be paired
        assert all(context.skips[at] for at in range(wall + 1, len(text) + 1))
    assert context.quoted is None or context.quoted in context.starts
