"""Tables of decisions that come back: what is decided, what is in conflict, what is a fault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from glossary.errors import DatabaseError, TableError
from glossary.exchange.settle import Outcome, Settled, Terms, import_decisions
from glossary.store import open_glossary
from tests.decision_tables import decide, export, made, make, outcomes, row, settle
from tests.evidence import check, document, dump, glosses
from tests.spreadsheet import Sheet


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A glossary of five concepts."""
    return make(tmp_path / "glossary.db")


def test_a_table_that_nobody_edited_changes_nothing(db: Path) -> None:
    sheet = export(db)
    before = dump(db)
    assert outcomes(db, str(sheet.path)) == []
    assert dump(db) == before


def test_what_was_edited_is_decided_and_nothing_else(db: Path) -> None:
    sheet = export(db).edit("광군제", status="승인", note="11월 11일")
    sheet.edit("우전", status="REJECTED").edit("텐센트", domain="IT").edit("핑안그룹", status="금지")
    told, settled = settle(db, sheet.save())
    assert told == [
        "change 광군제 status candidate → approved", "change 광군제 note  → 11월 11일",
        "change 우전 status candidate → rejected", "change 텐센트 domain  → IT",
        "change 핑안그룹 status candidate → forbidden"]
    assert settled == Settled(5, settled.outcomes, (), True)
    assert [(each.ko, each.action, each.value, each.who, each.source) for each in made(db)] == [
        ("광군제", "approve", "", "kim", str(sheet.path)),
        ("광군제", "note", "11월 11일", "kim", str(sheet.path)),
        ("우전", "reject", "", "kim", str(sheet.path)),
        ("텐센트", "domain", "IT", "kim", str(sheet.path)),
        ("핑안그룹", "forbid", "", "kim", str(sheet.path)),
    ]
    check(db)


def test_who_imports_a_table_twice_changes_nothing_the_second_time(db: Path) -> None:
    sheet = export(db).edit("광군제", status="approved", ko="광군절", zh_hans="双十一", note="가\n나")
    sheet.edit("저고도 경제", zh_hant="低空經濟學", status="reject").add(
        ko="새말", zh_hans="新词", status="forbid")
    path = sheet.save()
    assert len(outcomes(db, path, Terms(founds=True))) == 8
    before = dump(db)
    assert outcomes(db, path, Terms(founds=True)) == []
    assert dump(db) == before


def test_forms_are_preferred_and_stay_so(db: Path) -> None:
    path = export(db).edit("저고도 경제", ko="저공경제", zh_hant="低空經済").edit(
        "광군제", zh_hans="光棍日").save()
    assert outcomes(db, path) == [
        "change 광군제 zh_hans 光棍节 → 光棍日", "change 저고도 경제 ko 저고도 경제 → 저공경제",
        "change 저고도 경제 zh_hant 低空經濟 → 低空經済"]
    with open_glossary(db) as glossary:
        text = "저고도 경제(低空經濟)\n" * 9
        glossary.add_document(document(text, "b.txt"), glosses(text))
    assert Sheet(export(db).path).of("저공경제")["zh_hant"] == "低空經済"


def test_a_note_is_taken_away_and_a_status_taken_back(db: Path) -> None:
    for action, value in (("approve", ""), ("note", "첫째"), ("domain", "명절")):
        decide(db, "광군제", action, value)
    path = export(db).edit("광군제", status="후보", note="", domain="").save()
    assert outcomes(db, path) == [
        "change 광군제 status approved → candidate", "change 광군제 note 첫째 → ",
        "change 광군제 domain 명절 → "]
    assert row(db, "광군제") == ("光棍节", "candidate", "", "")


def test_a_form_may_be_chosen_while_the_status_is_taken_back(db: Path) -> None:
    decide(db, "저고도 경제", "approve")
    path = export(db).edit("저고도 경제", status="candidate", ko="저공경제").save()
    outcomes(db, path)
    assert row(db, "저공경제")[1] == "candidate"
    assert outcomes(db, path) == []


