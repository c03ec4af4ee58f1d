"""Tables as spreadsheets write them, and what each of their coats does to a text."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import TableError
from glossary.exchange import delimited
from glossary.exchange.delimited import (
    Coat, Row, guarded, open_table, table_writer, tidied, unguarded)

KNOWN = ("id", "ko", "zh_hans", "status", "note")

#: Any text that a database can hold and a row can: no NUL, no lone surrogate.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))

PLAIN = Coat("utf-8", "\t", True, False)


def rows(data: bytes | str, tmp_path: Path) -> list[Row]:
    path = tmp_path / "table"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with open_table(str(path), KNOWN) as table:
        return list(table.rows)


def coat(data: bytes | str, tmp_path: Path) -> Coat:
    path = tmp_path / "table"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with open_table(str(path), KNOWN) as table:
        return table.coat


def refused(data: bytes | str, tmp_path: Path) -> str:
    with pytest.raises(TableError) as caught:
        rows(data, tmp_path)
    assert "\n" not in str(caught.value)
    return str(caught.value).replace(str(tmp_path / "table"), "a.tsv")


@given(TEXTS)
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert cell.lstrip(" \u3000\n\r\t'")[:1] not in ("=", "+", "-", "@") or cell[0] == "'"


@pytest.mark.parametrize("text", [
    "=1+1", "+82", "-5", "@SUM(A1)", " =1", "'=1", "''=1", "＝1", "\t=1", "\n=1", "\x0b=1",
])
def test_every_beginning_of_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "5G", "1=1", "'인용'", "'", "가-나", "“=”", "저고도 경제"])
def test_what_begins_otherwise_is_left_alone(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.lists(TEXTS.map(tidied), min_size=2, max_size=5))
def test_a_row_comes_back(cells: list[str]) -> None:
    written = StringIO()
    table_writer(written)(cells)
    [found] = csv.reader(StringIO(written.getvalue(), newline=""), "excel-tab", strict=True)
    assert list(map(unguarded, found)) == cells


def test_any_order_and_case_of_columns_is_fine(tmp_path: Path) -> None:
    assert rows("Note\tKO\t ID \t\n첫째\t저고도\t12\tx\n", tmp_path) == [
        Row(2, {"note": "첫째", "ko": "저고도", "id": "12"})]


@pytest.mark.parametrize(("delimiter", "wraps"), [("\t", True), (",", True), (";", True)])
def test_what_parts_the_cells_is_seen(delimiter: str, wraps: bool, tmp_path: Path) -> None:
    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "ko", "note"], ["1", "a,b;c\td", '그는 "좋다"고\n했다']])
    data = stream.getvalue()
    assert coat(data, tmp_path) == Coat("utf-8", delimiter, wraps, False)
    assert rows(data, tmp_path) == [
        Row(2, {"id": "1", "ko": "a,b;c\td", "note": '그는 "좋다"고\n했다'})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(encoding: str, end: str, tmp_path: Path) -> None:
    text = end.join(["id\tko", "1\t저고도", "", '2\t"첫째\n둘째"', "3\t경제", ""])
    assert rows(text.encode(encoding), tmp_path) == [
        Row(2, {"id": "1", "ko": "저고도"}), Row(4, {"id": "2", "ko": "첫째\n둘째"}),
        Row(6, {"id": "3", "ko": "경제"})]


def test_a_line_that_ends_early_has_no_more_cells(tmp_path: Path) -> None:
    assert rows("id\tko\tnote\n1\t저고도\n", tmp_path) == [Row(2, {"id": "1", "ko": "저고도"})]


def test_a_line_that_goes_on_is_a_fault(tmp_path: Path) -> None:
    assert rows("id\tko\n1\t가\t나\n2\t다\t \n", tmp_path) == [
        Row(2, {}, "it has 3 cells, the first line 2"), Row(3, {"id": "2", "ko": "다"})]


@pytest.mark.parametrize("cell", ['"스마트" 시티', '"스마트', '"스마트"x', "그는 \"좋다\"고"])
def test_a_web_spreadsheet_wraps_nothing(cell: str, tmp_path: Path) -> None:
    data = f'id\tnote\tko\n1\t{cell}\t["가","나"]\n2\t둘\t["다","라"]\n'
    assert not coat(data, tmp_path).wraps
    assert [row.cells["note"] for row in rows(data, tmp_path)] == [cell, "둘"]


def test_one_quotation_mark_does_not_unwrap_the_rest(tmp_path: Path) -> None:
    data = 'id\tnote\n1\t그는 "좋다"고\n2\t"그는 ""좋다""고"\n3\t"두\n줄"\n'
    assert [row.cells["note"] for row in rows(data, tmp_path)] == [
        '그는 "좋다"고', '그는 "좋다"고', "두\n줄"]


def test_quotation_marks_that_do_not_match_are_a_fault(tmp_path: Path) -> None:
    data = 'id\tnote\n1\t"가""나"\n2\t"가"나\n3\t다\n'
    assert rows(data, tmp_path) == [
        Row(2, {"id": "1", "note": '가"나'}), Row(3, {}, "quotation marks do not match"),
        Row(4, {"id": "3", "note": "다"})]


@pytest.mark.parametrize("rest", ["", "3\t다\n" * 100_000])
def test_a_quotation_mark_that_is_never_closed(rest: str, tmp_path: Path) -> None:
    assert refused(f'id\tnote\n1\t"가""나"\n2\t"가\n{rest}', tmp_path) == (
        "a.tsv, line 3: a cell has no end within 131072 characters: look for a quotation mark that "
        "is opened and not closed")


def test_a_line_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_LINE", 1000)
    assert refused("id\tnote\n" + "1\t" * 1000, tmp_path) == (
        "a.tsv, line 2 has no end: is it a table?")


def test_a_nul_is_refused_wherever_it_is(tmp_path: Path) -> None:
    line = b"1\t" + b"a" * 100_000 + b"\n"
    assert refused(b"id\tnote\n" + 11 * line + b"2\t\0\n", tmp_path) == (
        "a.tsv, line 13 holds a NUL: is it a table?")


def test_a_column_twice(tmp_path: Path) -> None:
    assert refused("id\tko\tKO\n", tmp_path) == (
        "a.tsv has two columns called ko: delete one of them")


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "no.tsv", "does not exist: check the spelling"),
        (tmp_path, "is no file: name a table, or - for a stream"),
        (Path("/dev/null"), "is no file: name a table, or - for a stream"),
    ):
        with pytest.raises(TableError, match=f"{message}$"), open_table(str(path), KNOWN):
            pass


def test_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO("id\tko\n1\t가\n".encode("utf-16"))))
    with open_table("-", KNOWN) as table:
        assert list(table.rows) == [Row(2, {"id": "1", "ko": "가"})]


@given(TEXTS)
def test_a_plain_coat_changes_nothing(text: str) -> None:
    assert PLAIN.wear(text) == tidied(text)


@given(TEXTS)
def test_a_worn_text_is_worn_no_more(text: str) -> None:
    for each in (PLAIN, Coat("cp949", "\t", True, True), Coat("utf-8", "\t", False, False)):
        assert each.wear(each.wear(text)) == each.wear(text)


@pytest.mark.parametrize(("cell", "text", "same"), [
    ("低空?? ? 똠", "低空经济 😀 똠", True), ("低空?? ?? 똠", "低空经济 😀 똠", True),
    ("低空???", "低空经济", False), ("低空?", "低空经济", False), ("低空经济", "低空经济", True),
    ("低空", "低空经济", False), ("가\r\n나", "가\n나", True), ("", "😀", False),
])
def test_what_a_code_page_makes_of_hanzi(cell: str, text: str, same: bool) -> None:
    assert Coat("cp949", "\t", True, True).same(cell, text) is same
    assert Coat("utf-8", "\t", True, False).same(cell, text) is (tidied(cell) == text)
