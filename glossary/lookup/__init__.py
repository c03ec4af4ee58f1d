"""Reading the glossary: one box for whatever a person types.

A word meets terms in these ways, each a file of this package, the surer before the less sure:

    exact        its key is the key of a term (blanks, case and script do not matter)
    particles    so is what stands before its particles: 저고도경제에서는
    reading      it is the Sino-Korean reading of the Hanzi: 저공경제 for 低空经济
    pinyin       it is their sound, with or without tones and blanks, or its initials: dikong, dkjj
    substring    it is a part of a term, from one character on
    initials     it is initial consonants, some or all: ㅈㄱㄷ, ㅈ고도
    fuzzy        it is spelt nearly like a term
    meaning      nothing of it is known, but the meaning is near; only on demand

Every SELECT of the command stands in this package. Words meet terms by their keys alone (see
`glossary.keys`); the index behind all but the first two ways is `glossary.search_index`.
"""

from __future__ import annotations

import sqlite3

from aligner.text import has_hanzi
from glossary.entries import Found, Hit
from glossary.keys import ko_key, zh_key
from glossary.lookup.full import aligned, concepts, stats
from glossary.lookup.particles import stems
from glossary.lookup.parts import containing, heads
from glossary.lookup.rows import Row, entries, exact_rows, named

__all__ = ["aligned", "concepts", "exact", "lookup", "stats"]

#: Longer words are no terms; what is beyond is not read.
LONGEST = 1000

#: How alike a misspelt term must be, from 0 to 1, to be shown below terms that hold the word.
CLOSE = 0.85


def exact(db: sqlite3.Connection, word: str, limit: int | None = 10) -> Found:
    """Find the concepts that *word* names as it stands, the most printed first.

    >>> from glossary.connect import open_reader
    >>> [hit.entry.ko for hit in exact(open_reader('glossary.db'), '低空經濟').hits]
    ['저고도 경제']
    """
    _, hits = _exact(db, word)
    if len(hits) > 1:
        hits.sort(key=_rejected)
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def lookup(
    db: sqlite3.Connection, word: str, limit: int | None = 10, by_meaning: bool = False
) -> Found:
    """Find the concepts that *word* leads to, at most *limit* of them, best first.

    Blanks, case and script are folded. A word that has no key, such as an empty one, finds
    nothing. With *by_meaning* a word that nothing else finds is compared by its meaning, which
    takes seconds; that may raise `AlignerError`.
    """
    key, hits = _exact(db, word)
    if not key:
        return Found(word, ())
    wanted = -1 if limit is None else limit + 1
    rows = _more(db, word, key, {hit.entry.concept_id for hit in hits}, wanted)
    if by_meaning and not (hits or rows):
        from glossary.lookup.meaning import meant

        rows = meant(db, word, wanted)
    found = entries(db, [row[1] for row in rows])
    hits += [Hit(way, score, text, found[each]) for way, each, text, score in rows]
    hits.sort(key=_rejected)
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def _rejected(hit: Hit) -> bool:
    """Put what a person rejected last."""
    return hit.entry.status == "rejected"


def _exact(db: sqlite3.Connection, word: str) -> tuple[str, list[Hit]]:
    """Give the key of *word* and what it is the key of.

    Hanzi are tried as they are first: the dictionary that simplifies them takes longer to load
    than the rest of a look-up.
    """
    key = ko_key(word[:LONGEST])
    hits = named(db, key) if key else []
    if not hits and has_hanzi(key):
        key = zh_key(key)
        hits = named(db, key)
    return key, hits


def _more(
    db: sqlite3.Connection, word: str, key: str, named_ones: set[int], wanted: int
) -> list[Row]:
    """Give the terms that hold the word, or else those near it, beside those that it names."""
    rows: list[Row] = []
    bases = [key] if named_ones else [key, *stems(key)]
    for base in bases[1:]:
        if rows := exact_rows(db, base, "particles"):
            bases = [base]
            break
    whole = bool(named_ones or rows)
    seen = named_ones | {row[1] for row in rows}
    for base in bases:
        if found := containing(db, base, word, wanted, seen):
            rows += found
            break
    if not rows and not whole:
        rows = heads(db, key, wanted)
    if not whole and len(key) > 1 and (not rows or 0 < len(rows) < wanted and len(key) > 2):
        from glossary.lookup.near import near

        rows += near(db, key, wanted, CLOSE if rows else 0.0, {row[1] for row in rows})
    return rows
