"""The terms that may be like a misspelt word, by what they have in common with it.

Each term counts how many features of the word it has (`glossary.letters`), all terms at a
look (`glossary.lookup.tally`); with Hanzi those that share a place count as one
(`glossary.letter_index`). What a term has must outweigh its length, for a long one has many
features by chance: so its *mark* is what it has, weighed, and how much shorter it is than the
longest that come into question. The terms with the greatest marks are given.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence

from glossary.letters import Spelt, features
from glossary.lookup.shelves import Block, Shelf, shelves
from glossary.lookup.tally import greatest, total

#: The terms in so many places are given for each letter of a word, at least so many, with Hanzi
#: the second number, and at most so many: the longer it is, the more are as unlike it as its tenth
#: best. Where that spares a look, it may be twice as many.
EACH, FEWEST, MOST = (50, 40), (500, 160), 2500

#: The lengths of terms that are looked at: from these shares of the word's, with Hanzi from the
#: second, to this one and so many letters more.
SHORTEST, LONGEST, MORE = (0.4, 0.2), 1.4, 3

#: One feature more weighs as much as so many letters more in length, as a power of two. A letter
#: stands for two features, itself and a pair, of which a term that is like the word has half; a
#: Hanzi for one.
_WEIGHTS = (1, 2)


class Likely:
    """Terms that may be like a word: their letters, one after the other, and their ids."""

    def __init__(self) -> None:
        self.letters: list[str | bytes] = []
        self._ends: list[int] = []
        self._ids: list[tuple[Sequence[int], list[int]]] = []

    def add(
        self, letters: list[bytes] | list[str], terms: Sequence[int], places: list[int]
    ) -> None:
        """Add the terms that have these *places* among *terms*."""
        self._ends.append(len(self.letters))
        self.letters += letters
        self._ids.append((terms, places))

    def term(self, at: int) -> int:
        """Give the id of the term whose letters are at *at*: few are asked for."""
        run = bisect_right(self._ends, at) - 1
        terms, places = self._ids[run]
        return terms[places[at - self._ends[run]]]


def likely(db: sqlite3.Connection, word: Spelt) -> Likely:
    """Give the terms that may be most like *word*."""
    found = Likely()
    looked_at = _blocks(db, word)
    enough = min(MOST, max(FEWEST[word.kind], EACH[word.kind] * word.length))
    members = greatest(
        [marks for _, _, marks in looked_at], [block.every for _, block, _ in looked_at],
        enough, 2 * enough)
    for (shelf, block, _), some in zip(looked_at, members):
        if some:
            for words in shelf.words(db, block, some):
                found.add(*words)
    return found


def _blocks(db: sqlite3.Connection, word: Spelt) -> list[tuple[Shelf, Block, list[int]]]:
    """Give the terms of about the length of *word*, block by block, with their marks."""
    wanted = features(word)
    low, high = SHORTEST[word.kind] * word.length, LONGEST * word.length + MORE
    longest = max(31, (1 << int(high).bit_length()) - 1)
    found = []
    for shelf in shelves(db, word.kind) if wanted else ():
        bitmaps = [bits for feature in wanted if (bits := shelf.bitmap(db, feature))]
        for block in shelf.blocks:
            if block.rows[0].length <= high and block.rows[-1].length >= low:
                columns = [[plane] for plane in shelf.shortness(block, longest)]
                columns[_WEIGHTS[word.kind]] += [
                    bits[block.number] for bits in bitmaps if bits[block.number]]
                found.append((shelf, block, total(columns)))
    return found
