"""Older glossaries: brought up to date whole or not at all, with a copy of what was before."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from aligner.passage import passage_of_line
from glossary import letter_index
from glossary.backup import named
from glossary.connect import SCHEMA, close, open_reader, open_writer, version
from glossary.errors import DatabaseError
from glossary.lookup import lookup
from glossary.lookup.near import nearest
from glossary.migrations import glossary as migrations
from glossary.search_index import tokens
from glossary.store import open_glossary
from tests.evidence import check, document, dump
from tests.killing import started
from tests.schemas import SCHEMAS, old_glossary

#: What each schema had, and which of it is still the same; the rest is derived from it.
TABLES = {
    "document": "id, path, title, date, sha256, encoding, licence",
    "concept": "id, kind, status, confidence, note, domain",
    "term": "id, concept_id, lang, text, key, role, count, skeleton, pinyin, reading",
    "gloss": "id, concept_id, document_id, offset, line, ko, zh, zh_restored, en, note, kind, "
             "confidence, context",
    "segment": "id, gloss_id, position, ko, zh, method, score",
    "merge_log": "*",
    "decision": "id, coalesce(concept_id, 0), ko, zh, action, value, who, at",
}

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=SCHEMAS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A glossary of each earlier schema, with what people stored in it."""
    return old_glossary(tmp_path / "g.db", request.param)


def rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as db:
        return {table: db.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()
                for table, columns in TABLES.items()}


