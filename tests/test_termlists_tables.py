"""Tables of pairs: read from any format, their columns found, written back whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.termlists import Scored
from aligner.types import Segment
from glossary.errors import TableError
from glossary.termlists import results
from glossary.termlists.checks import Checked, flags
from glossary.termlists.columns import Columns, find_columns
from glossary.termlists.tables import PairTable, Row, read_table

GOOD = Scored(0.93, "reading", (Segment("경제", "经济", "reading", 1.0),))
BAD = Scored(0.02, "translation", (Segment("경제", "苹果", "none", 0.0),))


def table_of(*rows: tuple[str, ...]) -> PairTable:
    return PairTable("t", tuple(Row(n, row) for n, row in enumerate(rows, 1)), len(rows[0]))


@pytest.mark.parametrize(("name", "data"), [
    ("a.tsv", "국문\t중문\n경제\t经济\n"),
    ("a.csv", "국문,중문\n경제,经济\n"),
    ("a.csv", "국문;중문\r\n경제;经济\r\n"),
    ("a.csv", '\ufeff국문,중문\n"경제","经济"\n'),
    ("a.txt", "국문\t중문\n\n경제\t经济"),
])
def test_a_table_reads_in_any_coat(tmp_path: Path, name: str, data: str) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode())
    assert [row.cells for row in read_table(str(path)).rows] == [("국문", "중문"), ("경제", "经济")]


def test_other_encodings_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    for encoding in ("utf-16", "cp949"):
        path.write_bytes("경제\t經濟\n".encode(encoding))
        assert read_table(str(path)).rows[0].cells == ("경제", "經濟")


def test_short_rows_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("경제\t经济\t주\n항공\n", "utf-8")
    assert read_table(str(path)).rows[1].cells == ("항공", "", "")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "is empty"),
    ("경제\n항공\n".encode(), "has one column only"),
    (b"a\tb\0\n", "NUL|binary"),
    (b"\xff\xfa\xc0\x80\t\xff\n", "save it as UTF-8"),
    ("경제,\"항\n".encode() + b"x" * 200_000, "look for a quotation mark|one column|match"),
], ids=["empty", "one column", "binary", "no encoding", "no end"])
def test_what_is_no_table_is_told_in_a_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(TableError, match=message) as error:
        read_table(str(path))
    assert "\n" not in str(error.value)


def test_a_missing_table() -> None:
    with pytest.raises(TableError, match="does not exist"):
        read_table("nowhere.tsv")
    with pytest.raises(TableError, match="does not exist|pip install"):
        read_table("nowhere.xlsx")


@pytest.mark.parametrize(("rows", "ko", "zh", "expected"), [
    ([("경제", "经济")], None, None, (0, 1, 0)),
    ([("经济", "경제"), ("航空", "항공")], None, None, (1, 0, 0)),
    ([("No", "Term", "Translation"), ("1", "경제", "经济")], None, None, (1, 2, 1)),
    ([("中文", "주", "한국어"), ("经济", "메모", "경제")], None, None, (2, 0, 1)),
    ([("id", "a", "b"), ("1", "경제", "经济")], "b", "a", (2, 1, 1)),
    ([("1", "경제", "经济"), ("2", "항공", "航空")], "B", "3", (1, 2, 0)),
    ([("ZH", "KO"), ("", ""), ("经济", "경제")], None, None, (1, 0, 1)),
    ([("source", "target"), ("경제", "经济"), ("항공", "航空")], None, None, (0, 1, 1)),
    ([("CATL", "宁德时代"), ("항공", "航空")], None, None, (0, 1, 0)),
])
def test_columns_are_found(
    rows: list[tuple[str, ...]], ko: str | None, zh: str | None, expected: tuple[int, int, int]
) -> None:
    found = find_columns(table_of(*rows), ko, zh)
    assert (found.ko, found.zh, len(rows) - len(found.rows)) == expected


@pytest.mark.parametrize(("ko", "zh", "message"), [
    ("이름", None, "has no column '이름': there are 1"),
    ("7", None, "has no column '7'"),
    ("0", None, "has no column '0'"),
    ("ZZZ", None, "has no column"),
    ("1", "A", "same column"),
])
def test_columns_that_are_not_there(ko: str | None, zh: str | None, message: str) -> None:
    with pytest.raises(TableError, match=message):
        find_columns(table_of(("경제", "经济"), ("항공", "航空")), ko, zh)


def test_content_that_tells_nothing() -> None:
    with pytest.raises(TableError, match="no column is Chinese .* --zh"):
        find_columns(table_of(("경제", "economy"), ("항공", "aviation")))


@pytest.mark.parametrize(("ko", "zh", "scored", "expected"), [
    ("경제", "经济", GOOD, []),
    ("5G 경제", "5G经济", GOOD, []),
    ("제3차 회의", "第三次会议", GOOD, []),
    ("십사오 계획", "十四五规划", GOOD, []),
    ("14차 5개년 계획", "十四五规划", GOOD, []),
    ("1,000만 명", "1000万人", GOOD, []),
    ("NIO", "蔚来", GOOD, []),
    ("", "经济", None, ["the Korean is empty"]),
    ("", "", None, ["the Korean and the Chinese are empty"]),
    ("经济", "경제", BAD, ["the two are swapped"]),
    ("경제", "경제", BAD, ["Hangul in the Chinese"]),
    ("经济", "经济", GOOD, ["Hanzi only in the Korean"]),
    ("경제", "economy", BAD, ["no Hanzi in the Chinese"]),
    ("2023년", "2024年", GOOD, ["numbers differ: 2023, 2024"]),
    ("경제", "苹果", BAD, ["no part of one answers to the other"]),
    ("경제", "苹果", Scored(0.02, "mixed", GOOD.segments), ["unlikely to be a pair"]),
    ("경제", "经济" * 20, GOOD, ["the Chinese is much too long"]),
    ("경제 발전 전략 계획 보고서 초안 검토 의견", "经济", GOOD, ["the Korean is much too long"]),
])
def test_flags(ko: str, zh: str, scored: Scored | None, expected: list[str]) -> None:
    assert list(flags(ko, zh, scored)) == expected


COLUMNS = Columns(0, 1, ("ko", "zh", "score", "주"), (
    Row(2, ("경제", "经济", "x", "=1+1")), Row(3, ("", "航空", "y", 'a "b"\tc'))))
RESULTS = [Checked(GOOD, ()), Checked(None, ("the Korean is empty",))]


def test_the_other_columns_survive() -> None:
    rows = list(results.rows(COLUMNS, RESULTS))
    assert rows[0] == ("ko", "zh", "score", "주", "score 2", "kind", "segments", "flag")
    assert rows[1][2:] == ("x", "=1+1", "0.930", "reading", "경제=经济 reading", "")
    assert rows[2][4:] == ("", "", "", "the Korean is empty")


@pytest.mark.parametrize("ending", [".tsv", ".csv"])
def test_what_is_written_reads_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / ("a" + ending)
    text = results.delimited_text(COLUMNS, RESULTS, "," if ending == ".csv" else "\t")
    path.write_text(text, "utf-8", newline="")
    assert [row.cells for row in read_table(str(path)).rows] == list(results.rows(COLUMNS, RESULTS))


def test_json_lines() -> None:
    first, second = map(json.loads, results.json_lines(COLUMNS, RESULTS).splitlines())
    assert first["other"] == {"score": "x", "주": "=1+1"} and first["score"] == 0.93
    assert second["flags"] == ["the Korean is empty"] and second["score"] is None


def test_the_table_shows_what_is_flagged_first() -> None:
    lines = results.table_text(COLUMNS, RESULTS).splitlines()
    assert "the Korean is empty" in lines[1] and "经济" in lines[2]


def test_a_workbook_there_and_back(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    from glossary.termlists.workbooks import write_workbook

    path = str(tmp_path / "a.xlsx")
    rows = list(results.rows(COLUMNS, RESULTS))
    write_workbook(path, rows, True)
    assert [row.cells for row in read_table(path).rows] == rows


def test_what_is_no_workbook(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(TableError, match="is no XLSX file"):
        read_table(str(path))
