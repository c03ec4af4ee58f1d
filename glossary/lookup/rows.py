"""Terms by their key, and concepts as the flat rows that people look at."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from glossary.entries import Entry, Hit, Way

#: A concept that was found: the way, its id, the term that matched, the score.
Row = tuple[Way, int, str, float]

_EXACT = "SELECT concept_id, text, count FROM term WHERE key = ?"

_EXAMPLE = """
    (SELECT context FROM gloss WHERE concept_id = concept.id ORDER BY confidence DESC, id LIMIT 1)
"""

_CONCEPTS = f"""
    SELECT id, kind, status, confidence, note, {_EXAMPLE}
    FROM concept WHERE id IN (SELECT value FROM json_each(?))
"""

_NAMED = f"""
    SELECT text, count, concept.id, kind, status, confidence, note, {_EXAMPLE}
    FROM term CROSS JOIN concept ON concept.id = concept_id WHERE key = ?
"""

_TERMS = """
    SELECT concept_id, lang, role, text, count, pinyin, reading FROM term WHERE concept_id = ?
"""

_TERMS_OF = _TERMS.replace("= ?", "IN (SELECT value FROM json_each(?))")

#: Korean, simplified, traditional, pinyin, reading, how often the Korean was seen, and English.
_Forms = list[Any]


def exact_rows(db: sqlite3.Connection, key: str, way: Way) -> list[Row]:
    """Give the concepts that have a term of this key, the most printed first."""
    best: dict[int, Row] = {}
    for concept, text, _ in sorted(db.execute(_EXACT, (key,)), key=_by_count):
        best.setdefault(concept, (way, concept, text, 1.0))
    return list(best.values())


def _by_count(row: tuple[int, str, int]) -> tuple[int, int]:
    return -row[2], row[0]


def named(db: sqlite3.Connection, key: str) -> list[Hit]:
    """Give the same, joined with their entries: in two statements, for it is asked most."""
    hits: dict[int, Hit] = {}
    terms = db.execute(_NAMED, (key,)).fetchall()
    if len(terms) > 1:
        terms.sort(key=lambda term: (-term[1], term[2]))
    for text, _, concept, *rest in terms:
        if concept not in hits:
            forms = _forms(db.execute(_TERMS, (concept,)))[concept]
            hits[concept] = Hit("exact", 1.0, text, _entry(concept, forms, rest))
    return list(hits.values())


def entries(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Entry]:
    """Give the rows of the concepts *ids*, as the view ``glossary`` has them, but sooner."""
    if not ids:
        return {}
    listed = (str(list(ids)),)
    found = _forms(db.execute(_TERMS_OF, listed))
    return {
        concept: _entry(concept, found[concept], rest)
        for concept, *rest in db.execute(_CONCEPTS, listed)
    }


def _entry(concept: int, forms: _Forms, rest: list[Any]) -> Entry:
    kind, status, confidence, note, example = rest
    ko, hans, hant, pinyin, reading, seen, en = forms
    return Entry(concept, ko, hans, hant, pinyin, reading, kind, status, confidence, seen,
                 example or "", en, note or "")


def _forms(terms: sqlite3.Cursor) -> dict[int, _Forms]:
    """Gather the preferred terms of each concept; of the two scripts the simplified sounds."""
    found: dict[int, _Forms] = defaultdict(lambda: ["", "", "", "", "", 0, ""])
    for number, lang, role, text, count, pinyin, reading in terms:
        forms = found[number]
        if lang == "ko":
            forms[5] += count
        if role != "preferred":
            continue
        if lang == "ko":
            forms[0] = text
        elif lang == "zh-Hans":
            forms[1], forms[3], forms[4] = text, pinyin or forms[3], reading or forms[4]
        elif lang == "zh-Hant":
            forms[2], forms[3], forms[4] = text, forms[3] or pinyin or "", forms[4] or reading or ""
        else:
            forms[6] = text
    return found
