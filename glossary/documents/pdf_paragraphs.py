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
from itertools import groupby
from math import inf

from glossary.documents.pdf_lines import Line
from glossary.documents.pdf_pages import Page

#: Lines of one block differ in size by less than this part, and are so far apart at most; and at
#: most so much further than most lines of the document.
SAME, LEADING, ROOMY = 0.12, 2.3, 1.25

#: An edge where so many lines of a page end is that of the blocks that nearly reach it.
COMMON, NEAR = 3, 2.5

#: A line with so much room at its end is not full where it ends a sentence; where it does not, the
#: room must be too small for the next word and this.
FULL, SLACK = 1.5, 0.8

#: What begins so much to the right of its block begins a paragraph.
INDENT = 0.5

_BULLET = re.compile(
    r"[·•‧∙▪■□○●◦◇◆▷▶►△▲※*☞✓➢❍❑\ue000-\uf8ff①-⑳<〈【\[]|[-–—]\s|\(?\d{1,2}[.)](?!\d)|[가-하][.)]\s")
_ENDS = re.compile(r"[.!?。！？:：][\"'”’)）\]]*$")
_WORD = re.compile(r"\S+")

Paragraph = list[Line]


def paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """Yield the lines of each paragraph; notes come after the one that goes over their page."""
    lines = [line for page in pages for part in page for line in part]
    leading = _leading(lines)
    for page in pages:
        _measure(page.body, leading)
        _measure(page.after, leading)
    held: list[Line] = []
    current: Paragraph = []
    for page in pages:
        for line in page.body:
            if current and not _goes_on(current, line, leading):
                yield current
                yield from _grouped(held, leading)
                current, held = [], []
            current.append(line)
        held += page.after
    if current:
        yield current
    yield from _grouped(held, leading)


def _grouped(lines: Sequence[Line], leading: float) -> Iterator[Paragraph]:
    current: Paragraph = []
    for line in lines:
        if current and not _goes_on(current, line, leading):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _leading(lines: Sequence[Line]) -> float:
    """Give how far most lines of a block are apart."""
    steps = Counter(
        round((one.base - other.base) / one.size, 1) for one, other in zip(lines, lines[1:])
        if _is_below(one, other, LEADING))
    return steps.most_common(1)[0][0] if steps else LEADING


def _is_below(one: Line, other: Line, leading: float) -> bool:
    """Tell whether *other* is the next line of the same block."""
    step = (one.base - other.base) / one.size
    return (one.page == other.page and _is_alike(one, other)
            and 0 < step <= min(LEADING, leading * ROOMY)
            and one.left < other.right and other.left < one.right)


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < SAME * one.size


def _measure(lines: Sequence[Line], leading: float) -> None:
    """Find the margin and the edge of each line."""
    for _, sheet in groupby(lines, lambda line: line.page):
        on_page = list(sheet)
        ends = Counter(round(line.right / 2) for line in on_page)
        common = sorted(2.0 * end for end, times in ends.items() if times >= COMMON)
        for block in _blocks(on_page, leading):
            right = max(line.right for line in block)
            at = bisect_left(common, right - 2)
            is_near = at < len(common) and common[at] - right <= NEAR * block[0].size
            margin = min(line.left for line in block)
            # What stands alone does not show how far it could have reached.
            alone = right if len(block) > 1 else inf
            for line in block:
                line.margin = margin
                line.edge = max(right, common[at]) if is_near else alone


def _blocks(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and not _is_below(block[-1], line, leading):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(current: Paragraph, line: Line, leading: float) -> bool:
    """Tell whether *line* goes on with the paragraph *current*."""
    last = current[-1]
    if not _is_alike(last, line) or _BULLET.match(line.text):
        return False
    if not (_is_below(last, line, leading) or _is_over(last, line)):
        return False
    hangs = _BULLET.match(current[0].text) and line.left > current[0].left
    if line.left > line.margin + INDENT * line.size and not hangs:
        return False
    return _is_full(last, line)


def _is_over(last: Line, line: Line) -> bool:
    """Tell whether *line* is at the top of the next column or page."""
    if line.page == last.page:
        return line.base > last.base + LEADING * line.size and line.left > last.left
    return line.page == last.page + 1


def _is_full(last: Line, line: Line) -> bool:
    room = (last.edge - last.right) / last.size
    if room <= FULL:
        return True
    word = _WORD.match(line.text)
    width = sum(1.0 if char > "\u1100" else 0.5 for char in word[0]) if word else 0.0
    return room < width + SLACK and not _ENDS.search(last.text)
