"""The tasks of the match: each candidate of a text with both of its sides made ready.

Only the windows before brackets are tagged, never whole texts, and all windows of a text at once.
"""

from __future__ import annotations

from typing import NamedTuple

from aligner import context as korean
from aligner import hanzi as chinese
from aligner.brackets import candidates
from aligner.evidence import Place
from aligner.segment import Segmenter
from aligner.types import Candidate
from aligner.weights import Weights

#: Korean letters that a term without marks may have for each Hanzi, and beyond.
REACH_PER_UNIT, REACH = 6, 10


class Task(NamedTuple):
    """A candidate with its Korean and its Hanzi, the opening mark, and the place it has."""

    candidate: Candidate
    context: korean.Context
    hanzi: chinese.Hanzi
    mark: str
    place: Place


def build_tasks(
    text: str, source: object, segmenters: tuple[Segmenter, Segmenter], weights: Weights
) -> list[Task]:
    """Make the tasks of *text*; *segmenters* cut Korean and Chinese, *source* names the text."""
    found = list(candidates(text))
    windows = [text[c.ko.start:c.ko.end] for c in found]
    tasks = []
    for candidate, window in zip(found, windows):
        hanzi = chinese.build(text[slice(*candidate.zh)], segmenters[1], weights)
        if not hanzi.units:
            continue
        tokens = segmenters[0].segment(window)
        reach = REACH + REACH_PER_UNIT * len(hanzi.units)
        first = candidate.ko.start == 0 or text[candidate.ko.start - 1] in "\r\n"
        context = korean.build(window, tokens, weights, candidate.closed, reach, first)
        if candidate.whole:
            context = only_start(context, min(context.starts, default=0))
        place = source, candidate.offset
        tasks.append(Task(candidate, context, hanzi, text[candidate.offset], place))
    return tasks


def only_start(context: korean.Context, start: int) -> korean.Context:
    """Give *context* with one place where the term may begin."""
    return context._replace(starts={start: 0.0}, quoted=None)
