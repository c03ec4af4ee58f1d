"""Glosses by the page: those of a concept the surest first, those of a document in its order, with
what it repeats of other documents.

Both follow an index, so that a page of a concept with many thousands of glosses takes no longer
than that of one with three.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, cast

from aligner.types import Method, Segment
from glossary.details import Occurrence
from glossary.entries import Entry
from glossary.lookup.full import PLACE, TYPICAL
from glossary.lookup.rows import entries

_PLACES = f"SELECT gloss.id, concept_id, document_id, {PLACE}"

_OF_CONCEPT = f"""
    {_PLACES} WHERE gloss.id IN (SELECT id FROM gloss WHERE concept_id = ?
        ORDER BY confidence DESC, id LIMIT ? OFFSET ?)
    ORDER BY confidence DESC, gloss.id
"""

#: What a document repeats, as `PLACE`, with the gloss that is evidence, and its concept.
_REPEATS = """
    SELECT held.id, held.concept_id, repeat.document_id,
    path, coalesce(title, ''), coalesce(date, ''), repeat.line, repeat.offset, repeat.ko, repeat.zh,
    coalesce(json_extract(kept, '$[0][4]'), ''), coalesce(json_extract(kept, '$[0][5]'), ''),
    coalesce(json_extract(kept, '$[0][6]'), ''), json_extract(kept, '$[0][7]'),
    json_extract(kept, '$[0][8]'), json_extract(kept, '$[0][9]'), '',
    coalesce(repeat.location, ''), coalesce(url, ''),
    (SELECT count(DISTINCT document_id) FROM repeat AS other WHERE passage = repeat.passage)
    FROM repeat JOIN document ON document.id = repeat.document_id
    JOIN gloss AS held ON held.id = coalesce(
        (SELECT min(id) FROM gloss WHERE passage = repeat.passage
            AND ko = repeat.ko AND zh = repeat.zh),
        (SELECT min(id) FROM gloss WHERE passage = repeat.passage))
"""

_HERE = (
    "{0}.document_id = ?1 AND {0}.offset >= ?2 ORDER BY {0}.offset, {0}.ko, {0}.zh LIMIT ?3")
_FROM = f"""
    SELECT * FROM ({_PLACES} WHERE {_HERE.format('gloss')})
    UNION ALL SELECT * FROM ({_REPEATS} WHERE {_HERE.format('repeat')})
    ORDER BY 8, 9, 10 LIMIT ?3
"""
_BEFORE = """
    SELECT offset FROM gloss WHERE document_id = ?1 AND offset < ?2
    UNION ALL SELECT offset FROM repeat WHERE document_id = ?1 AND offset < ?2
    ORDER BY offset DESC LIMIT ?3
"""

_DOCUMENTS = """
    SELECT id, path, coalesce(path_zh, ''), coalesce(title, ''), coalesce(date, ''), encoding,
        coalesce(licence, ''), (SELECT count(*) FROM gloss WHERE document_id = document.id)
        + (SELECT count(*) FROM repeat WHERE document_id = document.id),
        coalesce(publisher, ''), coalesce(url, ''), format
    FROM document
