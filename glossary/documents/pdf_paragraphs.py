"""Paragraphs out of the lines of pages: what a layout broke is put together again.

A line goes on in the next one where it is full: the word that comes would not have fitted. How far
it could reach is told by the lines of its block, and by those of the page that end at one edge.
So it is over the border of a column or a page. Distances are in sizes of the font, which are the
widths of Korean letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from glossary.documents.pdf_lines import Line
from glossary.documents.pdf_pages import Page

#: Lines of one block differ in size by less than this part, and are so far apart at most; and at
#: most so much further than most lines of the document.
SAME, LEADING, ROOMY = 0.12, 2.8, 1.25

#: The narrowest step that is this part of all is the one between lines of a paragraph; wider ones
#: are between paragraphs.
USUAL = 0.15

#: An edge where so many lines of a page end is that of the blocks that nearly reach it.
COMMON, NEAR = 3, 2.5

#: A line with more room at its end is not full where it ends a sentence, in a justified document
#: with more than the second; where it ends none, the room must be too small for the next word and
#: `SLACK`. In a justified document more than this part of the lines leave no room.
FULL, FLUSH, SLACK, JUSTIFIED = 1.5, 0.3, 0.8, 0.5

#: What begins so much to the right of its block begins a paragraph.
INDENT = 0.5

#: What is narrower than this is a cell, and the next one is no column that it goes on in.
COLUMN = 10

#: What is narrower than this, where no other blocks are as wide, may be a list of short entries.
LIST = 18

_BULLET = re.compile(
    r"[·•‧∙▪■□○●◦◇◆▷▶►△▲※*☞✓➢❍❑\ue000-\uf8ff①-⑳<〈【\[]|[-–—]\s|\(?\d{1,2}[.)](?!\d)")

#: These count paragraphs as well, but 다. ends most sentences too, and may stand in a line alone.
_LETTER = re.compile(r"[가나다라마바사아자차카타파하]\.\s|[가-힣A-Z]\)\s")
_ENDS = re.compile(r"[.!?。！？:：][\"'”’)）\]]*$")
#: How entries of a list end; what goes on in a cell does not.
_CLOSED = re.compile(r"[.!?。！？:：;)）\]”’」』]$")
_WORD = re.compile(r"\S+")

Paragraph = list[Line]


class Layout(NamedTuple):
    """What is usual in a document: how far the lines of a block are apart, and how much room there
    is at most at the end of a full line; both in sizes of the font."""

    leading: float
    room: float


def paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """Yield the lines of each paragraph; notes come after the one that goes over their page."""
    layout = _layout(pages)
    held: list[Line] = []
    current: Paragraph = []
    for page in pages:
        for line in page.body:
            if current and not _goes_on(current, line, layout):
                yield current
                yield from _grouped(held, layout)
                current, held = [], []
            current.append(line)
        held += page.after
    if current:
        yield current
    yield from _grouped(held, layout)


def _grouped(lines: Sequence[Line], layout: Layout) -> Iterator[Paragraph]:
    current: Paragraph = []
    for line in lines:
        if current and not _goes_on(current, line, layout):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _layout(pages: Sequence[Page]) -> Layout:
    """Find what is usual, and the margin and edge of each line."""
    leading = _leading([line for page in pages for part in page for line in part])
    rooms = [room for page in pages for part in page for room in _measure(part, leading)]
    flush = sum(room < FLUSH for room in rooms)
    return Layout(leading, FLUSH if flush > JUSTIFIED * len(rooms) else FULL)


def _leading(lines: Sequence[Line]) -> float:
    """Give how far the lines of most blocks are apart."""
    steps = Counter(
        round((one.base - other.base) / one.size, 1) for one, other in zip(lines, lines[1:])
        if _is_below(one, other, LEADING))
    least = sum(steps.values()) * USUAL
    return min((step for step, times in steps.items() if times >= least), default=LEADING)


def _is_below(one: Line, other: Line, leading: float) -> bool:
    """Tell whether *other* is the next line of the same block."""
    step = (one.base - other.base) / one.size
    return (one.page == other.page and _is_alike(one, other)
            and 0 < step <= min(LEADING, leading * ROOMY)
            and one.left < other.right and other.left < one.right)


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < SAME * one.size


def _measure(lines: Sequence[Line], leading: float) -> Iterator[float]:
    """Find the margin and the edge of each line; yield the room at the end of those that may be
    full: all but the widest and the last of a block."""
    ends = Counter(round(line.right / 2) for line in lines)
    common = sorted(2.0 * end for end, times in ends.items() if times >= COMMON)
    for block in _blocks(lines, leading):
        right = max(line.right for line in block)
        at = bisect_left(common, right - 2)
        is_near = at < len(common) and common[at] - right <= NEAR * block[0].size
        margin = min(line.left for line in block)
        # What stands alone does not show how far it could have reached.
        alone = right if len(block) > 1 else inf
        for line in block:
            line.margin, line.is_common = margin, is_near
            line.edge = max(right, common[at]) if is_near else alone
        yield from sorted((line.edge - line.right) / line.size for line in block[:-1])[1:]


def _blocks(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and not _is_below(block[-1], line, leading):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(current: Paragraph, line: Line, layout: Layout) -> bool:
    """Tell whether *line* goes on with the paragraph *current*."""
    last = current[-1]
    if not _is_alike(last, line) or _BULLET.match(line.text):
        return False
    if _LETTER.match(line.text) and _ENDS.search(last.text[-9:]):
        return False
    if not (_is_below(last, line, layout.leading) or _is_over(last, line)):
        return False
    hangs = _BULLET.match(current[0].text) and line.left > current[0].left
    if line.left > line.margin + INDENT * line.size and not hangs:
        return False
    is_narrow = not last.is_common and last.edge - last.margin < LIST * last.size
    if is_narrow and _CLOSED.search(last.text[-9:]):
        return False
    return _is_full(last, line, layout.room)


def _is_over(last: Line, line: Line) -> bool:
    """Tell whether *line* is at the top of the next column or page."""
    if line.page == last.page:
        if last.edge - last.margin < COLUMN * last.size:
            return False
        return line.base > last.base + LEADING * line.size and line.left > last.left
    return line.page == last.page + 1


def _is_full(last: Line, line: Line, most: float) -> bool:
    room = (last.edge - last.right) / last.size
    if room <= most:
        return True
    word = _WORD.match(line.text)
    width = sum(1.0 if char > "\u1100" else 0.5 for char in word[0]) if word else 0.0
    return room < width + SLACK and not _ENDS.search(last.text[-9:])
