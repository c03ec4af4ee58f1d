"""The index of look-up: its parts are joined after much writing, when the glossary is closed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from glossary.connect import close, open_reader, open_writer
from glossary.lookup import lookup


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
