"""The match: one dynamic programme from the right over Korean and Hanzi.

A term ends at its bracket, so the alignment starts there and walks left. A state is a place in the
Korean window and a place in the Hanzi; a move consumes some of either::

    스마트 미세표정 안면 심사 보조 시스템 (微表情面审辅助系统
                                └──────┘ 系统   by meaning
                          └──┘ 辅助            by meaning
       …                                        the best path to each place where a term may begin

The term is the start whose path, less what is left of the Hanzi, is worth most. The path is the
alignment of the parts, and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.pairings import Meaning, Meanings, Pairing, Pairings, pairings
from aligner.types import Method, Span
from aligner.weights import Weights

__all__ = ["Match", "Meaning", "Meanings", "Move", "match"]

_NOTHING = float("-inf")
#: The last move to a state: from which row and state, and how it pairs what lies between.
_Back = tuple[int, int, Method, float]
#: A place in the Hanzi that a row reaches: the state without an open row of sounds, the worth of
#: the better of its two states, and which that is.
_Place = tuple[int, float, int]


class Move(NamedTuple):
    """A step of the path: the Korean and the Hanzi units it pairs, how, and how well (0 to 1)."""

    ko: Span
    zh: Span
    method: Method
    score: float


class Match(NamedTuple):
    """The best term: where it begins, the path, its worth, and the worth of the next best start.

    ``left`` is the number of Hanzi units before the path, which nothing answers to.
    """

    start: int
    moves: tuple[Move, ...]
    worth: float
    second: float
    left: int


def match(
    context: Context, hanzi: Hanzi, meanings: Meanings, weights: Weights,
    bonus: Mapping[int, float] | None = None,
) -> Match | None:
    """Find the start of the term in *context* that best explains *hanzi*.

    *bonus* adds to the worth of some starts (what a glossary or an English name tells). None when
    no term can begin anywhere.
    """
    return Paths(context, hanzi, meanings, weights).best(bonus or {})


class Paths:
    """The table of the dynamic programme: a row for each place in the Korean.

    In a row, state ``2 * zh`` is a place in the Hanzi, the next one the same with a row of sounds
    open. ``worth`` is that of the best path to a state, ``back`` its last move: the row and the
    state it came from, and how it pairs what lies between. ``places`` are what a row reaches.
    """

    def __init__(
        self, context: Context, hanzi: Hanzi, meanings: Meanings, weights: Weights
    ) -> None:
        self.context, self.hanzi, self.meanings = context, hanzi, meanings
        self.weights = weights
        rows, states = len(context.text) + 1, 2 * len(hanzi.units) + 2
        self.worth = [[_NOTHING] * states for _ in range(rows)]
        self.back: list[list[_Back | None]] = [[None] * states for _ in range(rows)]
        self.places: list[list[_Place]] = [[] for _ in range(rows)]
        self.worth[-1][-2] = 0.0
        self.walk(pairings(context, hanzi, meanings, weights))

    def best(self, bonus: Mapping[int, float]) -> Match | None:
        """Give the best term, as :func:`match` does."""
        found = list(self.ends(bonus))
        if not found:
            return None
        worth, start, left, state = max(found)
        second = max((w for w, s, _, _ in found if s != start), default=worth - 9.0)
        return Match(start, tuple(self.trace(start, state)), worth, second, left)

    def ends(self, bonus: Mapping[int, float]) -> Iterator[tuple[float, int, int, int]]:
        """Yield (worth, start, Hanzi left, state) of every way a term may begin."""
        starts, weights = self.context.starts, self.weights
        proved = weights.proved * len(self.hanzi.units)
        before = [0.0, *accumulate(self.hanzi.skip)]
        bare = self.context.quoted is not None and all(
            max(self.worth[start][:2]) < proved for start, value in starts.items() if value >= 0)
        for start, value in starts.items():
            extra = value + bonus.get(start, 0.0)
            if bare and start == self.context.quoted:
                extra += weights.quoted_bare
            for place, worth, state in self.places[start]:
                left = place // 2
                if value < 0 and (left or worth < proved or not state % 2):
                    worth -= weights.cut_unproved  # only sounds may cut a word in two
                yield worth - before[left] + extra, start, left, state

    def walk(self, pairs: Pairings) -> None:
        """Take every move from every row, from the right to the first start."""
        first = min(self.context.starts, default=len(self.context.text))
        for ko in range(len(self.context.text), first - 1, -1):
            self.skip_hanzi(ko)
            if ko in pairs:
                self.pair(ko, pairs[ko])
            self.skip_korean(ko)

    def skip_hanzi(self, ko: int) -> None:
        """Leave Hanzi without a counterpart, steps within the row; note its places."""
        worth, back, skip = self.worth[ko], self.back[ko], self.hanzi.skip
        places = self.places[ko]
        for state in range(len(worth) - 2, -1, -2):
            value, best = worth[state], state
            if worth[state + 1] > value:
                value, best = worth[state + 1], state + 1
            if value > _NOTHING:
                places.append((state, value, best))
                if state and value - skip[state // 2 - 1] > worth[state - 2]:
                    worth[state - 2] = value - skip[state // 2 - 1]
                    back[state - 2] = ko, best, "none", 0.0

    def pair(self, ko: int, row: Sequence[Pairing]) -> None:
        """Take the pairings that end here; the first of a row of sounds has to open it."""
        worth = self.worth[ko]
        particle = self.weights.sound_of_particle if ko in self.context.particles else 0.0
        opening = self.weights.run + particle
        for end, start, zh, method, score, gain, run in row:
            state, target = 2 * end, 2 * zh + run
            value = worth[state] + (gain - opening if run else gain)
            other = worth[state + 1] + (gain - particle if run else gain)
            if other > value:
                value, state = other, state + 1
            if value > self.worth[start][target]:
                self.worth[start][target] = value
                self.back[start][target] = ko, state, method, score

    def skip_korean(self, ko: int) -> None:
        """Leave a word, a syllable or a sign without a counterpart: steps to other rows.

        Over a blank a row of sounds stays open, over anything else it ends.
        """
        for start, cost in self.context.skips[ko]:
            worth, back, steps = self.worth[start], self.back[start], self.places[ko]
            if self.context.text[start] == " ":
                steps = [(s, value, s) for s, value in enumerate(self.worth[ko])
                         if value > _NOTHING]
            for target, value, state in steps:
                if value - cost > worth[target]:
                    worth[target], back[target] = value - cost, (ko, state, "none", 0.0)

    def trace(self, ko: int, state: int) -> Iterator[Move]:
        """Yield the moves of the path to a state, from left to right."""
        here = self.back[ko][state]
        while here is not None:
            ko_end, came, method, score = here
            yield Move(Span(ko, ko_end), Span(state // 2, came // 2), method, score)
            ko, state = ko_end, came
            here = self.back[ko][state]
