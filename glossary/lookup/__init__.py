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
from glossary.lookup.rows import Row, entries, exact_rows

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
    _, rows = _exact(db, word)
    hits = _hits(db, rows if limit is None else rows[:limit + 1])
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def lookup(
    db: sqlite3.Connection, word: str, limit: int | None = 10, by_meaning: bool = False
) -> Found:
    """Find the concepts that *word* leads to, at most *limit* of them, best first.

    Blanks, case and script are folded. A word that has no key, such as an empty one, finds
    nothing. With *by_meaning* a word that nothing else finds is compared by its meaning, which
    takes seconds; that may raise `AlignerError`.
    """
    key, rows = _exact(db, word)
    if not key:
        return Found(word, ())
    wanted = -1 if limit is None else limit + 1
    rows = _more(db, word, key, rows, wanted)
    if not rows and by_meaning:
        from glossary.lookup.meaning import meant

        rows = meant(db, word, wanted)
    hits = _hits(db, rows)
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def _exact(db: sqlite3.Connection, word: str) -> tuple[str, list[Row]]:
    """Give the key of *word* and what it is the key of.

    Hanzi are tried as they are first: the dictionary that simplifies them takes longer to load
    than the rest of a look-up.
    """
    key = ko_key(word[:LONGEST])
    rows = exact_rows(db, (key,), "exact")
    if not rows and has_hanzi(key):
        key = zh_key(key)
        rows = exact_rows(db, (key,), "exact")
    return key, rows


def _more(
    db: sqlite3.Connection, word: str, key: str, rows: list[Row], wanted: int
) -> list[Row]:
    """Add the terms that hold the word to those that it names, or else those near it."""
    from glossary.lookup.particles import stems
    from glossary.lookup.parts import heads, parts

    bases = [key] if rows else [key, *stems(key)]
    for base in bases[1:]:
        rows = rows or exact_rows(db, (base,), "particles")
        if rows:
            bases = [base]
    whole = bool(rows)
    for base in bases:
        found = parts(db, base, word, wanted, {row[1] for row in rows})
        rows = rows + found
        if found:
            break
    if not rows:
        rows = heads(db, key, wanted)
    if not whole and len(key) > 1 and (not rows or len(rows) < wanted and len(key) > 2):
        from glossary.lookup.near import near

        rows = rows + near(db, key, wanted, CLOSE if rows else 0.0, {row[1] for row in rows})
    return rows


def _hits(db: sqlite3.Connection, rows: list[Row]) -> list[Hit]:
    """Join *rows* with their entries; what a person rejected comes last."""
    found = entries(db, [row[1] for row in rows])
    hits = [Hit(way, score, text, found[each]) for way, each, text, score in rows]
    if any(hit.entry.status == "rejected" for hit in hits):
        hits.sort(key=lambda hit: hit.entry.status == "rejected")
    return hits

