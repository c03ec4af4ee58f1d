"""``glossary import``: what other programs write, what is merged, what is refused."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from glossary.formats.entry import ConceptEntry
from tests.command import refused, run, text_file
from tests.evidence import check, dump
from tests.exchanged import imported, make, stored

pytestmark = pytest.mark.usefixtures("workplace")

#: TBX as another program writes it: names, levels and categories of its own.
OTHER_TBX = """<?xml version='1.0' encoding='{encoding}'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="ko"><text><body>
<termEntry id="x-1"><descrip type="subjectField">물류</descrip>
 <descripGrp><descrip type="definition">낮은 하늘의 경제</descrip>
  <admin type="source">사전</admin></descripGrp>
 <langSet xml:lang="KO-kr"><ntig><termGrp><term>저고도 경제</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp>
   <descripGrp><descrip type="context">저고도 경제가 <hi>큰다</hi>.</descrip></descripGrp></ntig>
  <ntig><termGrp><term>저공경제</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="zh-CN"><tig><term>低空经济</term></tig></langSet>
 <langSet xml:lang="zh-TW"><tig><term>低空經濟</term></tig></langSet>
 <langSet xml:lang="ja"><tig><term>低空経済</term></tig></langSet>
 <langSet xml:lang="en-US"><tig><term>low-altitude economy</term>
  <descrip type="explanation">below 1,000 m</descrip><note>메모</note></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry>
