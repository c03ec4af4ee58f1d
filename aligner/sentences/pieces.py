"""The sentences of lines and what they mean: where lines were merged, their parts still tell.

An encoder reads sentences one by one. The vector of a line is the sum of those of its sentences,
so that merged lines need not be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.semantics import Encoder
from aligner.sentences.split import sentences

Floats = NDArray[np.floating]

#: An encoder reads so many characters of a sentence, and so many sentences of a line at most: the
#: time that it takes for one grows faster than its length.
LONGEST, MOST = 400, 16

#: Sentences that an encoder is given at once. They are sorted by length, since it fills all up to
#: the longest.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Pieces:
    """The sentences of one side, at least one for each line.

    ``vectors`` has a row of length 1 for each, or of length 0 where nothing encodes it; ``sizes``
    are characters; those of the line *i* are from ``starts[i]`` to before ``starts[i + 1]``.
    """

    vectors: Floats
    sizes: Floats
    starts: NDArray[np.int_]

    def part(self, start: int, end: int) -> Pieces:
        """Give the pieces of the lines from *start* to before *end*."""
        first, last = self.starts[start], self.starts[end]
        return Pieces(
            self.vectors[first:last], self.sizes[first:last], self.starts[start:end + 1] - first)

    def sums(self) -> Floats:
        """Give a vector for each line: the sum of its pieces, by the root of their sizes."""
        return unit(self.by_line(np.add, self.vectors * np.sqrt(self.sizes)[:, None]))

    def by_line(self, how: np.ufunc, rows: Floats) -> Floats:
        """Reduce *rows*, one for each piece, to one for each line."""
        if not len(rows):
            return rows
        found: Floats = how.reduceat(rows, self.starts[:-1], axis=0)
        return found


def read_pieces(texts: Sequence[str], encoder: Encoder | None) -> Pieces:
    """Cut each of *texts* into sentences and encode them; without an *encoder* all is 0.

    >>> pieces = read_pieces(['갔다. 왔다.', '그 계획'], None)
    >>> pieces.vectors.shape, pieces.sizes, pieces.starts
    ((3, 1), array([3., 3., 4.], dtype=float32), array([0, 2, 3]))
    """
    cut = [_cut(text) for text in texts]
    flat = [piece for row in cut for piece in row]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in cut], dtype=int)])
    sizes = np.array([max(len(piece), 1) for piece in flat], np.float32)
    return Pieces(_vectors(flat, encoder), sizes, starts.astype(int))


def _cut(text: str) -> list[str]:
    """Give the sentences of a line, at least one; of very many, some from all over it."""
    pieces = [
        text[at:min(at + LONGEST, end)] for start, end in sentences(text)
        for at in range(start, end, LONGEST)] or [text]
    return pieces[::-(-len(pieces) // MOST)]


def _vectors(pieces: Sequence[str], encoder: Encoder | None) -> Floats:
    told = [piece for piece in dict.fromkeys(pieces) if any(map(str.isalnum, piece))]
    if encoder is None or not told:
        return np.zeros((len(pieces), 1), np.float32)
    told.sort(key=len)
    known: dict[str, NDArray[np.float32]] = {}
    for at in range(0, len(told), BATCH):
        batch = told[at:at + BATCH]
        known.update(zip(batch, encoder.encode(batch)))
    rows = np.zeros((len(pieces), len(known[told[0]])), np.float32)
    for at, piece in enumerate(pieces):
        if piece in known:
            rows[at] = known[piece]
    return unit(rows)


def unit(rows: Floats) -> Floats:
    """Bring each row to the length 1; a row of zeros stays.

    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    sizes: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(sizes > 0, sizes, 1)
