"""Terms by their key, and concepts as the flat rows that people look at."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from glossary.entries import Entry, Way

#: A concept that was found: the way, its id, the term that matched, the score.
Row = tuple[Way, int, str, float]

_EXACT = """
    SELECT concept_id, text FROM term WHERE key = ?
    GROUP BY concept_id ORDER BY max(count) DESC, concept_id
"""

_CONCEPT = """
    SELECT kind, status, confidence,
        (SELECT context FROM gloss WHERE concept_id = ?1 ORDER BY confidence DESC, id LIMIT 1)
    FROM concept WHERE id = ?1
"""

_TERMS = "SELECT lang, role, text, count, pinyin, reading FROM term WHERE concept_id = ?"


def exact_rows(db: sqlite3.Connection, keys: Sequence[str], way: Way) -> list[Row]:
    """Give the concepts that have a term of one of *keys*, the most printed first."""
    return [
        (way, concept, text, 1.0) for key in keys if key
        for concept, text in db.execute(_EXACT, (key,))
    ]


def entries(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Entry]:
    """Give the rows of the concepts *ids*, as the view ``glossary`` has them, but sooner."""
    found = {}
    for number in ids:
        row = db.execute(_CONCEPT, (number,)).fetchone()
        if row:
            found[number] = _entry(number, row, db.execute(_TERMS, (number,)).fetchall())
    return found


def _entry(
    number: int,
    row: tuple[str, str, float, str | None],
    terms: list[tuple[str, str, str, int, str | None, str | None]],
) -> Entry:
    ko = hans = hant = pinyin = reading = ""
    seen = 0
    for lang, role, text, count, sound, read in terms:
        if lang == "ko":
            seen += count
        if role == "preferred":
            if lang == "ko":
                ko = text
            elif lang == "zh-Hans":
                hans, pinyin, reading = text, sound or pinyin, read or reading
            elif lang == "zh-Hant":
                hant, pinyin, reading = text, pinyin or sound or "", reading or read or ""
    kind, status, confidence, example = row
    return Entry(number, ko, hans, hant, pinyin, reading, kind, status, confidence, seen,
                 example or "")
