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

_CONCEPTS = """
    SELECT id, kind, status, confidence,
        (SELECT context FROM gloss WHERE concept_id = concept.id
         ORDER BY confidence DESC, id LIMIT 1)
    FROM concept WHERE id IN (SELECT value FROM json_each(?))
"""

_TERMS = """
    SELECT concept_id, lang, role, text, count, pinyin, reading
    FROM term WHERE concept_id IN (SELECT value FROM json_each(?))
"""

#: language, role, text, count, pinyin and reading of a term
_Term = tuple[str, str, str, int, "str | None", "str | None"]


def exact_rows(db: sqlite3.Connection, keys: Sequence[str], way: Way) -> list[Row]:
    """Give the concepts that have a term of one of *keys*, the most printed first."""
    return [
        (way, concept, text, 1.0) for key in keys if key
        for concept, text in db.execute(_EXACT, (key,))
    ]


def entries(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Entry]:
    """Give the rows of the concepts *ids*, as the view ``glossary`` has them, but sooner."""
    if not ids:
        return {}
    listed = (str(list(ids)),)
    terms: dict[int, list[_Term]] = {}
    for number, *term in db.execute(_TERMS, listed):
        terms.setdefault(number, []).append((*term,))
    return {row[0]: _entry(row, terms.get(row[0], [])) for row in db.execute(_CONCEPTS, listed)}


def _entry(row: tuple[int, str, str, float, str | None], terms: list[_Term]) -> Entry:
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
    number, kind, status, confidence, example = row
    return Entry(number, ko, hans, hant, pinyin, reading, kind, status, confidence, seen,
                 example or "")
