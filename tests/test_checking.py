"""A translation is checked against its source: what is wrong is told, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from xml.etree import ElementTree

import pytest

from glossary.checking import reports
from glossary.checking.checker import check
from glossary.checking.finding import CODES, CheckError, Finding
from glossary.checking.ignoring import Ignored, read_ignored
from glossary.checking.units import Parallel, Unit, read_parallel
from glossary.connect import open_reader
from tests.bench.check_planted import score
from tests.command import refused, run, text_file
from tests.desk import build

PAIRS = [
    (["저고도 경제", "저공 경제"], ["低空经济", "低空經濟"], "approved"),
    (["저하늘경제"], ["低空经济"], "forbidden"), (["무인기"], ["飞行机器"], "forbidden"),
    (["무인기"], ["无人机", "无人驾驶航空器"], "candidate"), (["미국"], ["美国"], "candidate"),
    (["CATL"], ["宁德时代"], "candidate"), (["성"], ["省"], "candidate"),
    (["잡음"], ["噪音"], "rejected"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of `PAIRS`."""
    return build(tmp_path_factory.mktemp("checking") / "desk.db", PAIRS)


@pytest.fixture(scope="module")
def db(database: Path) -> Iterator[Connection]:
    """The same, open."""
    db = open_reader(database)
    yield db
    db.close()


def parallel(*pairs: tuple[str, str], lang: str = "ko") -> Parallel:
    """Make units of pairs."""
    units = tuple(Unit(number, *pair) for number, pair in enumerate(pairs, 1))
    return Parallel("a.txt", "b.txt", units, lang)


@pytest.mark.parametrize(("source", "target", "wanted"), [
    ("저고도 경제가 큰다.", "低空经济增长。", []),
    ("저고도경제가 큰다.", "低空經濟增長。", []),
    ("저고도 경제가 큰다.", "航空经济增长。", [("E101", "저고도 경제")]),
    ("저고도 경제와 저고도 경제", "航空", [("E101", "저고도 경제")]),
    ("저고도 경제가 큰다.", "", []),
    ("한미 관계", "韩美关系", []),
    ("미국 경제", "英国经济", [("E101", "미국")]),
    ("미국 정부", "美方", []),
    ("CATL의", "CATL的", []),
    ("CATL의", "公司的", [("E101", "CATL")]),
    ("성이 많다", "很多", []),
    ("잡음이 많다", "很多", []),
    ("무인기가", "无人机", []),
    ("무인기가", "无人机和飞行机器", [("E102", "飞行机器")]),
    ("무인기가", "飞行机器", [("E101", "무인기"), ("E102", "飞行机器")]),
    ("것이다", "低空하다", [("E202", "하다")]),
    ("삼성이다", "三星（삼성）", []),
    ("36명", "38人", [("E301", "38")]),
    ("36명", "人们", [("E301", "36")]),
    ("제안서를 검토한다.", "检讨建议书。", [("W401", "检讨")]),
    ("제안서를 검토한다.", "審核後檢討建議書。", []),
    ("검토와 검토", "檢討", [("W401", "檢討")]),
    ("반성한다.", "检讨自己。", []),
    ("양산한다.", "开始量产。", []),
])
def test_korean_into_chinese(
    db: Connection, source: str, target: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(each.code, each.text) for each in check(db, parallel((source, target)))] == wanted


@pytest.mark.parametrize(("source", "target", "wanted"), [
    ("低空经济增长。", "저고도경제가 큰다.", []),
    ("低空經濟增長。", "저공 경제가 큰다.", []),
    ("低空经济增长。", "경제가 큰다.", [("E101", "低空经济")]),
    ("低空经济增长。", "저고도 경제, 저하늘경제다.", [("E102", "저하늘경제")]),
    ("美国政府", "미 정부", []),
    ("美国的政府", "그 정부", [("E101", "美国")]),
    ("平安", "핑안그룹(平安集团)이 美 시장에", []),
    ("发展", "发展한다", [("E201", "发展")]),
])
def test_chinese_into_korean(
    db: Connection, source: str, target: str, wanted: list[tuple[str, str]]
) -> None:
    found = check(db, parallel((source, target), lang="zh"))
    assert [(each.code, each.text) for each in found] == wanted


def test_a_finding_says_what_to_use(db: Connection) -> None:
    found = check(db, parallel(("低空经济", "저고도 경제, 저하늘경제"), lang="zh"))
    assert found[0].message == "저하늘경제 is forbidden: use 저고도 경제"
    assert found[0].wanted == ("저고도 경제",)


