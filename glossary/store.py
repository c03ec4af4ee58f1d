"""The only writer: glosses of a document become rows, and never twice.

A document is one transaction: all of its glosses are kept, or none. Where a gloss belongs is
decided in `glossary.concepts`; here it is written down, with its segments, as evidence.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aligner.types import Gloss

from glossary.concepts import Concepts
from glossary.connect import explain, keep_log, open_writer, seal
from glossary.documents import STREAM, Document

#: The version of what the miner finds; it changes when the same text would give other glosses.
MINER = "1"

#: Decimals of a confidence or a score that are kept: floating-point sums differ beyond them from
#: one machine to the next.
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: its glosses, the concepts that are new; or it was known.

    >>> Added(3, 1).skipped
    False
    """

    glosses: int
    concepts_new: int
    skipped: bool = False


@contextmanager
def open_glossary(path: str | os.PathLike[str], create: bool = True) -> Iterator[Glossary]:
    """Open the glossary at *path* for writing, and leave it as a single file.

    Raises `DatabaseError`, in one line, when it cannot be opened or written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open_glossary(folder + '/glossary.db') as glossary:
    ...         list(glossary.known_pairs())
    []
    """
    connection = open_writer(path, create)
    try:
        yield Glossary(connection, os.fspath(path))
    finally:
        _close(connection)


class Glossary:
    """A glossary open for writing, on a connection of `glossary.connect.open_writer`."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._db = connection
        self._path = path
        self._concepts = Concepts(connection)

    def has(self, document: Document) -> bool:
        """Tell whether the same bytes were mined before, whatever the file was called."""
        query = "SELECT 1 FROM document WHERE sha256 = ?"
        with self._explained():
            return self._db.execute(query, (document.sha256,)).fetchone() is not None

    def add_document(self, document: Document, glosses: Iterable[Gloss]) -> Added:
        """Keep *document* and its *glosses*, in one transaction.

        A document that is known changes nothing. One whose path is known, but not its content,
        takes the place of the old: the glosses of that are removed, and so are concepts that
        nothing else attests and nobody decided upon. An error on the way, be it raised by
        *glosses*, leaves the glossary as it was. Raises `DatabaseError`.
        """
        with self._transaction():
            if self.has(document):
                return Added(0, 0, skipped=True)
            withdrawn = self._remove(document.path)
            touched = set(withdrawn)
            number = self._insert_document(document)
            seen = set()
            new = 0
            for gloss in glosses:
                place = gloss.offset, gloss.ko, gloss.zh
                if place not in seen:
                    seen.add(place)
                    concept, is_new = self._concepts.place(gloss)
                    self._insert_gloss(number, concept, gloss)
                    touched.add(concept)
                    new += is_new
            self._concepts.settle(touched, withdrawn)
        return Added(len(seen), new)

    def known_pairs(self) -> Iterator[tuple[str, str, int]]:
        """Give Korean, Hanzi and count of each concept by its preferred terms, oldest first.

        What a person rejected or forbade is left out. The count is that of the concept.
        """
        query = """
            SELECT ko.text, zh.text,
                (SELECT sum(t.count) FROM term AS t WHERE t.concept_id = c.id AND t.lang = 'ko')
            FROM concept AS c
            JOIN term AS ko ON ko.concept_id = c.id AND ko.lang = 'ko'
            JOIN term AS zh ON zh.concept_id = c.id AND zh.lang IN ('zh-Hans', 'zh-Hant')
            WHERE ko.role = 'preferred' AND zh.role = 'preferred'
                AND c.status IN ('candidate', 'approved')
            ORDER BY c.id, zh.lang
        """
        with self._explained():
            yield from self._db.execute(query)

    def _remove(self, path: str) -> set[int]:
        """Remove the documents of *path*; give the concepts that lost a gloss."""
        if path == str(STREAM):
            return set()  # each stream is another one
        touched: set[int] = set()
        numbers = self._db.execute("SELECT id FROM document WHERE path = ?", (path,)).fetchall()
        for (number,) in numbers:
            touched |= self._concepts.withdraw(number)
            self._db.execute("DELETE FROM document WHERE id = ?", (number,))
        return touched

    def _insert_document(self, document: Document) -> int:
        cursor = self._db.execute(
            "INSERT INTO document (path, title, date, sha256, encoding, licence, miner) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (document.path, document.title, document.date, document.sha256, document.encoding,
             document.licence, MINER),
        )
        return int(cursor.lastrowid or 0)

    def _insert_gloss(self, document: int, concept: int, gloss: Gloss) -> None:
        cursor = self._db.execute(
            "INSERT INTO gloss (concept_id, document_id, offset, line, ko, zh, zh_restored, en, "
            "note, kind, confidence, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (concept, document, gloss.offset, gloss.line, gloss.ko, gloss.zh, gloss.zh_restored,
             gloss.en, gloss.note, gloss.kind, _rounded(gloss.confidence), gloss.context),
        )
        self._db.executemany(
            "INSERT INTO segment (gloss_id, position, ko, zh, method, score) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(cursor.lastrowid, at, part.ko, part.zh, part.method, _rounded(part.score))
             for at, part in enumerate(gloss.segments)],
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            keep_log(self._db)  # not before there is something to write: it changes the file
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise explain(error, self._path) from error


def _rounded(value: float) -> float:
    return round(float(value), DECIMALS)


def _close(connection: sqlite3.Connection) -> None:
    """Close, and fold the log into the file unless somebody else has it open."""
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        seal(connection)
    except sqlite3.OperationalError:
        pass  # the last one to close does it
    finally:
        connection.close()
