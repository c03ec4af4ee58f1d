"""The ways in which a word meets terms, tried one below the other, the surer first.

A way is tried where those before it found nothing, with three exceptions: terms of which the word
is a part stand below those that it names; so do, below a word without its particles, terms that
hold it with them or without; and below few terms that hold a word stand those spelt very much
like it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from aligner.text import has_hangul, has_hanzi
from glossary.lookup.parts import containing
from glossary.lookup.rows import Row, exact_rows

#: How alike a misspelt term must be, from 0 to 1, to be shown below terms that hold the word.
CLOSE = 0.85


def climb(
    db: sqlite3.Connection, word: str, key: str, wanted: int, named: bool, seen: Collection[int]
) -> list[Row]:
    """Find up to *wanted* concepts (negative: all) that *word*, whose key is *key*, leads to.

    Those *seen* are left out; *named* tells that among them are some that the word names.
    """
    if named:
        return containing(db, key, word, wanted, seen)
    rows = _english(db, word, key, wanted, seen) or _inside(db, word, key, wanted, seen)
    rows = rows or _sounding(db, word, key, wanted, seen) or _respelt(db, word, key, wanted, seen)
    if any(row[3] == 1 for row in rows) or len(key) < 2:
        return rows
    if not rows or 0 < len(rows) < wanted and len(key) > 2:
        from glossary.lookup.near import near

        rows += near(db, key, wanted, CLOSE if rows else 0.0, {*seen, *(row[1] for row in rows)})
    return rows or _by_hanzi(db, key, seen)


def only_containing(key: str, named: bool) -> bool:
    """Tell whether `climb` shows nothing but what holds *key*, where there is such a thing."""
    if named or len(key) == 1:
        return True
    from glossary.lookup.particles import stems

    return len(key) == 2 and not key.isascii() and not stems(key)


def _inside(
    db: sqlite3.Connection, word: str, key: str, wanted: int, seen: Collection[int]
) -> list[Row]:
    """Find the term before the particles of *key*; what holds the key; what holds the stem."""
    from glossary.lookup.particles import stems  # a word that names a term does without

    bases = stems(key)
    rows: list[Row] = []
    for base in bases:
        if rows := _unseen(exact_rows(db, base, "particles"), seen):
            bases = [base]
            break
    rows += containing(db, key, word, wanted, {*seen, *(row[1] for row in rows)})
    for base in bases if not rows or rows[0][0] == "particles" else ():
        known = {*seen, *(row[1] for row in rows)}
        if found := containing(db, base, base, wanted, known):
            return rows + found
    return rows


def _sounding(
    db: sqlite3.Connection, word: str, key: str, wanted: int, seen: Collection[int]
) -> list[Row]:
    """Find terms by the initials of their pinyin, pinyin begun, or their sound in Hangul."""
    if key.isascii():
        from glossary.lookup.sounds import beginning, heads

        return heads(db, key, wanted, seen) or beginning(db, word, wanted, seen)
    if has_hangul(key):
        from glossary.lookup.transcribed import transcribing

        return transcribing(db, key, wanted, seen)
    if has_hanzi(key):
        from glossary.lookup.transcribed import read_aloud

        return _unseen(read_aloud(db, key), seen)
    return []


def _english(
    db: sqlite3.Connection, word: str, key: str, wanted: int, seen: Collection[int]
) -> list[Row]:
    """Find what an English word names in the singular, or with hyphens elsewhere."""
    if not key.isascii() or len(key) < 2:
        return []
    from glossary.lookup.english import hyphened, variants

    return _named(db, [*variants(word), *hyphened(key)], wanted, seen)


def _respelt(
    db: sqlite3.Connection, word: str, key: str, wanted: int, seen: Collection[int]
) -> list[Row]:
    """Find what another way to write the word names, or else what holds that."""
    from glossary.lookup.respelt import respelt

    others = list(respelt(word, key))
    if rows := _named(db, others, wanted, seen):
        return rows
    for other in others:
        if rows := containing(db, other, other, wanted, seen):
            return _as_spelling(rows)
    return []


def _named(
    db: sqlite3.Connection, others: Iterable[str], wanted: int, seen: Collection[int]
) -> list[Row]:
    """Find what the first of *others* that names anything does, and what holds that."""
    for other in others:
        if rows := _unseen(exact_rows(db, other, "spelling"), seen):
            known = {*seen, *(row[1] for row in rows)}
            return rows + _as_spelling(containing(db, other, other, wanted, known))
    return []


def _as_spelling(rows: list[Row]) -> list[Row]:
    return [("spelling", *row[1:]) for row in rows]


def _by_hanzi(db: sqlite3.Connection, key: str, seen: Collection[int]) -> list[Row]:
    """Find the Korean term that is the official transcription of Hanzi."""
    if not has_hanzi(key):
        return []
    from glossary.lookup.transcribed import pronounced

    return _unseen(pronounced(db, key), seen)


def _unseen(rows: list[Row], seen: Collection[int]) -> list[Row]:
    return [row for row in rows if row[1] not in seen]