"""

#: The orders of a list of documents, and what they sort by.
ORDERS = {
    "added": "id",
    "date": "coalesce(date, '') DESC, id",
    "title": "coalesce(nullif(title, ''), path), id",
}

DocumentOrder = Literal["added", "date", "title"]


class Place(NamedTuple):
    """A gloss with the numbers of itself, its concept and its document."""

    gloss: int
    concept: int
    document: int
    seen: Occurrence


class Source(NamedTuple):
    """A document, and how many glosses it has, with those that are no evidence because another
    document has them; ``path_zh`` is its Chinese twin."""

    number: int
    path: str
    path_zh: str
    title: str
    date: str
    encoding: str
    licence: str
    glosses: int
    publisher: str = ""
    url: str = ""
    format: str = "text"


class Printed(NamedTuple):
    """A gloss as printed, with its segments in the order of the Korean."""

    ko: str
    zh: str
    segments: tuple[Segment, ...]


def count_places(db: sqlite3.Connection, concept: int) -> int:
    """Count the glosses of a concept."""
    row = db.execute("SELECT count(*) FROM gloss WHERE concept_id = ?", (concept,)).fetchone()
    return int(row[0])


def places_of_concept(
    db: sqlite3.Connection, concept: int, most: int, skip: int = 0
) -> list[Place]:
    """Give glosses of a concept, the surest first.

    >>> from glossary.connect import open_reader
    >>> [each.seen.line for each in places_of_concept(open_reader('glossary.db'), 9, 2)]
    [13, 7]
    """
    return [_place(row) for row in db.execute(_OF_CONCEPT, (concept, most, skip))]


def places_of_document(
    db: sqlite3.Connection, document: int, start: int, most: int
) -> tuple[list[Place], int | None]:
    """Give glosses of a document from the offset *start* on, and the offset of the next, if any.

    Those of one line stay together, unless these alone are more than *most*.
    """
    found = [_place(row) for row in db.execute(_FROM, (document, start, most + 1))]
    if len(found) <= most:
        return found, None
    last = found[-1].seen
    for begun in (_run(found, lambda each: each.line == last.line),
                  _run(found, lambda each: each.offset == last.offset)):
        if begun:
            return found[:begun], found[begun].seen.offset
    return found[:most], last.offset + 1  # no bracket holds as many


def _run(found: Sequence[Place], same: Callable[[Occurrence], bool]) -> int:
    """Tell where the places at the end that are the *same* begin."""
    begun = len(found)
    while begun and same(found[begun - 1].seen):
        begun -= 1
    return begun


def offset_before(db: sqlite3.Connection, document: int, offset: int, most: int) -> int | None:
    """Give the offset from which about *most* glosses lead up to *offset*; None: there are none.

    >>> from glossary.connect import open_reader
    >>> offset_before(open_reader('glossary.db'), 1, 180, 1)
    179
    """
    rows = db.execute(_BEFORE, (document, offset, most)).fetchall()
    return int(rows[-1][0]) if rows else None


def printed(db: sqlite3.Connection, concept: int) -> Printed | None:
    """Give that gloss of a concept that has its preferred terms, and of several the surest.

    >>> from glossary.connect import open_reader
    >>> printed(open_reader('glossary.db'), 9).segments[1]
    Segment(ko='경제', zh='经济', method='reading', score=1.0)
    """
    row = db.execute(
        f"SELECT id, ko, zh FROM gloss WHERE id = (SELECT {TYPICAL} FROM (SELECT ? AS value) "
        "AS asked)", (concept,)).fetchone()
    if row is None:
        return None
    segments = db.execute(
        "SELECT ko, zh, method, score FROM segment WHERE gloss_id = ? ORDER BY position", row[:1])
    return Printed(row[1], row[2], tuple(
        Segment(ko, zh, cast(Method, method), score) for ko, zh, method, score in segments))


def source(db: sqlite3.Connection, document: int) -> Source | None:
    """Give the document of this number; None where there is none."""
    row = db.execute(f"{_DOCUMENTS} WHERE id = ?", (document,)).fetchone()
    return Source(*row) if row else None


def sources(
    db: sqlite3.Connection, order: DocumentOrder, most: int, skip: int = 0
) -> list[Source]:
    """Give documents in an order.

    >>> from glossary.connect import open_reader
    >>> [each.glosses for each in sources(open_reader('glossary.db'), 'added', 2)]
    [20, 15]
    """
    listed = f"(SELECT id FROM document ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?)"
    rows = db.execute(f"{_DOCUMENTS} WHERE id IN {listed} ORDER BY {ORDERS[order]}", (most, skip))
    return [Source(*row) for row in rows]


def count_documents(db: sqlite3.Connection) -> int:
    """Count the documents."""
    return int(db.execute("SELECT count(*) FROM document").fetchone()[0])


def neighbours(db: sqlite3.Connection, concept: int) -> tuple[Entry | None, Entry | None]:
    """Give the concepts before and after one, by their numbers.

    >>> from glossary.connect import open_reader
    >>> neighbours(open_reader('glossary.db'), 1)[0]
    """
    ids: Sequence[int | None] = db.execute(
        "SELECT (SELECT max(id) FROM concept WHERE id < :id), "
        "(SELECT min(id) FROM concept WHERE id > :id)", {"id": concept}).fetchone()
    found = entries(db, [each for each in ids if each is not None])
    before, after = (found.get(each) if each is not None else None for each in ids)
    return before, after


def statuses(db: sqlite3.Connection, concepts: Sequence[int]) -> dict[int, str]:
    """Give the status of each of the *concepts*.

    >>> from glossary.connect import open_reader
    >>> statuses(open_reader('glossary.db'), [9])
    {9: 'candidate'}
    """
    return dict(db.execute(
        "SELECT id, status FROM concept WHERE id IN (SELECT value FROM json_each(?))",
        (str(list(concepts)),)).fetchall())


def _place(row: tuple[object, ...]) -> Place:
    gloss, concept, document, *rest = row
    return Place(cast(int, gloss), cast(int, concept), cast(int, document), Occurrence._make(rest))
