"""What is known of a line by itself: its vector, its length, and what can be met on the other side.

Three things of a line are met as they are in its translation: Latin words, numbers, and words that
both languages have from one source, which Korean writes by their sound (计划, 계획). For the last a
line has its pairs of characters: neighbouring Hangul as they are, neighbouring Hanzi by all of
their Sino-Korean readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np

from aligner.readings import initial_law, readings
from aligner.semantics import Encoder
from aligner.sentences.pieces import Floats, Pieces, read_pieces
from aligner.text import HANGUL, HANZI

_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.\-]*[A-Za-z0-9])?")
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_CLOSED = re.compile(r"[.?!。？！…:：;；]['\"”’」』)）\]]*\s*$")
_STOPS = re.compile(rf"[.?!。？！…]+(?=\s|['\"”’」』)）\]]|$|[{HANZI}])")
_RUNS = re.compile(rf"[{HANGUL}]{{2,}}|[{HANZI}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Lines:
    """One side of a pair of texts, an item for each line.

    ``pieces`` are its sentences with their meaning, ``vectors`` has the sum of them: a row of
    length 1 for each line, or of length 0 for one that has no letters or where nothing encodes;
    ``sizes`` are characters without blanks, at least 1; ``closed`` is 1 for a line that ends as a
    sentence does; ``stops`` counts the sentences that end in it; ``marks`` are its Latin words and
    numbers; ``sounds`` its pairs of characters.
    """

    pieces: Pieces
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
            self.pieces.part(start, end), self.vectors[start:end], self.sizes[start:end],
            self.closed[start:end], self.stops[start:end], self.marks[start:end],
            self.sounds[start:end])

    def widened(self, width: int) -> Lines:
        """Give vectors of *width* dimensions to a side of which nothing was encoded."""
        if self.vectors.shape[1] == width:
            return self
        zeros = [np.zeros((len(rows), width), np.float32) for rows in (self, self.pieces.sizes)]
        return replace(self, vectors=zeros[0], pieces=replace(self.pieces, vectors=zeros[1]))


def read_lines(texts: Sequence[str], encoder: Encoder | None) -> Lines:
    """Find out what is known of each of *texts*; without an *encoder* nothing of its meaning.

    >>> lines = read_lines(['GPT는 2,023년에 나왔다.', '그 계획'], None)
    >>> lines.sizes, lines.closed, sorted(lines.marks[0]), sorted(lines.sounds[1])
    (array([15.,  3.]), array([1., 0.]), ['2023', 'gpt'], ['계획'])
    """
    pieces = read_pieces(texts, encoder)
    return Lines(
        pieces, pieces.sums(),
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
