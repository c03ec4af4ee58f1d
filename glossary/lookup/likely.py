"""The terms that may be like a misspelt word, by what they have in common with it.

Each term counts how many features of the word it has (`glossary.letters`), all terms at a
look (`glossary.lookup.tally`), one length after the other. What a term has must outweigh its
length, for a long one has many features by chance. Of terms much longer or shorter than the word
few come into question: they are counted only where they could still outweigh.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from glossary.letters import Spelt, features
from glossary.lookup.shelves import Shelf, shelves
from glossary.lookup.tally import at_least, first, total

#: About so many terms are given for each letter of a word, at least so many, with Hanzi the second
#: number, and at most so many: the longer it is, the more are as unlike it as its tenth best.
EACH, FEWEST, MOST = 65, (650, 300), 3000

#: The lengths of terms that are looked at: from these shares of the word's, with Hanzi from the
#: second, to this one and so many letters more.
SHORTEST, LONGEST, MORE = (0.4, 0.2), 1.4, 3

#: One feature more weighs as much as so many letters more in length. A letter stands for two
#: features, itself and a pair, of which a term that is like the word has half; a Hanzi for one.
_WEIGHTS = (2, 4)

#: Terms whose length differs by so many letters tell how much is asked of all: among those that
#: are given, they have this share.
_CLOSE, _SHARE = 1, 0.3


class _Row:
    """The terms of one length on one shelf, counted when they are first asked."""

    def __init__(
        self, shelf: Shelf, length: int, kind: int, bitmaps: list[Mapping[int, int]]
    ) -> None:
        self.shelf, self.length = shelf, length
        self._weight, self._bitmaps = _WEIGHTS[kind], bitmaps
        self._most = min(length if kind else 2 * length, len(bitmaps))
        self._every = (1 << shelf.sizes[length]) - 1
        self._planes: list[int] | None = None

    def reach(self, mark: int) -> int:
        """Give the terms whose features, weighed, exceed their length by *mark* or more."""
        asked = -((-mark - self.length) // self._weight)
        if asked > self._most:
            return 0
        if self._planes is None:
            length = self.length
            self._planes = total([sets[length] for sets in self._bitmaps if length in sets])
        return at_least(self._planes, asked, self._every)


def likely(db: sqlite3.Connection, word: Spelt) -> tuple[list[str | bytes], list[int]]:
    """Give the letters of the terms that may be most like *word*, and their ids."""
    known: list[str | bytes] = []
    terms: list[int] = []
    rows = _rows(db, word)
    for row, members in _chosen(rows, word) if rows else ():
        letters, ids = row.shelf.words(db, row.length, members)
        known += letters
        terms += ids
    return known, terms


def _rows(db: sqlite3.Connection, word: Spelt) -> list[_Row]:
    """Give the terms of about the length of *word*, by their lengths."""
    found = []
    wanted = features(word)
    low, high = SHORTEST[word.kind] * word.length, LONGEST * word.length + MORE
    for shelf in shelves(db, word.kind):
        bitmaps = [shelf.bitmap(db, feature) for feature in wanted]
        found += [_Row(shelf, length, word.kind, bitmaps)
                  for length in shelf.sizes if low <= length <= high]
    return found


def _chosen(rows: list[_Row], word: Spelt) -> list[tuple[_Row, int]]:
    """Give those of *rows* that have most features less their length."""
    enough = min(MOST, max(FEWEST[word.kind], EACH * word.length))
    low, high = -2 * word.length, _WEIGHTS[word.kind] * 2 * word.length
    close = [row for row in rows if abs(row.length - word.length) <= _CLOSE] or rows
    start, _ = _mark(close, low, high, int(_SHARE * enough))
    mark, found = _mark(rows, start - 1, high, 2 * enough)
    chosen = list(zip(rows, found))
    if _size(found) < enough // 2:
        # Too many are equal: some of them are as good as others.
        chosen += _some(chosen, mark - 1, enough - _size(found))
    return [(row, members) for row, members in chosen if members]


def _mark(rows: Sequence[_Row], low: int, high: int, most: int) -> tuple[int, list[int]]:
    """Give the least mark above *low*, up to *high*, that at most *most* reach, and who does."""
    at, found = low + 1, [0] * len(rows)
    while at < high:
        members = [row.reach(at) for row in rows]
        if _size(members) > most:
            low = at
        else:
            high, found = at, members
        at = (low + high + 1) // 2 if low + 1 < high else high
    return high, found


def _some(chosen: list[tuple[_Row, int]], mark: int, room: int) -> list[tuple[_Row, int]]:
    """Give up to *room* terms that reach *mark* beside those chosen."""
    found = []
    for row, members in chosen:
        more = first(row.reach(mark) & ~members, room)
        room -= more.bit_count()
        found.append((row, more))
    return found


def _size(members: list[int]) -> int:
    return sum(map(int.bit_count, members))
