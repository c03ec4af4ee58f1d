"""What two sides have in common, for every pair of lines: the ground that beads are scored on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from aligner.sentences.lines import Lines, heard
from aligner.sentences.pieces import Floats

#: A Korean text has so many characters for each of the Chinese one, as a logarithm: what a short
#: text is thought to have. Measured on news and on technical documents.
RATIO = 0.45

#: The lines of the other side that are most like a line tell what likeness means nothing.
BEST = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Two sides and what their lines share.

    ``cosines`` and ``sounds`` have a row for each Korean line and a column for each Chinese one;
    ``sounds`` sums what the pairs of characters that are heard alike weigh, the rarer the more.
    ``found_ko`` says for each Korean piece how like it the likest piece of each Chinese line is,
    ``found_zh`` for each Korean line and Chinese piece. ``usual_ko`` and ``usual_zh`` say how like
    a line the most like lines of the other side are. ``weights`` tells how rare a mark is.
    ``ratio`` is the logarithm of Korean characters for a Chinese one.
    """

    ko: Lines
    zh: Lines
    cosines: Floats
    sounds: Floats
    found_ko: Floats
    found_zh: Floats
    usual_ko: Floats
    usual_zh: Floats
    weights: dict[str, float]
    ratio: float


def grid(ko: Lines, zh: Lines) -> Grid:
    """Compare every line of *ko* with every line of *zh*."""
    width = max(ko.vectors.shape[1], zh.vectors.shape[1])
    ko, zh = ko.widened(width), zh.widened(width)
    cosines = ko.vectors @ zh.vectors.T
    pieces = ko.pieces.vectors @ zh.pieces.vectors.T
    total = log(max(ko.sizes.sum(), 1) / max(zh.sizes.sum(), 1)) if len(ko) and len(zh) else RATIO
    return Grid(
        ko, zh, cosines, _sounds(ko.sounds, zh.sounds),
        zh.pieces.by_line(np.maximum, pieces.T).T, ko.pieces.by_line(np.maximum, pieces),
        _usual(cosines), _usual(cosines.T),
        _rarity((*ko.marks, *zh.marks)), (min(1.2, max(-0.3, total)) + RATIO) / 2)


def _usual(cosines: Floats) -> Floats:
    best = -np.sort(-cosines, axis=1)[:, :BEST]
    usual: Floats = best.mean(axis=1) if best.shape[1] else np.zeros(len(cosines))
    return usual


def _rarity(marks: Sequence[Iterable[str]]) -> dict[str, float]:
    """Weigh each mark by how few lines of both sides have it."""
    lines = Counter(mark for line in marks for mark in line)
    return {mark: log((len(marks) + 1) / n) + 0.1 for mark, n in lines.items()}


def _sounds(ko: Sequence[frozenset[str]], zh: Sequence[frozenset[str]]) -> Floats:
    """Sum for each pair of lines what the words weigh that sound alike."""
    found = np.zeros((len(ko), len(zh)))
    where: dict[str, list[int]] = defaultdict(list)
    for at, pairs in enumerate(ko):
        for pair in pairs:
            where[pair].append(at)
    for hanzi, columns in _columns(zh).items():
        rare = log((len(zh) + 1) / len(columns))
        for pair in heard(hanzi) & where.keys():
            rows = where[pair]
            weight = (log((len(ko) + 1) / len(rows)) + rare) / 2 + 0.2
            found[np.ix_(rows, columns)] += weight
    return found


def _columns(zh: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = defaultdict(list)
    for at, pairs in enumerate(zh):
        for pair in sorted(pairs):
            columns[pair].append(at)
    return columns
