"""The schema: what a fresh database has, and which files are refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from glossary import connect
from glossary.connect import SCHEMA, keep_log, open_reader, open_writer, seal
from glossary.errors import DatabaseError
from glossary.migrations import glossary as migrations, run
from glossary.search_index import TERM_BITS, pieces, tokens
from tests.evidence import indexed


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_writer(tmp_path / "g.db")) as connection:
        yield connection


def add_term(db: sqlite3.Connection, key: str) -> int:
    db.execute("INSERT OR IGNORE INTO concept (id, kind, confidence) VALUES (1, 'mixed', 0.5)")
    cursor = db.execute(
        "INSERT INTO term (concept_id, lang, text, key, role, count) "
        "VALUES (1, 'ko', ?, ?, 'variant', 1)", (key, key))
    return int(cursor.lastrowid or 0)


def test_a_fresh_database_has_the_newest_schema(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert len(migrations.applied(Database(db))) == SCHEMA
    assert not migrations.pending(Database(db))
    tables = db.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    strict = {name for name, is_strict in tables if is_strict}
    assert strict == {
        "document", "concept", "term", "gloss", "segment", "pairing", "merge_log", "decision",
        "assignment", "repeat", "letter_part", "letter_words", "letter_bits", "letter_later"}


def test_foreign_keys_are_on(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("INSERT INTO merge_log (concept_id, ko, zh, reason) VALUES (9, '', '', '')")


@pytest.mark.parametrize("statement", [
    "INSERT INTO concept (kind, confidence) VALUES ('guess', 0.5)",
    "INSERT INTO concept (kind, status, confidence) VALUES ('mixed', 'maybe', 0.5)",
    "INSERT INTO concept (kind, confidence) VALUES ('mixed', 'sure')",
    "INSERT INTO term (concept_id, lang, text, key, role, count) VALUES (1, 'ja', '', '', "
    "'variant', 1)",
    "INSERT INTO term (concept_id, lang, text, key, role, count) VALUES (1, 'ko', '', '', "
    "'best', 1)",
])
def test_values_that_mean_nothing_are_refused(db: sqlite3.Connection, statement: str) -> None:
    add_term(db, "저고도")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)


def test_a_decision_outlives_its_concept(db: sqlite3.Connection) -> None:
    add_term(db, "저고도")
    db.execute("INSERT INTO decision (concept_id, ko, zh, action, who, at) "
               "VALUES (1, '저고도', '低空', 'approve', 'me', '2025-12-01')")
    db.execute("DELETE FROM concept")
    assert db.execute("SELECT count(*) FROM term").fetchone() == (0,)
    assert db.execute("SELECT concept_id, ko FROM decision").fetchone() == (1, "저고도")
    db.execute("INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)")
    assert db.execute("SELECT id FROM concept").fetchone() == (2,)


@pytest.mark.parametrize("key", [
    "저고도경제", "\U00020000\U000323af\U0002b820", "c++", "5g-a", "가" * 30, "ㅈㄱ", "a\"b'*", "豈〇々", "é",
])
def test_every_short_substring_is_a_token(db: sqlite3.Connection, key: str) -> None:
    number = add_term(db, key)
    found = {token for token, row in indexed(db) if row & (1 << TERM_BITS) - 1 == number}
    assert found == set(tokens("ko", key, None, None).split()) >= set(pieces(key))


def whole(db: sqlite3.Connection) -> set[str]:
    """Give the tokens that are syllables and nothing else."""
    return {token for token, _ in indexed(db) if all("가" <= char <= "힣" for char in token)}


def test_the_index_follows_the_terms(db: sqlite3.Connection) -> None:
    first, second = add_term(db, "저고도"), add_term(db, "고도")
    db.execute("UPDATE term SET key = '항공', count = 2 WHERE id = ?", (first,))
    assert whole(db) == {"고", "도", "고도", "항", "공", "항공"}
    db.execute("DELETE FROM term WHERE id = ?", (second,))
    assert whole(db) == {"항", "공", "항공"}
    db.execute("DELETE FROM concept")
    assert indexed(db) == set()


def test_a_key_without_characters_is_no_error(db: sqlite3.Connection) -> None:
    add_term(db, "")
    assert indexed(db) == set()
    db.execute("DELETE FROM term")


def refusal(path: Path, write: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError) as caught:
        (open_writer if write else open_reader)(path).close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not [*path.parent.glob("*-wal"), *path.parent.glob("*-shm")]
    return str(caught.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_schema_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "g.db"
    with closing(open_writer(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        seal(db)
    assert refusal(path, write) == (
        f"g.db was written by a newer version (its schema is {SCHEMA + 1}, this program knows "
        f"{SCHEMA}): update with `pip install -U kozh-glossary`")


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("data", ["Korean text, no database", "SQLite", "x" * 5000])
def test_what_is_no_database_is_refused(tmp_path: Path, write: bool, data: str) -> None:
    path = tmp_path / "g.db"
    path.write_text(data)
    assert refusal(path, write) == "g.db is no SQLite database: name another file with --db"


@pytest.mark.parametrize("write", [True, False])
def test_a_damaged_database_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "g.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4080)
    assert refusal(path, write).startswith("g.db is ")


@pytest.mark.parametrize("write", [True, False])
def test_a_database_of_others_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "g.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE music (title)")
    assert refusal(path, write) == "g.db is no glossary: name another file with --db"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    missing = "does not exist: name another file with --db, or make one with `glossary mine`"
    assert refusal(tmp_path / "no.db", write=False) == f"no.db {missing}"
    assert not (tmp_path / "no.db").exists()
    with pytest.raises(DatabaseError, match="no.db does not exist"):
        open_writer(tmp_path / "no.db", create=False)
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder") == "folder is a folder: name a file with --db"
    assert refusal(tmp_path / "no" / "g.db") == (
        "g.db cannot be made, its folder does not exist: make that")


def test_an_empty_file_becomes_a_glossary_but_is_none(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    path.touch()
    assert refusal(path, write=False) == "g.db is no SQLite database: name another file with --db"
    open_writer(path).close()
    open_reader(path).close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "odd name?#%.db"
    open_writer(path).close()
    with closing(open_reader(path)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM concept")


def test_a_reader_reads_beside_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    with closing(open_writer(path)) as writer:
        keep_log(writer)
        writer.execute("BEGIN IMMEDIATE")
        add_term(writer, "저고도")
        with closing(open_reader(path)) as reader:
            assert reader.execute("SELECT count(*) FROM term").fetchone() == (0,)
            writer.execute("COMMIT")
            assert reader.execute("SELECT count(*) FROM term").fetchone() == (1,)


def test_a_failing_step_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Migrations("glossary")

    @steps()
    def m001(db: Database) -> None:
        db.execute("CREATE TABLE half (done)")
        raise ValueError("a bug")

    monkeypatch.setattr(run, "glossary", steps)
    path = tmp_path / "g.db"
    with pytest.raises(ValueError, match="a bug"):
        open_writer(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_an_older_schema_is_brought_up_to_date_by_a_writer_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.db"
    open_writer(path).close()
    steps = Migrations("glossary")
    for step in migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps()
    def m999(db: Database) -> None:
        db.execute("CREATE TABLE newer (id INTEGER)")
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")

    monkeypatch.setattr(run, "glossary", steps)
    for module in (connect, run):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    with pytest.raises(DatabaseError, match="has the older schema"):
        open_reader(path)
    with closing(open_writer(path)) as db:
        assert db.execute("SELECT count(*) FROM newer").fetchone() == (0,)
    open_reader(path).close()
