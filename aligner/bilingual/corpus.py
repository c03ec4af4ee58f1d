"""The phrases of all beads, and in which beads each of them stands.

A phrase is the same wherever it has the same key: Korean without blanks and Hanzi simplified, both
in small letters. How much two phrases keep together is told by Dunning's log-likelihood ratio of
the beads that have both, one or none (Accurate methods for the statistics of surprise and
coincidence, 1993), and by Dice's coefficient.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bilingual.phrases import Phrase
from aligner.gathered import spelling
from aligner.script import fold
from aligner.types import Span


#: Places of a phrase in one bead that are kept; what has more is no sentence.
MOST = 8


class Entry(NamedTuple):
    """A phrase as it is first printed, and its words."""

    text: str
    words: tuple[str, ...]


class Side:
    """One language: its phrases by number, and where they stand.

    ``beads[n]`` has for each phrase of bead *n* its spans and whether it is doubtful; ``beads_of``
    gives for each phrase the beads in which it stands.
    """

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key
        self._numbers: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.beads: list[dict[int, list[Span]]] = []
        self.doubtful: set[int] = set()
        self._found_in: list[list[int]] = []

    def add(self, text: str, phrases: Iterable[Phrase]) -> None:
        """Take in the phrases of the next bead."""
        bead: dict[int, list[Span]] = {}
        for phrase in phrases:
            printed = text[slice(*phrase.span)]
            number = self._number(printed, phrase.words)
            spans = bead.setdefault(number, [])
            if len(spans) < MOST:
                spans.append(phrase.span)
            if phrase.doubtful:
                self.doubtful.add(number)
        for number in bead:
            self._found_in[number].append(len(self.beads))
        self.beads.append(bead)

    def _number(self, printed: str, words: tuple[str, ...]) -> int:
        key = self._key(printed)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self.entries):
            self.entries.append(Entry(printed, words))
            self._found_in.append([])
        return number

    def find(self, text: str) -> int | None:
        """Give the number of a phrase; None: it stands nowhere."""
        return self._numbers.get(self._key(text))

    def beads_of(self, number: int) -> list[int]:
        """Give the beads in which a phrase stands, in order."""
        return self._found_in[number]


class Ties(NamedTuple):
    """How much two phrases keep together: beads with both, Dice's coefficient (0 to 1), and the
    log-likelihood ratio, below 0 where they avoid each other.

    >>> Ties.of(5, 5, 5, 100).dice, round(Ties.of(5, 5, 5, 100).surprise, 1)
    (1.0, 39.7)
    >>> Ties.of(1, 50, 50, 100).surprise < 0
    True
    """

    both: int
    dice: float
    surprise: float

    @classmethod
    def of(cls, both: int, one: int, other: int, beads: int) -> Ties:
        """Make it of the numbers of beads: with both, with either, of all."""
        table = (both, one - both, other - both, beads - one - other + both)
        expected = (one * other, one * (beads - other), other * (beads - one),
                    (beads - one) * (beads - other))
        total = 2 * sum(
            seen * math.log(seen * beads / hoped) for seen, hoped in zip(table, expected) if seen)
        return cls(both, 2 * both / (one + other),
                   total if both * beads >= one * other else -total)


class Corpus:
    """Both sides of all beads."""

    def __init__(self) -> None:
        self.ko, self.zh = Side(lambda text: spelling(text).lower()), Side(fold)

    def __len__(self) -> int:
        return len(self.ko.beads)

    def ties(self, ko: int, zh: int) -> Ties:
        """Tell how much two phrases keep together."""
        left, right = self.ko.beads_of(ko), self.zh.beads_of(zh)
        return Ties.of(len({*left}.intersection(right)), len(left), len(right), len(self))

    def partners(self, ko: int, few: int) -> list[int]:
        """Give the *few* Chinese phrases that stand most often beside a Korean one, by Dice."""
        counts: dict[int, int] = defaultdict(int)
        places = self.ko.beads_of(ko)
        for bead in places:
            for zh in self.zh.beads[bead]:
                counts[zh] += 1
        dice = {zh: count / (len(places) + len(self.zh.beads_of(zh)))
                for zh, count in counts.items() if count > 1}
        return sorted(dice, key=lambda zh: (-dice[zh], zh))[:few]


def means(
    entries: Sequence[Entry], rows: Callable[[Sequence[str]], NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Give the mean vector of the words of each phrase, of length 1."""
    found = np.stack([rows(entry.words).mean(axis=0) for entry in entries])
    return np.asarray(
        found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)
