"""From a match to the record of a gloss: its spans in the text, kind, segments, confidence."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from aligner import kinds
from aligner.confidence import confidence
from aligner.context import Context, span_of
from aligner.hanzi import Hanzi
from aligner.match import Match, Move
from aligner.tasks import Reading, Task
from aligner.types import Gloss, Span

#: Characters of the line that are kept as context on either side of a bracket: a paragraph of a
#: report. A megabyte on one line would else be kept once for each of its glosses.
FAR = 500


def record(text: str, task: Task, found: Match, lines: list[int]) -> Gloss:
    """Make the record of a match in *text*, whose lines begin at *lines*."""
    candidate, context, hanzi = task.candidate, task.context, task.hanzi
    if found not in task.sides.readings:
        task.sides.readings[found] = reading(context, hanzi, found)
    kind, certainty, segments = task.sides.readings[found]
    span = span_of(context, found.start).shift(candidate.ko.start)
    zh = _once(candidate.zh, hanzi, found)
    row = bisect_right(lines, candidate.offset)
    line = Span(lines[row - 1], lines[row] - 1 if row < len(lines) else len(text))
    return Gloss(
        offset=candidate.offset, line=row,
        ko=text[slice(*span)], zh=text[slice(*zh)], ko_span=span, zh_span=zh,
        kind=kind, confidence=certainty, segments=segments,
        context=_context(text, line, candidate.offset), en=candidate.en, note=candidate.note,
    )


def reading(context: Context, hanzi: Hanzi, found: Match) -> Reading:
    """Say what a match means: the kind of the pair, how sure it is, and its segments."""
    left = Move(Span(found.start, found.start), Span(0, found.left), "none", 0.0)
    before = (left,) if found.left and not _is_typed_twice(hanzi, found) else ()
    placed = kinds.place_topic(before + found.moves, hanzi)
    parts = kinds.split_by_sound(placed, context, hanzi)
    moves = kinds.settle(parts, context, hanzi)
    return Reading(
        kinds.kind_of(moves, context, hanzi), confidence(context, hanzi, found),
        kinds.segments_of(moves, context, hanzi))


def _context(text: str, line: Span, at: int) -> str:
    """Give the line around *at*; of a line without end, as some files are, only what is near."""
    start, end = max(line.start, at - FAR), min(line.end, at + FAR)
    return _one(text[start:end].strip())


@lru_cache(maxsize=1 << 10)
def _one(context: str) -> str:
    """Give the first of equal strings: lines have several glosses, and pages repeat themselves."""
    return context


def line_starts(text: str) -> list[int]:
    """Give where the lines of *text* begin.

    >>> line_starts('가\\n나')
    [0, 2]
    """
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _once(zh: Span, hanzi: Hanzi, found: Match) -> Span:
    """Give the first half of Hanzi that were typed twice (美团美团)."""
    return Span(zh.start, (zh.start + zh.end) // 2) if _is_typed_twice(hanzi, found) else zh


def _is_typed_twice(hanzi: Hanzi, found: Match) -> bool:
    """Tell whether the print repeats itself and Korean answers to one half of it only."""
    size, odd = divmod(len(hanzi.text), 2)
    doubled = not odd and hanzi.text[:size] == hanzi.text[size:]
    said = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return doubled and len(hanzi.units) > 2 and 2 * said <= len(hanzi.units)
