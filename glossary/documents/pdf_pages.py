"""What stands at the edges of pages, and would stand in the middle of a sentence that goes over to
the next one: running heads, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from math import inf
from typing import NamedTuple

from glossary.documents.pdf_lines import Line

#: Running heads are among the outermost lines of a page, at heights that round to the same, in
#: points, on so many pages; two are enough in a short document.
OUTER, HEIGHT, PAGES, SHORT = 3, 3.0, 3, 4

#: The letters of footnotes are smaller than most, at least by this.
SMALLER = 0.94

_NOTE = re.compile(r"\d{1,3}[)\s]|\[\d{1,3}\]|\*+|[†‡※]|주\s?\d*\)")


class Page(NamedTuple):
    """A page: the lines of its body, and those that come after the paragraph at its end."""

    body: list[Line]
    after: list[Line]


class _Key(NamedTuple):
    """What is the same of a running head on all pages: all but figures, and about the height."""

    text: str
    height: int


def pages(lines: Iterable[Line]) -> list[Page]:
    """Sort the lines of a document, in order, into bodies and what comes after.

    Of running heads the first is kept, since it may say what nothing else does; of page numbers
    none.
    """
    sheets = [list(sheet) for _, sheet in groupby(lines, lambda line: line.page)]
    running = _running(sheets)
    size = usual_size(line for sheet in sheets for line in sheet)
    seen: set[str] = set()
    found = []
    for sheet in sheets:
        outer = _outer(sheet)
        body, heads = [], []
        for line in sheet:
            key = _key(line)
            if key.height not in outer or key not in running:
                body.append(line)
            elif key.text not in seen:
                seen.add(key.text)
                heads += [line] if any(map(str.isalpha, key.text)) else []
        body, notes = _split_notes(body, size)
        found.append(Page(body, notes + heads))
    return found


def usual_size(lines: Iterable[Line]) -> float:
    """Give the size of most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _key(line: Line) -> _Key:
    return _Key(re.sub(r"\d+", "#", "".join(line.text.split())), round(line.base / HEIGHT))


def _running(sheets: Sequence[Sequence[Line]]) -> set[_Key]:
    count: Counter[_Key] = Counter()
    for sheet in sheets:
        outer = _outer(sheet)
        count.update({key for key in map(_key, sheet) if key.height in outer})
    least = PAGES if len(sheets) > SHORT else 2
    return {key for key, times in count.items() if times >= least}


def _outer(sheet: Sequence[Line]) -> set[int]:
    """Give the heights, as in `_Key`, of the outermost lines of a page."""
    heights = sorted({_key(line).height for line in sheet})
    return {*heights[:OUTER], *heights[-OUTER:]}


def _split_notes(body: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """Cut off the footnotes: what begins with a mark and is smaller than the rest, or has its mark
    raised, and all that follows; they stand below all the rest."""
    small = size * SMALLER
    highest = list(accumulate((line.base for line in reversed(body)), max))[::-1]
    lowest = inf
    for number, line in enumerate(body):
        is_note = line.is_note or line.size < small and _NOTE.match(line.text)
        if is_note and highest[number] < lowest:
            return body[:number], body[number:]
        lowest = min(lowest, line.base)
    return body, []
