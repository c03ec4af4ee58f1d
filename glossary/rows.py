"""Documents and glosses as rows of the database: what is kept of them, and read back to compare."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from aligner.types import Gloss

from glossary.documents import Document

#: Decimals of a confidence or a score that are kept: floating-point sums differ beyond them from
#: one machine to the next.
DECIMALS = 4

_COLUMNS = (
    "offset, line, ko, zh, zh_restored, en, note, kind, confidence, context, context_zh, passage")

#: A gloss as it is kept: the values of `_COLUMNS`, and Korean, Hanzi, method and score of each
#: of its segments.
Row = tuple[tuple[object, ...], tuple[tuple[object, ...], ...]]


class Mark(NamedTuple):
    """Which documents are settled: how many, and the sum of their numbers."""

    documents: int
    numbers: int


class Found(NamedTuple):
    """A gloss of the document of that number, with the label of its place in it, if it has one."""

    document: int
    gloss: Gloss
    location: str | None = None


class Stored(NamedTuple):
    """A gloss in the database: its number, its concept, and what is kept of it."""

    number: int
    concept: int
    row: Row


def row(gloss: Gloss) -> Row:
    """Give what is kept of *gloss*."""
    return (
        (gloss.offset, gloss.line, gloss.ko, gloss.zh, gloss.zh_restored, gloss.en, gloss.note,
         gloss.kind, _rounded(gloss.confidence), gloss.context, gloss.context_zh, gloss.passage),
        tuple((part.ko, part.zh, part.method, _rounded(part.score)) for part in gloss.segments),
    )


def pair(kept: Row) -> tuple[object, ...]:
    """Give that part of a row by which a concept is found and its terms are counted."""
    offset, _, ko, zh, zh_restored, en, *_ = kept[0]
    return offset, ko, zh, zh_restored, en


def passages(kept: Iterable[Stored]) -> set[int]:
    """Give the passages that glosses have."""
    return {passage for stored in kept if isinstance(passage := stored.row[0][-1], int)}


def _rounded(value: float) -> float:
    return round(float(value), DECIMALS)


def distinct(glosses: Iterable[Gloss]) -> list[Gloss]:
    """Give the first of those that have place, Korean and Hanzi in common."""
    found: dict[tuple[int, str, str], Gloss] = {}
    for gloss in map(_storable, glosses):
        found.setdefault((gloss.offset, gloss.ko, gloss.zh), gloss)
    return list(found.values())


def _storable(gloss: Gloss) -> Gloss:
    """Give *gloss* without halves of surrogate pairs, which no database can hold."""
    try:
        f"{gloss.context}{gloss.context_zh}{gloss.ko}{gloss.zh}".encode()
    except UnicodeEncodeError:
        whole = partial(re.sub, "[\ud800-\udfff]", "\ufffd")
        return replace(
            gloss, ko=whole(gloss.ko), zh=whole(gloss.zh), context=whole(gloss.context),
            note=gloss.note and whole(gloss.note),
            context_zh=gloss.context_zh and whole(gloss.context_zh))
    return gloss


class Rows:
    """The documents and glosses of one database; every method works inside the caller's
    transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def find(self, document: Document) -> tuple[int, bool] | None:
        """Give the number of the document with the same bytes, and whether its run has ended."""
        found = self._db.execute(
            "SELECT id, settled FROM document WHERE sha256 = ?", (document.sha256,)).fetchone()
        return (found[0], bool(found[1])) if found else None

    def at(self, path: str, path_zh: str | None = None) -> list[int]:
        """Give the numbers of the documents that *path* named, aligned with *path_zh* or alone."""
        rows = self._db.execute(
            "SELECT id FROM document WHERE path = ? AND path_zh IS ?", (path, path_zh))
        return [number for number, in rows]

    def add(self, document: Document, miner: str, settled: bool) -> int:
        """Keep *document*; give its number."""
        cursor = self._db.execute(
            "INSERT INTO document (path, title, date, sha256, encoding, licence, miner, settled, "
            "path_zh, format, publisher, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document.path, document.title, document.date, document.sha256, document.encoding,
             document.licence, miner, settled, document.path_zh, document.format,
             document.publisher, document.url),
        )
        return int(cursor.lastrowid or 0)

    def remove(self, document: int) -> None:
        """Remove a document with its glosses."""
        self._db.execute("DELETE FROM document WHERE id = ?", (document,))

    def glosses(self, document: int) -> list[Stored]:
        """Give the glosses of a document in the order in which they were added."""
        found = self._db.execute(
            f"SELECT id, concept_id, {_COLUMNS} FROM gloss WHERE document_id = ? ORDER BY id",
            (document,),
        ).fetchall()
        query = "SELECT ko, zh, method, score FROM segment WHERE gloss_id = ? ORDER BY position"
        return [
            Stored(number, concept, (tuple(columns), tuple(self._db.execute(query, (number,)))))
            for number, concept, *columns in found]

    def add_gloss(self, concept: int, found: Found) -> None:
        """Keep a gloss with its segments."""
        columns, segments = row(found.gloss)
        values = (*columns, concept, found.document, found.location)
        cursor = self._db.execute(
            f"INSERT INTO gloss ({_COLUMNS}, concept_id, document_id, location) "
            f"VALUES ({', '.join('?' * len(values))})", values,
        )
        self._add_segments(int(cursor.lastrowid or 0), segments)

    def change_gloss(self, number: int, gloss: Gloss) -> None:
        """Put *gloss* in the place of one with the same pair."""
        columns, segments = row(gloss)
        self._db.execute(
            f"UPDATE gloss SET ({_COLUMNS}) = ({', '.join('?' * len(columns))}) WHERE id = ?",
            (*columns, number),
        )
        self._db.execute("DELETE FROM segment WHERE gloss_id = ?", (number,))
        self._add_segments(number, segments)

    def remove_glosses(self, numbers: Iterable[int]) -> None:
        """Remove glosses with their segments."""
        self._db.executemany("DELETE FROM gloss WHERE id = ?", [(each,) for each in numbers])

    def _add_segments(self, gloss: int, segments: Iterable[tuple[object, ...]]) -> None:
        self._db.executemany(
            "INSERT INTO segment (ko, zh, method, score, gloss_id, position) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [(*part, gloss, at) for at, part in enumerate(segments)],
        )

    def settle(self, digests: Iterable[str]) -> None:
        """Note that the run of the documents with these SHA-256 sums has ended."""
        self._db.executemany(
            "UPDATE document SET settled = 1 WHERE sha256 = ? AND settled = 0",
            ((digest,) for digest in digests),
        )

    def mark(self) -> Mark:
        """Give what differs when other documents are settled."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(id), 0) FROM document WHERE settled").fetchone()
        return Mark(*row)
