"""`glossary decisions`: the table out and in, as a person at a terminal has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import refused, run
from tests.evidence import dump
from tests.spreadsheet import Sheet


@pytest.fixture(autouse=True)
def in_reach(workplace: None, glossary_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the glossary of eight concepts at hand, and a name."""
    monkeypatch.setenv("GLOSSARY_DB", str(glossary_path))
    monkeypatch.setenv("GLOSSARY_USER", "kim")


def exported(*words: str) -> Sheet:
    assert run("decisions", "export", "a.tsv", "--force", *words).exit_code == 0
    return Sheet("a.tsv")


def test_a_table_for_people() -> None:
    result = run("decisions", "export", "a.tsv")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "8 concepts written.\n"
    data = Path("a.tsv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid\trevision\tko\tzh_hans\tzh_hant\tstatus\tnote\tdomain\t"
                           b"kind\tconfidence\tseen\tvariants\texample\texported\n")
    sheet = Sheet("a.tsv")
    assert [row["ko"] for row in sheet.rows] == [
        "CATL", "광군제", "링치아오즈넝", "스마트 경로 관리 시스템", "우전", "우전자", "저고도 경제", "핑안그룹"]
    row = sheet.of("저고도 경제")
    del row["exported"]
    assert row == {
        "id": "1", "revision": "0", "ko": "저고도 경제", "zh_hans": "低空经济", "zh_hant": "低空經濟",
        "status": "candidate", "note": "", "domain": "", "kind": "mixed", "confidence": "0.93",
        "seen": "4", "variants": "저공경제", "example": "중국의 저고도 경제(低空经济)가 빠르게 큰다."}
    assert sheet.of("링치아오즈넝")["variants"] == "巧智能"


