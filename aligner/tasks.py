"""The tasks of the match: each candidate of a text with both of its sides made ready.

Only the windows before brackets are tagged, never whole texts. Pages repeat themselves, and a text
is read twice, so what was made of a window and its Hanzi is kept for the next time they stand
side by side; as many are kept as a long report has, whatever the length of the text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from aligner import context as korean
from aligner import hanzi as chinese
from aligner.match import Match
from aligner.meaning import Likely
from aligner.segment import Segmenter
from aligner.stretches import Stretches, stretches
from aligner.types import Candidate, Kind, Segment
from aligner.weights import Weights

#: Korean letters that a term without marks may have for each Hanzi, and beyond.
REACH_PER_UNIT, REACH = 6, 10
#: Sides that are kept; each takes about 10 KB.
KEPT = 4_096


class Reading(NamedTuple):
    """What a match says, wherever it stands: the kind of the pair, how sure, and its segments."""

    kind: Kind
    confidence: float
    segments: tuple[Segment, ...]


@dataclass(slots=True, eq=False)
class Sides:
    """A window and its Hanzi, ready for the match, and what was found out about them.

    ``likely`` are the stretches that mean the same by their vectors, None before they are asked
    for; ``matches`` are under the clues that they were found with, ``readings`` under the match.
    """

    context: korean.Context
    hanzi: chinese.Hanzi
    weights: Weights
    likely: list[Likely] | None = None
    matches: dict[Hashable, Match | None] = field(default_factory=dict)
    readings: dict[Match, Reading] = field(default_factory=dict)
    _stretches: Stretches | None = None

    @property
    def stretches(self) -> Stretches:
        """The stretches of both sides that may mean the same."""
        if self._stretches is None:
            self._stretches = stretches(self.context, self.hanzi, self.weights)
        return self._stretches


class Task(NamedTuple):
    """A candidate with both of its sides, and the opening mark."""

    candidate: Candidate
    sides: Sides
    mark: str

    @property
    def place(self) -> int:
        """Where in the text it stands."""
        return self.candidate.offset

    @property
    def context(self) -> korean.Context:
        """The Korean side."""
        return self.sides.context

    @property
    def hanzi(self) -> chinese.Hanzi:
        """The Chinese side."""
        return self.sides.hanzi


class TaskBuilder:
    """Makes the tasks of texts with a segmenter for each language."""

    def __init__(self, korean: Segmenter, chinese: Segmenter, weights: Weights) -> None:
        self.korean, self.chinese, self.weights = korean, chinese, weights
        self._sides: dict[tuple[str, str, bool, bool, bool], Sides] = {}

    def tasks(self, text: str, found: Iterable[Candidate]) -> Iterator[Task]:
        """Yield the tasks of the candidates that were *found* in *text*."""
        for candidate in found:
            task = self.task(text, candidate, text[slice(*candidate.ko)])
            if task.hanzi.units:
                yield task

    def task(self, text: str, candidate: Candidate, window: str) -> Task:
        """Give the task of *candidate*, whose Korean reads *window*."""
        first = candidate.ko.start == 0 or text[candidate.ko.start - 1] in "\r\n"
        key = window, text[slice(*candidate.zh)], candidate.closed, candidate.whole, first
        sides = self._sides.get(key)
        if sides is None:
            if len(self._sides) >= KEPT:
                self._sides.clear()
            sides = self._sides[key] = self._build(*key)
        return Task(candidate, sides, text[candidate.offset])

    def _build(self, window: str, zh: str, closed: bool, whole: bool, first: bool) -> Sides:
        hanzi = chinese.build(zh, self.chinese, self.weights)
        tokens = self.korean.segment(window) if hanzi.units else []
        reach = REACH + REACH_PER_UNIT * len(hanzi.units)
        context = korean.build(window, tokens, self.weights, closed, reach, first)
        if whole:
            context = only_start(context, min(context.starts, default=0))
        return Sides(context, hanzi, self.weights)


def only_start(context: korean.Context, start: int) -> korean.Context:
    """Give *context* with one place where the term may begin."""
    return context._replace(starts={start: 0.0}, quoted=None)
