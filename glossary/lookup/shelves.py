"""The index of misspelt words as it is read: bitmaps, and the letters of single terms.

A *shelf* is one part of the index (see `glossary.letter_index`) and one kind of terms. What was
read of it once is kept with the connection, for it never changes.
"""

from __future__ import annotations

import sqlite3
import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.letter_index import SHARED, ids_read, places_of
from glossary.lookup.tally import places

#: So many bytes of bitmaps are kept: all of a million concepts.
KEPT = 1 << 28

#: A block has so many bytes of each bitmap. Measured: with 4 KB counting takes a third longer, for
#: it takes more steps, and as one block, which no cache of a processor holds, a half.
BLOCK = 1 << 15

_LENGTHS = "SELECT length, size FROM letter_words WHERE part = ? AND kind = ? ORDER BY length"
_BITS = "SELECT bits FROM letter_bits WHERE part = ? AND kind = ? AND feature = ?"
_WORDS = "SELECT codes, terms FROM letter_words WHERE part = ? AND kind = ? AND length = ?"


class Row(NamedTuple):
    """The terms of one length: how many there are, how many places they take, and which is the
    first in its block."""

    length: int
    size: int
    places: int
    start: int


class Block(NamedTuple):
    """Some lengths, and where their bytes stand in each bitmap; *every* is all of its places."""

    number: int
    rows: tuple[Row, ...]
    span: slice
    every: int


#: Terms: their letters, the ids of all terms of that length, and their places there.
Words = tuple["list[bytes] | list[str]", Sequence[int], "list[int]"]


class Shelf:
    """One part of the index, one kind of terms."""

    def __init__(self, db: sqlite3.Connection, part: int, kind: int) -> None:
        self._part, self._kind = part, kind
        self.blocks = _blocks(db.execute(_LENGTHS, (part, kind)).fetchall(), kind)
        self._size = self.blocks[-1].span.stop if self.blocks else 0
        self._bitmaps: dict[int, list[int]] = {}
        self._words: dict[int, tuple[bytes | str, Sequence[int]]] = {}
        self._shortness: dict[tuple[int, int], list[int]] = {}

    def bitmap(self, db: sqlite3.Connection, feature: int) -> list[int]:
        """Give the terms with a feature, as a set for each block; empty: there are none at all."""
        found = self._bitmaps.get(feature)
        if found is None:
            if len(self._bitmaps) * self._size > KEPT:
                self._bitmaps.clear()
            found = self._bitmaps[feature] = self._read(db, feature)
        return found

    def _read(self, db: sqlite3.Connection, feature: int) -> list[int]:
        for bits, in db.execute(_BITS, (self._part, self._kind, feature)):
            whole = zlib.decompress(bits) if len(bits) < self._size else bits
            return [int.from_bytes(whole[block.span], "little") for block in self.blocks]
        return []

    def shortness(self, block: Block, longest: int) -> list[int]:
        """Give, as planes, how much shorter than *longest*, 31 or 63 and so on, each term is; 0
        for longer ones."""
        found = self._shortness.get((block.number, longest))
        if found is None:
            found = [0] * longest.bit_length()
            for row in block.rows:
                members = (1 << row.places) - 1 << row.start
                for level in range(len(found)):
                    if max(0, longest - row.length) >> level & 1:
                        found[level] |= members
            self._shortness[block.number, longest] = found
        return found

    def words(self, db: sqlite3.Connection, block: Block, members: int) -> Iterator[Words]:
        """Give the letters of the terms in a set of places of a block, and how to get their ids."""
        found = places(members)
        end = 0
        for length, size, number, start in block.rows:
            begin, end = end, bisect_left(found, start + number, end)
            if begin < end and (kept := self._of(db, length)):
                letters, terms = kept
                here = _shared([at - start for at in found[begin:end]], SHARED[self._kind], size)
                cut = [letters[at:at + length] for at in [length * at for at in here]]
                yield cut, terms, here  # type: ignore[misc]

    def _of(self, db: sqlite3.Connection, length: int) -> tuple[bytes | str, Sequence[int]] | None:
        """Give the letters of all terms of a length in a row, and their ids."""
        if length not in self._words:
            row = db.execute(_WORDS, (self._part, self._kind, length)).fetchone()
            if row is None:
                return None  # the part was just now taken into another one
            letters = row[0].decode("utf-16-le", "surrogatepass") if self._kind else row[0]
            self._words[length] = letters, ids_read(row[1])
        return self._words[length]


def _shared(found: list[int], shared: int, size: int) -> list[int]:
    """Give the terms, of *size*, in the places *found*; so many share one.

    >>> _shared([0, 2], 4, 10)
    [0, 1, 2, 3, 8, 9]
    """
    if shared == 1:
        return found
    terms = [first + each for first in [shared * at for at in found] for each in range(shared)]
    return terms[:bisect_left(terms, size)]


def _blocks(sizes: Sequence[tuple[int, int]], kind: int) -> list[Block]:
    """Put together lengths, given with how many terms they have, to blocks of about `BLOCK`."""
    found: list[Block] = []
    rows: list[Row] = []
    start = end = every = 0
    for at, (length, size) in enumerate(sizes, 1):
        place = 8 * (end - start)
        number = places_of(size, kind)
        rows.append(Row(length, size, number, place))
        every |= (1 << number) - 1 << place
        end += number + 7 >> 3
        if end - start >= BLOCK or at == len(sizes):
            found.append(Block(len(found), tuple(rows), slice(start, end), every))
            rows, start, every = [], end, 0
    return found


def shelves(db: sqlite3.Connection, kind: int) -> list[Shelf]:
    """Give the shelves of a kind of terms, those that *db* knows from before as it left them."""
    kept: dict[tuple[int, int], Shelf] = getattr(db, "kept", {})
    parts = [part for part, in db.execute("SELECT id FROM letter_part ORDER BY id")]
    for gone in [each for each in kept if each[0] not in parts]:
        del kept[gone]
    for part in parts:
        if (part, kind) not in kept:
            kept[part, kind] = Shelf(db, part, kind)
    return [kept[part, kind] for part in parts]
