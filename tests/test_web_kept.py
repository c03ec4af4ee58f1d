"""What is made beside the pages: once, again when the file changes, and never waited for long."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from glossary.connect import open_writer
from glossary.errors import DatabaseError
from glossary.web.kept import Kept


@pytest.fixture
def path(tmp_path: Path) -> str:
    copy = tmp_path / "g.db"
    copy.write_bytes(Path("glossary.db").read_bytes())
    return str(copy)


def documents(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM document").fetchone()[0])


def change(path: str) -> None:
    db = open_writer(path)
    db.execute("DELETE FROM document WHERE id = (SELECT max(id) FROM document)")
    db.close()


def test_it_is_made_once_while_the_file_stays() -> None:
    made = []
    kept = Kept("glossary.db", lambda db: made.append(documents(db)))
    for _ in range(3):
        kept.get()
    kept.close()
    assert made == [5]


def test_it_is_made_anew_when_the_file_changes(path: str) -> None:
    kept = Kept(path, documents)
    assert kept.get() == 5
    change(path)
    deadline = time.monotonic() + 20
    while kept.get() == 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert kept.get() == 4
    kept.close()


def test_nobody_waits_longer_than_a_moment_and_old_figures_stay(path: str) -> None:
    go = Event()

    def slow(db: sqlite3.Connection) -> int:
        go.wait(20)
        return documents(db)

    kept = Kept(path, slow)
    start = time.monotonic()
    found: list[int | None] = []
    askers = [Thread(target=lambda: found.append(kept.get(0.3))) for _ in range(5)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert found == [None] * 5 and time.monotonic() - start < 5
    go.set()
    assert kept.get(20) == 5
    go.clear()
    change(path)
    assert kept.get(20) == 5  # of before; the new is still being made
    go.set()
    kept.close()


def test_what_fails_is_tried_again(path: str) -> None:
    tries = []

    def bad(db: sqlite3.Connection) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise sqlite3.OperationalError("database is locked")
        return documents(db)

    kept = Kept(path, bad)
    assert kept.get() is None
    assert kept.get() == 5
    kept.close()


def test_a_file_that_is_gone_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="does not exist"):
        Kept(str(tmp_path / "x.db"), documents).get()


def test_it_leaves_no_file_beside_the_glossary(path: str) -> None:
    with closing(Kept(path, documents)) as kept:
        kept.get()
        assert [each.name for each in Path(path).parent.iterdir()] == ["g.db"]
