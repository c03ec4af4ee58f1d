"""Concepts that share a part with a concept: 저고도 = 低空 stands in 저고도 항공 as well.

The index of segments tells them, the surest segments first. Where a concept was seen so often that
it fills what is read there, terms that have both sides of the part are looked for instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from aligner.types import Segment
from glossary.entries import Entry
from glossary.keys import ko_key, zh_key
from glossary.lookup.parts import containing
from glossary.lookup.rows import entries

#: Segments read of a pair, and terms looked at instead; parts of a concept asked about.
_READ, _LOOKED, _PARTS = 600, 60, 8

_SHARING = """
    SELECT DISTINCT concept_id FROM (
        SELECT gloss_id FROM segment WHERE ko = ? AND zh = ? AND method = ? AND counted = 1
        ORDER BY score DESC LIMIT ?) JOIN gloss ON gloss.id = gloss_id
"""


class Shared(NamedTuple):
    """A part of a term, how often it was printed in all, and other concepts that have it."""

    ko: str
    zh: str
    times: int
    others: tuple[Entry, ...]


def related(
    db: sqlite3.Connection, concept: int, segments: Iterable[Segment], most: int = 6
) -> list[Shared]:
    """Give for each of the *segments* that pair something at most *most* other concepts.

    >>> from glossary.connect import open_reader
    >>> parts = [Segment('저고도', '低空', 'known', 1.0)]
    >>> for each in related(open_reader('glossary.db'), 9, parts, 2):
    ...     print(each.ko, each.times, [entry.ko for entry in each.others])
    저고도 7 ['저고도 장비 산업 혁신발전 실시방안', '저고도']
    """
    pairs = dict.fromkeys((part.ko, part.zh) for part in segments
                          if part.ko and part.zh and part.method != "none")
    found = []
    for ko, zh in list(pairs)[:_PARTS]:
        counted = db.execute(
            "SELECT method, n FROM pairing WHERE ko = ? AND zh = ?", (ko, zh)).fetchall()
        ids, full = _sharing(db, ko, zh, counted)
        ids.discard(concept)
        if full and len(ids) < most:
            ids |= _holding(db, ko, zh)
            ids.discard(concept)
        found.append(Shared(ko, zh, sum(n for _, n in counted), _most_seen(db, ids, most)))
    return found


def _sharing(
    db: sqlite3.Connection, ko: str, zh: str, counted: Iterable[tuple[str, int]]
) -> tuple[set[int], bool]:
    """Give concepts with this pair, and whether there were more segments than were read."""
    ids: set[int] = set()
    for method, _ in counted:
        ids.update(row[0] for row in db.execute(_SHARING, (ko, zh, method, _READ)))
    return ids, any(n > _READ for _, n in counted)


def _holding(db: sqlite3.Connection, ko: str, zh: str) -> set[int]:
    """Give concepts with a Korean term that holds *ko* and a Chinese one that holds *zh*."""
    key = ko_key(ko)
    rows = containing(db, key, ko, _LOOKED, ()) if key else []
    held = db.execute(
        "SELECT DISTINCT concept_id FROM term JOIN concept ON concept.id = concept_id "
        "WHERE concept_id IN (SELECT value FROM json_each(?)) AND instr(term.key, ?) "
        "AND status NOT IN ('rejected', 'forbidden')",
        (str([row[1] for row in rows]), zh_key(zh)))
    return {number for number, in held}


def _most_seen(db: sqlite3.Connection, ids: set[int], most: int) -> tuple[Entry, ...]:
    rows = db.execute(
        "SELECT id FROM concept WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY seen DESC, confidence DESC, id LIMIT ?", (str(list(ids)), most)).fetchall()
    found = entries(db, [number for number, in rows])
    return tuple(found[number] for number, in rows)
