"""Terms that go on over a line break: 중국 핑안⏎그룹(平安集团), 핑안그-⏎룹(平安集团).

Most lines that end without a mark are headings, cells and items of lists, so a term reaches into
the line before only where that explains its Hanzi much better than its own line does: both parts of
it must pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from aligner.match import Match
from aligner.matching import Matcher, explains
from aligner.tasks import Task, TaskBuilder
from aligner.types import Span
from aligner.windows import HYPHENS, line_before

#: How much more the longer term must be worth, in explained Hanzi: that of a word which pairs by
#: meaning (저고도⏎경제), but not that of a syllable.
GAIN = 0.8


class _Wider(NamedTuple):
    """The task *number*, with so many characters of the line before in its window."""

    number: int
    task: Task
    before: int


def match(
    text: str, tasks: Sequence[Task], matcher: Matcher, builder: TaskBuilder
) -> Iterator[tuple[Task, Match | None]]:
    """Match the *tasks* of *text*; where a term goes on from the line before, with that."""
    best = list(zip(tasks, matcher.match(tasks, text)))
    wide = [each for n, (task, found) in enumerate(best) if not explains(found, task)
            for each in _wider(text, n, task, builder)]
    for each, longer in zip(wide, matcher.match([each.task for each in wide])):
        _, found = best[each.number]
        if longer is not None and longer.start < each.before and longer.worth > GAIN + (
                found.worth if found else 0.0) and _pairs(longer, each.before):
            best[each.number] = each.task, longer
    yield from best


def _wider(text: str, number: int, task: Task, builder: TaskBuilder) -> Iterator[_Wider]:
    """Yield the task with the end of the line before: as one word with it, and as another word."""
    start = task.candidate.ko.start
    if task.candidate.whole or start and text[start - 1] not in "\r\n \t":
        return
    before = line_before(text, start)
    if before is None:
        return
    line = text[slice(*task.candidate.ko)].lstrip()
    candidate = replace(task.candidate, ko=Span(before.start, task.candidate.ko.end))
    joints = ("",) if text[before.end:before.end + 1] in HYPHENS else ("", " ")
    for joint in joints:
        window = text[slice(*before)] + joint + line
        yield _Wider(number, builder.task(text, candidate, window), before.end - before.start)


def _pairs(found: Match, before: int) -> bool:
    """Tell whether Hanzi answer to the term on both sides of the break."""
    said = [m.ko for m in found.moves if m.method != "none" and m.zh.start < m.zh.end]
    return any(ko.start < before for ko in said) and any(ko.end > before for ko in said)
