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

#: Scores that differ by less, of 100, may be the same.
_ROUNDING = 1.0

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
    rows: list[Row] = []
    for some in _portions(_found(db, key, wanted, 100 * least), wanted):
        rows += _best(db, key, some)
        rows = [row for row in rows if row[3] >= least and row[1] not in seen]
        if 0 < wanted <= len({row[1] for row in rows}):
            break
    return _first(rows, wanted)


def _first(rows: list[Row], wanted: int) -> list[Row]:
    """Give the first *wanted* (negative: all) of *rows* whose concepts differ."""
    found: dict[int, Row] = {}
    for row in rows:
        found.setdefault(row[1], row)
    return list(found.values())[:None if wanted < 0 else wanted]


def _portions(found: dict[int, float], wanted: int) -> Iterator[list[int]]:
    """Divide terms, given with their scores: first those that are enough where each is of another
    concept, with all that are as good as the last of these."""
    terms = sorted(found, key=found.__getitem__, reverse=True)
    if not 0 < wanted < len(terms):
        yield terms
        return
    last = found[terms[wanted - 1]] - _ROUNDING
    yield [term for term in terms if found[term] >= last]
    yield [term for term in terms if found[term] < last]


def _found(db: sqlite3.Connection, key: str, wanted: int, least: float) -> dict[int, float]:
    """Give the terms that may be like *key* by *least* or more, from 0 to 100, with how much."""
    word = spell(key)
    limit = None if wanted < 0 else _ALIKE * wanted
    known = likely(db, word)
    found = {known.term(at): score
             for at, score in _compared(word.letters, known.letters, least, limit)}
    recent = [row for row in db.execute(RECENT) if has_hanzi(row[1]) == (word.kind == HANZI)]
    if recent:
        letters = _letters(key, "\n".join(key for _, key in recent)).split("\n")
        found |= {recent[at][0]: score
                  for at, score in _compared(_letters(key, key), letters, least, limit)}
    return found


def _compared(
    word: str | bytes, known: Sequence[str | bytes], least: float, limit: int | None
) -> Iterator[tuple[int, float]]:
    from rapidfuzz import fuzz, process

    # A little below: of equal scores, rounding may lose some.
    for _, score, at in process.extract(
            word, known, scorer=fuzz.ratio, score_cutoff=max(0, least - _ROUNDING), limit=limit):
        yield at, score


def _best(db: sqlite3.Connection, key: str, terms: list[int]) -> list[Row]:
    """Give *terms*, by the one that is most alike, then most printed, as rows."""
    from rapidfuzz.fuzz import ratio

    word = _letters(key, key)
    found = sorted(
        (-ratio(word, _letters(key, other)), -count, number, concept, text)
        for concept, text, other, count, number in _fetched(db, terms))
    return [("fuzzy", concept, text, -score / 100) for score, _, _, concept, text in found]


def _fetched(
    db: sqlite3.Connection, terms: list[int]
) -> Iterator[tuple[int, str, str, int, int]]:
    for at in range(0, len(terms), _SLOTS):
        some = terms[at:at + _SLOTS]
        yield from db.execute(_TERMS, (*some, *[None] * (_SLOTS - len(some))))


def _letters(key: str, other: str) -> str:
    """Give *other* in the letters by which it is compared with *key*."""
    return other if has_hanzi(key) else jamo(other)
