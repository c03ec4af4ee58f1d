"""The commands by which a person decides, as they are typed."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glossary import connect
from glossary.connect import open_writer
from glossary.migrations import glossary as steps
from tests.command import refused, run

pytestmark = pytest.mark.usefixtures("workplace")

VERBS = ("approve", "reject", "forbid", "reopen")


@pytest.fixture(autouse=True)
def settings(
    glossary_path: Path, workplace: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Be kim, beside the small glossary of the tests."""
    glossary_path.rename("glossary.db")
    monkeypatch.setenv("GLOSSARY_USER", "kim")
    monkeypatch.setattr("glossary.deciding.decisions.utc_now", lambda: "2026-01-02T03:04:05Z")


def rows(query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect("glossary.db")) as db:
        return db.execute(query).fetchall()


def said(*words: str) -> list[str]:
    """Run a command that must be done without a message; give its lines."""
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_each_concept_is_told_with_its_decision() -> None:
    assert said("approve", "저고도경제", "#3", "低空經濟", "5") == [
        "#1 저고도 경제 = 低空经济: approved (decision 1)",
        "#3 핑안그룹 = 平安集团: approved (decision 2)",
        "#5 우전 = 乌镇: approved (decision 3)"]
    assert said("approve", "1") == [
        "#1 저고도 경제 = 低空经济: approved (it was so before, nothing is changed)"]
    assert rows("SELECT concept_id, action, who FROM decision") == [
        (1, "approve", "kim"), (3, "approve", "kim"), (5, "approve", "kim")]
    assert said("reject", "3") == ["#3 핑안그룹 = 平安集团: rejected (decision 4)"]
    assert said("forbid", "3") == ["#3 핑안그룹 = 平安集团: forbidden (decision 5)"]
    assert said("reopen", "3") == ["#3 핑안그룹 = 平安集团: a candidate (decision 6)"]


def test_a_note_goes_with_a_decision_and_is_undone_with_it() -> None:
    said("reject", "우전", "--note", "a name", "--by", " Lee  Min ")
    assert rows("SELECT status, note FROM concept WHERE id = 5") == [("rejected", "a name")]
    assert rows("SELECT action, value, who FROM decision") == [("reject", "a name", "Lee Min")]
    assert said("undo") == [
        "decision 1 (reject 우전 = 乌镇, by Lee Min) is undone; #5 우전 = 乌镇 is a candidate "
        "(decision 2)"]
    assert rows("SELECT status, note FROM concept WHERE id = 5") == [("candidate", None)]


def test_forms_are_preferred() -> None:
    assert said("prefer", "1", "저공경제", "Low-altitude economy") == [
        "#1 저공경제 = 低空经济: 저공경제 is preferred (decision 1)",
        "#1 저공경제 = 低空经济: Low-altitude economy is preferred (decision 2)"]
    assert said("prefer", "8", "CATL", "--lang", "en") == [
        "#8 CATL = 宁德时代: CATL is preferred (decision 3)"]
    assert rows("SELECT lang, text FROM term WHERE chosen ORDER BY id") == [
        ("ko", "저공경제"), ("en", "Low-altitude economy"), ("en", "CATL")]


def test_notes_and_domains_are_kept() -> None:
    assert said("note", "3", "5", "--text", "a\nb", "--domain", "finance") == [
        "#3 핑안그룹 = 平安集团: note: a b (decision 1)", "#5 우전 = 乌镇: note: a b (decision 2)",
        "#3 핑안그룹 = 平安集团: domain: finance (decision 3)",
        "#5 우전 = 乌镇: domain: finance (decision 4)"]
    assert said("note", "3", "-t", "") == ["#3 핑안그룹 = 平安集团: no note (decision 5)"]
    assert rows("SELECT note, domain FROM concept WHERE id IN (3, 5)") == [
        (None, "finance"), ("a\nb", "finance")]


def test_a_word_of_several_concepts_is_not_guessed() -> None:
    said("prefer", "3", "우전")
    before = rows("SELECT * FROM decision")
    assert refused("approve", "우전", "광군제") == (
        "Error: 2 concepts are called '우전': name one by its number\n"
        "  #5 우전 = 乌镇 (candidate, transcription)\n  #3 우전 = 平安集团 (candidate, mixed)\n")
    assert rows("SELECT * FROM decision") == before