def test_the_rarer_rendering_is_told(db: Connection) -> None:
    rows = [("무인기가", "无人机")] * 2 + [("무인기를", "这个无人驾驶航空器。")]
    [found] = check(db, parallel(*rows))
    assert (found.code, found.unit, found.start, found.end) == ("E103", 3, 2, 9)
    assert found.message == "무인기 is 无人机 elsewhere (2), here 无人驾驶航空器"
    assert check(db, parallel(*rows[:2])) == []


@pytest.mark.parametrize(("ignored", "left"), [
    ((), 3), ((Ignored(code="E101"),), 1), ((Ignored(1),), 1), ((Ignored(2, "E101"),), 2),
    ((Ignored(None, "E101", "저고도 경제"),), 2), ((Ignored(None, "E301", "36"),), 3),
])
def test_what_is_ignored(db: Connection, ignored: tuple[Ignored, ...], left: int) -> None:
    text = parallel(("저고도 경제 36명", "38人"), ("미국", "国"))
    assert len(check(db, text, ignored=ignored)) == left


@pytest.mark.parametrize("text", ["E999", "x", "12 가나", "저고도"])
def test_a_bad_line_of_an_ignore_file(text: str) -> None:
    with pytest.raises(CheckError):
        read_ignored(text, "a")


def test_the_faults_of_the_example() -> None:
    root = Path(__file__).parents[1]
    files = [str(root / "examples" / "side-by-side" / f"draft.{lang}.txt") for lang in ("ko", "zh")]
    db = open_reader(root / "glossary.db")
    found = check(db, read_parallel(*files))
    db.close()
    assert [(each.unit, each.code) for each in found] == [
        (1, "E101"), (1, "E301"), (3, "W401"), (5, "E202")]


@pytest.mark.parametrize("seed", [1, 5])
def test_planted_faults(seed: int) -> None:
    found = score(seed)
    assert sum(found.planted.values()) == 200
    assert found.recall >= 0.95
    assert found.precision >= 0.95, found.more


class TestReading:
    """Files become units."""

    def test_lines(self, tmp_path: Path) -> None:
        one, two = tmp_path / "a.txt", tmp_path / "b.txt"
        one.write_bytes("하나\r\n\r\n둘\r\n".encode())
        two.write_text("一\n\n二", encoding="utf-8")
        found = read_parallel(str(one), str(two))
        assert found.units[2] == Unit(3, "둘", "二", "", 6, 3)
        assert (found.lang, found.target_lang) == ("ko", "zh")

    def test_lines_that_do_not_answer(self, tmp_path: Path) -> None:
        one, two = tmp_path / "a.txt", tmp_path / "b.txt"
        one.write_text("하나\n둘", encoding="utf-8")
        two.write_text("一", encoding="utf-8")
        with pytest.raises(CheckError, match="has 2 lines and .* has 1"):
            read_parallel(str(one), str(two))
        with pytest.raises(CheckError, match="both look Korean"):
            read_parallel(str(one), str(one))

    def test_one_file_of_one_side(self, tmp_path: Path) -> None:
        with pytest.raises(CheckError, match="one side only"):
            read_parallel(str(tmp_path / "a.txt"))

    def test_a_table(self, tmp_path: Path) -> None:
        file = tmp_path / "a.tsv"
        file.write_text("No.\t中文\t한국어\n1\t低空\t저고도\n2\t经济\t경제\n", encoding="utf-8")
        found = read_parallel(str(file))
        assert found.lang == "zh"
        assert [(unit.number, unit.source, unit.target) for unit in found.units] == [
            (2, "低空", "저고도"), (3, "经济", "경제")]

    def test_messages_of_a_program(self, tmp_path: Path) -> None:
        file = tmp_path / "a.po"
        file.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "파일 %d개"\nmsgstr "%d个文件 하다"\n\nmsgid "끝"\nmsgstr ""\n', encoding="utf-8")
        [unit] = read_parallel(str(file)).units
        assert (unit.source, unit.target) == ("파일 %d개", "%d个文件 하다")

    def test_a_translation_memory(self, tmp_path: Path) -> None:
        file = tmp_path / "a.tmx"
        file.write_text(
            '<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-CN" adminlang="en" '
            'creationtool="x" creationtoolversion="1" datatype="plaintext" o-tmf="x" '
            'segtype="sentence"/><body><tu><tuv xml:lang="zh-CN"><seg>低空</seg></tuv>'
            '<tuv xml:lang="ko-KR"><seg>저고도 低空</seg></tuv></tu></body></tmx>', encoding="utf-8")
        found = read_parallel(str(file))
        assert found.lang == "zh"
        assert found.units[0][1:3] == ("低空", "저고도 低空")


