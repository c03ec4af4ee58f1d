"""The scorer itself: right, wrong, missing, spurious, optional and unjudged glosses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.types import Gloss, Kind, Span
from tests.scoring import Case, Score, misses, read_cases, same, score


def gloss(offset: int, ko: str, zh: str, kind: Kind = "reading") -> Gloss:
    return Gloss(offset, 1, ko, zh, Span(0, 0), Span(0, 0), kind, 0.9, (), "")


TERM = Case(10, "대련은행", "大连银行", "reading")
NOTHING = Case(20, None, "", "")
OPTIONAL = Case(30, "틱톡", "字节跳动", "translation", optional=True)


@pytest.mark.parametrize(("cases", "glosses", "found", "right"), [
    ([TERM], [gloss(10, "대련은행", "大连银行")], 1, 1),
    ([TERM], [gloss(10, "대련 은행", "大连·银行")], 1, 1),
    ([TERM], [gloss(10, "은행", "大连银行")], 1, 0),
    ([TERM], [gloss(10, "대련은행", "大连")], 1, 0),
    ([TERM], [gloss(11, "대련은행", "大连银行")], 0, 0),
    ([TERM], [], 0, 0),
    ([TERM], [gloss(10, "대련", "大连"), gloss(10, "대련은행", "大连银行")], 2, 1),
    ([TERM, NOTHING], [gloss(10, "대련은행", "大连银行"), gloss(20, "사", "司")], 2, 1),
    ([TERM, OPTIONAL], [gloss(10, "대련은행", "大连银行"), gloss(30, "사", "司")], 1, 1),
    ([TERM], [gloss(10, "대련은행", "大连银行"), gloss(99, "우전", "乌镇")], 1, 1),
])
def test_what_counts(cases: list[Case], glosses: list[Gloss], found: int, right: int) -> None:
    result = score(cases, glosses)
    assert (result.found, result.wanted, result.right) == (found, 1, right)


def test_kinds_are_judged_only_where_the_pair_is_right_and_annotated() -> None:
    cases = [TERM, Case(40, "보라색", "紫色", ""), Case(50, "우전", "乌镇", "transcription")]
    glosses = [gloss(10, "대련은행", "大连银行", "mixed"), gloss(40, "보라색", "紫色"),
               gloss(50, "우전시", "乌镇", "transcription")]
    result = score(cases, glosses)
    assert (result.right, result.kinds, result.kinds_right) == (2, 1, 0)


def test_terms_of_several_words_are_counted() -> None:
    cases = [TERM, Case(60, "사기 방지 플랫폼", "反欺诈平台", "translation"),
             Case(70, "작은 거인", "小巨人", "translation")]
    result = score(cases, [gloss(60, "사기 방지 플랫폼", "反欺诈平台")])
    assert (result.multiword, result.multiword_right) == (2, 1)


def test_nothing_found_and_nothing_wanted() -> None:
    empty = score([], [])
    assert empty == Score(0, 0, 0, 0, 0)
    assert (empty.precision, empty.recall, empty.f1, empty.kind) == (0, 0, 0, 0)


@pytest.mark.parametrize(("one", "other", "equal"), [
    ("‘1+4’ 전략", "1+4 전략", True),
    ("항저우·윈치대회", "항저우 윈치대회", True),
    ("Embodied AI", "embodied ai", True),
    ("한", "한", True),
    ("저고도", "저고도 경제", False),
    ("低空经济", "低空經濟", False),
    ("", "경제", False),
])
def test_same(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal


def test_the_offset_of_a_case_is_its_opening_bracket(tmp_path: Path) -> None:
    rows = [
        {"left": "중국 우전", "open": "(", "inside": "乌镇", "close": ")", "right": "에서",
         "ko": "우전", "zh": "乌镇", "kind": "transcription"},
        {"left": "종합사", "open": "（", "inside": "司", "close": "）", "right": "",
         "ko": None, "zh": None, "kind": "none", "optional": True},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    text, cases = read_cases(path)
    assert [text[case.offset] for case in cases] == ["(", "（"]
    assert cases[1] == Case(text.index("（"), None, "", "", optional=True)
    assert text.count("\n\n") == 2


def test_misses_name_the_wrong_the_missing_and_the_spurious() -> None:
    missing = Case(80, "치우스", "求是", "transcription")
    right = gloss(10, "대련은행", "大连银行")
    spurious = gloss(20, "사", "司")
    ignored = gloss(30, "x", "y")
    wrong = misses([TERM, NOTHING, OPTIONAL, missing], [right, spurious, ignored])
    assert wrong == [(NOTHING, [spurious]), (missing, [])]
