"""Columns: widths, folding, what a terminal must not obey."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.showing.tables import cells, clean, fold, paint, table, tsv

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize(("text", "wide"), [
    ("", 0), ("abc", 3), ("경제", 4), ("经济", 4), ("ＡＢ", 4), ("。", 2), ("\U00020000", 2), ("😀", 2),
    ("dīkōng", 6), ("e\u0301", 1), ("\u1100\u1161\u11a8", 2), ("가\u200b나", 4), ("·…", 2),
])
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


@pytest.mark.parametrize(("text", "shown"), [
    ("저고도 경제", "저고도 경제"), ("가\t나\r\n다", "가 나  다"), ("\x1b]0;title\x07가", " ]0;title 가"),
    ("가\u202e나\ufeff", "가나"), ("가\u2028나", "가 나"), ("\x9b31m", " 31m"),
])
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("", 5, [""]), ("   ", 5, [""]), ("저고도 경제", 11, ["저고도 경제"]), ("저고도 경제", 10, ["저고도", "경제"]),
    ("低空经济示范区", 6, ["低空经", "济示范", "区"]), ("가나다", 3, ["가", "나", "다"]), ("가", 1, ["가"]),
    ("a 低空经济示范区 b", 8, ["a", "低空经济", "示范区 b"]),
])
def test_fold(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


@given(st.text(), st.integers(2, 40))
def test_folded_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = fold(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(st.tuples(*[st.text(max_size=30)] * 4), min_size=1, max_size=5))
def test_a_table_fits_the_terminal(rows: list[tuple[str, ...]]) -> None:
    shown = table(rows, ("Korean", "Hanzi", "Pinyin", "Seen"), width=50)
    assert all(cells(line) <= 50 for line in shown.split("\n"))


def test_a_table() -> None:
    rows = [("저고도 경제", "低空经济", "4"), ("우전", "", "12")]
    assert table(rows, ("Korean", "Hanzi", "Seen")) == (
        "Korean       Hanzi     Seen\n"
        "저고도 경제  低空经济     4\n"
        "우전                     12"
    )


def test_what_does_not_fit_goes_on_below() -> None:
    rows = [("스마트 경로 관리 시스템", "智能路径管理系统", "1"), ("우전", "乌镇", "1")]
    assert table(rows, ("Korean", "Hanzi", "Seen"), width=30) == (
        "Korean       Hanzi        Seen\n"
        "스마트 경로  智能路径管      1\n"
        "관리 시스템  理系统\n"
        "우전         乌镇            1"
    )


def test_a_terminal_too_narrow_gets_narrow_columns() -> None:
    shown = table([("스마트 경로", "智能路径管理系统")], ("Korean", "Hanzi"), width=1)
    assert shown == "Korean      Hanzi\n스마트      智能路径管\n경로        理系统"


def test_colours_change_no_place() -> None:
    rows = [("저고도 경제", "低空经济", "4"), ("우전", "", "12")]
    plain = table(rows, ("Korean", "Hanzi", "Seen"), roles=("ko", "zh"))
    colored = table(rows, ("Korean", "Hanzi", "Seen"), roles=("ko", "zh"), color=True)
    assert "\x1b" not in plain
    assert "\x1b[36m저고도 경제\x1b[0m" in colored
    assert ESCAPE.sub("", colored) == plain


def test_a_table_without_rows_is_its_headings() -> None:
    assert table([], ("Korean", "Hanzi")) == "Korean  Hanzi"


def test_nothing_is_painted_without_colour_or_text() -> None:
    assert (paint("가", "ko", False), paint("", "ko", True), paint("가", "", True)) == ("가", "", "가")


def test_tsv_escapes_what_would_break_a_line() -> None:
    assert tsv([("가\t나", "다\\n"), ("라\r\n", "")]) == "가\\t나\t다\\\\n\n라\\r\\n\t"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_tsv_reads_back(rows: list[list[str]]) -> None:
    marks = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}

    def plain(cell: str) -> str:
        return re.sub(r"\\(.)", lambda found: marks[found[1]], cell)

    lines = tsv(rows).split("\n")
    assert [[plain(cell) for cell in line.split("\t")] for line in lines] == rows
