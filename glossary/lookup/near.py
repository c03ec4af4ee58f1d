"""Misspelt words: the terms whose letters are most like theirs, the best ten of a million.

Comparing a word with every term takes a third of a second for a million. So the index of misspelt
words first tells the thousand or so that have most in common with it (`glossary.lookup.likely`),
and rapidfuzz compares these: Korean by its jamo, Hanzi by its characters. Terms that are too new
for the index are compared one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator, Sequence

from aligner.text import has_hanzi, jamo
from glossary.letter_index import RECENT
from glossary.letters import HANZI, spell
from glossary.lookup.likely import likely
from glossary.lookup.rows import Row

#: The least similarity (0 to 100) of the letters of a Korean word of two, three, four, and more
#: syllables. One wrong vowel in two syllables gives 80, 메이퇀 beside 메이투안 75, but 항저우 beside
#: 광저우 71, which are two towns; a longer word may differ in a whole syllable.
NEAR_LETTERS = (100, 100, 78, 73, 70, 66)

#: The same for Hanzi: one wrong character of three gives 67.
NEAR_HANZI = 66

#: So many characters of a word are read.
COMPARED = 200

#: A concept has so many terms, or fewer, that are alike.
_ALIKE = 3

#: So many terms are fetched by one statement.
_SLOTS = 36

_TERMS = f"""
    SELECT concept_id, text, key, count, id FROM term WHERE id IN ({", ".join("?" * _SLOTS)})
"""


def near(
    db: sqlite3.Connection, key: str, wanted: int, least: float = 0.0, seen: Container[int] = ()
) -> list[Row]:
    """Find the terms that are spelt nearly like *key*, the most alike first; not those *seen*.

    The score of each, from 0 to 1, is at least *least*, and what its length asks. Negative
    *wanted*: all.
    """
    asked = NEAR_HANZI if has_hanzi(key) else NEAR_LETTERS[len(key[:5])]
    return nearest(db, key, wanted, max(asked / 100, least), seen)


def nearest(
    db: sqlite3.Connection, key: str, wanted: int, least: float = 0.0, seen: Container[int] = ()
) -> list[Row]:
    """Find the terms that are most like *key*, however little that is, if it is at least *least*.

    >>> from glossary.connect import open_reader
    >>> [row[2] for row in nearest(open_reader('glossary.db'), '저고도경재', 1)]
    ['저고도 경제']
    """
    key = key[:COMPARED]
    rows = [row for row in _best(db, key, _found(db, key, wanted, 100 * least))
            if row[3] >= least and row[1] not in seen]
    return rows[:None if wanted < 0 else wanted]


def _found(db: sqlite3.Connection, key: str, wanted: int, least: float) -> set[int]:
    """Give the terms that may be like *key* by *least* or more, from 0 to 100."""
    word = spell(key)
    limit = None if wanted < 0 else _ALIKE * wanted
    known, terms = likely(db, word)
    found = _compared(word.letters, known, terms, least, limit)
    recent = [row for row in db.execute(RECENT) if has_hanzi(row[1]) == (word.kind == HANZI)]
    if recent:
        letters = _letters(key, "\n".join(key for _, key in recent)).split("\n")
        found += _compared(
            _letters(key, key), letters, [number for number, _ in recent], least, limit)
    return set(found)


def _compared(
    word: str | bytes, known: Sequence[str | bytes], terms: Sequence[int], least: float,
    limit: int | None,
) -> list[int]:
    from rapidfuzz import fuzz, process

    # A little below: of equal scores, rounding may lose some.
    hits = process.extract(
        word, known, scorer=fuzz.ratio, score_cutoff=max(0, least - 1), limit=limit)
    return [terms[at] for _, _, at in hits]


def _best(db: sqlite3.Connection, key: str, terms: set[int]) -> list[Row]:
    """Give the concepts of *terms*, by the term that is most alike, then most printed."""
    from rapidfuzz.fuzz import ratio

    word = _letters(key, key)
    found = sorted(
        (-ratio(word, _letters(key, other)), -count, number, concept, text)
        for concept, text, other, count, number in _fetched(db, list(terms)))
    best: dict[int, Row] = {}
    for score, _, _, concept, text in found:
        best.setdefault(concept, ("fuzzy", concept, text, -score / 100))
    return list(best.values())


def _fetched(
    db: sqlite3.Connection, terms: list[int]
) -> Iterator[tuple[int, str, str, int, int]]:
    for at in range(0, len(terms), _SLOTS):
        some = terms[at:at + _SLOTS]
        yield from db.execute(_TERMS, (*some, *[None] * (_SLOTS - len(some))))


def _letters(key: str, other: str) -> str:
    """Give *other* in the letters by which it is compared with *key*."""
    return other if has_hanzi(key) else jamo(other)
