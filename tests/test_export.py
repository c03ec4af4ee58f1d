"""``glossary export``: each format, held to the rules of those who read it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from translate.storage import factory

from glossary.connect import open_writer
from glossary.formats.carried import EVERY, FORMATS, format_of, table
from glossary.formats.entry import ConceptEntry, EntryTerm
from glossary.formats.stored import Wanted, entries
from glossary.formats.tbx import write_tbx
from tests import tbx
from tests.command import refused, run
from tests.exchanged import exported, make
from tests.readme import README

pytestmark = pytest.mark.usefixtures("workplace")

HOSTILE = ConceptEntry((
    EntryTerm("ko", "=cmd|' /C calc'!A0 가", "preferred"), EntryTerm("ko", "#해시; <b>&\"가\""),
    EntryTerm("zh-Hans", "+低空", "preferred"), EntryTerm("en", "@SUM(1)", "preferred")),
    note="=1+1\n둘째 \"줄\"", definition="-정의", domain="@물류", example="\t=예", source="<i>&")


class Nothing:
    """Writes nowhere."""

    def write(self, text: str, /) -> object:
        return len(text)


@pytest.fixture
def small(tmp_path: Path) -> str:
    make(tmp_path / "h.db", [HOSTILE])
    return str(tmp_path / "h.db")


def cells(file: Path, delimiter: str = ",") -> Iterator[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.reader(stream, delimiter=delimiter)


@pytest.mark.parametrize("form", ["csv", "tsv", "memoq", "multiterm"])
def test_no_cell_of_a_table_is_a_formula(small: str, form: str) -> None:
    rows = list(cells(exported(small, "a", "--format", form), "\t" if form == "tsv" else ","))
    assert len({len(row) for row in rows}) == 1 and len(rows) == 2
    assert any(cell.startswith("'=cmd") for cell in rows[1])
    assert [cell for cell in rows[1] if cell.lstrip()[:1] in ("=", "+", "-", "@")] == []


@pytest.mark.parametrize("words", [("a.xlsx",), ("a.xlsx", "--format", "multiterm")])
def test_no_cell_of_a_workbook_is_a_formula(small: str, words: tuple[str, ...]) -> None:
    sheet = openpyxl.load_workbook(exported(small, *words)).worksheets[0]
    found = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in found} == {"s"}
    risky = [cell for cell in found if str(cell.value).lstrip()[:1] in ("=", "+", "-", "@")]
    assert len(risky) >= 5 and all(cell.quotePrefix for cell in risky)


def test_a_workbook_is_made_for_people(glossary_path: Path) -> None:
    book = openpyxl.load_workbook(exported(glossary_path, "a.xlsx"))
    concepts, evidence = book["Glossary"], book["Evidence"]
    assert (concepts.freeze_panes, concepts.max_row) == ("C2", 9)
    head = [cell.value for cell in concepts[1]]
    fonts = {name: cell.font.name for name, cell in zip(head, concepts[2])}
    assert (fonts["ko"], fonts["zh_hans"]) == ("Malgun Gothic", "Microsoft YaHei")
    assert concepts.column_dimensions["B"].width > concepts.column_dimensions["A"].width
    assert evidence.max_row == 4
    assert "저고도 경제(低空经济)" in [cell.value for cell in evidence["D"]][1:][1]


@pytest.mark.parametrize("source", ["small", "glossary_path"])
def test_tbx_3_is_as_the_standard_has_it(source: str, request: pytest.FixtureRequest) -> None:
    db = request.getfixturevalue(source)
    data = exported(db, "a.tbx", "--format", "tbx3", "--status", "all").read_bytes()
    assert tbx.faults(data) == []
    assert b"projectSubset" in data and tbx.faults(data.replace(b"projectSubset", b"x"))


@pytest.mark.skipif(tbx.published() is None, reason="TBX_SCHEMAS names no folder")
def test_tbx_3_is_as_the_published_schemas_have_it(small: str) -> None:
    from lxml import etree

    folder = tbx.published()
    assert folder is not None
    data = exported(small, "a.tbx", "--format", "tbx3").read_bytes()
    rules = etree.RelaxNG(etree.parse(folder / "TBXcoreStructV03.rng"))
    assert rules.validate(etree.fromstring(data)), rules.error_log
    assert tbx.schematron(data, folder / "TBX-Basic_DCA.sch") == []
    assert tbx.schematron(data.replace(b"projectSubset", b"x"), folder / "TBX-Basic_DCA.sch")


def test_tbx_2_loads_in_the_translate_toolkit(glossary_path: Path) -> None:
    units = factory.getobject(str(exported(glossary_path, "a.tbx"))).units
    assert [(unit.source, unit.target) for unit in units][:3] == [
        ("CATL", "宁德时代"), ("광군제", "光棍节"), ("링치아오즈넝", "灵巧智能")]
    assert len(units) == 7  # not what was rejected


def test_tmx_loads_in_the_translate_toolkit(glossary_path: Path) -> None:
    with closing(sqlite3.connect(glossary_path)) as db:
        db.create_function("tokens", 4, lambda *_: "")
        db.execute("UPDATE gloss SET context_zh = '低空经济<b>&' WHERE id <= 2")
        db.execute("UPDATE document SET licence = 'CC0-1.0' WHERE id = 1")
        db.commit()
    file = exported(glossary_path, "a.tmx")
    assert [(unit.source, unit.target) for unit in factory.getobject(str(file)).units] == [
        ("중국의 저고도 경제(低空经济)가 빠르게 큰다.", "低空经济<b>&"),
        ("이른바 저공경제(低空經濟, low-altitude economy)에 돈이 몰린다.", "低空经济<b>&")]
    assert run("export", "b.tmx", "--db", str(glossary_path), "--contexts", "0").exit_code == 1


@pytest.mark.parametrize(("way", "first"), [
    ("ko-zh", ["저고도 경제", "低空经济", ""]), ("zh-ko", ["低空经济", "저고도 경제", ""])])
def test_omegat_reads_its_glossary(glossary_path: Path, way: str, first: list[str]) -> None:
    """As its reader does: lines, tabs, no line that begins with #, a term that is not empty."""
    text = exported(glossary_path, "a.txt", "--direction", way).read_bytes().decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    assert first in rows and {len(row) for row in rows} == {3}
    assert all(source and target and not source.startswith("#") for source, target, _ in rows)
    assert "吴电子" not in text and "巧智能\t" not in text.replace("灵巧智能\t", "")


