"""A slow oracle of the match: every path, one by one, and every stretch against every sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from aligner.context import Context
from aligner.hanzi import LONGEST_SOUND, NEAR, Hanzi
from aligner.match import Move
from aligner.pairings import Pairings
from aligner.text import is_hangul
from aligner.transcription import similarity
from aligner.weights import Weights

#: Best worth of a path from the end of both sides to each place: Korean, Hanzi, in a row of sounds.
Worths = dict[tuple[int, int, bool], float]


class Walker:
    """Walks every path of a match by recursion; exponential, for windows of a few letters."""

    def __init__(self, context: Context, hanzi: Hanzi, pairs: Pairings, weights: Weights) -> None:
        self.context, self.hanzi, self.pairs, self.weights = context, hanzi, pairs, weights
        self.best: Worths = {}
        self._walk(len(context.text), len(hanzi.units), False, 0.0)

    def _walk(self, ko: int, zh: int, run: bool, worth: float) -> None:
        place = ko, zh, run
        self.best[place] = max(worth, self.best.get(place, worth))
        for next_ko, next_zh, next_run, gain in self._steps(ko, zh, run):
            self._walk(next_ko, next_zh, next_run, worth + gain)

    def _steps(self, ko: int, zh: int, run: bool) -> Iterator[tuple[int, int, bool, float]]:
        w = self.weights
        for p in self.pairs.get(ko, ()):
            if p.end == zh:
                particle = w.sound_of_particle if ko in self.context.particles else 0.0
                cost = particle + (0.0 if run else w.run) if p.run else 0.0
                yield p.ko, p.zh, p.run, p.gain - cost
        if zh:
            yield ko, zh - 1, False, -self.hanzi.skip[zh - 1]
        for start, cost in self.context.skips[ko]:
            yield start, zh, run and self.context.text[start] == " ", -cost

    def worth(self, start: int) -> float | None:
        """Give the worth of the best path to *start*, less the Hanzi that are left before it."""
        left = [0.0, *accumulate(self.hanzi.skip)]
        return max((w - left[zh] for (ko, zh, _), w in self.best.items() if ko == start),
                   default=None)


def sounds(context: Context, hanzi: Hanzi) -> Mapping[tuple[int, int, int], float]:
    """Give (Korean start, Korean end, Hanzi) with how well the stretch transcribes the Hanzi."""
    found: dict[tuple[int, int, int], float] = {}
    text, first = context.text, min(context.starts, default=len(context.text))
    for end in range(first + 1, len(text) + 1):
        for start in range(max(first, end - LONGEST_SOUND), end):
            if all(map(is_hangul, text[start:end])):
                for zh, options in enumerate(hanzi.sounds):
                    near = max((similarity(text[start:end], s) for s in options), default=0.0)
                    if near >= NEAR:
                        found[start, end, zh] = near
    return found


def is_path(moves: tuple[Move, ...], start: int, left: int, context: Context, hanzi: Hanzi) -> bool:
    """Tell whether the moves lead from *start* and *left* to both ends without gap or overlap."""
    ko, zh = start, left
    for move in moves:
        if (move.ko.start, move.zh.start) != (ko, zh) or move.ko.end < ko or move.zh.end < zh:
            return False
        ko, zh = move.ko.end, move.zh.end
    return (ko, zh) == (len(context.text), len(hanzi.units))
