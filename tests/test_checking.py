"""A translation is checked against its source: what is wrong is told, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from sqlite3 import Connection

import pytest

from glossary.checking.checker import check
from glossary.checking.finding import CheckError
from glossary.checking.ignoring import Ignored, read_ignored
from glossary.checking.units import Parallel, Unit, read_parallel
from glossary.connect import open_reader
from tests.bench.check_planted import score
from tests.command import refused, run, text_file

PAIRS = [
    (["저고도 경제", "저공 경제"], ["低空经济", "低空經濟"], "approved"),
    (["저하늘경제"], ["低空经济"], "forbidden"), (["무인기"], ["飞行机器"], "forbidden"),
    (["무인기"], ["无人机", "无人驾驶航空器"], "candidate"), (["미국"], ["美国"], "candidate"),
    (["CATL"], ["宁德时代"], "candidate"), (["성"], ["省"], "candidate"),
    (["잡음"], ["噪音"], "rejected"),
]


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
    found = check(db, read_parallel(files[0], files[1]))
    db.close()
    assert [(each.unit, each.code) for each in found] == [
        (1, "E101"), (1, "E301"), (3, "W401"), (5, "E202")]


@pytest.mark.parametrize("seed", [1, 5])
def test_planted_faults(seed: int) -> None:
    found = score(seed)
    assert sum(found.planted.values()) == 200
    assert found.recall >= 0.95
    assert found.precision >= 0.95, found.more


@pytest.mark.usefixtures("workplace")
class TestCommand:
    """``glossary check``."""

    def test_a_clean_text(self, termbase: Path) -> None:
        text_file("a.txt", "저고도 경제\n")
        text_file("b.txt", "低空经济\n")
        result = run("check", "a.txt", "b.txt", "--db", str(termbase))
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "Nothing found in 1 unit.\n"

    def test_a_table_of_findings(self, termbase: Path) -> None:
        text_file("a.txt", "저고도 경제\n3명")
        text_file("b.txt", "航空\n4人")
        words = ("check", "a.txt", "b.txt", "--db", str(termbase))
        result = run(*words)
        assert (result.exit_code, result.stderr) == (
            1, "2 findings in 2 units: E101 1, E301 1.\n")
        assert result.stdout.splitlines()[0].split() == ["Unit", "Code", "Place", "Text", "Fault"]
        assert run(*words, "--ignore", "E101", "--ignore", "E301").exit_code == 0
        text_file("ignore", "# known\n1\n2 E301\n")
        assert run(*words, "--ignore-file", "ignore").exit_code == 0
        assert run(*words, "--status", "candidate", "--ignore", "E301").exit_code == 0

    def test_reports_go_into_files(self, termbase: Path) -> None:
        text_file("a.txt", "3명")
        text_file("b.txt", "4人")
        words = ("check", "a.txt", "b.txt", "--db", str(termbase), "--out", "r", "--format")
        assert run(*words, "sarif").exit_code == 1
        assert json.loads(Path("r").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert "exists" in refused(*words, "html")
        assert run(*words, "html", "--force").stdout == ""

    def test_a_code_that_there_is_not(self, termbase: Path) -> None:
        text_file("a.txt", "3명")
        assert "there is no code E9; there are E101" in refused(
            "check", "a.txt", "a.txt", "--ignore", "E9", "--db", str(termbase))
