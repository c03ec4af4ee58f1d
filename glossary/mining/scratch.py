"""What a run keeps on disk until it ends: which documents it has seen, the texts to read again,
what the glossary knew, and standard input. So its memory does not grow with its documents.
"""

from __future__ import annotations

import pickle
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType

from glossary.connect import explain
from glossary.documents import limits
from glossary.mining.work import Unsettled

_TABLES = """
    CREATE TABLE seen (sha256 TEXT PRIMARY KEY, added INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE unsettled (
        position INTEGER PRIMARY KEY, document BLOB NOT NULL, packed BLOB NOT NULL
    );
"""


class Scratch:
    """The notes of one run; they go away at the end of the ``with`` block.

    >>> with Scratch() as scratch:
    ...     scratch.note('a' * 64, added=True)
    ...     scratch.added('a' * 64), scratch.added('b' * 64)
    (True, None)
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        # A database without a name is in memory, and in a file as far as it grows too large.
        self._db = self._stack.enter_context(closing(sqlite3.connect("", isolation_level=None)))
        self._db.executescript("PRAGMA journal_mode = OFF;" + _TABLES)
        self._folder: Path | None = None
        self._frozen = 0

    def __enter__(self) -> Scratch:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._stack.close()
        if isinstance(error, sqlite3.Error):
            raise explain(error, tempfile.gettempdir()) from error

    def note(self, sha256: str, added: bool) -> None:
        """Note a document that was read, and whether this run added it to the glossary."""
        self._db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?)", (sha256, added))

    def added(self, sha256: str) -> bool | None:
        """Tell whether this run added a document; None: it has not read it."""
        found = self._db.execute("SELECT added FROM seen WHERE sha256 = ?", (sha256,)).fetchone()
        return bool(found[0]) if found else None

    def digests(self) -> Iterator[str]:
        """Yield the SHA-256 sums of the documents that were read."""
        for digest, in self._db.execute("SELECT sha256 FROM seen"):
            yield digest

    def keep(self, text: Unsettled) -> None:
        """Keep a text that is to be read again."""
        self._db.execute(
            "INSERT INTO unsettled (document, packed) VALUES (?, ?)",
            (pickle.dumps(text.document), text.packed))

    def unsettled(self) -> Iterator[Unsettled]:
        """Yield the texts to read again in the order in which they were kept."""
        query = "SELECT document, packed FROM unsettled ORDER BY position"
        for document, packed in self._db.execute(query):
            yield Unsettled(pickle.loads(document), packed)

    @property
    def any(self) -> bool:
        """Whether documents were read at all."""
        return bool(self._db.execute("SELECT EXISTS (SELECT 1 FROM seen)").fetchone()[0])

    @property
    def left(self) -> int:
        """How many texts are to be read again."""
        return int(self._db.execute("SELECT count(*) FROM unsettled").fetchone()[0])

    def new_file(self) -> Path:
        """Give a file, not there yet, for what the glossary knows now."""
        self._frozen += 1
        return self._file(f"known-{self._frozen}.db")

    def stream(self) -> Path:
        """Put standard input into a file, and give it."""
        file = self._file("stream")
        file.write_bytes(sys.stdin.buffer.read(limits.FILE + 1))
        return file

    def _file(self, name: str) -> Path:
        if self._folder is None:
            folder = tempfile.TemporaryDirectory(
                prefix="glossary-mine-", ignore_cleanup_errors=True)
            self._folder = Path(self._stack.enter_context(folder))
        return self._folder / name
