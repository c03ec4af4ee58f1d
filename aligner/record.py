"""From a match to the record of a gloss: its spans in the text, kind, segments, confidence."""

from __future__ import annotations

from bisect import bisect_right

from aligner import kinds
from aligner.confidence import confidence
from aligner.context import span_of
from aligner.match import Match
from aligner.tasks import Task
from aligner.types import Gloss, Span

#: Characters of the line that are kept as context on either side of a bracket: a paragraph of a
#: report. A megabyte on one line would else be kept once for each of its glosses.
FAR = 500


def record(text: str, task: Task, found: Match, lines: list[int]) -> Gloss:
    """Make the record of a match in *text*, whose lines begin at *lines*."""
    candidate, context, hanzi = task.candidate, task.context, task.hanzi
    placed = kinds.place_topic(found.moves, hanzi)
    parts = kinds.split_by_sound(placed, context, hanzi)
    moves = kinds.settle(parts, context, hanzi)
    span = span_of(context, found.start).shift(candidate.ko.start)
    zh = _once(text, candidate.zh, found, len(hanzi.units))
    row = bisect_right(lines, candidate.offset)
    line = Span(lines[row - 1], lines[row] - 1 if row < len(lines) else len(text))
    return Gloss(
        offset=candidate.offset, line=row,
        ko=text[slice(*span)], zh=text[slice(*zh)], ko_span=span, zh_span=zh,
        kind=kinds.kind_of(moves, context, hanzi), confidence=confidence(context, hanzi, found),
        segments=kinds.segments_of(moves, context, hanzi),
        context=_context(text, line, candidate.offset), en=candidate.en, note=candidate.note,
    )


def _context(text: str, line: Span, at: int) -> str:
    """Give the line around *at*; of a line without end, as some files are, only what is near."""
    start, end = max(line.start, at - FAR), min(line.end, at + FAR)
    return text[start:end].strip()


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


def _once(text: str, zh: Span, found: Match, units: int) -> Span:
    """Give the first half of Hanzi that were typed twice (美团美团), unless Korean repeats too."""
    size, odd = divmod(zh.end - zh.start, 2)
    half = Span(zh.start, zh.start + size)
    doubled = not odd and text[slice(*half)] == text[half.end:zh.end]
    said = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return half if doubled and units > 2 and 2 * said <= units else zh
