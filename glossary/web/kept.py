"""What takes longer than a page may, made beside the pages and kept until the file changes.

The first who asks starts the making in a thread of its own; all wait for it until a moment after
that, and no longer. After a change of the file they are given what was kept before, until the new
is there. Whether the file has changed says ``PRAGMA data_version`` on a connection that is kept for
that alone: its numbers differ between two connections, so they tell something on one only.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

from aligner.errors import AlignerError
from glossary.connect import open_reader
from glossary.errors import GlossaryError

_T = TypeVar("_T")

#: For so long, in seconds, after the making was started those who ask wait.
PATIENCE = 2.0


class BeingMadeError(GlossaryError):
    """What was asked for is being made for the first time; it will be there in a moment."""


class Kept(Generic[_T]):
    """What *make* gives for the glossary at *path*, kept while that stays as it is.

    For all threads.

    >>> kept = Kept('glossary.db', lambda db: db.execute('SELECT count(*) FROM concept').fetchone())
    >>> kept.get(), kept.close()
    ((47,), None)
    """

    def __init__(self, path: str, make: Callable[[sqlite3.Connection], _T]) -> None:
        self._path = path
        self._make = make
        self._lock = Lock()
        self._watch: sqlite3.Connection | None = None
        self._value: tuple[int, _T] | None = None
        self._running: Event | None = None
        self._started = 0.0

    def get(self, patience: float = PATIENCE) -> _T | None:
        """Give it, what it was before while the new is made.

        None where there is nothing yet *patience* seconds after that began: ask again later. Raises
        `DatabaseError` where the file cannot be read.
        """
        with self._lock:
            version = self._version()
            running, kept = self._running, self._value
            if running is None and (kept is None or kept[0] != version):
                running = self._running = Event()
                self._started = time.monotonic()
                Thread(target=self._run, args=(version, running), daemon=True).start()
        if kept is None and running is not None:
            running.wait(max(0.0, patience - (time.monotonic() - self._started)))
            kept = self._value
        return kept[1] if kept else None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()
            self._watch = None

    def _version(self) -> int:
        if self._watch is None:
            self._watch = open_reader(self._path, threads=True)
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _run(self, version: int, done: Event) -> None:
        try:
            with closing(open_reader(self._path)) as db:
                self._value = version, self._make(db)
        except (sqlite3.Error, GlossaryError, AlignerError):
            pass  # the file is being changed or was taken away: who asks next tries again
        finally:
            self._running = None
            done.set()