def statements(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return sorted(db.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def schema(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return version(db)


def files(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def upgrade(path: Path) -> None:
    close(open_writer(path, create=False))


@pytest.mark.parametrize("number", SCHEMAS)
def test_a_released_step_makes_what_it_made(tmp_path: Path, number: int) -> None:
    """The dumps hold the statements of their time."""
    old_glossary(tmp_path / "old.db", number)
    steps = [step.name for step in migrations._migrations]
    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as db:
        db.create_function("tokens", 4, tokens, deterministic=True)
        migrations.apply(Database(db, execute_plugins=False), stop_before=steps[number:])
    assert statements(tmp_path / "new.db") == statements(tmp_path / "old.db")


def test_every_row_is_kept(old: Path) -> None:
    before = rows(old)
    assert all(before[table] for table in TABLES)
    upgrade(old)
    assert rows(old) == before
    check(old)
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("SELECT path, miner FROM document WHERE NOT settled").fetchall() == [
            ("open.txt", "1")]
        assert db.execute("SELECT count(*) FROM term WHERE chosen").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM segment WHERE NOT counted").fetchone() > (0,)


def test_it_is_made_as_a_fresh_one(old: Path, tmp_path: Path) -> None:
    upgrade(old)
    fresh = tmp_path / "fresh.db"
    close(open_writer(fresh))
    assert statements(old) == statements(fresh)


def test_the_index_of_misspelt_words_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to schema 9 each term with Hanzi had a place of its own."""
    path = tmp_path / "g.db"
    steps = [step.name for step in migrations._migrations]
    with closing(sqlite3.connect(path, isolation_level=None)) as db, monkeypatch.context() as then:
        db.create_function("tokens", 4, tokens, deterministic=True)
        db.create_function("passage_of_line", 3, passage_of_line, deterministic=True)
        migrations.apply(Database(db, execute_plugins=False), stop_before=steps[9:])
        add_terms(db, 60)
        then.setattr(letter_index, "SHARED", (1, 1))
        letter_index.update(db, 1)
        assert db.execute("SELECT count(*) FROM letter_part").fetchone() == (1,)
    with closing(open_writer(path, create=False)) as db:
        assert db.execute("SELECT count(*) FROM letter_part").fetchone() == (0,)
        assert [row[2] for row in nearest(db, "低空径济59", 1)] == ["低空经济59"]
        letter_index.update(db, 1)
        add_terms(db, 5, "天天向上")
        assert db.execute("SELECT count(*) FROM letter_words").fetchone() > (0,)
        assert [row[2] for row in nearest(db, "低空径济59", 1)] == ["低空经济59"]
        assert [row[2] for row in nearest(db, "天天向下4", 1)] == ["天天向上4"]


def add_terms(db: sqlite3.Connection, count: int, text: str = "低空经济") -> None:
    """Add *text* with each number below *count*, a concept each."""
    for number in range(count):
        concept = db.execute(
            "INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)").lastrowid
        db.execute("INSERT INTO term (concept_id, lang, text, key, role, count) "
                   "VALUES (?, 'zh-Hans', ?, ?, 'preferred', 1)",
                   (concept, f"{text}{number}", f"{text}{number}"))


def test_it_serves_and_grows_afterwards(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        number, ko = db.execute("SELECT concept_id, text FROM term WHERE lang = 'ko' "
                                "AND concept_id > 3 ORDER BY id").fetchone()
        last, = db.execute("SELECT seq FROM sqlite_sequence").fetchone()
    with open_glossary(old, create=False) as glossary:
        glossary.add_document(document("저공비행(低空飞行)"), [])
    with closing(open_reader(old)) as db:
        assert number in {hit.entry.concept_id for hit in lookup(db, ko).hits}
        assert db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'concept'").fetchone() >= (
            last,)
    check(old)


def test_a_copy_of_what_was_before_stands_beside(
    old: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before, number = dump(old), schema(old)
    upgrade(old)
    copy = named(old, f"schema-{number}")
    assert dump(copy) == before and schema(copy) == number
    assert files(old) == ["g.db", copy.name]
    assert caplog.messages == [
        f"{old} is brought from schema {number} to {SCHEMA}; {copy} keeps it as it was"]
    caplog.clear()
    upgrade(old)
    assert caplog.messages == [] and files(old) == ["g.db", copy.name]


def test_no_copy_is_overwritten(tmp_path: Path) -> None:
    old = old_glossary(tmp_path / "g.db", 2)
    other = tmp_path / "g.schema-2.backup.db"
    other.write_bytes(b"dear to somebody")
    upgrade(old)
    assert other.read_bytes() == b"dear to somebody"
    assert schema(tmp_path / "g.schema-2.backup-2.db") == 2
    assert len(files(old)) == 3


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*args: object) -> None:
        raise OSError(28, "No space left on device")

    before = old.read_bytes()
    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Path, "rename", link)
    with pytest.raises(DatabaseError) as caught:
        upgrade(old)
    number = schema(old)
    assert str(caught.value) == (
        f"{old} stays at the older schema {number}: no copy was made: "
        f"{named(old, f'schema-{number}')} cannot be written (No space left on device)")
    assert files(old) == ["g.db"]
    assert old.read_bytes()[100:] == before[100:]


def test_a_damaged_glossary_is_not_brought_up_to_date(tmp_path: Path) -> None:
    old = old_glossary(tmp_path / "g.db", 2)
    with closing(sqlite3.connect(old)) as db:
        page, = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'gloss'").fetchone()
    data = bytearray(old.read_bytes())
    data[(page - 1) * 4096:page * 4096] = bytes(4096)
    old.write_bytes(data)
    with pytest.raises(DatabaseError, match="stays at the older schema 2: no copy was made: .*"
                                            "damaged"):
        upgrade(old)
    assert files(old) == ["g.db"] and schema(old) == 2


def test_a_reader_of_an_older_one_says_what_to_do(old: Path) -> None:
    before, number = old.read_bytes(), schema(old)
    with pytest.raises(DatabaseError) as caught:
        open_reader(old)
    assert str(caught.value) == (
        f"{old} has the older schema {number}: bring it up to date by "
        f"`glossary migrate --db {old}`, which keeps a copy of it")
    with closing(open_reader(old, older=True)) as db:
        assert version(db) == number
    assert old.read_bytes() == before and files(old) == ["g.db"]


def _die(path: Path, statement: int) -> None:
    """Bring a glossary up to date, and be killed at one of its statements."""
    from glossary.migrations import run

    left = [statement]

    def count(sql: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    apply = run._apply

    def counted(connection: sqlite3.Connection, file: Path, old: int) -> None:
        connection.set_trace_callback(count)
        apply(connection, file, old)

    setattr(run, "_apply", counted)
    upgrade(path)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("statement", [1, 3, 9, 20, 40, 60, 75])
def test_a_kill_leaves_the_old_one(tmp_path: Path, statement: int) -> None:
    old = old_glossary(tmp_path / "g.db", 2)
    before, made = rows(old), statements(old)
    process = started(_die, old, statement)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with closing(open_reader(old, older=True)) as db:
        assert version(db) == 2
        assert len(db.execute("SELECT id FROM gloss").fetchall()) == len(before["gloss"])
    assert rows(old) == before and statements(old) == made
    upgrade(old)
    assert rows(old) == before and schema(old) == SCHEMA
    assert files(old) == ["g.db", "g.schema-2.backup.db"]
    check(old)


def test_two_who_bring_it_up_to_date_take_turns(tmp_path: Path) -> None:
    old = old_glossary(tmp_path / "g.db", 1)
    before = rows(old)
    processes = [started(upgrade, old) for _ in range(4)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert rows(old) == before and files(old) == ["g.db", "g.schema-1.backup.db"]
    check(old)
