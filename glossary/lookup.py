"""Reading the glossary: every SELECT stands here.

A word is found in three ways, tried in this order: its folded key is the key of a term; it is a
part of one, from one character on; or, when neither gave anything, it is spelt nearly like one.
The index ``term_search`` holds every substring of each key as a token, so a part of a term is one
token of the index, and terms that share bigrams with a misspelt word are the candidates that
rapidfuzz compares: Korean by its letters, Hanzi by its characters. Words meet terms by their keys
alone (see ``glossary.keys``), so that blanks, case and script do not matter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from aligner.text import has_hanzi, jamo
from glossary.entries import (
    Concept, Entry, Form, Found, Hit, Merge, Occurrence, Pair, Stats, Way,
)
from glossary.keys import GRAM, ko_key, skeleton, zh_key

#: The least similarity (0 to 100) of the letters of a Korean word of two, three, four, and more
#: syllables. One wrong vowel in two syllables gives 80, 메이퇀 beside 메이투안 75, but 항저우 beside
#: 광저우 71, which are two towns; a longer word may differ in a whole syllable.
NEAR_LETTERS = (100, 100, 78, 73, 70, 66)

#: The same for Hanzi: one wrong character of three gives 67.
NEAR_HANZI = 66

#: At most so many candidates are compared with a misspelt word; the index ranks them.
CANDIDATES = 2000

#: At most so many pieces of a long word are asked of the index.
PIECES = 64

_EXACT = """
    SELECT concept_id, text, 1.0 FROM term WHERE key = ?
    GROUP BY concept_id ORDER BY max(count) DESC, concept_id
"""

_SUBSTRING = """
    SELECT term.concept_id, term.text, CAST(:size AS REAL) / min(length(term.key))
    FROM term_search JOIN term ON term.id = term_search.rowid
    WHERE term_search MATCH :pieces AND instr(term.key, :key)
    GROUP BY term.concept_id
    ORDER BY min(length(term.key)), sum(term.count) DESC, term.concept_id
"""

_CANDIDATES = """
    SELECT concept_id, text, key FROM term
    WHERE id IN (SELECT id FROM term WHERE skeleton = :skeleton LIMIT :most)
       OR id IN (SELECT rowid FROM term_search WHERE term_search MATCH :grams
                 ORDER BY rank LIMIT :most)
    ORDER BY count DESC, id
"""

_ENTRIES = """
    SELECT concept_id, coalesce(ko, ''), coalesce(zh_hans, ''), coalesce(zh_hant, ''),
           coalesce(pinyin, ''), coalesce(reading, ''), kind, status, confidence, count,
           coalesce(example, '')
    FROM glossary WHERE concept_id IN (SELECT value FROM json_each(?))
"""

_OCCURRENCES = """
    SELECT path, coalesce(title, ''), coalesce(date, ''), line, offset, ko, zh,
           coalesce(zh_restored, ''), coalesce(en, ''), coalesce(note, ''), kind, confidence,
           coalesce(context, '')
    FROM gloss JOIN document ON document.id = document_id
    WHERE concept_id = ? ORDER BY path, offset
"""

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

#: A concept that was found: its id, the term that matched, the score.
_Row = tuple[int, str, float]


def lookup(db: sqlite3.Connection, word: str, limit: int | None = 10) -> Found:
    """Find the concepts that *word* names, at most *limit* of them, best first.

    Blanks, case and script are folded. A word that has no key, such as an empty one, finds nothing.
    """
    key = _key(word)
    if not key:
        return Found(word, ())
    hits = [*_hits(db, "exact", db.execute(_EXACT, (key,)))]
    seen = {hit.entry.concept_id for hit in hits}
    wanted = -1 if limit is None else limit + len(seen) + 1
    parts = (row for row in _substring(db, key, wanted) if row[0] not in seen)
    hits += _hits(db, "substring", parts)
    if not hits:
        hits += _hits(db, "fuzzy", _fuzzy(db, key)[: limit and limit + 1])
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def concepts(db: sqlite3.Connection, word: str) -> list[Concept]:
    """Give in full the concepts that *word* names exactly, or the one whose id it is."""
    number = word.removeprefix("#")
    ids = [int(number)] if number.isascii() and number.isdigit() and len(number) < 19 else []
    entries = _entries(db, ids)
    if not entries:
        found = [row[0] for row in db.execute(_EXACT, (_key(word),))]
        entries = {each: entry for each, entry in _entries(db, found).items()}
        ids = found
    return [_concept(db, entries[each]) for each in ids if each in entries]


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


def _key(word: str) -> str:
    return zh_key(word) if has_hanzi(word) else ko_key(word)


def _match(pieces: Iterable[str], operator: str) -> str:
    """Write an FTS5 query whose *pieces* are strings, never syntax (sqlite.org/fts5, 3.1)."""
    return f" {operator} ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _substring(db: sqlite3.Connection, key: str, limit: int) -> Iterator[_Row]:
    pieces = [key[at:at + GRAM] for at in range(0, len(key), GRAM)][:PIECES]
    values = {"size": len(key), "pieces": _match(pieces, "AND"), "key": key, "limit": limit}
    return iter(db.execute(_SUBSTRING + " LIMIT :limit", values))


def _fuzzy(db: sqlite3.Connection, key: str) -> list[_Row]:
    """Rank the terms of like consonants, and those that share bigrams (or, with a short word,
    characters), by their similarity to *key*."""
    from rapidfuzz import fuzz, process

    size = 1 if len(key) <= 3 else 2
    grams = dict.fromkeys(key[at:at + size] for at in range(len(key) - size + 1))
    query = _match(list(grams)[:PIECES], "OR")
    values = {"skeleton": skeleton(key[:PIECES]), "grams": query, "most": CANDIDATES}
    rows = db.execute(_CANDIDATES, values).fetchall()
    letters, near = (str, NEAR_HANZI) if has_hanzi(key) else (jamo, NEAR_LETTERS[len(key[:5])])
    near_ones = process.extract(
        letters(key), [letters(row[2]) for row in rows],
        scorer=fuzz.ratio, score_cutoff=near, limit=None,
    )
    best: dict[int, _Row] = {}
    for _, score, at in near_ones:
        concept_id, text, _ = rows[at]
        best.setdefault(concept_id, (concept_id, text, score / 100))
    return list(best.values())


def _entries(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Entry]:
    rows = db.execute(_ENTRIES, (str(list(ids)),))
    return {row[0]: Entry(*row) for row in rows}


def _hits(db: sqlite3.Connection, way: Way, rows: Iterable[_Row]) -> list[Hit]:
    """Join *rows* with their entries; what a person rejected comes last."""
    found = list(rows)
    entries = _entries(db, (row[0] for row in found)) if found else {}
    hits = [Hit(way, score, text, entries[each]) for each, text, score in found]
    return sorted(hits, key=lambda hit: hit.entry.status == "rejected")


def _concept(db: sqlite3.Connection, entry: Entry) -> Concept:
    number = (entry.concept_id,)
    domain, note = db.execute(
        "SELECT coalesce(domain, ''), coalesce(note, '') FROM concept WHERE id = ?", number
    ).fetchone()
    merges = db.execute("SELECT ko, zh, reason FROM merge_log WHERE concept_id = ?", number)
    return Concept(
        entry, domain, note,
        forms=tuple(Form(*row) for row in db.execute(_FORMS, number)),
        segments=tuple(Pair(*row) for row in db.execute(_SEGMENTS, number)),
        merges=tuple(Merge(*row) for row in merges),
        occurrences=tuple(Occurrence(*row) for row in db.execute(_OCCURRENCES, number)),
    )
