"""Cheap scores of all pairs of two lists, made in blocks, and the few candidates that they leave.

Some terms are like everything (hubs: 사과 is near every fruit), so a score counts by how far it is
above the best ones of its row and of its column. That needs the scores twice, which costs less
than to keep them: of 10,000 by 10,000 pairs they would take gigabytes.
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

#: Korean terms that are compared with all Chinese ones at once.
BLOCK = 256
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


def hubs(ko: Terms, zh: Terms) -> tuple[Hubs, Hubs]:
    """Give the mean of the best scores of every Korean and of every Chinese term."""
    rows: list[list[Floats]] = [[], [], []]
    best: list[Floats] = [np.empty((0, len(zh)), np.float32)] * 3
    few = [min(max(len(side) // HUB, 1), HUB) for side in (zh, ko)]
    for start in range(0, len(ko), BLOCK):
        for n, values in enumerate(_channels(block(ko, zh, slice(start, start + BLOCK)))):
            rows[n].append(_mean(_top(values, 1, few[0]), 1, n))
            best[n] = _top(np.concatenate([best[n], values]), 0, few[1])
    columns = (_mean(values, 0, n) for n, values in enumerate(best))
    return Hubs(*map(np.concatenate, rows)), Hubs(*columns)


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


def candidates(
    ko: Terms, zh: Terms, weights: Floats, found: tuple[Hubs, Hubs], few: int
) -> tuple[Numbers, Numbers]:
    """Give the pairs that are among the best *few* of their row or of their column, in order."""
    left, right = found
    chosen: set[tuple[int, int]] = set()
    best = np.full((0, len(zh)), -np.inf, np.float32)
    numbers = np.zeros((0, len(zh)), np.intp)
    for start in range(0, len(ko), BLOCK):
        rows = slice(start, start + BLOCK)
        row = Hubs(*(values[rows, None] for values in left))
        values = logits(block(ko, zh, rows), row, right, weights)
        here = np.arange(start, start + len(values))
        for columns, number in zip(_best(values, 1, few), here):
            chosen.update((int(number), int(column)) for column in columns)
        best = np.concatenate([best, values])
        numbers = np.concatenate([numbers, np.broadcast_to(here[:, None], values.shape)])
        kept = _best(best, 0, few)
        best = np.take_along_axis(best, kept, 0)
        numbers = np.take_along_axis(numbers, kept, 0)
    chosen.update(
        (int(number), column) for row_ in numbers for column, number in enumerate(row_))
    pairs = np.array(sorted(chosen), np.intp).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _best(values: Floats, axis: int, few: int) -> Numbers:
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
