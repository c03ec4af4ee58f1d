"""Processes that read a glossary all the time while others write it."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from glossary.connect import SCHEMA, open_reader, version
from glossary.errors import DatabaseError
from glossary.lookup import lookup
from tests.evidence import document, glosses
from tests.killing import SERVER, started

#: Between two questions, in seconds: enough for a machine with one processor to do both.
PAUSE = 0.002

_GLOSSES = """
    SELECT offset, ko, zh FROM gloss JOIN document ON document.id = document_id WHERE path = ?
"""


class Reader:
    """A process that asks a glossary all the time, from when it is there until it is stopped."""

    def __init__(self, db: Path, watch: Callable[[Path], object]) -> None:
        self._end, end = SERVER.Pipe()
        self.process = started(_read, end, db, watch)
        end.close()

    def stop(self) -> tuple[int, str]:
        """Give how often it asked, and what went wrong: nothing."""
        self._end.send(None)
        asked: int
        wrong: str
        asked, wrong = self._end.recv()
        self.process.join()
        return asked, wrong


def _read(end: Connection, db: Path, watch: Callable[[Path], object]) -> None:
    asked, wrong = 0, ""
    while not (end.poll() or wrong):
        try:
            if db.exists():
                watch(db)
                asked += 1
                time.sleep(PAUSE)
        except Exception as error:  # whatever it is, the test has to tell it
            wrong = f"{type(error).__name__}: {error}"
    end.recv()
    end.send((asked, wrong))


def watch(path: Path) -> None:
    """Ask for words, and whether documents are whole."""
    with closing(open_reader(path, older=True)) as db:
        for _ in range(3):
            if version(db) == SCHEMA:
                assert lookup(db, "저고도 경재").word and lookup(db, "多").word
            db.execute("BEGIN")
            for each in ours(db):
                assert_whole(db, each)
            db.execute("COMMIT")


def watch_new(path: Path) -> None:
    """Do so where the glossary is still to be made."""
    try:
        watch(path)
    except DatabaseError as error:
        if "is no glossary" not in str(error) and "is no SQLite database" not in str(error):
            raise


def ours(db: sqlite3.Connection) -> list[str]:
    """Give the documents of these tests; what an old glossary has was mined under other paths."""
    rows = db.execute("SELECT path FROM document").fetchall()
    return [path for path, in rows if Path(path).is_absolute()]


def assert_whole(db: sqlite3.Connection, path: str) -> bool:
    """Fail unless all glosses of a document are there; tell whether it is as its file is now.

    What the file was before it was changed is in one beside it.
    """
    for file in (path, f"{path}.before"):
        now = document(Path(file).read_text("utf-8"))
        row = (path, now.sha256)
        if db.execute("SELECT 1 FROM document WHERE (path, sha256) = (?, ?)", row).fetchone():
            break
    found = Counter(db.execute(_GLOSSES, (path,)).fetchall())
    assert found == Counter((each.offset, each.ko, each.zh) for each in glosses(now.text)), path
    return file == path
