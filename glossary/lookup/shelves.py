"""The index of misspelt words as it is read: bitmaps, and the letters of single terms.

A *shelf* is one part of the index (see `glossary.letter_index`) and one kind of terms. What was
read of it once is kept with the connection, for it never changes.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping

from glossary.lookup.tally import places

#: So many bytes of bitmaps are kept: all of a million concepts.
KEPT = 1 << 28

_LENGTHS = "SELECT length, size FROM letter_words WHERE part = ? AND kind = ? ORDER BY length"
_BITS = "SELECT bits FROM letter_bits WHERE part = ? AND kind = ? AND feature = ?"
_WORDS = "SELECT codes, terms FROM letter_words WHERE part = ? AND kind = ? AND length = ?"


class Shelf:
    """One part of the index, one kind of terms."""

    def __init__(self, db: sqlite3.Connection, part: int, kind: int) -> None:
        self._part, self._kind = part, kind
        #: How many terms there are of each length.
        self.sizes: dict[int, int] = dict(db.execute(_LENGTHS, (part, kind)))
        self._spans: dict[int, slice] = {}
        end = 0
        for length, size in self.sizes.items():
            start, end = end, end + (size + 7 >> 3)
            self._spans[length] = slice(start, end)
        self._size = end
        self._bitmaps: dict[int, dict[int, int]] = {}
        self._words: dict[int, tuple[bytes, memoryview]] = {}

    def bitmap(self, db: sqlite3.Connection, feature: int) -> Mapping[int, int]:
        """Give the terms with a feature, as sets (see `glossary.lookup.tally`) by their length."""
        found = self._bitmaps.get(feature)
        if found is None:
            if len(self._bitmaps) * self._size > KEPT:
                self._bitmaps.clear()
            found = self._bitmaps[feature] = dict(self._read(db, feature))
        return found

    def _read(self, db: sqlite3.Connection, feature: int) -> Iterator[tuple[int, int]]:
        for bits, in db.execute(_BITS, (self._part, self._kind, feature)):
            whole = zlib.decompress(bits) if len(bits) < self._size else bits
            for length, span in self._spans.items():
                if members := int.from_bytes(whole[span], "little"):
                    yield length, members

    def words(
        self, db: sqlite3.Connection, length: int, members: int
    ) -> tuple[list[bytes] | list[str], list[int]]:
        """Give the letters of the terms in a set of those of this length, and their ids."""
        if length not in self._words:
            row = db.execute(_WORDS, (self._part, self._kind, length)).fetchone()
            if row is None:
                return [], []  # the part was just now taken into another one
            letters = row[0].decode("utf-16-le", "surrogatepass") if self._kind else row[0]
            self._words[length] = letters, memoryview(row[1]).cast("I")
        letters, terms = self._words[length]
        found = places(members)
        return ([letters[at:at + length] for at in [length * at for at in found]],
                [terms[at] for at in found])


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