def test_omegat_is_not_told_what_it_would_pass_over(small: str) -> None:
    assert "#해시" not in exported(small, "a.txt").read_text("utf-8")


def yomitan(file: Path) -> tuple[dict[str, Any], list[list[Any]]]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        index = json.loads(archive.read("index.json"))
        return index, json.loads(archive.read("term_bank_1.json"))


@pytest.mark.parametrize("way", ["ko-zh", "zh-ko"])
def test_yomitan_finds_what_its_schema_asks_for(glossary_path: Path, way: str) -> None:
    index, bank = yomitan(exported(glossary_path, "a.zip", "--direction", way))
    assert index.keys() >= {"title", "revision", "format"} and index["format"] == 3
    assert [index["sourceLanguage"], index["targetLanguage"]] == way.split("-")
    for row in bank:
        assert [type(cell) for cell in row] == [str, str, str, str, int, list, int, str]
        for shown in row[5]:
            assert shown["type"] == "structured-content" and shown.keys() == {"type", "content"}
            for line in shown["content"]:
                assert line.keys() <= {"tag", "content", "style"} and line["tag"] == "div"
                assert line.get("style", {}).keys() <= {"fontSize", "fontStyle"}
    terms = {row[0] for row in bank}
    assert terms >= ({"저고도 경제", "저공경제"} if way == "ko-zh" else {"低空经济", "低空經濟"})


def test_anki_reads_its_headers(glossary_path: Path) -> None:
    lines = exported(glossary_path, "a", "--format", "anki").read_text("utf-8").splitlines()
    assert lines[:2] == ["#separator:tab", "#html:false"]
    names = lines[3].removeprefix("#columns:").split("\t")
    rows = list(csv.reader(io.StringIO("\n".join(lines[5:])), delimiter="\t"))
    assert {len(row) for row in rows} == {len(names)} and len(rows) == 7


