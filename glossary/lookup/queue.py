"""Which concepts wait for a person, in which order, and which others have the same term.

Every page of the queue is asked for afresh, less what was shown already: so what somebody else
decides meanwhile is gone from it, and what is mined meanwhile is in it. What was skipped in an
earlier session comes last, the longest ago first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args
from unicodedata import normalize

from glossary.entries import Entry
from glossary.lookup.rows import entries

Status = Literal["candidate", "approved", "rejected", "forbidden"]
Kind = Literal["reading", "transcription", "translation", "mixed"]

#: ``count`` begins with what was printed most, and of that with the least sure: there a decision
#: serves most readers. ``doubt`` begins with the least sure, ``new`` with the last found;
#: ``alphabet`` is that of the Korean keys.
Order = Literal["count", "doubt", "new", "alphabet"]

STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[Kind, ...] = get_args(Kind)
ORDERS: tuple[Order, ...] = get_args(Order)

# The first two are the order of an index of migration 4, the third is that of the concepts.
_BY: dict[Order, str] = {
    "count": "c.seen DESC, c.confidence, c.kind, c.id",
    "doubt": "c.confidence, c.kind, c.id",
    "new": "c.id DESC",
    "alphabet": "key, c.id",
}

_OF_ALL = "concept AS c"
_BY_NUMBER = "concept AS c NOT INDEXED"

#: Of so few concepts the keys are sorted; where there are more, the index of keys is followed
#: until enough are found, first where it has Latin, then where it has Hangul, last where Hanzi.
_FEW = 20_000
_BY_KEY = (
    "term AS t INDEXED BY term_key CROSS JOIN concept AS c ON c.id = t.concept_id "
    "AND t.lang = 'ko' AND t.role = 'preferred' AND t.key "
)
_RANGES = ("< '\u2e80'", ">= '\uac00'", ">= '\u2e80' AND t.key < '\uac00'")
_KEY = "(SELECT key FROM term WHERE concept_id = c.id AND lang = 'ko' AND role = 'preferred')"

_SKIPPED = (
    "SELECT max(d.id) FROM decision AS d WHERE d.concept_id = c.id AND d.action = 'skip' "
    "AND NOT EXISTS (SELECT 1 FROM decision AS u WHERE u.undoes = d.id)"
)


class Filter(NamedTuple):
    """Which concepts to ask for; *documents* are numbers of documents, None: of any.

    *status* is one of ``STATUSES``, *low* and *high* bound the confidence, both included.
    """

    status: Status = "candidate"
    kind: Kind | None = None
    low: float = 0.0
    high: float = 1.0
    documents: tuple[int, ...] | None = None


def waiting(
    db: sqlite3.Connection, asked: Filter, order: Order = "count",
    besides: Iterable[int] = (), most: int = 20,
) -> list[int]:
    """Give the next *most* concepts that wait, without those *besides*.

    >>> from glossary.connect import open_reader
    >>> db = open_reader('glossary.db')
    >>> [each.ko for each in entries(db, waiting(db, Filter(), most=1)).values()]
    ['저고도 경제']
    """
    where, values = _where(asked, besides)
    if order == "count":  # or SQLite finds the confidence by its index, and has to sort
        where = where.replace("c.confidence BETWEEN", "+c.confidence BETWEEN")
    fresh = f"{where} AND NOT EXISTS ({_SKIPPED.replace('max(d.id)', '1')})"
    found: list[int] = []
    for column, source in _sources(db, asked, order):
        found += _ids(db, f"SELECT c.id{column} FROM {source} WHERE {fresh} ORDER BY {_BY[order]}",
                      values, most - len(found))
    skipped = (
        f"SELECT c.id, ({_SKIPPED}) AS skipped FROM concept AS c WHERE c.id IN "
        f"(SELECT concept_id FROM decision WHERE action = 'skip') AND {where} "
        "AND skipped IS NOT NULL ORDER BY skipped")
    return found + _ids(db, skipped, values, most - len(found))


def _sources(db: sqlite3.Connection, asked: Filter, order: Order) -> list[tuple[str, str]]:
    """Give from what to select, one after the other, and what to select beside the id."""
    if order != "alphabet":
        return [("", _BY_NUMBER if order == "new" else _OF_ALL)]
    if count_waiting(db, asked, most=_FEW) < _FEW:
        return [(f", {_KEY} AS key", _OF_ALL)]
    return [(", t.key", _BY_KEY + part) for part in _RANGES]


def _ids(
    db: sqlite3.Connection, query: str, values: dict[str, object], most: int
) -> list[int]:
    if not most:
        return []
    rows = db.execute(f"{query} LIMIT :most", {**values, "most": most}).fetchall()
    return [row[0] for row in rows]


def count_waiting(
    db: sqlite3.Connection, asked: Filter, besides: Iterable[int] = (), most: int | None = None
) -> int:
    """Count the concepts that wait, skipped ones included, without those *besides*; at *most* so
    many, where a million need not be counted.

    >>> from glossary.connect import open_reader
    >>> count_waiting(open_reader('glossary.db'), Filter(status='forbidden'))
    0
    """
    where, values = _where(asked, besides)
    query = f"SELECT count(*) FROM concept AS c WHERE {where}"
    if most is not None:
        query = f"SELECT count(*) FROM (SELECT 1 FROM concept AS c WHERE {where} LIMIT :most)"
    return int(db.execute(query, {**values, "most": most}).fetchone()[0])


def _where(asked: Filter, besides: Iterable[int]) -> tuple[str, dict[str, object]]:
    """Give the condition; the status stands in it as it is: SQLite sees then which index fits."""
    parts = [f"c.status = '{STATUSES[STATUSES.index(asked.status)]}'"]
    ids = list(besides)
    if ids:
        parts.append("c.id NOT IN (SELECT value FROM json_each(:besides))")
    if asked.kind:
        parts.append("c.kind = :kind")
    if (asked.low, asked.high) != (0.0, 1.0):
        parts.append("c.confidence BETWEEN :low AND :high")
    if asked.documents is not None:
        parts.append("c.id IN (SELECT concept_id FROM gloss WHERE document_id IN "
                     "(SELECT value FROM json_each(:documents)) OR passage IN (SELECT passage FROM "
                     "repeat WHERE document_id IN (SELECT value FROM json_each(:documents))))")
    values: dict[str, object] = {
        "besides": str(ids), "kind": asked.kind, "low": asked.low, "high": asked.high,
        "documents": str(list(asked.documents or ())),
    }
    return " AND ".join(parts), values


def documents(db: sqlite3.Connection, path: str) -> tuple[int, ...]:
    """Give the numbers of the documents that *path* names: as it was mined, its end, or a folder
    or an archive; with its Hangul composed or not.

    >>> from glossary.connect import open_reader
    >>> db = open_reader('glossary.db')
    >>> len(documents(db, 'examples')), len(documents(db, '03-smart-city.txt'))
    (5, 1)
    """
    for each in dict.fromkeys((path, normalize("NFC", path))):
        rows = db.execute(
            "SELECT id FROM document WHERE path = :path OR substr(path, 1, length(:path) + 1) = "
            ":path || '/' OR substr(path, -length(:path) - 1) = '/' || :path ORDER BY id",
            {"path": each.rstrip("/") or each},
        )
        if found := tuple(number for number, in rows):
            return found
    return ()


def namesakes(db: sqlite3.Connection, concept: int, most: int = 5) -> tuple[Entry, ...]:
    """Give the other concepts that have a Korean or a Chinese term of *concept*, by its key.

    >>> from glossary.connect import open_reader
    >>> namesakes(open_reader('glossary.db'), 1)
    ()
    """
    rows = db.execute(
        "SELECT DISTINCT other.concept_id FROM term AS own CROSS JOIN term AS other "
        "ON other.key = own.key AND other.concept_id <> own.concept_id "
        "CROSS JOIN concept ON concept.id = other.concept_id WHERE own.concept_id = ? "
        "AND own.lang <> 'en' AND other.lang <> 'en' "
        "ORDER BY seen DESC, other.concept_id LIMIT ?", (concept, most),
    ).fetchall()
    ids = [number for number, in rows]
    found = entries(db, ids)
    return tuple(found[each] for each in ids if each in found)
