"""Aligned parts in matching colours: 저고도 in the colour of 低空, 경제 in that of 经济.

A table folds and measures its cells before it is painted, so every character of a part gets an
invisible mark behind it, a variation selector, which has no width and goes where its character
goes; a blank gets none, for a line may end there. The last step makes colours of the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.details import Aligned
from glossary.entries import Entry

#: Select Graphic Rendition codes (ECMA-48, 8.3.117) of the parts, in turn.
COLORS = ("36", "33", "35", "32", "34", "31")

#: What is good, and what is not.
_GOOD, _BAD = COLORS.index("32"), COLORS.index("31")

_FIRST = 0xFE00
_MARKS = f"{chr(_FIRST)}-{chr(_FIRST + 15)}"
# One blank goes with the colour on either side of it; between columns there are two.
_RUN = re.compile("|".join(
    f"[^\x1b{_MARKS}]{mark}(?: ?[^\x1b{_MARKS}]{mark})*"
    for mark in (chr(_FIRST + at) for at in range(len(COLORS)))
))


def colored(entry: Entry, aligned: Aligned | None) -> Entry:
    """Mark an entry's Korean and Hanzi: the parts that *aligned* pairs, or both as one.

    Hanzi of the other script have their parts in the same places.

    >>> from glossary.showing.tables import cells
    >>> entry = Entry(1, '저고도 경제', '低空经济', '', '', '', 'mixed', 'candidate', .9, 1, '')
    >>> parts = (('저고도', '低空'), ('경제', '經濟'))
    >>> marked = colored(entry, Aligned('저고도 경제', '低空經濟', parts))
    >>> len(marked.ko), cells(marked.ko), len(marked.zh_hans)
    (11, 11, 8)
    """
    ko, hans, hant = map(_strip, (entry.ko, entry.zh_hans, entry.zh_hant))
    pairs = [pair for pair in aligned.parts if all(pair)] if aligned else []
    spans = places_of(ko, [part for part, _ in pairs], ordered=True)
    places = places_of(aligned.zh if aligned else "", [part for _, part in pairs], ordered=False)
    size = len(aligned.zh) if aligned else 0
    if not pairs or None in spans or None in places or size not in (len(hans), len(hant)):
        return entry._replace(ko=_marked(ko, [(0, len(ko))]), zh_hans=_whole(hans),
                              zh_hant=_whole(hant))
    return entry._replace(
        ko=_marked(ko, spans),
        zh_hans=_marked(hans, places) if len(hans) == size else _whole(hans),
        zh_hant=_marked(hant, places) if len(hant) == size else _whole(hant),
    )


def tinted(text: str, good: bool) -> str:
    """Mark *text*, which is no term, as good or not.

    >>> paint_marks(tinted('ok', True)) == '\x1b[32mok\x1b[0m'
    True
    """
    return _marked(text, [None] * (_GOOD if good else _BAD) + [(0, len(text))])


def _whole(hanzi: str) -> str:
    """Mark all of a term that has no parts: Hanzi in another colour than Korean."""
    return _marked(hanzi, [None, (0, len(hanzi))])


def places_of(text: str, parts: Iterable[str], ordered: bool) -> list[tuple[int, int] | None]:
    """Give where each of *parts* stands in *text*, no two at the same place; None: nowhere.

    >>> places_of('AB-A', ['A', 'A', 'C'], ordered=True)
    [(0, 1), (3, 4), None]
    """
    found: list[tuple[int, int] | None] = []
    free = text
    start = 0
    for part in parts:
        at = free.find(part, start)
        found.append((at, at + len(part)) if at >= 0 else None)
        if at >= 0:
            free = free[:at] + "\0" * len(part) + free[at + len(part):]
            start = at + len(part) if ordered else 0
    return found


def _marked(text: str, spans: Iterable[tuple[int, int] | None]) -> str:
    marks = [""] * len(text)
    for number, span in enumerate(spans):
        for at in range(*span) if span else ():
            marks[at] = "" if text[at].isspace() else chr(_FIRST + number % len(COLORS))
    return "".join(char + behind for char, behind in zip(text, marks))


def _strip(text: str) -> str:
    r"""Drop the selectors that a document may have had.

    >>> _strip('葛\ufe00')
    '葛'
    """
    return re.sub(f"[{_MARKS}]", "", text)


def paint_marks(text: str) -> str:
    r"""Make colours of the marks.

    >>> paint_marks('저\ufe00고\ufe00 x')
    '\x1b[36m저고\x1b[0m x'
    """
    def painted(run: re.Match[str]) -> str:
        return f"\x1b[{COLORS[ord(run[0][1]) - _FIRST]}m{_strip(run[0])}\x1b[0m"

    return _RUN.sub(painted, text)
