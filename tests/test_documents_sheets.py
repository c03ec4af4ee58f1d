"""XLSX: the text of cells, named as the spreadsheet names them."""

from __future__ import annotations

import pytest

from glossary.documents import lines, sheets
from glossary.documents.extracted import Place
from glossary.documents.limits import zipped
from glossary.errors import DocumentError
from tests.documents.forty import REPORT
from tests.documents.office import build_xlsx, part, rels, xlsx

CELL = '<s:row r="4"><s:c r="B4" t="s"><s:v>{}</s:v></s:c></s:row>'


def read(rows: str, *strings: str, **files: bytes) -> list[str]:
    return sheets.read(xlsx({"Sheet1": rows}, strings, files), "a.xlsx").text.split("\n")


def test_what_the_file_says_and_where_each_cell_stands() -> None:
    found = sheets.read(build_xlsx(REPORT), "a.xlsx")
    assert (found.title, found.date, found.publisher) == (
        REPORT.title, REPORT.date, REPORT.publisher)
    assert found.places[0] == Place(0, "보고서!A1")
    assert [place.label for place in found.places[-3:]] == ["표!A6", "표!B6", "표!C6"]


@pytest.mark.parametrize(("string", "text"), [
    ("<s:t>우전(乌镇)</s:t>", ["우전(乌镇)"]),
    ("<s:r><s:t>저고도</s:t></s:r><s:r><s:rPr/><s:t>(低空)</s:t></s:r>", ["저고도(低空)"]),
    ("<s:t>平安集团</s:t><s:rPh sb='0' eb='2'><s:t>핑안</s:t></s:rPh>", ["平安集团"]),
    ("<s:t>제어_x000D_\n(控制)</s:t>", ["제어", "(控制)"]),
    ("<s:t>핑안그룹(平安\n集团)</s:t>", ["핑안그룹(平安集团)"]),
])
def test_strings(string: str, text: list[str]) -> None:
    assert read(CELL.format(0), string) == text


@pytest.mark.parametrize("cell", [
    '<s:c r="A1" t="str"><s:f>A2</s:f><s:v>우전(乌镇)</s:v></s:c>',
    '<s:c r="A1" t="inlineStr"><s:is><s:t>우전(乌镇)</s:t></s:is></s:c>',
    '<s:c t="inlineStr"><s:is><s:r><s:t>우전</s:t></s:r><s:r><s:t>(乌镇)</s:t></s:r></s:is></s:c>'])
def test_other_cells_with_text(cell: str) -> None:
    assert read(f"<s:row>{cell}</s:row>") == ["우전(乌镇)"]


@pytest.mark.parametrize("cell", [
    '<s:c r="A1"><s:v>45000</s:v></s:c>', '<s:c r="A1" t="b"><s:v>1</s:v></s:c>',
    '<s:c r="A1" t="e"><s:v>#N/A</s:v></s:c>', '<s:c r="A1" t="s"><s:v>7</s:v></s:c>',
    '<s:c r="A1" t="s"><s:v>-1</s:v></s:c>', '<s:c r="A1" t="s"><s:v>²</s:v></s:c>',
    '<s:c r="A1" t="s"><s:v>' + "9" * 5000 + "</s:v></s:c>", '<s:c r="A1" t="s"/>'])
def test_cells_without_text(cell: str) -> None:
    assert read(f"<s:row>{cell}</s:row>{CELL.format(0)}", "<s:t>우전(乌镇)</s:t>") == ["우전(乌镇)"]


def test_text_boxes_follow_the_cells() -> None:
    drawing = part("xdr:wsDr", "<xdr:sp><xdr:txBody><a:p><a:r><a:t>글상자(文本框)</a:t></a:r></a:p>"
                               "</xdr:txBody></xdr:sp>")
    data = xlsx({"Sheet1": CELL.format(0)}, ["<s:t>칸</s:t>"], {
        "xl/worksheets/_rels/sheet1.xml.rels": rels({"../drawings/drawing1.xml": "drawing"}),
        "xl/drawings/drawing1.xml": drawing})
    found = sheets.read(data, "a.xlsx")
    assert (found.text, found.places[1].label) == ("칸\n글상자(文本框)", "Sheet1, text box")


GOOD = build_xlsx(REPORT)
SHEETS = part("s:workbook", '<s:sheets><s:sheet name="a" r:id="rId1"/></s:sheets>')
RELS = rels({"worksheets/sheet1.xml": "worksheet"})
BAD = {
    "truncated": (GOOD[:-30], "a.xlsx is broken"),
    "no workbook": (zipped({"a": b""}), "a.xlsx has no xl/workbook.xml: is it whole?"),
    "no sheet": (zipped({"xl/workbook.xml": SHEETS, "xl/_rels/workbook.xml.rels": RELS}),
                 "a.xlsx has no xl/worksheets/sheet1.xml: is it whole?"),
    "half a sheet": (
        zipped({"xl/workbook.xml": SHEETS, "xl/_rels/workbook.xml.rels": RELS,
                "xl/worksheets/sheet1.xml": part("s:worksheet", CELL)[:-30]}),
        "a.xlsx/xl/worksheets/sheet1.xml is no XML"),
    "entities": (
        zipped({"xl/workbook.xml": SHEETS, "xl/_rels/workbook.xml.rels": RELS,
                "xl/worksheets/sheet1.xml":
                    b'<!DOCTYPE a [<!ENTITY b "c">]><a><row><c t="str"><v>&b;</v></c></row></a>'}),
        "a.xlsx/xl/worksheets/sheet1.xml declares entities"),
    "numbers only": (xlsx({"a": '<s:row><s:c><s:v>1</s:v></s:c></s:row>'}), "a.xlsx has no text"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_told_in_one_line(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(DocumentError) as caught:
        sheets.read(data, "a.xlsx")
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)


def test_one_string_many_times_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "TEXT", 1 << 20)
    cells = "<s:row>" + '<s:c t="s"><s:v>0</s:v></s:c>' * 700 + "</s:row>"
    with pytest.raises(DocumentError) as caught:
        read(cells, "<s:t>" + "가" * 10_000 + "</s:t>")
    assert str(caught.value) == "a.xlsx has more than 1 million characters: cut it up"