@pytest.mark.parametrize(("edited", "decided", "sort"), [
    ({"status": "rejected"}, ("approve", ""), "conflict 우전 status approved → rejected"),
    ({"status": "rejected"}, ("reject", ""), None),
    ({"status": "rejected"}, ("note", "x"), "change 우전 status candidate → rejected"),
    ({"note": "a"}, ("note", "b"), "conflict 우전 note b → a"),
    ({"note": "a"}, ("note", "a"), None),
    ({"note": "a"}, ("approve", ""), "change 우전 note  → a"),
    ({"domain": "a"}, ("domain", "b"), "conflict 우전 domain b → a"),
    ({"ko": "우쩐"}, ("prefer", "우젼"), "conflict 우젼 ko 우젼 → 우쩐"),
    ({"ko": "우쩐"}, ("prefer", "烏鎭"), "change 우전 ko 우전 → 우쩐"),
    ({"ko": "우쩐"}, ("approve", ""), "change 우전 ko 우전 → 우쩐"),
    ({}, ("approve", ""), None),
    ({"note": ""}, ("note", "b"), None),
])
def test_what_somebody_decided_meanwhile(
    edited: dict[str, str], decided: tuple[str, str], sort: str | None, db: Path
) -> None:
    path = export(db).edit("우전", **edited).save()
    decide(db, "우전", *decided)
    assert outcomes(db, path) == ([sort] if sort else [])


def test_a_conflict_is_settled_as_one_likes(db: Path) -> None:
    path = export(db).edit("우전", status="rejected", note="a").save()
    decide(db, "우전", "approve")
    told: list[Outcome] = []
    import_decisions(path, db, "kim", Terms(dry=True), told.append)
    assert (told[0].sort, told[0].reason[:-10]) == ("conflict", "approve by lee, ")
    assert outcomes(db, path, Terms("list", dry=True)) == [
        "conflict 우전 status approved → rejected", "change 우전 note  → a"]
    assert outcomes(db, path, Terms("glossary", dry=True)) == [
        "kept 우전 status approved → rejected", "change 우전 note  → a"]
    assert outcomes(db, path, Terms("file")) == [
        "change 우전 status approved → rejected", "change 우전 note  → a"]
    assert row(db, "우전") == ("乌镇", "rejected", "a", "")


def test_a_decision_that_was_undone_is_no_conflict(db: Path) -> None:
    path = export(db).edit("우전", status="rejected").save()
    decide(db, "우전", "approve")
    with open_glossary(db) as glossary, glossary.decide("lee") as decisions:
        decisions.undo()
    assert outcomes(db, path) == ["change 우전 status candidate → rejected"]


def test_who_approves_a_row_approves_its_forms(db: Path) -> None:
    sheet = export(db)
    with open_glossary(db) as glossary:  # meanwhile the preferred form is another one
        text = "저공경제(低空经济)\n" * 5
        glossary.add_document(document(text, "b.txt"), glosses(text))
    assert export(db, "now.tsv").of("저공경제")
    assert outcomes(db, str(sheet.path)) == []
    assert outcomes(db, sheet.edit("저고도 경제", status="rejected").save(), Terms(dry=True)) == [
        "change 저공경제 status candidate → rejected"]
    assert outcomes(db, sheet.edit("저고도 경제", status="approved").save()) == [
        "change 저공경제 ko 저공경제 → 저고도 경제",
        "change 저공경제 status candidate → approved"]


def test_who_approves_does_not_approve_what_another_chose(db: Path) -> None:
    path = export(db).edit("저고도 경제", status="approved").save()
    decide(db, "저고도 경제", "prefer", "저공경제")
    assert outcomes(db, path) == [
        "conflict 저공경제 ko 저공경제 → 저고도 경제",
        "conflict 저공경제 status candidate → approved"]


@pytest.mark.parametrize(("cells", "message"), [
    ({"status": "보류"}, "status '보류' is none of candidate (후보), approved (승인), "
     "rejected (거부), forbidden (금지)"),
    ({"id": "12a"}, "id '12a' is no number"),
    ({"exported": "", "ko": ""}, "it names no pair: fill ko and zh_hans (or zh_hant)"),
    ({"exported": "", "ko": "「」"}, "it names no pair: fill ko and zh_hans (or zh_hant)"),
    ({"exported": "", "zh_hans": ""}, "it names no pair: fill ko and zh_hans (or zh_hant)"),
    ({"revision": "x"}, "revision 'x' is no number"),
    ({"exported": "x"}, "the cell exported was edited: restore it, or empty it"),
    ({"exported": "[" * 9999}, "the cell exported was edited: restore it, or empty it"),
    ({"exported": "[1,2,3,4,5,6,[],[],8]"},
     "the cell exported was edited: restore it, or empty it"),
    ({"exported": '["\\ud800","乌镇","","","","",[],[],""]'},
     "the cell exported was edited: restore it, or empty it"),
    ({"exported": '["","","","","","",3,[],""]'},
     "the cell exported was edited: restore it, or empty it"),
    ({"ko": ""}, "ko is empty: a form cannot be taken away, only replaced"),
    ({"ko": "乌镇"}, "ko 乌镇 is Chinese: are the columns exchanged?"),
    ({"zh_hans": "우전"}, "zh_hans 우전 holds no Hanzi"),
    ({"zh_hans": "烏鎮"}, "zh_hans 烏鎮 is traditional: write it under zh_hant"),
    ({"ko": "가" * 201},
     f"a term has at least a letter and at most 200 characters: not '{'가' * 40}'"),
    ({"note": "\x07"}, "the note holds what is no character of any script: type it anew"),
])
def test_a_faulty_row_is_told_and_the_others_are_decided(
    cells: dict[str, str], message: str, db: Path
) -> None:
    sheet = export(db).edit("우전", **{"status": "approved", **cells})
    path = sheet.edit("텐센트", status="approved").save()
    before = dump(db)
    told = [f"fault {message}", "change 텐센트 status candidate → approved"]
    for terms in (Terms(strict=True), Terms(dry=True)):
        assert outcomes(db, path, terms) == told
        assert dump(db) == before
    assert outcomes(db, path) == told
    assert [each.ko for each in made(db)] == ["텐센트"]


