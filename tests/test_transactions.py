"""Transactions: in the file that was opened, and with a log that does not grow for ever."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from glossary import transactions
from glossary.connect import open_reader
from glossary.errors import DatabaseError
from glossary.mining.run import mine
from glossary.store import Glossary, open_glossary
from tests.evidence import Finder, check, document, dump, gloss
from tests.killing import started

#: What may happen to a glossary while it is open.
ACCIDENTS: dict[str, Callable[[Path], object]] = {
    "removed": os.unlink,
    "renamed": lambda path: path.rename(path.with_name("other.db")),
    "replaced": lambda path: os.replace(shutil.copy(path, path.with_name("copy.db")), path),
    "folder renamed": lambda path: path.parent.rename(path.parent.with_name("elsewhere")),
    "folder removed": lambda path: shutil.rmtree(path.parent),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A glossary of one document, in a folder of its own."""
    (tmp_path / "folder").mkdir()
    with open_glossary(tmp_path / "folder" / "g.db") as glossary:
        glossary.add_document(document("가", "a.txt"), [gloss("징둥", "京东")])
    return tmp_path / "folder" / "g.db"


@pytest.mark.parametrize("accident", ACCIDENTS.values(), ids=ACCIDENTS)
def test_a_glossary_that_is_not_in_its_place_any_more(
    path: Path, accident: Callable[[Path], object]
) -> None:
    with open_glossary(path) as glossary:
        glossary.add_document(document("나", "b.txt"), [gloss("우전", "乌镇")])
        accident(path)
        with pytest.raises(DatabaseError) as caught:
            glossary.add_document(document("다", "c.txt"), [gloss("항저우", "杭州")])
    assert str(caught.value) == (
        f"{path} was moved, removed or replaced meanwhile, and the last changes went with it: "
        "see that it is in its place, and run the command again")
    if path.exists():
        check(path)


def test_a_run_is_told_and_the_next_one_mines_all(path: Path) -> None:
    texts = [path.with_name(f"{number}.txt") for number in range(3)]
    for number, text in enumerate(texts):
        text.write_text(f"제{number}호 위성({number}号卫星)", encoding="utf-8")
    before = path.read_bytes()

    def restore(done: int, total: int, name: str) -> None:
        if done == 1:
            path.with_name("restored.db").write_bytes(before)
            os.replace(path.with_name("restored.db"), path)

    with pytest.raises(DatabaseError, match="was moved, removed or replaced"):
        mine(texts, path, Finder(), restore)
    assert path.read_bytes() == before
    assert mine(texts, path, Finder()).documents == 3


def log(path: Path) -> int:
    """Give the size of the log, in bytes."""
    return Path(f"{path}-wal").stat().st_size


def grow(glossary: Glossary, numbers: range) -> None:
    """Write some fifty kilobytes for each number."""
    for number in numbers:
        found = replace(gloss(f"제{number}호", f"{number}号"), context="x" * 50_000)
        glossary.add_document(document(f"{number}", f"{number}.txt"), [found])


def test_a_reader_that_ends_lets_the_log_begin_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "LONG", 300_000)
    monkeypatch.setattr(transactions, "PATIENCE", 0.01)
    with open_glossary(path) as glossary:
        grow(glossary, range(1))
        with closing(open_reader(path)) as reader:
            reader.execute("BEGIN")
            before = reader.execute("SELECT count(*) FROM document").fetchone()
            grow(glossary, range(1, 20))
            assert log(path) > 1_000_000
            assert reader.execute("SELECT count(*) FROM document").fetchone() == before
            reader.execute("COMMIT")
        grow(glossary, range(20, 50))
        assert log(path) < 600_000
    check(path)


def _read_in_turns(path: Path) -> None:
    """Have one of two readers in a transaction at any time, until a file says to end."""
    with closing(open_reader(path)) as one, closing(open_reader(path)) as other:
        one.execute("BEGIN")
        while not path.with_name("end").exists():
            one.execute("SELECT count(*) FROM gloss").fetchone()
            path.with_name("ready").touch()
            time.sleep(0.01)
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM gloss").fetchone()
            one.execute("COMMIT")
            one, other = other, one


def test_readers_in_turns_do_not_keep_the_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without patience it would not begin anew: somebody always reads what was before."""
    monkeypatch.setattr(transactions, "LONG", 300_000)
    with open_glossary(path, durable=False) as glossary:
        grow(glossary, range(1))
        readers = started(_read_in_turns, path)
        while not path.with_name("ready").exists():
            time.sleep(0.01)
        largest = 0
        for number in range(1, 60):
            grow(glossary, range(number, number + 1))
            largest = max(largest, log(path))
        path.with_name("end").touch()
        readers.join()
    assert largest < 1_000_000
    check(path)


def test_what_is_durable_waits_for_the_disk(path: Path) -> None:
    for durable, level in ((True, 2), (False, 1)):
        with open_glossary(path, durable=durable) as glossary:
            assert glossary._db.execute("PRAGMA synchronous").fetchone() == (level,)
    before = dump(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert dump(path) == before


def test_a_savepoint_keeps_all_of_it_or_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "g.db", isolation_level=None)) as db:
        db.execute("CREATE TABLE t (n)")
        db.execute("BEGIN")
        with transactions.savepoint(db):
            db.execute("INSERT INTO t VALUES (1)")
            with pytest.raises(KeyError), transactions.savepoint(db):
                db.execute("INSERT INTO t VALUES (2)")
                raise KeyError
            with transactions.savepoint(db):
                db.execute("INSERT INTO t VALUES (3)")
        with pytest.raises(KeyError), transactions.savepoint(db):
            with transactions.savepoint(db):
                db.execute("INSERT INTO t VALUES (4)")
            raise KeyError
        db.execute("COMMIT")
        assert db.execute("SELECT n FROM t").fetchall() == [(1,), (3,)]
