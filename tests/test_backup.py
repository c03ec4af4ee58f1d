"""Copies of a glossary: whole, checked, made beside readers and writers, and copied back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from glossary import backup as module
from glossary.backup import Copy, backup, keep_copy, named
from glossary.connect import SCHEMA, keep_log, open_reader, open_writer
from glossary.errors import DatabaseError
from tests.command import refused
from tests.command import run as command
from tests.evidence import check, dump
from tests.killing import Miner
from tests.schemas import old_glossary

TODAY = time.strftime("%Y-%m-%d")


def change(path: Path) -> None:
    with closing(open_writer(path)) as db:
        db.execute("UPDATE concept SET note = 'changed'")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_is_the_same_glossary_in_one_file(glossary_path: Path) -> None:
    copy = backup(glossary_path)
    assert copy == Copy(
        glossary_path.with_name(f"small.{TODAY}.backup.db"), glossary_path.stat().st_size, SCHEMA,
        {"document": 2, "concept": 8, "term": 20, "gloss": 3, "decision": 0})
    assert dump(copy.path) == dump(glossary_path)
    check(copy.path)
    assert files(glossary_path.parent) == [copy.path.name, "small.db"]


def test_a_copy_by_name_and_into_a_folder(glossary_path: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert backup(glossary_path, tmp_path / "c.db").path == tmp_path / "c.db"
    assert backup(glossary_path, tmp_path / "stick").path == (
        tmp_path / "stick" / f"small.{TODAY}.backup.db")


def test_what_exists_is_not_overwritten(glossary_path: Path) -> None:
    first = backup(glossary_path).path
    before = first.read_bytes()
    change(glossary_path)
    with pytest.raises(DatabaseError) as caught:
        backup(glossary_path)
    assert str(caught.value) == (
        f"{first} exists already: name another file, or overwrite it with --force")
    assert first.read_bytes() == before
    backup(glossary_path, force=True)
    assert dump(first) == dump(glossary_path)


@pytest.mark.parametrize("content", ["a letter to my aunt", "", "SQLite format 3\0" + "x" * 99])
def test_what_is_no_glossary_is_never_overwritten(
    glossary_path: Path, tmp_path: Path, content: str
) -> None:
    other = tmp_path / "other"
    other.write_text(content)
    with pytest.raises(DatabaseError, match="is no glossary, or damaged: move it away"):
        backup(glossary_path, other, force=True)
    assert other.read_text() == content


def test_the_glossary_is_no_copy_of_itself(glossary_path: Path) -> None:
    os.symlink(glossary_path, glossary_path.with_name("link.db"))
    for name in ("small.db", "link.db"):
        with pytest.raises(DatabaseError, match="is the glossary itself: name another file"):
            backup(glossary_path, glossary_path.with_name(name), force=True)


def test_an_older_glossary_is_copied_as_it_is(tmp_path: Path) -> None:
    old = old_glossary(tmp_path / "g.db", 2)
    copy = backup(old, tmp_path / "c.db")
    assert copy.schema == 2 and copy.rows["decision"] == 2
    assert dump(copy.path) == dump(old)


def test_what_is_still_in_the_log_is_copied(glossary_path: Path, tmp_path: Path) -> None:
    """As it is while a writer is at work, and after one was killed."""
    with closing(open_writer(glossary_path)) as db:
        keep_log(db)
        db.execute("UPDATE concept SET note = 'in the log'")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE concept SET note = 'not finished'")
        copy = backup(glossary_path, tmp_path / "c.db").path
        for end in ("", "-wal"):
            shutil.copy(f"{glossary_path}{end}", f"{tmp_path}/killed.db{end}")
        db.execute("ROLLBACK")
    for each in (copy, backup(tmp_path / "killed.db", tmp_path / "d.db").path):
        with closing(sqlite3.connect(each)) as db:
            assert db.execute("SELECT DISTINCT note FROM concept").fetchall() == [("in the log",)]


def test_a_copy_is_copied_back_whatever_lies_beside(glossary_path: Path, tmp_path: Path) -> None:
    """The log that a killed writer left would undo what the file system copies back."""
    copy, before = backup(glossary_path, tmp_path / "c.db").path, dump(glossary_path)
    broken = tmp_path / "broken.db"
    with closing(open_writer(glossary_path)) as db:
        keep_log(db)
        db.execute("UPDATE concept SET note = 'regretted'")
        for end in ("", "-wal"):
            shutil.copy(f"{glossary_path}{end}", f"{broken}{end}")
    with closing(open_reader(broken)) as reader:
        reader.execute("SELECT note FROM concept").fetchall()
        backup(copy, broken, force=True)
        assert reader.execute("SELECT note FROM concept WHERE id = 1").fetchone() == (None,)
    assert dump(broken) == before
    check(broken)


def test_a_log_without_its_glossary_spoils_no_copy(glossary_path: Path, tmp_path: Path) -> None:
    copy, before = backup(glossary_path, tmp_path / "c.db").path, dump(glossary_path)
    gone = tmp_path / "gone.db"
    with closing(open_writer(glossary_path)) as db:
        keep_log(db)
        db.execute("UPDATE concept SET note = 'regretted'")
        shutil.copy(f"{glossary_path}-wal", f"{gone}-wal")
    backup(copy, gone)
    assert dump(gone) == before


def test_what_a_killed_copy_left_is_no_hindrance(glossary_path: Path, tmp_path: Path) -> None:
    for name in ("c.db.part", "c.db.part-journal", "c.db.part-wal"):
        (tmp_path / name).write_bytes(b"half a copy")
    assert dump(backup(glossary_path, tmp_path / "c.db").path) == dump(glossary_path)
    assert files(tmp_path) == ["c.db", "small.db"]


def test_a_damaged_glossary_gives_no_copy(glossary_path: Path, tmp_path: Path) -> None:
    good = backup(glossary_path, tmp_path / "c.db").path
    before = dump(good)
    with closing(sqlite3.connect(glossary_path)) as db:
        page, = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'gloss'").fetchone()
    with glossary_path.open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(bytes(4096))
    with pytest.raises(DatabaseError) as caught:
        backup(glossary_path)
    assert str(caught.value) == (
        "no copy was made: what is to be copied is damaged: restore an earlier copy of it")
    with pytest.raises(DatabaseError, match="is damaged: restore an earlier copy"):
        backup(glossary_path, good, force=True)
    assert dump(good) == before
    assert files(glossary_path.parent) == ["c.db", "small.db"]


def test_a_copy_that_is_the_same_is_kept_once(glossary_path: Path) -> None:
    first = keep_copy(glossary_path, "before")
    assert keep_copy(glossary_path, "before") == first == named(glossary_path, "before")
    change(glossary_path)
    assert keep_copy(glossary_path, "before") == named(glossary_path, "before", 2)


def test_whoever_has_it_open_for_long_is_told(
    glossary_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = backup(glossary_path, tmp_path / "c.db").path
    monkeypatch.setattr(module, "TIMEOUT", 0.01)
    with closing(sqlite3.connect(other, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="c.db is locked by another program"):
            backup(glossary_path, other, force=True)


@pytest.mark.parametrize("place", ["no/c.db", "small.db/c.db"])
def test_a_place_that_does_not_exist(glossary_path: Path, place: str) -> None:
    target = glossary_path.with_name(place.split("/")[0]) / "c.db"
    with pytest.raises(DatabaseError, match="no copy was made: "):
        backup(glossary_path, target)


def test_a_copy_while_others_write_is_whole(tmp_path: Path) -> None:
    texts = [tmp_path / f"{number:02}.txt" for number in range(30)]
    for number, text in enumerate(texts):
        text.write_text(f"저고도{number}(低空)\n" + "징둥(京东)\n" * 9, encoding="utf-8")
    miner = Miner(tmp_path / "g.db", texts)
    sizes = []
    for number in range(5):
        assert miner.wait("read", 3 if number else 0)
        copy = backup(tmp_path / "g.db", tmp_path / f"c{number}.db")
        check(copy.path)
        sizes.append(copy.rows["document"])
        assert copy.rows["gloss"] == 10 * copy.rows["document"]
    miner.wait()
    assert miner.process.exitcode == 0
    assert sizes == sorted(sizes) and sizes[-1] > 0


@pytest.mark.usefixtures("workplace")
def test_the_commands(glossary_path: Path) -> None:
    result = command("backup", "--db", "small.db", "c.db")
    assert result.stdout == (
        f"c.db: 0.2 MB, schema {SCHEMA}, no fault found; "
        "2 documents, 8 concepts, 20 terms, 3 glosses, "
        "0 decisions\n")
    assert refused("backup", "--db", "small.db", "c.db") == (
        "Error: c.db exists already: name another file, or overwrite it with --force\n")
    assert command("backup", "--db", "c.db", "--force", "small.db").exit_code == 0
    assert refused("backup", "--db", "no.db").startswith("Error: no.db does not exist")
    assert command("migrate", "--db", "small.db").stdout == (
        f"small.db was up to date: schema {SCHEMA}.\n")
    old_glossary(Path("old.db"), 1)
    assert "by `glossary migrate --db old.db`, which" in refused("lookup", "--db", "old.db", "가")
    assert command("migrate", "--db", "old.db").stdout == (
        f"old.db is now up to date: schema {SCHEMA}.\n")
    assert command("lookup", "--db", "old.db", "우전").exit_code in (0, 1)
    assert refused("migrate", "--db", "no.db").startswith("Error: no.db does not exist")