def test_a_row_is_decided_whole_or_not_at_all(db: Path) -> None:
    path = export(db).edit("우전", ko="우쩐", status="approved", note="\x07").save()
    before = dump(db)
    outcomes(db, path)
    assert dump(db) == before


def test_strict_leaves_everything_where_there_is_a_conflict(db: Path) -> None:
    path = export(db).edit("우전", status="rejected").edit("텐센트", status="approved").save()
    decide(db, "우전", "approve")
    _, settled = settle(db, path, Terms(strict=True))
    assert (settled.applied, len(made(db))) == (False, 1)
    _, settled = settle(db, path, Terms("glossary", strict=True))
    assert (settled.applied, len(made(db))) == (True, 2)


@pytest.mark.parametrize(("table", "message"), [
    ("id\tstatus\n1\tapproved\n", "names no concepts: its first line must have the columns ko and "
     "zh_hans (or zh_hant), or exported"),
    ("저고도 경제\t低空经济\n", "names no concepts: its first line must have the columns ko and "
     "zh_hans (or zh_hant), or exported"),
    ("id\texported\n", "decides nothing: it has none of the columns ko, zh_hans, zh_hant, status, "
     "note, domain"),
    ('ko\tzh_hans\tnote\n우전\t乌镇\t"a""b"\n텐센트\t腾讯\t"x', "line 3: a cell has no end within "
     "131072 characters: look for a quotation mark that is opened and not closed"),
])
def test_a_table_that_does_not_read_decides_nothing(table: str, message: str, db: Path) -> None:
    path = db.parent / "a.tsv"
    path.write_text(table, encoding="utf-8")
    before = dump(db)
    with pytest.raises(TableError) as caught:
        settle(db, str(path))
    assert str(caught.value) in (f"{path} {message}", f"{path}, {message}")
    assert dump(db) == before


def test_a_glossary_is_not_made_for_a_table(db: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="does not exist"):
        settle(tmp_path / "no.db", str(export(db).path))
    assert not (tmp_path / "no.db").exists()


def test_a_killed_import_leaves_nothing(db: Path) -> None:
    path = export(db).edit("우전", status="approved").edit("텐센트", status="approved").save()
    before = dump(db)

    def die(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_decisions(path, db, "kim", Terms(), die)
    assert dump(db) == before


def test_a_killed_process_leaves_nothing(db: Path) -> None:
    path = export(db).edit("우전", status="approved").edit("텐센트", status="approved").save()
    before = dump(db)
    code = (
        "import os, signal, sys\n"
        "from glossary.exchange.settle import Terms, import_decisions\n"
        "def die(outcome):\n"
        "    if outcome.ko == '텐센트': os.kill(os.getpid(), signal.SIGKILL)\n"
        "import_decisions(*sys.argv[1:], 'kim', Terms(), die)\n")
    root = str(Path(__file__).parent.parent)
    killed = subprocess.run(
        [sys.executable, "-c", code, path, str(db)], check=False, capture_output=True,
        env={**os.environ, "PYTHONPATH": root})
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert dump(db) == before
    assert len(outcomes(db, path)) == 2
    check(db)


def test_memory_does_not_grow_with_the_table(db: Path) -> None:
    sheet = export(db)
    peaks = []
    for times in (40, 400):
        copies = [{**row, "id": "", "note": "x" * 100} for row in sheet.rows] * times
        longer = Sheet(sheet.path)
        longer.rows += copies
        path = longer.save("long.tsv")
        tracemalloc.start()
        import_decisions(path, db, "kim", Terms(), lambda outcome: None)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
