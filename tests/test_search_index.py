"""The index of look-up: its parts are joined after much writing, when the glossary is closed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glossary import search_index
from glossary.connect import close, open_reader, open_writer
from glossary.lookup import lookup
from glossary.search_index import join_parts


def fill(path: Path, times: int) -> None:
    """Write terms in so many transactions, which leave a part of the index each."""
    with closing(open_writer(path)) as db:
        for number in range(times):
            add(db, number)


def add(db: sqlite3.Connection, number: int, terms: int = 300) -> None:
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    concept = db.execute(
        "INSERT INTO concept (kind, confidence) VALUES ('reading', 0.5)").lastrowid
    for at in range(terms):
        key = "".join(chr(0xAC00 + 40 * number + at + 1000 * each) for each in range(3))
        db.execute(
            "INSERT INTO term (concept_id, lang, text, key, role, count) "
            "VALUES (?, 'ko', ?, ?, 'variant', 1)", (concept, key, key))
    db.execute("COMMIT")


def parts(path: Path) -> int:
    with closing(open_reader(path)) as db:
        return len(db.execute("SELECT DISTINCT segid FROM term_search_idx").fetchall())


def found(path: Path) -> list[object]:
    with closing(open_reader(path)) as db:
        return [lookup(db, chr(0xAC00 + code), None) for code in (0, 7, 1045, 2130, 5000)]


def test_who_closes_the_glossary_joins_the_parts(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    fill(path, 7)
    before, wanted = parts(path), found(path)
    close(open_writer(path))
    assert before > 3 and parts(path) == 1 and found(path) == wanted


def test_small_parts_stay_beside_a_large_one(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    fill(path, 30)
    close(open_writer(path))
    with closing(open_writer(path)) as db:
        for number in range(5):
            add(db, 30 + number, terms=1)
    before = parts(path)
    close(open_writer(path))
    assert before > 3 and parts(path) == before


def test_a_part_that_cannot_be_joined_does_not_keep_the_glossary_from_closing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "g.db"
    fill(path, 7)
    before = parts(path)
    other = open_writer(path)
    other.execute("BEGIN IMMEDIATE")
    close(open_writer(path))
    other.close()
    assert parts(path) == before


def test_others_write_while_the_parts_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.db"
    fill(path, 7)
    wanted = found(path)
    numbers = iter(range(50, 1000))
    monkeypatch.setattr(search_index, "_PAGES", 3)
    with closing(open_writer(path)) as db, closing(open_writer(path)) as other:
        db.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA busy_timeout = 0")
        monkeypatch.setattr(
            "glossary.search_index.time.sleep", lambda _: add(other, next(numbers), 1))
        join_parts(db)
        assert not db.in_transaction
    written = next(numbers) - 50
    assert written > 3 and found(path) == wanted
    with closing(open_reader(path)) as db:
        assert db.execute("SELECT count(*) FROM term").fetchone() == (7 * 300 + written,)