</body></text></martif>"""

TABLE = "ko,zh_hans,note\n저고도,低空,메모\n우전,乌镇,\n"

BOMBS = {
    "entities": '<!DOCTYPE tbx [<!ENTITY a "가"><!ENTITY b "&a;&a;">]><tbx><p>&b;</p></tbx>',
    "file": '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx><p>&a;</p></tbx>',
    "parameter": '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "http://127.0.0.1/a"> %a;]><tbx/>',
}


def terms(path: Path | str) -> set[tuple[str, str]]:
    return {(t.lang, t.text) for each in stored(Path(path)) for t in each.terms}


def said(concept: ConceptEntry) -> tuple[object, ...]:
    return (concept.number, concept.status, concept.note, concept.domain,
            sorted((t.lang, t.text) for t in concept.terms))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "euc-kr", "gb18030", "gb2312"])
def test_tbx_of_another_program(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = OTHER_TBX.format(encoding=declared)
    encoding = {"gb2312": "gb18030"}.get(encoding, encoding)  # as programs of Windows have it
    data = text.encode(encoding, "xmlcharrefreplace")
    assert imported("g.db", text_file("a.tbx", data), status=1) == {
        "type": "summary", "new": 2, "merged": 0, "same": 0, "conflict": 0, "fault": 1, "passed": 0,
        "applied": True}
    good, bad = sorted(stored(Path("g.db")), key=lambda each: each.status)
    assert {(t.lang, t.text) for t in good.terms} == {
        ("ko", "저고도 경제"), ("zh-Hans", "低空经济"), ("zh-Hant", "低空經濟"),
        ("en", "low-altitude economy")}
    assert (good.status, good.domain, good.definition, good.source, good.example, good.note) == (
        "approved", "물류", "낮은 하늘의 경제", "사전", "저고도 경제가 큰다.",
        "explanation: below 1,000 m\n메모")
    assert (bad.status, bad.preferred("ko"), bad.zh()) == ("forbidden", "저공경제", "低空经济")
    check(Path("g.db"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "gb18030"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt"])
def test_text_in_any_encoding(name: str, encoding: str) -> None:
    text = TABLE if name == "a.csv" else TABLE.replace(",", "\t")
    if encoding == "cp949":
        text = text.replace("低空", "經濟").replace("乌镇", "東京")
    text = text.partition("\n")[2] if name == "a.txt" else text
    assert imported("g.db", text_file(name, text.encode(encoding)))["new"] == 2
    assert {("ko", "저고도"), ("ko", "우전")} <= terms("g.db")


@pytest.mark.parametrize("head", [
    "Korean;Chinese (PRC);Comment", "한국어;중국어;비고", "KO;zh-CN;Notes", "韩语;简体中文;备注"])
def test_columns_by_any_name(head: str) -> None:
    text_file("a.csv", f"{head}\n저고도|저공;低空;메모\n")
    assert imported("g.db", "a.csv")["new"] == 1
    found, = stored(Path("g.db"))
    assert (found.usable("ko"), found.note) == (["저고도", "저공"], "메모")


def test_memoq_repeats_its_columns() -> None:
    text_file("a.csv", "Entry_ID,Entry_Domain,Korean_Def,Korean,Term_Info,Korean,Term_Info,"
              "Chinese_PRC,Term_Info\n7,물류,뜻,저고도,x,저공;낮음,,低空,\n")
    assert imported("g.db", "a.csv")["new"] == 1
    found, = stored(Path("g.db"))
    assert (found.usable("ko"), found.domain, found.definition) == (
        ["저고도", "저공;낮음"], "물류", "뜻")


def test_what_is_new_is_merged_and_a_second_time_changes_nothing(glossary_path: Path) -> None:
    text_file("a.csv", "ko,ko_variants,zh_hans,status,note,domain\n"
              "저고도 경제,낮은하늘 경제,低空经济,approved,메모,물류\n신조어,,新词,,,\n"
              "광군제,,光棍节,approved,by hand,\n")
    before, was = dump(glossary_path), [said(each) for each in stored(glossary_path)]
    told = imported(glossary_path, "a.csv", "--dry-run")
    assert (told["new"], told["merged"], told["same"], told["applied"]) == (1, 1, 1, False)
    assert dump(glossary_path) == before
    assert imported(glossary_path, "a.csv")["applied"]
    found = next(each for each in stored(glossary_path) if each.number == "1")
    assert (found.status, found.note, found.domain) == ("approved", "메모", "물류")
    assert ("ko", "낮은하늘 경제") in terms(glossary_path)
    check(glossary_path)
    after = dump(glossary_path)
    assert imported(glossary_path, "a.csv")["same"] == 3
    assert dump(glossary_path) == after
    while run("undo", "--db", str(glossary_path)).exit_code == 0:
        pass
    assert [said(each) for each in stored(glossary_path)] == was


@pytest.mark.parametrize(("policy", "status", "note", "done"), [
    ("list", 1, "by hand", "approved"), ("glossary", 0, "by hand", "approved"),
    ("file", 0, "다른 말", "rejected")])
def test_a_conflict_is_settled_as_asked(
    glossary_path: Path, policy: str, status: int, note: str, done: str
) -> None:
    text_file("a.csv", "ko,zh_hans,status,note\n광군제,光棍节,rejected,다른 말\n")
    result = run("import", "a.csv", "--db", str(glossary_path), "--conflicts", policy)
    assert result.exit_code == status
    assert 'line 2 #2 광군제: note' in result.stdout
    found = next(each for each in stored(glossary_path) if each.number == "2")
    assert (found.note, found.status) == (note, done)


def test_strict_changes_nothing_where_anything_is_wrong(glossary_path: Path) -> None:
    text_file("a.csv", "ko,zh_hans\n신조어,新词\n,空\n")
    before = dump(glossary_path)
    assert imported(glossary_path, "a.csv", "--strict", status=1)["applied"] is False
    assert dump(glossary_path) == before
    assert "Nothing was changed (--strict)" in run(
        "import", "a.csv", "--strict", "--db", str(glossary_path)).stdout


def test_what_somebody_decided_outlives_an_import(tmp_path: Path) -> None:
    make(tmp_path / "g.db", [])
    text_file("a.csv", TABLE)
    imported(tmp_path / "g.db", "a.csv", "--status", "approved")
    run("reject", "저고도", "--db", str(tmp_path / "g.db"))
    told = imported(tmp_path / "g.db", "a.csv", "--status", "approved", status=1)
    assert (told["conflict"], told["same"]) == (1, 1)
    assert {each.preferred("ko"): each.status for each in stored(tmp_path / "g.db")} == {
        "저고도": "rejected", "우전": "approved"}


def test_units_of_a_memory_that_are_terms() -> None:
    unit = ('<tu><tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv>'
            "</tu>")
    units = [("zh-CN", "低空", "ko-KR", "저고도"), ("ko", "우전", "zh-TW", "烏鎮"),
             ("ko", "우전에서 열린다.", "zh", "在乌镇举行。")]
    text_file("a.tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><body>'
              + "".join(unit.format(*each) for each in units) + "</body></tmx>")
    told = imported("g.db", "a.tmx")
    assert (told["new"], told["passed"], told["fault"]) == (2, 1, 0)
    assert {("zh-Hant", "烏鎮"), ("zh-Hans", "低空"), ("ko", "우전")} <= terms("g.db")


@pytest.mark.parametrize(("row", "fault"), [
    ("저고도,", "no pair"), ("低空,저고도", "exchanged"), ("저고도,low", "no Hanzi alone"),
    (f"{'가' * 201},低空", "at most 200 characters"), ("저고도,低空,maybe", "is none of")])
def test_rows_that_are_wrong_are_told_and_the_others_kept(row: str, fault: str) -> None:
    text_file("a.csv", f"ko,zh_hans,status\n{row}\n우전,乌镇,\n")
    result = run("import", "a.csv", "--db", "g.db")
    assert result.exit_code == 1 and "line 2:" in result.stdout and fault in result.stdout
    assert terms("g.db") == {("ko", "우전"), ("zh-Hans", "乌镇")}


@pytest.mark.parametrize("line", ["{", "[]", '{"terms": 1}', '{"terms": [{"lang": "xx"}]}',
                                  '{"terms": [{"lang": "ko", "text": 1}]}', "[" * 100_000,
                                  '{"terms": [], "note": 5}', '{"terms": [], "status": "x"}'])
def test_json_that_is_wrong_is_told(line: str) -> None:
    text_file("a.jsonl", line + "\n")
    assert imported("g.db", "a.jsonl", status=1)["fault"] == 1


@pytest.mark.parametrize("bomb", BOMBS)
def test_xml_that_declares_entities_is_refused(bomb: str) -> None:
    for name in ("a.tbx", "a.tmx"):
        text_file(name, BOMBS[bomb])
        assert "declares entities" in refused("import", name, "--db", "g.db")


@pytest.mark.parametrize(("text", "message"), [
    ("<tbx><text>", "is no XML"), ("<html/>", "is no martif or tbx, but html"),
    ("<tbx>" + "<a>" * 200, "100 elements deep"), ("no XML", "is no XML"), ("", "is empty"),
    ("<?xml version='1.0' encoding='x-none'?><tbx/>", "no known encoding")])
def test_xml_that_is_none_of_ours_is_refused(text: str, message: str) -> None:
    text_file("a.tbx", text)
    assert message in refused("import", "a.tbx", "--db", "g.db")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.txt", "a.tbx"])
def test_a_cell_without_an_end_is_refused(name: str) -> None:
    heads = {"a.csv": b'ko,zh_hans\n"', "a.tsv": b'ko\tzh_hans\n"', "a.txt": b"ko\t",
             "a.jsonl": b'{"terms": "', "a.tbx": b"<tbx><conceptEntry><note>"}
    with open(name, "wb") as stream:
        stream.write(heads[name] + "저고도".encode() * (1 << 21))
    message = refused("import", name, "--db", "g.db")
    assert any(word in message for word in ("no end", "more than 4194304", "is no XML"))


def workbook(path: str, rows: list[list[Any]]) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_a_workbook_by_hand() -> None:
    file = workbook("a.xlsx", [["한국어", "中文", "Note"], ["저고도", "低空", 12], ["'5G", "=1", None],
                               ["우전", "乌镇", None]])
    told = imported("g.db", file, status=1)
    assert (told["new"], told["fault"]) == (2, 1)
    assert {each.note for each in stored(Path("g.db"))} == {"12", ""}


def test_a_workbook_that_is_a_bomb_is_refused() -> None:
    file = workbook("a.xlsx", [["ko", "zh_hans"]])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/media.xml", "w", force_zip64=True) as member:
            for _ in range(100):
                member.write(b"0" * (1 << 20))
    assert "grows from" in refused("import", file, "--db", "g.db")


def test_a_workbook_that_declares_entities_is_refused() -> None:
    workbook("a.xlsx", [["ko", "zh_hans"], ["저고도", "低空"]])
    with zipfile.ZipFile("a.xlsx") as old, zipfile.ZipFile("b.xlsx", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE a [<!ENTITY b "c">]>' + content
            new.writestr(name, content)
    assert "declares a document type" in refused("import", "b.xlsx", "--db", "g.db")


def test_other_files_are_refused() -> None:
    text_file("a.csv", "word,meaning\na,b\n")
    assert "names no terms" in refused("import", "a.csv", "--db", "g.db")
    text_file("a.xlsx", "no archive")
    assert "is no XLSX file" in refused("import", "a.xlsx", "--db", "g.db")
    assert "does not exist" in refused("import", "none.tbx", "--db", "g.db")
    assert "say by --format" in refused("import", "a.doc", "--db", "g.db")


def test_columns_that_mean_nothing_are_told() -> None:
    text_file("a.csv", "ko,zh_hans,reviewer\n저고도,低空,kim\n")
    assert run("import", "a.csv", "--db", "g.db").stderr == (
        "Not read, as nothing here is called so: reviewer.\n")
    assert refused("import", "none.csv", "--db", "h.db") and not Path("h.db").exists()


def test_a_formula_comes_in_as_text() -> None:
    text_file("a.csv", "ko,zh_hans,note\n'=가,+低空,'-1\n")
    imported("g.db", "a.csv")
    found, = stored(Path("g.db"))
    assert (found.preferred("ko"), found.zh(), found.note) == ("=가", "+低空", "-1")


def test_a_stream_is_read_and_the_report_is_json_lines() -> None:
    result = run("import", "-", "--format", "csv", "--db", "g.db", "--report", "jsonl",
                 stdin=TABLE.encode())
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["type"] for line in lines] == ["summary", "found", "found"]
    with closing(sqlite3.connect("g.db")) as db:
        assert {row for row in db.execute("SELECT DISTINCT source FROM decision")} == {("-",)}
