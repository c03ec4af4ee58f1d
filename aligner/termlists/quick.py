"""Cheap scores of pairs, of a block of rows with all columns or of single ones.

Some terms are like everything (hubs: 사과 is near every fruit), so a score counts by how far it is
above the best ones of its row and of its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist, cpdist

from aligner.termlists.skeleton import plain
from aligner.termlists.terms import Floats, Terms

#: Pairs that are scored at once (6 MB for each score), in at most so many rows.
AT_ONCE, MOST_ROWS = 3 << 19, 256
#: The best scores of a row that tell how much of a hub it is, of a short list one in so many; what
#: they are of usual terms, for what is wanting to the number: of meaning, of words and of sound.
HUB, USUAL = 10, (0.31, 0.31, 0.4)

Numbers = NDArray[np.intp]


class Scores(NamedTuple):
    """Scores of pairs, all of one shape: cosines of wholes and of words, likeness of letters to
    the reading and to the transcription, likeness of skeletons, marks of both sides and of one
    side, and how unusual the ratio of the lengths is."""

    whole: Floats
    words: Floats
    reading: Floats
    sound: Floats
    skeleton: Floats
    both: Floats
    stray: Floats
    length: Floats


class Hubs(NamedTuple):
    """The mean of the best scores of each term: of meaning, of words and of sound."""

    whole: Floats
    words: Floats
    heard: Floats


#: The quick features, in the order of `features`.
FEATURES = (
    "one", "whole", "words", "meaning", "heard", "heard³", "sound", "skeleton", "skeleton·heard",
    "whole·heard", "both", "stray", "length", "whole-hub", "words-hub", "heard-hub")
#: The places of those that hubs count in, in the order of `Hubs`.
HUB_FEATURES = tuple(FEATURES.index(name) for name in ("whole-hub", "words-hub", "heard-hub"))


def blocks(kos: int, zhs: int) -> Iterator[slice]:
    """Yield the rows that are compared with all columns at once.

    >>> list(blocks(100, 20_000))
    [slice(0, 78, None), slice(78, 156, None)]
    """
    rows = max(1, min(AT_ONCE // max(zhs, 1), MOST_ROWS))
    yield from (slice(start, start + rows) for start in range(0, kos, rows))


def block(ko: Terms, zh: Terms, rows: slice) -> Scores:
    """Score the Korean terms *rows* with all Chinese ones: arrays (rows, Chinese)."""
    both = ko.marks[rows] @ zh.marks.T
    return _scores(
        ko.whole[rows] @ zh.whole.T, ko.words[rows] @ zh.words.T,
        _ratios(ko.readings[rows], zh.readings),
        _ratios(ko.sounds[rows], zh.sounds),
        _ratios(ko.skeletons[rows], [*map(plain, zh.skeletons)]),
        both, ko.marks[rows].sum(axis=1)[:, None] + zh.marks.sum(axis=1),
        np.log(ko.sizes[rows] + 1)[:, None] - np.log(zh.sizes + 1))


def _ratios(left: Sequence[str], right: Sequence[str]) -> Floats:
    return np.asarray(
        cdist(left, right, scorer=fuzz.ratio, dtype=np.float32, workers=-1), np.float32)


def at(ko: Terms, zh: Terms, kos: Numbers, zhs: Numbers) -> Scores:
    """Score pairs by their numbers: arrays (pairs,)."""
    def compare(left: tuple[str, ...], right: tuple[str, ...]) -> Floats:
        return np.asarray(cpdist(
            [left[n] for n in kos], [right[n] for n in zhs], scorer=fuzz.ratio,
            dtype=np.float32), np.float32)

    both = np.einsum("ij,ij->i", ko.marks[kos], zh.marks[zhs])
    return _scores(
        np.einsum("ij,ij->i", ko.whole[kos], zh.whole[zhs]),
        np.einsum("ij,ij->i", ko.words[kos], zh.words[zhs]),
        compare(ko.readings, zh.readings), compare(ko.sounds, zh.sounds),
        compare(ko.skeletons, tuple(map(plain, zh.skeletons))), both,
        ko.marks[kos].sum(axis=1) + zh.marks[zhs].sum(axis=1),
        np.log(ko.sizes[kos] + 1) - np.log(zh.sizes[zhs] + 1))


#: What the logarithm of Korean syllables over Chinese characters usually is.
_RATIO = 0.25


def _scores(
    whole: Floats, words: Floats, reading: Floats, sound: Floats, skeleton: Floats,
    both: Floats, marks: Floats, ratio: Floats,
) -> Scores:
    percent = np.float32(100)
    return Scores(
        whole, words, reading / percent, sound / percent, skeleton / percent,
        np.minimum(both, 3), np.clip(marks - 2 * both, 0, 4), np.abs(ratio - _RATIO))


def features(scores: Scores, row: Hubs, column: Hubs) -> Iterator[Floats]:
    """Yield the arrays of `FEATURES`; *row* and *column* broadcast against the scores."""
    heard = np.maximum(scores.reading, scores.sound)
    yield np.ones_like(heard)
    yield scores.whole
    yield scores.words
    yield np.maximum(scores.whole, scores.words)
    yield heard
    yield heard ** 3
    yield scores.sound
    yield scores.skeleton
    yield scores.skeleton * heard
    yield scores.whole * heard
    yield scores.both
    yield scores.stray
    yield scores.length
    half = np.float32(0.5)
    yield scores.whole - (row.whole + column.whole) * half
    yield scores.words - (row.words + column.words) * half
    yield heard - (row.heard + column.heard) * half


def _channels(scores: Scores) -> tuple[Floats, Floats, Floats]:
    return scores.whole, scores.words, np.maximum(scores.reading, scores.sound)


class HubCount:
    """Finds the best scores of every row and column, block after block."""

    def __init__(self, kos: int, zhs: int) -> None:
        self.few = [min(max(size // HUB, 1), HUB) for size in (zhs, kos)]
        self.rows: list[list[Floats]] = [[], [], []]
        self.best: list[Floats] = [np.empty((0, zhs), np.float32)] * 3

    def take(self, scores: Scores) -> None:
        """Take in the scores of the next rows."""
        for n, values in enumerate(_channels(scores)):
            self.rows[n].append(_mean(_top(values, 1, self.few[0]), 1, n))
            self.best[n] = _top(np.concatenate([self.best[n], values]), 0, self.few[1])

    def result(self) -> tuple[Hubs, Hubs]:
        """Give the mean of the best scores of every row and of every column."""
        columns = (_mean(values, 0, n) for n, values in enumerate(self.best))
        return Hubs(*map(np.concatenate, self.rows)), Hubs(*columns)


def hubs(ko: Terms, zh: Terms) -> tuple[Hubs, Hubs]:
    """Give the mean of the best scores of every Korean and of every Chinese term."""
    count = HubCount(len(ko), len(zh))
    for rows in blocks(len(ko), len(zh)):
        count.take(block(ko, zh, rows))
    return count.result()


def _mean(values: Floats, axis: int, channel: int) -> Floats:
    """Give the mean of the best scores, of which a short list has too few."""
    spare = HUB - values.shape[axis]
    usual = np.where(values.any(axis), np.float32(USUAL[channel]), 0)
    return np.asarray((values.sum(axis) + spare * usual) / HUB, np.float32)


def _top(values: Floats, axis: int, few: int) -> Floats:
    """Give the best *few* along *axis*."""
    if values.shape[axis] <= few:
        return values
    return np.asarray(np.take(-np.partition(-values, few - 1, axis), range(few), axis))


def best(values: Floats, axis: int, few: int) -> Numbers:
    """Give the numbers of the best *few* along *axis*; of equals the first."""
    if values.shape[axis] <= few:
        order = np.arange(values.shape[axis])
        return np.broadcast_to(order if axis else order[:, None], values.shape)
    return np.take(np.argpartition(-values, few - 1, axis), range(few), axis)


def logits(scores: Scores, row: Hubs, column: Hubs, weights: Floats) -> Floats:
    """Give the weighted sum of the features."""
    total = np.zeros_like(scores.reading)
    for weight, values in zip(weights, features(scores, row, column)):
        total += np.float32(weight) * values
    return total
