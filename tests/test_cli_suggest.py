"""``glossary suggest``: what it prints, and what it says when there is nothing to print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import parts
from tests.command import refused, run

pytestmark = pytest.mark.usefixtures("workplace")


@pytest.fixture(autouse=True)
def database(workplace: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with parts.glossary(tmp_path):
        monkeypatch.setenv("GLOSSARY_DB", "parts.db")
        yield "parts.db"


def test_a_table() -> None:
    result = run("suggest", "스마트 물류 플랫폼")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Suggestion    Share  Put together from\n"
        "智能物流平台   0.27  스마트=智能 물류=物流 플랫폼=平台\n"
        "智慧物流平台   0.09  스마트=智慧 물류=物流 플랫폼=平台\n"
        "\n"
        "Part    Hanzi  By       Seen  For example\n"
        "스마트  智能   meaning     3  스마트 산업(智能产业) a.txt:3\n"
        "스마트  智慧   meaning     1  스마트 도시(智慧城市) a.txt:4\n"
        "물류    物流   reading     2  물류 센터(物流中心) a.txt:6\n"
        "플랫폼  平台   meaning     3  플랫폼(平台) a.txt:8\n"
    )


def test_a_gap_is_named() -> None:
    lines = run("suggest", "블록체인 물류").stdout.splitlines()
    assert lines[1].split() == ["[블록체인]物流", "0.67", "블록체인=?", "물류=物流"]
    assert lines[2] == "In brackets: the glossary has nothing for 블록체인."


def test_from_hanzi() -> None:
    lines = run("suggest", "智能物流").stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == ["Suggestion", "스마트 물류", "즈넝 물류"]
    assert lines[4].split()[:2] == ["Part", "Korean"]


def test_what_the_glossary_has_comes_first() -> None:
    result = run("suggest", "스마트 산업")
    blocks = result.stdout.split("\n\n")
    assert blocks[0].splitlines() == [
        "In the glossary  Hanzi     Sure  Seen  Status",
        "스마트 산업      智能产业  0.90     3  candidate",
    ]
    assert blocks[1].startswith("Suggestion  ")
    assert run("suggest", "디지털 농촌").stdout.count("\n") == 2


def test_several_terms_stand_below_their_names() -> None:
    result = run("suggest", "스마트 물류", "없다", "물류 시스템")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line in ("스마트 물류", "물류 시스템")] == [
        "스마트 물류", "물류 시스템"]
    assert result.stderr.startswith("Nothing to suggest for '없다': ")


@pytest.mark.parametrize(("word", "name"), [
    ("없다", "'없다'"), ("", "''"), ('"', "'\"'"), ("*", "'*'"), ("\udcff", r"'\udcff'"), ("-", "'-'"),
    ("가\n\x1b[31m나", r"'가\n\x1b[31m나'"), ("😀", "'😀'"),
], ids=ascii)
def test_nothing_known_is_one_line(word: str, name: str) -> None:
    assert refused("suggest", "--", word) == (
        f"Nothing to suggest for {name}: the glossary has no part of it. "
        "Mine more documents, or try other words for it.\n")


def test_a_text_is_no_term() -> None:
    assert refused("suggest", "물류 " * 2000) == (
        "Error: the word has 4000 characters, a term at most 64: give one term at a time\n")


def test_json_has_the_evidence() -> None:
    record, = json.loads(run("suggest", "--format", "json", "-n", "1", "블록체인 물류").stdout)
    assert (record["word"], record["direction"], record["glossary"]) == (
        "블록체인 물류", "ko-zh", [])
    suggestion, = record["suggestions"]
    gap, known = suggestion.pop("parts")
    assert suggestion == {"text": "[블록체인]物流", "status": "suggestion", "score": 0.6667,
                          "complete": False, "missing": ["블록체인"]}
    assert (gap["kind"], gap["text"], gap["glosses"]) == ("gap", None, [])
    assert (known["kind"], known["count"], len(known["glosses"])) == ("known", 2, 2)
    assert known["glosses"][0] == {
        "id": 6, "document": "a.txt", "line": 6, "ko": "물류 센터", "zh": "物流中心"}


def test_json_of_a_term_that_is_known_and_of_nothing() -> None:
    known, = json.loads(run("suggest", "--format", "json", "디지털 농촌").stdout)
    assert known["glossary"] == [{
        "concept_id": 11, "ko": "디지털 농촌", "zh": "数字农村", "status": "candidate",
        "confidence": 0.9, "count": 2}]
    nothing = run("suggest", "--format", "json", "없다")
    assert (nothing.exit_code, json.loads(nothing.stdout)[0]["suggestions"]) == (1, [])


def test_tsv_has_a_line_for_each_part() -> None:
    lines = run("suggest", "--format", "tsv", "스마트 산업").stdout.splitlines()
    head, *rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {len(head)}
    assert [row[1] for row in rows] == ["glossary", "suggestion", "suggestion"]
    second = dict(zip(head, rows[1]))
    assert (second["text"], second["part"], second["rendering"], second["count"]) == (
        "智慧产业", "스마트", "智慧", "1")
    assert re.fullmatch(r"\d+", second["glosses"])


def test_the_limit_is_at_least_one() -> None:
    assert run("suggest", "-n", "0", "물류").exit_code == 2


def test_nothing_is_written(tmp_path: Path) -> None:
    before = Path("parts.db").read_bytes()
    run("suggest", "스마트 물류")
    assert Path("parts.db").read_bytes() == before