def test_a_stream_has_no_mark_unless_one_asks_for_it() -> None:
    assert run("decisions", "export", "-").stdout_bytes.startswith(b"id\t")
    assert run("decisions", "export", "-", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbfid\t")
    run("decisions", "export", "b.tsv", "--no-bom")
    assert Path("b.tsv").read_bytes().startswith(b"id\t")


@pytest.mark.parametrize(("words", "ids"), [
    (("--status", "approved"), "2"), (("--status", "approved", "--status", "rejected"), "2 7"),
    (("--kind", "translation"), "4"), (("--kind", "mixed", "--confidence", "0.91-"), "1 3"),
    (("--confidence", "-0.5"), "7"), (("--confidence", "0.9-0.92"), "3 8"),
    (("--document", "news"), "1 6"), (("--document", "robots.txt"), "6"),
])
def test_filters(words: tuple[str, ...], ids: str) -> None:
    rows = exported(*words).rows
    assert sorted(row["id"] for row in rows) == ids.split()


def test_nothing_to_export() -> None:
    result = run("decisions", "export", "a.tsv", "--status", "forbidden")
    assert (result.exit_code, result.stderr) == (1, "0 concepts written.\n")
    assert refused("decisions", "export", "b.tsv", "--document", "no.txt") == (
        "Error: no document is called 'no.txt': give a path as it was mined\n")
    assert not Path("b.tsv").exists()


@pytest.mark.parametrize("words", [
    ("decisions", "export"), ("decisions", "import"), ("decisions", "merge"),
    ("decisions", "export", "a.tsv", "--status", "open"),
    ("decisions", "export", "a.tsv", "--confidence", "0.5"),
    ("decisions", "export", "a.tsv", "--confidence", "0.9-0.1"),
    ("decisions", "export", "a.tsv", "--confidence", "nan-1"),
    ("decisions", "import", "a.tsv", "--conflicts", "mine"),
])
def test_wrong_usage(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")


def test_the_database_is_not_overwritten(glossary_path: Path) -> None:
    before = glossary_path.read_bytes()
    assert "is a database: name another file to write to" in refused(
        "decisions", "export", str(glossary_path), "--force")
    assert glossary_path.read_bytes() == before


def test_a_table_that_exists_is_not_overwritten_by_accident() -> None:
    Path("a.tsv").write_text("mine")
    assert "replace it with --force" in refused("decisions", "export", "a.tsv")
    assert Path("a.tsv").read_text() == "mine"


def test_the_report() -> None:
    sheet = exported()
    assert run("approve", "핑안그룹", "--by", "lee").exit_code == 0
    sheet.edit("저고도 경제", status="승인").edit("우전", note="a\tb", domain="지명")
    sheet.edit("CATL", status="vielleicht").edit("핑안그룹", status="rejected")
    sheet.edit("광군제", ko="솔로데이").add(ko="새말", zh_hans="新词", status="금지")
    for row in sheet.rows:
        row["담당"] = "kim"
    sheet.columns.append("담당")
    result = run("decisions", "import", sheet.save(), "--new")
    today = run("history", "--format", "jsonl", "-n", "1").stdout.split('"at": "')[1][:10]
    assert result.stdout == f"""\
9 rows: 5 decisions, 1 new concept; not applied: 1 conflict, 1 fault.

New concepts:
line 10 #9 새말

Decided:
line 3 #2 광군제: ko 광군제 → 솔로데이
line 6 #5 우전: note none → "a b"
line 6 #5 우전: domain none → "지명"
line 8 #1 저고도 경제: candidate → approved
line 10 #9 새말: candidate → forbidden

Not decided, because somebody decided otherwise since (see --conflicts):
line 9 #3 핑안그룹: is approved (approve by lee, {today}), rejected in the table

Not applied:
line 2: status 'vielleicht' is none of candidate (후보), approved (승인), rejected (거부), \
forbidden (금지)
"""
    assert result.stderr == "Not read, as nothing here is called so: 담당.\n"
    assert result.exit_code == 1


def test_conflicts_are_settled_as_one_likes() -> None:
    table = exported().edit("핑안그룹", status="rejected").save()
    run("approve", "핑안그룹", "--by", "lee")
    kept = run("decisions", "import", table, "--conflicts", "glossary")
    assert kept.stdout.startswith(
        "8 rows: 0 decisions, 1 kept.\n\nKept, though the table has it otherwise:\n"
        "line 9 #3 핑안그룹: is approved (approve by lee, ")
    taken = run("decisions", "import", table, "--conflicts", "file")
    assert taken.stdout.startswith(
        "8 rows: 1 decision.\n\nDecided:\n"
        "line 9 #3 핑안그룹: approved → rejected (against approve by lee, ")
    assert (kept.exit_code, taken.exit_code) == (0, 0)


def test_a_long_note_is_cut_in_the_report() -> None:
    table = exported().edit("우전", note="가" * 99).save()
    assert f'note none → "{"가" * 30}…"\n' in run("decisions", "import", table).stdout


def test_the_report_for_programs() -> None:
    sheet = exported().edit("저고도 경제", status="승인", id="x").edit("우전", note="메모")
    result = run("decisions", "import", sheet.save(), "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"type": "summary", "rows": 8, "found": 0, "change": 1, "kept": 0, "conflict": 0,
         "fault": 1, "ignored": [], "applied": True},
        {"type": "change", "line": 6, "concept_id": 5, "ko": "우전", "column": "note", "before": "",
         "after": "메모"},
        {"type": "fault", "line": 8, "reason": "id 'x' is no number"},
    ]


def test_who_and_from_where_is_in_the_history() -> None:
    table = exported().edit("우전", note="메모").save()
    assert run("decisions", "import", table, "--by", "박").exit_code == 0
    made = json.loads(run("history", "--format", "jsonl").stdout)
    assert (made["action"], made["who"], made["source"]) == ("note", "박", "a.tsv")


@pytest.mark.parametrize("word", ["--dry-run", "--strict"])
def test_nothing_is_changed_where_one_asks_for_it(word: str, glossary_path: Path) -> None:
    before = dump(glossary_path)
    sheet = exported().edit("우전", status="approved").edit("CATL", status="x")
    result = run("decisions", "import", sheet.save(), word)
    assert result.stdout.startswith(
        f"8 rows: 1 decision; not applied: 1 fault. Nothing was changed ({word}).\n")
    assert "line 6 #5 우전: candidate → approved\n" in result.stdout
    assert result.exit_code == 1
    assert dump(glossary_path) == before


def test_a_dry_run_of_what_can_be_done_is_done() -> None:
    table = exported().edit("우전", status="approved").save()
    assert run("decisions", "import", table, "--dry-run").exit_code == 0
    assert run("decisions", "import", table, "--dry-run").stdout == (
        "8 rows: 1 decision. Nothing was changed (--dry-run).\n\n"
        "Decided:\nline 6 #5 우전: candidate → approved\n")
    assert run("decisions", "import", table).exit_code == 0
    assert run("decisions", "import", table).stdout == "8 rows: 0 decisions.\n"


def test_a_stream_is_read() -> None:
    table = exported().edit("우전", status="approved").save()
    result = run("decisions", "import", "-", stdin=Path(table).read_bytes())
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "8 rows: 1 decision.")
    assert json.loads(run("history", "--format", "jsonl").stdout)["source"] == "-"


def test_a_workbook_is_one_line() -> None:
    Path("a.xlsx").write_bytes(b"PK\x03\x04...")
    assert refused("decisions", "import", "a.xlsx") == (
        "Error: a.xlsx is a file of a spreadsheet program: save it there as text, "
        '"Unicode text" or "CSV UTF-8"\n')


def test_a_document_is_no_table() -> None:
    Path("a.txt").write_text("저고도 경제(低空经济)가 큰다.\n", encoding="utf-8")
    assert refused("decisions", "import", "a.txt") == (
        "Error: a.txt names no concepts: its first line must have the columns ko and zh_hans (or "
        "zh_hant), or exported\n")


def test_a_reader_that_leaves_is_no_fault(glossary_path: Path) -> None:
    command = [sys.executable, "-m", "glossary", "decisions", "export", "-"]
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
