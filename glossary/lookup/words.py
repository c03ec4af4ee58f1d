"""The concepts that several words lead to together, each word in whichever language.

A table of terms is searched by what a concept has to do with all of the words: 低空 항공 finds the
concepts of which one term holds 低空 and another, or the same, 항공. So this works on concepts,
where `glossary.lookup.lookup` takes a word of several parts as one term.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from glossary.entries import Way
from glossary.lookup.ladder import climb
from glossary.lookup.rows import Row, by_key, exact_rows

#: Words beyond these are not read, nor is what is beyond so many characters.
WORDS, LONGEST = 8, 1000

#: At most so many concepts of each of several words are compared.
COMPARED = 5000

#: The ways by which a word stands in a term, or in its sound, as a whole.
_SURE: frozenset[Way] = frozenset(("exact", "particles", "substring", "reading", "pinyin",
                                   "initials"))


class Together(NamedTuple):
    """The concepts found, the best first; *more* tells that there are others beyond the limit."""

    ids: tuple[int, ...]
    more: bool


def together(db: sqlite3.Connection, text: str, limit: int) -> Together:
    """Find at most *limit* concepts that all the words of *text* lead to, or *text* as a whole.

    >>> from glossary.connect import open_reader
    >>> db = open_reader('glossary.db')
    >>> len(together(db, '低空 항공', 9).ids), together(db, '低空 그룹', 9).ids
    (1, ())
    """
    text = text[:LONGEST]
    words = text.split()[:WORDS]
    whole = _rows(db, text, limit + 1)
    if len(words) > 1:
        common = _common(db, words)
        # What nothing but a part of the text leads to has nothing to do with the rest of it.
        whole = [row for row in whole if row[0] in _SURE or row[0] == "fuzzy" and not common]
        ids = list(dict.fromkeys([*(row[1] for row in whole), *common]))
    else:
        ids = [row[1] for row in whole]
    return Together(tuple(ids[:limit]), len(ids) > limit)


def _common(db: sqlite3.Connection, words: list[str]) -> list[int]:
    found: list[int] | None = None
    for word in words:
        ids = dict.fromkeys(row[1] for row in _rows(db, word, COMPARED) if row[0] in _SURE)
        found = list(ids) if found is None else [each for each in found if each in ids]
        if not found:
            break
    return found or []


def _rows(db: sqlite3.Connection, word: str, wanted: int) -> list[Row]:
    """Find what *word* leads to as a look-up does, without reading the entries."""
    key, rows = by_key(word, lambda key: exact_rows(db, key, "exact"))
    if not key:
        return []
    seen = {row[1] for row in rows}
    return rows + climb(db, word, key, wanted, bool(rows), seen)
