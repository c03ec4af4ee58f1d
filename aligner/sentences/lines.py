"""What is known of a line by itself: its vector, its length, and what can be met on the other side.

Three things of a line are met as they are in its translation: Latin words, numbers, and words that
both languages have from one source, which Korean writes by their sound (计划, 계획). For the last a
line has its pairs of characters: neighbouring Hangul as they are, neighbouring Hanzi by all of
their Sino-Korean readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from aligner.readings import initial_law, readings
from aligner.semantics import Encoder
from aligner.text import HANGUL, HANZI

Floats = NDArray[np.float64]

_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.\-]*[A-Za-z0-9])?")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_CLOSED = re.compile(r"[.?!。？！…:：;；]['\"”’」』)）\]]*\s*$")
_STOPS = re.compile(rf"[.?!。？！…]+(?=\s|['\"”’」』)）\]]|$|[{HANZI}])")
_RUNS = re.compile(rf"[{HANGUL}]{{2,}}|[{HANZI}]{{2,}}")

#: An encoder reads so many characters of a line at once, and so many pieces of a line at most: the
#: time that it takes for one grows faster than its length.
PIECE, PIECES = 400, 16

#: Lines that an encoder is given at once. They are sorted by length, since it fills all up to the
#: longest.
BATCH = 64


@dataclass(frozen=True, slots=True)
class Lines:
    """One side of a pair of texts, an item for each line.

    ``vectors`` has a row of length 1 for each line, or of length 0 for one that has no letters or
    where nothing encodes; ``sizes`` are characters without blanks, at least 1; ``closed`` is 1
    for a line that ends as a sentence does; ``stops`` counts the sentences that end in it;
    ``marks`` are its Latin words and numbers; ``sounds`` its pairs of characters.
    """

    vectors: Floats
    sizes: Floats
    closed: Floats
    stops: Floats
    marks: tuple[frozenset[str], ...]
    sounds: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.sizes)

    def part(self, start: int, end: int) -> Lines:
        """Give the lines from *start* to before *end*."""
        return Lines(
            self.vectors[start:end], self.sizes[start:end], self.closed[start:end],
            self.stops[start:end], self.marks[start:end], self.sounds[start:end])


def read_lines(texts: Sequence[str], encoder: Encoder | None) -> Lines:
    """Find out what is known of each of *texts*; without an *encoder* nothing of its meaning.

    >>> lines = read_lines(['GPT는 2,023년에 나왔다.', '그 계획'], None)
    >>> lines.sizes, lines.closed, sorted(lines.marks[0]), sorted(lines.sounds[1])
    (array([15.,  3.]), array([1., 0.]), ['2023', 'gpt'], ['계획'])
    """
    return Lines(
        _vectors(texts, encoder),
        np.array([max(1, len("".join(text.split()))) for text in texts], float),
        np.array([bool(_CLOSED.search(text[-50:])) for text in texts], float),
        np.array([len(_STOPS.findall(text)) for text in texts], float),
        tuple(marks(text) for text in texts),
        tuple(frozenset(_pairs(text)) for text in texts),
    )


def marks(text: str) -> frozenset[str]:
    """Give the Latin words, in lower case, and the numbers of *text*.

    >>> sorted(marks('React 18은 1,000명'))
    ['1000', '18', 'react']
    """
    latin = (word.lower() for word in _LATIN.findall(text))
    return frozenset((*latin, *(n.replace(",", "") for n in _NUMBER.findall(text))))


def _pairs(text: str) -> list[str]:
    return [run[at:at + 2] for run in _RUNS.findall(text) for at in range(len(run) - 1)]


@lru_cache(maxsize=1 << 17)
def heard(hanzi: str) -> frozenset[str]:
    """Give how Korean may write two Hanzi by their Sino-Korean readings.

    >>> sorted(heard('利用'))
    ['리용', '이용']
    """
    found = {"".join(both) for both in product(*map(readings, hanzi))}
    return frozenset(found | {initial_law(both[0]) + both[1:] for both in found})


def _vectors(texts: Sequence[str], encoder: Encoder | None) -> Floats:
    """Give the vectors of lines; that of a long line is the mean of its pieces'."""
    if encoder is None:
        return np.zeros((len(texts), 1))
    pieces = [_cut(text) if any(map(str.isalnum, text)) else [] for text in texts]
    known = _encoded(list(dict.fromkeys(piece for row in pieces for piece in row)), encoder)
    size = len(next(iter(known.values()), ()))
    rows = np.zeros((len(texts), max(size, 1)))
    for at, row in enumerate(pieces):
        for piece in row:
            rows[at] += np.sqrt(len(piece)) * known[piece]
    return unit(rows)


def _encoded(pieces: list[str], encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    pieces.sort(key=len)
    found: dict[str, NDArray[np.float32]] = {}
    for at in range(0, len(pieces), BATCH):
        batch = pieces[at:at + BATCH]
        found.update(zip(batch, encoder.encode(batch)))
    return found


def _cut(text: str) -> list[str]:
    """Cut a line into pieces that an encoder reads at once; of very many, some from all over it."""
    pieces = [text[at:at + PIECE] for at in range(0, len(text), PIECE)]
    step = -(-len(pieces) // PIECES)
    return pieces[::step]


def unit(rows: Floats) -> Floats:
    """Bring each row to the length 1; a row of zeros stays.

    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    sizes: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(sizes > 0, sizes, 1)
