"""Matching in stages: by sound first, by meaning where sound leaves a pair open.

Meaning is dear, so it is asked of the open tasks only, and every new word of a text is encoded in
one batch. Whole stretches, dearer still, are compared where two starts are about as good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from aligner.english import likeness
from aligner.evidence import Evidence
from aligner.match import Match, match
from aligner.meaning import (
    hanzi_stretches, korean_stretches, meanings, whole_likeness, whole_spans, words_of)
from aligner.pairings import Meanings
from aligner.recurrence import longer_start
from aligner.repair import leads
from aligner.tasks import Task, only_start
from aligner.vectors import WordVectors
from aligner.weights import PARTS, Weights

#: An English name counts as a hint when it sounds at least this much like the Korean.
ALIKE = 0.7
#: A start that is better than the next by less than this is close.
CLOSE = 1.0


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
        found = [
            match(t.context, t.hanzi, {}, self.weights, self._bonus(t)) for t in tasks]
        left = [n for n, m in enumerate(found) if m and not _explained(m, tasks[n])]
        pairs = dict(zip(left, self._meanings([tasks[n] for n in left])))
        for n in left:
            found[n] = self._match_more(tasks[n], pairs[n], self._bonus(tasks[n]))
        close = [n for n in left if (m := found[n]) and m.worth - m.second < CLOSE]
        for n, bonus in zip(close, self._whole_bonus([tasks[n] for n in close])):
            found[n] = self._match_more(tasks[n], pairs[n], bonus)
        for n in left:
            at = (m := found[n]) and longer_start(text, tasks[n].context, m.start)
            if at is not None:
                found[n] = self._match_more(tasks[n], pairs[n], {at: self.weights.known})
        if self.vectors is not None:
            self.vectors.flush()
        return found

    def knows(self, ko: str, task: Task) -> bool:
        """Tell whether the pair, or one from which damage leads to it, is known from elsewhere."""
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

    def _meanings(self, tasks: Sequence[Task]) -> list[Meanings]:
        """Give the pairings by meaning of each task; all new words are encoded at once."""
        if self.vectors is not None:
            self.vectors.prepare(
                word for task in tasks for word in words_of(
                    korean_stretches(task.context, self.weights) + hanzi_stretches(task.hanzi)))
        return [
            meanings(task.context, task.hanzi, self.vectors,
                     partial(self.evidence.known, besides=task.place), self.weights)
            for task in tasks]

    def _whole_bonus(self, tasks: Sequence[Task]) -> list[dict[int, float]]:
        """Give the bonus of each task's starts, with what whole stretches tell."""
        bonus = [self._bonus(task) for task in tasks]
        if self.vectors is not None:
            self.vectors.prepare(
                text for task in tasks for text in whole_spans(task.context, task.hanzi))
            for task, extra in zip(tasks, bonus):
                likely = whole_likeness(task.context, task.hanzi, self.vectors)
                for start, value in likely.items():
                    extra[start] = extra.get(start, 0.0) + self.weights.whole * value
        return bonus

    def _match_more(
        self, task: Task, pairs: Meanings, bonus: Mapping[int, float]
    ) -> Match | None:
        """Match with all evidence, and name the parts of the term that is found."""
        best = match(task.context, task.hanzi, pairs, self.weights, bonus)
        if best is None:
            return None
        parts = match(only_start(task.context, best.start), task.hanzi, pairs, PARTS)
        return best if parts is None else best._replace(moves=parts.moves)


def _explained(found: Match, task: Task) -> bool:
    """Tell whether sound alone explains the pair: all Hanzi, no Korean left, a clean start."""
    return found.left == 0 and task.context.starts[found.start] >= 0 and all(
        m.method != "none" or not task.context.text[m.ko.start:m.ko.end].strip()
        and m.zh.start == m.zh.end for m in found.moves)