class TestReports:
    """Findings as text."""

    text = Parallel("a b.txt", "b.txt", (Unit(1, "가<나 36", "甲 38", "", 0, 0),
                                         Unit(2, "다", "乙丙", "", 8, 5)), "ko")
    found = [Finding("E301", "38 & 36", 1, "target", 2, 4, "38", ("36",)),
             Finding("E101", "나", 1, "source", 2, 3, "나"),
             Finding("W401", "丙", 2, "target", 1, 2, "丙")]

    def test_lines_of_json(self) -> None:
        lines = [json.loads(line) for line in
                 reports.json_lines(self.text, self.found).splitlines()]
        assert [line["offset"] for line in lines] == [2, 2, 6]
        assert lines[0]["wanted"] == ["36"]
        assert lines[1]["file"] == "a b.txt"

    def test_sarif(self) -> None:
        log = json.loads(reports.sarif(self.text, self.found))
        assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
        log = log["runs"][0]
        rules = log["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == list(CODES)
        assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in log["results"])
        assert [each["level"] for each in log["results"]] == ["error", "error", "warning"]
        place = log["results"][1]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20b.txt"
        assert place["region"] == {
            "startLine": 1, "startColumn": 3, "endColumn": 4, "charOffset": 2, "charLength": 1,
            "snippet": {"text": "나"}}

    def test_sarif_of_messages(self) -> None:
        text = Parallel("a.po", "a.po", (Unit(4, "가", "甲", "key"),), "ko")
        log = json.loads(reports.sarif(text, [Finding("E101", "", 4, "source", 0, 1, "가")]))
        [place] = log["runs"][0]["results"][0]["locations"]
        assert place["logicalLocations"] == [{"name": "key", "kind": "message", "index": 3}]
        assert "region" not in place["physicalLocation"]

    def test_a_page(self) -> None:
        html = reports.page(self.text, self.found)
        tree = ElementTree.fromstring(re.sub(r"<(meta[^>]*|br)>", r"<\1/>", html.split("\n", 1)[1]))
        assert [each.text for each in tree.iter("mark")] == ["나", "38", "丙"]
        assert [each.get("lang") for each in tree.iter("td")][1:3] == ["ko", "zh"]
        assert "가&lt;<mark" in html


@pytest.mark.usefixtures("workplace")
class TestCommand:
    """``glossary check``."""

    def test_a_clean_text(self, database: Path) -> None:
        text_file("a.txt", "저고도 경제\n")
        text_file("b.txt", "低空经济\n")
        result = run("check", "a.txt", "b.txt", "--db", str(database))
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "Nothing found in 1 unit.\n"

    def test_a_table_of_findings(self, database: Path) -> None:
        text_file("a.txt", "저고도 경제\n3명")
        text_file("b.txt", "航空\n4人")
        words = ("check", "a.txt", "b.txt", "--db", str(database))
        result = run(*words)
        assert (result.exit_code, result.stderr) == (
            1, "2 findings in 2 units: E101 1, E301 1.\n")
        assert result.stdout.splitlines()[0].split() == ["Unit", "Code", "Place", "Text", "Fault"]
        assert run(*words, "--ignore", "E101", "--ignore", "E301").exit_code == 0
        text_file("ignore", "# known\n1\n2 E301\n")
        assert run(*words, "--ignore-file", "ignore").exit_code == 0
        assert run(*words, "--status", "candidate", "--ignore", "E301").exit_code == 0

    def test_reports_go_into_files(self, database: Path) -> None:
        text_file("a.txt", "3명")
        text_file("b.txt", "4人")
        words = ("check", "a.txt", "b.txt", "--db", str(database), "--out", "r", "--format")
        assert run(*words, "sarif").exit_code == 1
        assert json.loads(Path("r").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert "exists" in refused(*words, "html")
        assert run(*words, "html", "--force").stdout == ""

    def test_a_code_that_there_is_not(self, database: Path) -> None:
        text_file("a.txt", "3명")
        assert "there is no code E9; there are E101" in refused(
            "check", "a.txt", "a.txt", "--ignore", "E9", "--db", str(database))
