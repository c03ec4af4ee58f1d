"""Where two long texts certainly meet: lines that are each the other's best, in a rising chain."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.sentences.lines import Lines, heard
from aligner.sentences.pieces import Floats

#: The numbers of a Korean and a Chinese line.
Anchor = tuple[int, int]

#: How far from where it would be by proportion a line of the other side is looked for, in lines:
#: so long an insertion does not lead astray, and the work for a line stays the same.
REACH = 4_000

#: Lines compared at once.
BLOCK = 256

#: The least cosine of two lines that are an anchor, and by how much it is above the next best.
LIKE, MARGIN = 0.6, 0.08

#: Shorter lines are headings and the like, which come again.
SHORT = 8

#: A word by sound, or a mark, that more lines have tells nothing; so many together are enough.
RARE, VOTES = 3, 2.0


def anchors(ko: Lines, zh: Lines) -> list[Anchor]:
    """Give the longest rising chain of lines that are each the other's best by far."""
    pairs = _by_meaning(ko, zh) if ko.vectors.any() and zh.vectors.any() else _by_words(ko, zh)
    return rising(sorted(pairs))


def _by_meaning(ko: Lines, zh: Lines) -> Iterator[Anchor]:
    best_of_zh = np.full(len(zh), -1.0)
    match_of_zh = np.full(len(zh), -1)
    found: list[Anchor] = []
    for start in range(0, len(ko), BLOCK):
        rows = ko.vectors[start:start + BLOCK]
        low, high = _stripe(start, len(rows), ko, zh)
        cosines = rows @ zh.vectors[low:high].T
        if cosines.shape[1] < 2:
            continue
        _note(cosines, start, best_of_zh[low:high], match_of_zh[low:high])
        found += [(start + at, low + column) for at, column in _clear(cosines)]
    long_ko, long_zh = ko.sizes > SHORT, zh.sizes > SHORT
    return (pair for pair in found
            if match_of_zh[pair[1]] == pair[0] and long_ko[pair[0]] and long_zh[pair[1]])


def _stripe(start: int, count: int, ko: Lines, zh: Lines) -> tuple[int, int]:
    """Give the Chinese lines that are compared with *count* Korean ones from *start* on."""
    share = len(zh) / len(ko)
    return (max(0, int(start * share) - REACH),
            min(len(zh), int((start + count) * share) + REACH))


def _note(cosines: Floats, start: int, best: Floats, match: NDArray[np.int_]) -> None:
    """Keep for each Chinese line its best Korean one so far."""
    rows = cosines.argmax(axis=0)
    values = cosines[rows, np.arange(cosines.shape[1])]
    better = values > best
    best[better], match[better] = values[better], start + rows[better]


def _clear(cosines: Floats) -> Iterator[Anchor]:
    """Give the rows whose best column is far better than the next, which does not touch it."""
    columns = cosines.argmax(axis=1)
    lines = np.arange(len(cosines))
    values = cosines[lines, columns]
    others = cosines.copy()
    for shift in (-1, 0, 1):  # a neighbour may hold a part of the same
        others[lines, np.clip(columns + shift, 0, cosines.shape[1] - 1)] = -1
    clear = (values >= LIKE) & (values - others.max(axis=1) >= MARGIN)
    return zip(lines[clear].tolist(), columns[clear].tolist())


def _by_words(ko: Lines, zh: Lines) -> Iterator[Anchor]:
    """Give lines that share several rare words, where no encoder tells what lines mean."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, (pairs, marks) in enumerate(zip(ko.sounds, ko.marks)):
        for word in pairs | marks:
            where[word].append(at)
    for column, (pairs, marks) in enumerate(zip(zh.sounds, zh.marks)):
        votes: dict[int, float] = defaultdict(float)
        for word in marks | frozenset().union(*map(heard, pairs)):
            rows = where.get(word, [])
            for row in rows if len(rows) <= RARE else ():
                votes[row] += 1 / len(rows)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
        if ranked and ranked[0][1] >= VOTES and (
                len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1]):
            yield ranked[0][0], column


def rising(pairs: Sequence[Anchor]) -> list[Anchor]:
    """Give the longest chain of *pairs*, which are sorted, that rises on both sides.

    >>> rising([(0, 0), (1, 7), (2, 1), (3, 2)])
    [(0, 0), (2, 1), (3, 2)]
    """
    tails: list[int] = []  # the least column at which a chain of each length ends
    ends: list[int] = []  # the pair that ends there
    before: list[int] = []
    last_row = -1
    for at, (row, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else -1)
        if row == last_row:
            continue  # a line meets one line
        if place == len(tails):
            tails.append(column)
            ends.append(at)
        else:
            tails[place], ends[place] = column, at
        last_row = row
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
