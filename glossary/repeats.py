"""Repeated passages: one article on 200 pages is evidence once.

A gloss whose passage (`aligner.passage`) stands in another document already is kept as a *repeat*:
with that document, but with no concept, and nothing counts it. When the gloss that is evidence
goes, the repeats of the document that came next take its place.

    document 1   gloss   핑안그룹(平安集团)  passage 7 ── concept 12, seen once
    document 2   repeat  핑안그룹(平安集团)  passage 7      also in 2 documents
    document 3   repeat  핑안그룹(平安集团)  passage 7
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from aligner.types import Gloss, Segment, Span

from glossary.documents import Document, location
from glossary.rows import Found, distinct, row

_COLUMNS = "document_id, offset, line, ko, zh, location, passage, kept"


class Repeats:
    """The repeats of one database; every method works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def part(
        self, number: int, document: Document, glosses: Iterable[Gloss]
    ) -> tuple[list[Found], list[Found]]:
        """Part the glosses of a document of this number into the evidence and the repeats."""
        new: list[Found] = []
        repeated: list[Found] = []
        for gloss in distinct(glosses):
            each = Found(number, gloss, location(document.places, gloss.offset))
            (repeated if self._stands_elsewhere(each) else new).append(each)
        return new, repeated

    def _stands_elsewhere(self, found: Found) -> bool:
        passage = found.gloss.passage
        return passage is not None and self._db.execute(
            "SELECT 1 FROM gloss WHERE passage = ? AND document_id <> ? LIMIT 1",
            (passage, found.document)).fetchone() is not None

    def replace(self, document: int, repeated: Sequence[Found]) -> bool:
        """Have these repeats in a document, and no others; tell whether that is a change."""
        wanted = list(map(_values, repeated))
        before = self._db.execute(
            f"SELECT {_COLUMNS} FROM repeat WHERE document_id = ? ORDER BY id",
            (document,)).fetchall()
        if before == wanted:
            return False
        self._db.execute("DELETE FROM repeat WHERE document_id = ?", (document,))
        self._db.executemany(
            f"INSERT INTO repeat ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", wanted)
        return True

    def free(self, lost: Set[int], fresh: Iterable[Found]) -> list[Found]:
        """Take out what is evidence from now on: of each of the passages *lost* that no gloss has
        any more, nor a *fresh* one, the repeats of the document that came first."""
        return list(self._take(lost - {each.gloss.passage for each in fresh}))

    def _take(self, passages: Iterable[int]) -> Iterator[Found]:
        for passage in sorted(passages):
            rows = self._db.execute(
                "SELECT id, document_id, kept, location FROM repeat WHERE passage = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM gloss WHERE passage = ?1) AND document_id = "
                "(SELECT min(document_id) FROM repeat WHERE passage = ?1) ORDER BY id",
                (passage,)).fetchall()
            for number, document, kept, place in rows:
                self._db.execute("DELETE FROM repeat WHERE id = ?", (number,))
                yield Found(document, _gloss(json.loads(kept)), place)


def _values(found: Found) -> tuple[object, ...]:
    gloss = found.gloss
    kept = json.dumps(row(gloss), ensure_ascii=False, separators=(",", ":"))
    return (found.document, gloss.offset, gloss.line, gloss.ko, gloss.zh, found.location,
            gloss.passage, kept)


def _gloss(kept: tuple[list[Any], list[list[Any]]]) -> Gloss:
    """Give the gloss of which `glossary.rows.row` was kept; its spans are not."""
    columns, segments = kept
    (offset, line, ko, zh, restored, en, note, kind, confidence, context, context_zh,
     passage) = columns
    return Gloss(
        offset, line, ko, zh, Span(offset, offset), Span(offset, offset), kind, confidence,
        tuple(Segment(*part) for part in segments), context, restored, en, note, context_zh,
        passage)
