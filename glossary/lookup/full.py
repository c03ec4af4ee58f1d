"""A concept in full, and how much the glossary holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from glossary.details import Aligned, Concept, Form, Merge, Occurrence, Pair, Stats
from glossary.entries import Entry
from glossary.lookup.rows import entries

#: What an `Occurrence` is made of.
PLACE = """
    path, coalesce(title, ''), coalesce(date, ''), line, offset, ko, zh,
    coalesce(zh_restored, ''), coalesce(en, ''), coalesce(note, ''), kind, confidence,
    coalesce(context, ''), coalesce(context_zh, ''), coalesce(location, ''), coalesce(url, ''),
    (SELECT count(DISTINCT document_id) FROM repeat WHERE repeat.passage = gloss.passage)
    FROM gloss JOIN document ON document.id = document_id
"""

_OCCURRENCES = f"SELECT {PLACE} WHERE concept_id = ? ORDER BY path, offset"

_FORMS = """
    SELECT lang, text, role, count, coalesce(pinyin, ''), coalesce(reading, '')
    FROM term WHERE concept_id = ?
    ORDER BY lang, role = 'damaged', role = 'variant', count DESC, text
"""

_SEGMENTS = """
    SELECT segment.ko, segment.zh, method, count(*), avg(score)
    FROM segment JOIN gloss ON gloss.id = gloss_id WHERE concept_id = ?
    GROUP BY segment.ko, segment.zh, method ORDER BY count(*) DESC, min(position), segment.ko
"""

#: Of a concept's glosses the one with its preferred terms, and of several the surest; where there
#: are thousands only the surest ones are asked.
TYPICAL = """
    (SELECT id FROM gloss AS one
        WHERE id IN (SELECT id FROM gloss WHERE concept_id = asked.value
            ORDER BY confidence DESC, id LIMIT 200)
        ORDER BY (SELECT total(2 + (lang = 'zh-Hans')) FROM term
            WHERE concept_id = one.concept_id AND role = 'preferred'
            AND (text = one.ko OR text = one.zh)) DESC, confidence DESC, id LIMIT 1)
"""

_ALIGNED = f"""
    SELECT gloss.concept_id, gloss.ko, gloss.zh, segment.ko, segment.zh
    FROM gloss JOIN segment ON segment.gloss_id = gloss.id
    WHERE method <> 'none' AND gloss.id IN (SELECT {TYPICAL} FROM json_each(?) AS asked)
    ORDER BY gloss.id, position
"""


def aligned(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Aligned]:
    """Give a gloss of the preferred terms of each of the concepts *ids*, where it has parts."""
    found: dict[int, Aligned] = {}
    for number, ko, zh, *part in db.execute(_ALIGNED, (str(list(ids)),)):
        before = found.get(number, Aligned(ko, zh, ()))
        found[number] = before._replace(parts=(*before.parts, (part[0], part[1])))
    return found


def concepts(db: sqlite3.Connection, word: str) -> list[Concept]:
    """Give in full the concepts that *word* names exactly, or the one whose id it is."""
    from glossary.lookup.naming import named_entries  # a look-up does without

    return [_concept(db, entry) for entry in named_entries(db, word)]


def concept(db: sqlite3.Connection, number: int, evidence: bool = True) -> Concept | None:
    """Give in full the concept of this number; None where there is none.

    Without *evidence* its segments and occurrences are left out, which may be many thousands.
    """
    entry = entries(db, [number]).get(number)
    return _concept(db, entry, evidence) if entry else None


def stats(db: sqlite3.Connection, most: int = 10) -> Stats:
    """Count what the glossary holds, with at most *most* segments (the frequent ones) and
    damaged forms."""
    def count(table: str, where: str = "1") -> int:
        return int(db.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0])

    pairs = db.execute(
        "SELECT ko, zh, method, n, score FROM segment_pair WHERE method <> 'none'"
        " ORDER BY n DESC, score DESC, ko, zh LIMIT ?", (most,),
    )
    return Stats(
        documents=count("document"),
        glosses=count("gloss"),
        terms=count("term"),
        damaged=count("term", "role = 'damaged'"),
        concepts=tuple(db.execute(
            "SELECT kind, status, count(*) FROM concept GROUP BY kind, status ORDER BY kind, status"
        )),
        langs=tuple(db.execute("SELECT lang, count(*) FROM term GROUP BY lang ORDER BY lang")),
        segments=tuple(Pair(*row) for row in pairs),
        damaged_forms=tuple(db.execute(
            "SELECT concept_id, lang, text FROM term WHERE role = 'damaged'"
            " ORDER BY text, concept_id LIMIT ?", (most,),
        )),
    )


def _concept(db: sqlite3.Connection, entry: Entry, evidence: bool = True) -> Concept:
    from glossary.lookup.history import history  # a look-up does without

    def told(query: str) -> Iterable[tuple[Any, ...]]:
        return db.execute(query, number) if evidence else ()

    number = (entry.concept_id,)
    domain, note, *explained = db.execute(
        "SELECT coalesce(domain, ''), coalesce(note, ''), coalesce(definition, ''), "
        "coalesce(example, ''), coalesce(source, '') FROM concept WHERE id = ?", number
    ).fetchone()
    merges = db.execute("SELECT ko, zh, reason FROM merge_log WHERE concept_id = ?", number)
    return Concept(
        entry, domain, note,
        forms=tuple(Form(*row) for row in db.execute(_FORMS, number)),
        segments=tuple(Pair(*row) for row in told(_SEGMENTS)),
        merges=tuple(Merge(*row) for row in merges),
        occurrences=tuple(Occurrence(*row) for row in told(_OCCURRENCES)),
        decisions=tuple(history(db, number)),
        **dict(zip(("definition", "example", "source"), explained)),
    )
