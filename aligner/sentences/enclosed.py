"""Quotes and brackets of a line: stretches inside which no sentence ends, but at their end.

    他说：“走了。来了。”我来了。     (그는 갔다. 나는 왔다.) 끝.     "왔다. 갔다."라고 했다.
             ^ no end ^ one              no end ^      ^ one           ^ no end  ^

A stretch is short: what closes far away, or never, opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BRACKETS = dict(zip("(（[［【〔《〈{", ")）]］】〕》〉}"))
QUOTES = dict(zip("“‘「『\"'", "”’」』\"'"))
PAIRS = {**BRACKETS, **QUOTES}

#: So many characters further the mark that closes must stand; else the stretch is no stretch, or
#: a speech of many sentences.
REACH = {**dict.fromkeys(BRACKETS, 300), **dict.fromkeys(QUOTES, 120)}

#: Marks that may end a sentence, in a row.
MARKS = re.compile(r"[.。．｡!！?？…]+")
_SIGNS = re.compile("[" + re.escape("".join({*PAIRS, *PAIRS.values()})) + "]")
_LAST_MARKS = re.compile(MARKS.pattern + "$")


class Enclosed(NamedTuple):
    """What opens at ``start`` and closes before ``end``."""

    start: int
    end: int


def enclosed(text: str, start: int, end: int) -> Iterator[Enclosed]:
    """Yield the outermost stretches of ``text[start:end]``.

    >>> text = "“‘간다’고” don't (셋) \\"네\\" “끝"
    >>> [text[one.start:one.end] for one in enclosed(text, 0, len(text))]
    ['“‘간다’고”', '(셋)', '"네"']
    """
    closed = _closed(text, start, end)
    last = start
    for at in sorted(closed):
        if at >= last:
            last = closed[at] + 1
            yield Enclosed(at, last)


def _closed(text: str, start: int, end: int) -> dict[int, int]:
    """Give where each stretch opens and closes; each kind of mark nests by itself."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {closer: [] for closer in PAIRS.values()}
    for sign in _SIGNS.finditer(text, start, end):
        at, mark = sign.start(), sign[0]
        waiting = opened.get(mark)
        if waiting and at - waiting[-1] < REACH[text[waiting[-1]]]:
            if mark != "'" or not _is_latin(text[at + 1:at + 2]):
                found[waiting.pop()] = at
        elif mark in PAIRS and not (mark == "'" and _is_latin(text[max(at - 1, 0):at])):
            opened[PAIRS[mark]].append(at)
    return found


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def hidden(text: str, start: int, end: int) -> set[int]:
    """Give the places of the marks of ``text[start:end]`` that end no sentence: those inside.

    The last mark of a quote may end one, and that of a bracket before which a sentence ended.

    >>> hidden('(갔다. 왔다.) “왔다. 갔다.”', 0, 20)
    {3, 13}
    """
    found: set[int] = set()
    for one in enclosed(text, start, end):
        last = _LAST_MARKS.search(text, one.start, one.end - 1)
        before = text[max(start, one.start - 8):one.start].strip()
        open_end = text[one.start] in QUOTES or not before or MARKS.match(before[-1:])
        stop = last.start() if last and open_end else one.end
        found.update(mark.start() for mark in MARKS.finditer(text, one.start, stop))
    return found
