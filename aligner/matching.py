"""Matching in stages: by sound first, by meaning where sound leaves a pair open.

Meaning is dear, so it is asked of the open tasks only, and every new word of a text is encoded in
one batch. Whole stretches, dearer still, are compared where two starts are about as good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from aligner.english import likeness
from aligner.evidence import Evidence
from aligner.match import Match, Paths, match
from aligner.meaning import Likely, held, likely, linked, meanings, whole_likeness, whole_spans
from aligner.recurrence import longer_start
from aligner.repair import leads
from aligner.tasks import Sides, Task, only_start
from aligner.vectors import WordVectors
from aligner.weights import PARTS, Weights

#: An English name counts as a hint when it sounds at least this much like the Korean.
ALIKE = 0.7
#: A start that is better than the next by less than this is close.
CLOSE = 1.0


#: Places where a term may begin, each with what speaks for it.
Bonus = tuple[tuple[int, float], ...]


class Clues(NamedTuple):
    """What evidence tells of a task: the bonus of its starts, and the stretches that it knows."""

    bonus: Bonus
    held: tuple[Likely, ...]


Case = tuple[Sides, Clues]


class Matcher:
    """Matches the tasks of a text with the evidence that there is."""

    def __init__(
        self, weights: Weights, evidence: Evidence, vectors: WordVectors | None
    ) -> None:
        self.weights, self.evidence, self.vectors = weights, evidence, vectors

    def match(self, tasks: Sequence[Task], text: str = "") -> list[Match | None]:
        """Match by sound; what sound leaves open by meaning; what is close by whole stretches.

        *text* is what the tasks were made of, if a term may recur in it.
        """
        bonus = [self._bonus(task) for task in tasks]
        found = [self._by_sound(task.sides, extra) for task, extra in zip(tasks, bonus)]
        left = [n for n, m in enumerate(found) if m and not explains(m, tasks[n])]
        clues = {n: self._clues(tasks[n], bonus[n]) for n in left}
        self._by_meaning({(tasks[n].sides, clues[n]): None for n in left})
        for n in left:
            sides = tasks[n].sides
            found[n] = best = sides.matches[clues[n]]
            at = best and longer_start(
                text, tasks[n].candidate.offset, sides.context, best.start)
            if at is not None:
                paths = _paths(sides, clues[n])
                longer = paths.best({at: self.weights.known})
                found[n] = longer and _named(paths, longer)
        return found

    def knows(self, ko: str, task: Task) -> bool:
        """Tell whether the pair, or one from which damage leads to it, is known from elsewhere."""
        if ko not in self.evidence:
            return False
        if self.evidence.holds(ko, task.hanzi.units, task.place):
            return True
        return any(leads(twin.zh, task.hanzi.text) for twin in self.evidence.twins(ko))

    def _bonus(self, task: Task) -> dict[int, float]:
        """Say which starts the English name beside the Hanzi, or a known pair, speaks for."""
        context = task.context
        bonus = {
            start: self.weights.known for start in context.starts
            if self.knows(context.text[start:], task)}
        if task.candidate.en:
            alike = [(likeness(context.text[s:], task.candidate.en), s) for s, v in
                     context.starts.items() if v >= 0]
            best, start = max(alike, default=(0.0, 0))
            if best >= ALIKE:
                bonus[start] = bonus.get(start, 0.0) + self.weights.english * best
        return bonus

    def _by_sound(self, sides: Sides, bonus: Mapping[int, float]) -> Match | None:
        key = tuple(bonus.items())
        if key not in sides.matches:
            sides.matches[key] = match(sides.context, sides.hanzi, {}, self.weights, bonus)
        return sides.matches[key]

    def _clues(self, task: Task, bonus: Mapping[int, float]) -> Clues:
        known = partial(self.evidence.known, besides=task.place)
        return Clues(tuple(bonus.items()), tuple(held(task.sides.stretches, known)))

    def _by_meaning(self, cases: Iterable[Case]) -> None:
        """Match with all evidence what was never matched so; new words are encoded at once."""
        new = [(sides, clues) for sides, clues in cases if clues not in sides.matches]
        self._find_likely([sides for sides, _ in new if sides.likely is None])
        paths = {case: _paths(*case) for case in new}
        best = {case: paths[case].best(dict(case[1].bonus)) for case in new}
        close = [case for case, m in best.items() if m and m.worth - m.second < CLOSE]
        if self.vectors is not None:
            self.vectors.prepare(
                span for sides, _ in close for span in whole_spans(sides.context, sides.hanzi))
            for case in close:
                best[case] = paths[case].best(self._whole_bonus(*case, self.vectors))
            self.vectors.flush()
        for (sides, clues), found in best.items():
            sides.matches[clues] = found and _named(paths[sides, clues], found)

    def _find_likely(self, cases: Sequence[Sides]) -> None:
        if self.vectors is not None:
            self.vectors.prepare(word for sides in cases for word in sides.stretches.words())
        for sides in cases:
            sides.likely = likely(sides.stretches, self.vectors) if self.vectors else []

    def _whole_bonus(
        self, sides: Sides, clues: Clues, vectors: WordVectors
    ) -> dict[int, float]:
        """Give the bonus of the starts with what whole stretches tell."""
        extra = dict(clues.bonus)
        for start, value in whole_likeness(sides.context, sides.hanzi, vectors).items():
            extra[start] = extra.get(start, 0.0) + self.weights.whole * value
        return extra


def _paths(sides: Sides, clues: Clues) -> Paths:
    """Find the paths through both sides with all evidence."""
    pairs = (*clues.held, *linked(sides.context, sides.hanzi), *(sides.likely or ()))
    return Paths(sides.context, sides.hanzi, meanings(pairs, sides.weights), sides.weights)


def _named(paths: Paths, best: Match) -> Match:
    """Name the parts of the term that was found."""
    context = only_start(paths.context, best.start)
    parts = match(context, paths.hanzi, paths.meanings, PARTS)
    return best if parts is None else best._replace(moves=parts.moves, left=parts.left)


def explains(found: Match | None, task: Task) -> bool:
    """Tell whether a match explains the pair: all Hanzi, no Korean left, a clean start."""
    return found is not None and found.left == 0 and task.context.starts[found.start] >= 0 and all(
        m.method != "none" or not task.context.text[m.ko.start:m.ko.end].strip()
        and m.zh.start == m.zh.end for m in found.moves)