def test_json_lines_say_all(glossary_path: Path) -> None:
    lines = exported(glossary_path, "a.jsonl").read_text("utf-8").splitlines()
    found = {record["id"]: record for record in map(json.loads, lines)}
    assert len(found[1]["contexts"]) == 2 and len(found[1]["terms"]) == 4
    assert found[2]["note"] == "by hand" and found[7]["status"] == "rejected"


@pytest.mark.parametrize(("words", "count"), [
    (["--status", "approved"], 1), (["--status", "all"], 8), ([], 8),
    (["--status", "approved", "--status", "rejected"], 2), (["--kind", "translation"], 1),
    (["--confidence", "0.95-"], 2), (["--document", "news"], 2),
    (["--document", "news/robots.txt"], 1)])
def test_what_is_wanted(glossary_path: Path, words: list[str], count: int) -> None:
    assert len(list(cells(exported(glossary_path, "a.csv", *words)))) == count + 1


def test_domains_and_licences(glossary_path: Path) -> None:
    run("note", "CATL", "배터리", "--db", str(glossary_path))
    with closing(sqlite3.connect(glossary_path)) as db:
        db.create_function("tokens", 4, lambda *_: "")
        db.execute("UPDATE document SET licence = 'CC0-1.0' WHERE id = 2")
        db.execute("UPDATE concept SET domain = '물류' WHERE id = 3")
        db.commit()
    assert [row[1] for row in cells(exported(glossary_path, "a.csv", "--domain", "물류"))][1:] == [
        "핑안그룹"]
    assert [row[1] for row in cells(exported(glossary_path, "a.csv", "--licence", "CC0-1.0"))][
        1:] == ["링치아오즈넝"]
    assert "has the licence" in refused(
        "export", "b.csv", "--licence", "none", "--db", str(glossary_path))


def test_a_stream_has_no_mark_and_a_file_has_one(glossary_path: Path) -> None:
    result = run("export", "-", "--format", "csv", "--db", str(glossary_path))
    assert result.stdout.startswith("id,ko,") and result.stderr == "8 concepts written.\n"
    assert exported(glossary_path, "a.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert exported(glossary_path, "a.csv", "--no-bom").read_bytes()[:3] == b"id,"


def test_what_is_refused(glossary_path: Path) -> None:
    db = ("--db", str(glossary_path))
    assert "say by --format what it is" in refused("export", "a.doc", *db)
    assert "no document is called" in refused("export", "a.csv", "--document", "x", *db)
    assert "is a database" in refused("export", str(glossary_path), "--format", "csv", *db)
    Path("full.csv").write_text("x")
    assert "replace it with --force" in refused("export", "full.csv", *db)
    assert not Path("a.csv").exists()
    assert run("export", "a.csv", "--format", "doc", *db).exit_code == 2


def test_a_large_glossary_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    peaks = []
    for count in (600, 2_400):
        db = open_writer(tmp_path / f"{count}.db")
        numbers = [(number,) for number in range(count)]
        db.execute("BEGIN")
        db.executemany("INSERT INTO concept (id, kind, confidence) VALUES (?1 + 1, 'mixed', 1)",
                       numbers)
        db.executemany(
            "INSERT INTO term (concept_id, lang, text, key, role, count) "
            "VALUES (?1 + 1, 'ko', '가' || ?1, '가' || ?1, 'preferred', 0)", numbers)
        db.execute("COMMIT")
        tracemalloc.start()
        assert write_tbx(entries(db, Wanted()), Nothing(), 3) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        db.close()
    assert peaks[1] < peaks[0] * 1.5


def test_the_table_of_formats_is_whole() -> None:
    assert table().count("\n") == len(FORMATS) + 2
    endings = [end for each in FORMATS.values() for end in each.endings]
    assert len(endings) == len(set(endings))
    assert {format_of(f"a{end}").name for end in endings} <= FORMATS.keys()
    assert all(set(each.statuses) <= set(EVERY) for each in FORMATS.values())


def test_the_readme_has_the_table() -> None:
    assert table() in README.read_text(encoding="utf-8")