@pytest.mark.parametrize("words", [
    *((verb, "없는말") for verb in VERBS), ("prefer", "없는말", "징둥"), ("note", "없는말", "-t", "x"),
    ("history", "없는말"), ("show", "없는말"), ("approve", "1", "없는말"),
])
def test_what_is_not_there_is_one_line(words: tuple[str, ...]) -> None:
    assert refused(*words) == (
        "Error: no concept is called '없는말': try a part of it with `glossary lookup`\n")
    assert rows("SELECT * FROM decision") == []


def test_a_near_term_is_proposed() -> None:
    assert refused("approve", "저고도 경재") == (
        "Error: no concept is called '저고도 경재': do you mean 저고도 경제 (1)?\n")


@pytest.mark.parametrize(("words", "message"), [
    (("undo",), "there is no decision to undo"),
    (("undo", "7"), "there is no decision 7: `glossary history` lists them"),
    (("prefer", "1", "…"), "a term has at least a letter and at most 200 characters: not '…'"),
    (("approve", "1", "--by", "\0"), "the name of who decides holds what is no character of any "
                                     "script: type it anew"),
    (("note", "1", "-t", "\udcff"), "the note holds what is no character of any script: type it "
                                    "anew"),
])
def test_what_cannot_be_is_one_line(words: tuple[str, ...], message: str) -> None:
    assert refused(*words) == f"Error: {message}\n"


@pytest.mark.parametrize("words", [
    *((verb,) for verb in VERBS), ("prefer", "1"), ("note", "1"), ("note", "--text", "x"),
    ("undo", "x"), ("undo", "0"), ("undo", "1", "2"), ("history", "1", "2"),
    ("history", "-n", "-1"), ("prefer", "1", "가", "--lang", "ja"),
])
def test_wrong_usage_is_status_two(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "\nError: " in result.stderr


def test_decisions_are_undone_and_brought_back() -> None:
    said("approve", "1")
    said("note", "1", "-t", "x")
    assert refused("undo", "1") == (
        "Error: decision 1 (approve 저고도 경제 = 低空经济, by kim) cannot be undone: "
        "decision 2 (note 저고도 경제 = 低空经济, by kim) came after it; undo that first\n")
    said("undo")
    assert said("undo", "--by", "lee") == [
        "decision 1 (approve 저고도 경제 = 低空经济, by kim) is undone; "
        "#1 저고도 경제 = 低空经济 is a candidate (decision 4)"]
    assert refused("undo", "1") == (
        "Error: decision 1 is undone already, by decision 4: `glossary undo 4` brings it back\n")
    assert said("undo", "4") == [
        "decision 4 (undo 1, by lee) is undone; #1 저고도 경제 = 低空经济 is approved (decision 5)"]


def test_the_history_is_a_table() -> None:
    said("approve", "1")
    said("forbid", "2", "--by", "lee", "--note", "say 솽스이")
    said("prefer", "1", "저공경제")
    said("undo", "2")
    assert said("history") == [
        "No.  When              Who  Decision                   Concept",
        "  1  2026-01-02 03:04  kim  approve                    #1 저고도 경제 = 低空经济",
        "  2  2026-01-02 03:04  lee  forbid: say 솽스이         #2 광군제 = 光棍节",
        "                            (undone by 4)",
        "  3  2026-01-02 03:04  kim  prefer: 저공경제           #1 저고도 경제 = 低空经济",
        "  4  2026-01-02 03:04  kim  undo 2                     #2 광군제 = 光棍节"]
    assert [line[2:3] for line in said("history", "저공경제")[1:]] == ["1", "3"]
    assert [line[2:3] for line in said("history", "--by", "kim", "-n", "2")[1:]] == ["3", "4"]
    assert [line[2:3] for line in said("history", "-n", "0")[1:]] == ["1", "2", " ", "3", "4"]


def test_the_history_is_for_programs_too() -> None:
    said("note", "1", "-t", "a\tb")
    assert list(map(json.loads, said("history", "--format", "jsonl"))) == [{
        "decision": 1, "concept_id": 1, "ko": "저고도 경제", "zh": "低空经济", "action": "note",
        "value": "a\tb", "who": "kim", "at": "2026-01-02T03:04:05Z", "source": "", "undoes": None,
        "undone_by": None}]
    head, line = said("history", "--format", "tsv")
    assert dict(zip(head.split("\t"), line.split("\t"))) == {
        "decision": "1", "concept_id": "1", "ko": "저고도 경제", "zh": "低空经济", "action": "note",
        "value": "a\\tb", "who": "kim", "at": "2026-01-02T03:04:05Z", "source": "", "undoes": "",
        "undone_by": ""}


@pytest.mark.parametrize("words", [(), ("1",), ("--by", "lee")])
def test_no_history_is_told(words: tuple[str, ...]) -> None:
    if "--by" in words:
        said("approve", "1")
    assert refused("history", *words) == "Nobody has decided anything of the kind.\n"


def test_the_history_of_what_is_gone_is_found_by_its_number() -> None:
    said("approve", "5")
    with closing(open_writer("glossary.db")) as db:
        db.execute("DELETE FROM concept WHERE id = 5")
    assert said("history", "#5")[1].endswith("approve   #5 우전 = 乌镇")
    assert refused("history", "#4") == "Nobody has decided anything of the kind.\n"
    assert refused("history", "#9").startswith("Error: no concept is called '#9'")


def test_show_tells_the_decisions() -> None:
    said("approve", "1", "--note", "as in the white paper")
    said("undo")
    shown = run("show", "1", "--db", "glossary.db").stdout
    assert re.search(
        r"No\.  When +Who  Decision\n"
        r"  1  2026-01-02 03:04  kim  approve: as in the white paper \(undone by 2\)\n"
        r"  2  2026-01-02 03:04  kim  undo 1\n", shown)
    record, = json.loads(run("show", "1", "--format", "json").stdout)
    assert [made["action"] for made in record["decisions"]] == ["approve", "undo"]
    assert "When" not in run("show", "3").stdout


def test_merged_numbers_lead_to_the_survivor() -> None:
    with closing(open_writer("glossary.db")) as db:
        db.execute("DELETE FROM concept WHERE id = 7")
        db.execute("INSERT INTO decision (concept_id, ko, zh, action, value, who, at) "
                   "VALUES (5, '우전', '乌镇', 'merge', '7', 'kim', '2026-01-02T03:04:05Z')")
    assert said("approve", "#7") == ["#5 우전 = 乌镇: approved (decision 2)"]
    assert said("history", "7")[1].endswith("merge #7  #5 우전 = 乌镇")


def test_whoever_is_logged_in_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSARY_USER", "")
    monkeypatch.setenv("LOGNAME", "park")
    said("approve", "1")
    assert rows("SELECT who FROM decision") == [("park",)]


def test_nobody_decides_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found: 1000")

    monkeypatch.delenv("GLOSSARY_USER")
    monkeypatch.setattr("getpass.getuser", unknown)
    assert refused("approve", "1") == (
        "Error: the system does not tell who decides: name yourself with --by NAME\n")


@pytest.mark.parametrize("words", [
    *((verb, "1") for verb in VERBS), ("prefer", "1", "징둥"), ("note", "1", "-t", "x"), ("undo",),
    ("history",),
])
def test_a_glossary_that_is_missing_is_one_line(words: tuple[str, ...]) -> None:
    assert refused(*words, "--db", "none.db") == (
        "Error: none.db does not exist: name another file with --db, or make one with "
        "`glossary mine`\n")
    assert not Path("none.db").exists()


def test_a_locked_glossary_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "TIMEOUT", 0.01)
    with closing(open_writer("glossary.db")) as other:
        connect.keep_log(other)
        other.execute("BEGIN IMMEDIATE")
        assert refused("approve", "1") == (
            "Error: glossary.db is locked by another program: try again when that has finished\n")


