"""Decisions one by one: what each changes, what it leaves alone, what is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glossary.connect import open_writer
from glossary.deciding.decisions import utc_now
from glossary.errors import DatabaseError, DecisionError
from glossary.lookup.history import history
from glossary.store import Glossary, open_glossary
from tests.deciding import STATE, chosen, decide, preferred, undo
from tests.evidence import dump, keep, rows


@pytest.mark.parametrize(("action", "status"), [
    ("approve", "approved"), ("reject", "rejected"), ("forbid", "forbidden")])
def test_a_concept_is_judged_and_opened_again(path: Path, action: str, status: str) -> None:
    keep(path, "징둥(京东)")
    assert decide(path, "set_status", 1, action) == 1
    assert rows(path, STATE) == [(status, None, None)]
    assert chosen(path) == (["京东", "징둥"] if action == "approve" else [])
    assert decide(path, "set_status", 1, "reopen") == 2
    assert rows(path, STATE) == [("candidate", None, None)] and chosen(path) == []


def test_a_decision_is_kept_with_who_when_and_the_pair(path: Path) -> None:
    keep(path, "징둥(京東)")
    decide(path, "set_status", 1, "approve", "so the firm itself")
    decide(path, "prefer", 1, "징동")
    decide(path, "note", 1, "")
    with closing(sqlite3.connect(path)) as db:
        made = [each[1:8] for each in history(db)]
    at = "2026-01-02T03:04:05Z"
    assert made == [
        (1, "징둥", "京东", "approve", "so the firm itself", "kim", at),
        (1, "징둥", "京东", "prefer", "징동", "kim", at), (1, "징동", "京东", "note", "", "kim", at)]


def test_what_changes_nothing_is_not_written(path: Path) -> None:
    keep(path, "징둥(京东)")
    assert decide(path, "set_status", 1, "reopen") is None
    assert decide(path, "set_status", 1, "approve", " a ") == 1
    assert decide(path, "set_status", 1, "approve") is None
    assert decide(path, "set_status", 1, "approve", "a") is None
    assert decide(path, "prefer", 1, " 징둥 ") is None
    assert decide(path, "note", 1, "a\n") is None
    assert decide(path, "domain", 1, None) is None
    assert decide(path, "domain", 1, " ") is None
    assert rows(path, "SELECT count(*) FROM decision") == [(1,)]


def test_to_approve_again_chooses_what_came_since(path: Path) -> None:
    keep(path, "징둥(京东)")
    decide(path, "set_status", 1, "approve")
    keep(path, "징둥(京东)", "징둥(京東)")
    assert chosen(path) == ["京东", "징둥"]
    assert decide(path, "set_status", 1, "approve") == 2
    assert chosen(path) == ["京东", "京東", "징둥"]


def test_notes_and_domains_are_set_replaced_and_cleared(path: Path) -> None:
    keep(path, "징둥(京东)")
    for note, domain in (("one", "retail"), ("two\nlines", "logistics"), ("", None)):
        decide(path, "note", 1, note)
        decide(path, "domain", 1, domain)
        assert rows(path, STATE) == [("candidate", note or None, domain)]
    decide(path, "note", 1, "three")
    decide(path, "set_status", 1, "reject")
    assert rows(path, STATE) == [("rejected", "three", None)]
    decide(path, "set_status", 1, "approve", "")
    assert rows(path, STATE) == [("approved", None, None)]


def test_evidence_does_not_change_what_was_approved(path: Path) -> None:
    keep(path, "광군절(光棍节)")
    decide(path, "set_status", 1, "approve")
    keep(path, "광군절(光棍节)", "광군제(光棍节)\n" * 9)
    assert preferred(path) == {"ko": "광군절", "zh-Hans": "光棍节"}


def test_evidence_alone_would_change_it(path: Path) -> None:
    keep(path, "광군절(光棍节)", "광군제(光棍节)\n" * 9)
    assert preferred(path)["ko"] == "광군제"


@pytest.mark.parametrize("who", ["", " \n", "\ud800", "k\0m"], ids=ascii)
def test_somebody_decides(path: Path, who: str) -> None:
    keep(path, "징둥(京东)")
    with open_glossary(path) as glossary, pytest.raises(DecisionError):
        with glossary.decide(who) as decisions:
            decisions.set_status(1, "approve")


@pytest.mark.parametrize(("method", "values"), [
    ("set_status", (2, "approve")), ("prefer", (2, "京东")), ("note", (2, "x")),
    ("domain", (2, "x")), ("skip", (2,))])
def test_there_must_be_a_concept(path: Path, method: str, values: tuple[Any, ...]) -> None:
    keep(path, "징둥(京东)")
    with pytest.raises(DecisionError, match="^there is no concept 2$"):
        decide(path, method, *values)


def test_all_of_a_transaction_is_decided_or_nothing(path: Path) -> None:
    keep(path, "징둥(京东)\n우전(乌镇)")
    before = dump(path)
    with open_glossary(path) as glossary, pytest.raises(DecisionError):
        with glossary.decide("kim") as decisions:
            decisions.set_status(1, "approve")
            decisions.set_status(9, "approve")
    assert dump(path) == before


def test_the_time_is_utc() -> None:
    assert len(utc_now()) == 20 and utc_now()[10::9] == "TZ"


def test_what_an_older_version_decided_is_not_undone(path: Path) -> None:
    keep(path, "징둥(京东)")
    with closing(open_writer(path)) as db:
        db.execute("INSERT INTO decision (concept_id, ko, zh, action, who, at) "
                   "VALUES (1, '징둥', '京东', 'approve', 'me', '2025-12-01')")
    with pytest.raises(DecisionError, match=r"^decision 1 \(approve 징둥 = 京东, by me\) cannot be "
                                            "undone: what it changed is not kept; decide anew$"):
        undo(path)


def test_a_lock_is_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.connect.TIMEOUT", 0.01)
    keep(path, "징둥(京东)")
    with closing(open_writer(path)) as other, closing(open_writer(path)) as mine:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="is locked by another program: try again"):
            with Glossary(mine, "g.db").decide("kim") as decisions:
                decisions.set_status(1, "approve")
