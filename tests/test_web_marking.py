"""Terms marked in a line: nothing of it is lost or doubled, and what is marked is the term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.details import Occurrence
from glossary.showing.tables import clean
from glossary.web.marking import AROUND, WHOLE, excerpt, excerpt_zh, marked
from tests.printing import HOSTILE

PLACE = Occurrence("a.txt", "", "", 1, 2, "우전", "乌镇", "", "", "", "mixed", 0.9, "우전(乌镇)")


def pieces(line: str, *pairs: tuple[str, str]) -> list[tuple[str, str, int]]:
    places = [PLACE._replace(ko=ko, zh=zh, context=line) for ko, zh in pairs]
    return [tuple(piece) for piece in marked(line, places)]  # type: ignore[misc]


@pytest.mark.parametrize("line, pairs, expected", [
    ("새 우전(乌镇)", [("우전", "乌镇")],
     [("새 ", "", 0), ("우전", "ko", 0), ("(", "", 0), ("乌镇", "zh-Hans", 0), (")", "", 0)]),
    ("乌镇(우전)", [("우전", "乌镇")],
     [("乌镇", "zh-Hans", 0), ("(", "", 0), ("우전", "ko", 0), (")", "", 0)]),
    ("경제(經濟)", [("경제", "經濟")],
     [("경제", "ko", 0), ("(", "", 0), ("經濟", "zh-Hant", 0), (")", "", 0)]),
    ("(乌镇)", [("우전", "乌镇")], [("(", "", 0), ("乌镇", "zh-Hans", 0), (")", "", 0)]),
    ("우전", [("우전", "乌镇")], [("우전", "ko", 0)]),
    ("아무것도", [("우전", "乌镇")], [("아무것도", "", 0)]),
    ("가(加) 가(加)", [("가", "加"), ("가", "加")],
     [("가", "ko", 0), ("(", "", 0), ("加", "zh-Hans", 0), (") ", "", 0),
      ("가", "ko", 1), ("(", "", 0), ("加", "zh-Hans", 1), (")", "", 0)]),
    ("", [("", "")], []),
])
def test_marks(
    line: str, pairs: list[tuple[str, str]], expected: list[tuple[str, str, int]]
) -> None:
    assert pieces(line, *pairs) == expected


def test_of_aligned_text_each_side_is_marked_by_itself() -> None:
    place = PLACE._replace(context="우전에 간다.", context_zh="去乌镇。")
    assert [tuple(each[:2]) for each in excerpt(place)] == [("우전", "ko"), ("에 간다.", "")]
    assert [tuple(each[:2]) for each in excerpt_zh(place)] == [
        ("去", ""), ("乌镇", "zh-Hans"), ("。", "")]
    assert excerpt_zh(PLACE) == []


@pytest.mark.parametrize("ahead, behind", [(0, 0), (AROUND, AROUND), (AROUND + 1, AROUND + 1),
                                           (5000, 5000)])
def test_an_excerpt_is_short(ahead: int, behind: int) -> None:
    found = excerpt(PLACE._replace(context="앞" * ahead + "우전(乌镇" + "뒤" * behind))
    text = "".join(piece.text for piece in found)
    assert "우전(乌镇" in text and len(text) <= 2 * AROUND + 7
    assert text.startswith("…") == (ahead > AROUND) and text.endswith("…") == (behind > AROUND)


def test_between_two_terms_far_apart_the_middle_is_left_out() -> None:
    line = "우전(乌镇)" + "가" * 3 * WHOLE + "우전(乌镇)"
    found = marked(line, [PLACE, PLACE])
    assert [piece.mark for piece in found if piece.side] == [0, 0, 1, 1]
    assert " … " in "".join(piece.text for piece in found)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_term_is_marked(text: str) -> None:
    found = excerpt(PLACE._replace(ko=text, zh=text, context=f"{text}({text})"))
    assert "".join(piece.text for piece in found) == clean(f"{text}({text})")
    assert all(piece.text == clean(text) for piece in found if piece.side)


TERM = st.text("가나低空 (a", max_size=4)


@given(st.text("가나低空经 ()ab\u202e\x00", max_size=60), st.lists(st.tuples(TERM, TERM), max_size=5))
def test_a_line_stays_whole(line: str, pairs: list[tuple[str, str]]) -> None:
    found = pieces(line, *pairs)
    assert "".join(text for text, _, _ in found) == clean(line)
    for text, side, number in found:
        assert not side or text == clean(pairs[number]["ko" != side])