@pytest.mark.skipif(not os.getuid(), reason="root may write everything")
def test_a_glossary_that_cannot_be_written_is_one_line() -> None:
    Path("glossary.db").chmod(stat.S_IRUSR)
    assert refused("approve", "1") == (
        "Error: glossary.db cannot be written: check the permissions of the file and of its "
        "folder\n")


def test_an_older_glossary_is_brought_up_to_date_by_deciding_but_not_by_reading() -> None:
    from sqlite_utils import Database

    with closing(sqlite3.connect("old.db")) as old:
        first = list(steps.pending(Database(old)))[0].name
        steps.apply(Database(old), stop_before=list(steps.pending(Database(old)))[1].name)
        old.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)")
        old.execute("INSERT INTO term (concept_id, lang, text, key, role, count) "
                    "VALUES (1, 'ko', '우전', '우전', 'preferred', 0)")
        old.commit()
    assert first == "m001_concepts"
    assert "has the older schema 1" in refused("history", "--db", "old.db")
    assert said("approve", "우전", "--db", "old.db") == ["#1 우전: approved (decision 1)"]


def test_control_characters_do_not_reach_the_terminal() -> None:
    said("note", "1", "-t", "tab\tand\nline")
    with closing(open_writer("glossary.db")) as db:
        db.execute("UPDATE decision SET who = 'k\x1b[31mm', value = 'x\x07y'")
    text = run("history").stdout
    assert "\x1b" not in text and "\x07" not in text
