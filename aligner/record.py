"""From a match to the record of a gloss: its spans in the text, kind, segments, confidence."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

import numpy as np

from aligner import kinds
from aligner.cleaning import is_spelt_out
from aligner.confidence import confidence
from aligner.context import Context, span_of
from aligner.hanzi import Hanzi
from aligner.match import Match, Move
from aligner.offsets import Read
from aligner.passage import passage
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
    # The window may be two lines joined into one: its end is not the end of the span.
    start = span_of(context, found.start).start + candidate.ko.start
    span = Span(start, candidate.ko.end)
    zh = _once(candidate.zh, hanzi, found)
    return Gloss(
        offset=candidate.offset, line=bisect_right(lines, candidate.offset),
        ko=text[slice(*span)], zh=text[slice(*zh)], ko_span=span, zh_span=zh,
        kind=kind, confidence=certainty, segments=segments,
        context=_context(text, lines, candidate.offset, (span, zh)),
        en=candidate.en, note=candidate.note, passage=passage(text, candidate.offset),
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


def as_printed(text: str, read: Read, glosses: list[Gloss]) -> list[Gloss]:
    """Give the *glosses* of what was *read* of *text* as slices of *text* itself.

    What the print spells as references is restored: the record says for which characters it stands.
    """
    lines = line_starts(text) if glosses and read.layers else []
    return [_as_printed(text, read, gloss, lines) for gloss in glosses] if lines else glosses


def _as_printed(text: str, read: Read, gloss: Gloss, lines: list[int]) -> Gloss:
    ko, zh = read.span(gloss.ko_span), read.span(gloss.zh_span)
    restored = gloss.zh_restored
    if restored is None and is_spelt_out(text[slice(*zh)]):
        restored = gloss.zh
    offset = read.place(gloss.offset)
    return replace(
        gloss, offset=offset, line=bisect_right(lines, offset), ko=text[slice(*ko)],
        zh=text[slice(*zh)], ko_span=ko, zh_span=zh, zh_restored=restored,
        context=_context(text, lines, offset, (ko, zh)))


def _context(text: str, lines: list[int], at: int, sides: tuple[Span, Span]) -> str:
    """Give the line around *at*, or the lines that the term or its Hanzi go over; of a line without
    end, as some files are, only what is near."""
    here = bisect_right(lines, at)
    rows = [here]
    for start, end in (sides[0], (min(at, sides[1].start), sides[1].end)):
        if "\n" in text[start:end]:
            rows += bisect_right(lines, start), bisect_right(lines, end - 1)
    last = max(rows)
    end = lines[last] - 1 if last < len(lines) else len(text)
    return _one(text[max(lines[min(rows) - 1], at - FAR):min(end, at + FAR)].strip())


@lru_cache(maxsize=1 << 10)
def _one(context: str) -> str:
    """Give the first of equal strings: lines have several glosses, and pages repeat themselves."""
    return context


@lru_cache(maxsize=1)
def line_starts(text: str) -> list[int]:
    """Give where the lines of *text* begin; of the last text it is kept, which is read twice.

    >>> line_starts('가\\n나')
    [0, 2]
    """
    lengths = np.fromiter(map(len, text.split("\n")), np.int64)
    return [0, *np.cumsum(lengths + 1)[:-1].tolist()]


def _once(zh: Span, hanzi: Hanzi, found: Match) -> Span:
    """Give the first half of Hanzi that were typed twice (美团美团)."""
    return Span(zh.start, (zh.start + zh.end) // 2) if _is_typed_twice(hanzi, found) else zh


def _is_typed_twice(hanzi: Hanzi, found: Match) -> bool:
    """Tell whether the print repeats itself and Korean answers to one half of it only."""
    size, odd = divmod(len(hanzi.text), 2)
    doubled = not odd and hanzi.text[:size] == hanzi.text[size:]
    said = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return doubled and len(hanzi.units) > 2 and 2 * said <= len(hanzi.units)
