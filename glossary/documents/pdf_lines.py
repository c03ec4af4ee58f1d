"""The lines of a page of a PDF file, as its glyphs lie: what stands on one base line, side by side.

PDFium tells of each glyph its character and where it begins, in the order in which the program that
made the file drew them; blanks and line ends it makes up where it sees a gap. A gap of two letters
is the border of two cells or columns here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aligner.text import is_hangul, is_hanzi
from glossary.documents.pdf_glyphs import Glyphs, Spot

#: A glyph this much above or below the base line, in parts of its size, is on another line;
#: one that is off by more than the second figure, and smaller than `SMALL`, is a note's mark.
OFF, RAISED, SMALL = 0.5, 0.1, 0.8

#: The widest gap in a line, in letters. Between a letter or figure and Hangul programs leave a
#: quarter of a letter; it is no blank when it is less than this part of the blanks of the page.
GAP, BLANK = 2.0, 0.85

#: In justified lines Hanzi are set apart, from each other and from what stands beside them.
STRETCHED, _BESIDE = 1.0, "()（）·、，,[]［］"

#: The room behind the mark of a note, and before a mark that closes what stands before it.
MARKED, _TIGHT = 0.4, ".,:;!?)]）］〕」』”’"

#: Glyphs of a page; a newspaper has some 30,000 on one.
GLYPHS = 1 << 18

#: The end of a line where PDFium sees a hyphen that only breaks a word.
HYPHEN = "\x02"

#: A mark is shorter, in characters: 12), 13)
_LONGEST = 12

_MARK = re.compile(r"[\s\d*†‡,]*[\d*†‡]\s*\)?")
_AFTER = ")]）］〕」』’”\"'%"


@dataclass(slots=True)
class Line:
    """A line: its text, how far it reaches, where it stands, how large it is, and on which page,
    from 1. ``is_blank`` tells that a blank of its own ends it; ``margin`` and ``edge`` how far the
    lines of its block reach, once that is known, and ``is_common`` that other blocks do too;
    ``is_note`` that it begins with a small raised mark, as notes do."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    is_blank: bool = False
    margin: float = 0.0
    edge: float = 0.0
    is_common: bool = False
    is_note: bool = False


@dataclass(slots=True)
class _Open:
    """A line that is being read. ``raised`` are the glyphs of a mark that is being read."""

    left: float
    base: float
    size: float
    turn: float
    last: int
    parts: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    is_note: bool = False

    def settle(self) -> None:
        """Leave a mark of a note out; what else is raised, such as a power, stays."""
        mark = "".join(self.raised)
        before = self.parts[-1][-1:] if self.parts else ""
        hangs = before in _AFTER or before.isupper() or is_hangul(before) or is_hanzi(before)
        is_mark = before and hangs and len(mark) < _LONGEST and _MARK.fullmatch(mark)
        if mark and not is_mark:
            self.parts.append(mark)
        self.raised = []


def lines_of(page: Any, number: int) -> list[Line]:
    """Give the lines of a page of pypdfium2, in the order in which they were drawn.

    Raises `OverflowError` for a page that has more glyphs than `GLYPHS`.
    """
    glyphs = Glyphs(page)
    if glyphs.count > GLYPHS:
        raise OverflowError(f"{glyphs.count} glyphs")
    return [line for line in _Reader(glyphs, number).lines() if line.text]


class _Reader:
    """Puts glyphs together to lines."""

    def __init__(self, glyphs: Glyphs, page: int) -> None:
        self._glyphs, self._page = glyphs, page
        self._line: _Open | None = None
        self._is_apart = False
        self._halves = ""
        self._blank = 0.0

    def lines(self) -> Iterator[Line]:
        """Yield the lines."""
        glyphs = self._glyphs
        for index in range(glyphs.count):
            code = glyphs.code(index)
            if code > 160 and self._is_plain(index, code):
                continue
            if code in (10, 13) or code in (32, 160) and glyphs.is_made_up(index):
                self._is_apart = True
            elif code == 2 or code >= 32 and code != 0xFFFE:
                char = self._whole(code)
                if char:
                    yield from self._take(index, char)
        yield from self._closed()

    def _is_plain(self, index: int, code: int) -> bool:
        """Append what goes on in the line beside the last glyph, as nearly all do."""
        line = self._line
        if line is None or self._is_apart or line.turn or line.raised or self._halves:
            return False
        if 0xD800 <= code < 0xE000 or code == 0xFFFE or line.parts[-1].isspace():
            return False
        if not self._glyphs.is_level(index, line.base, RAISED * line.size):
            return False
        char = chr(code)
        if not char.isspace():
            line.parts.append(char)
            line.last = index
        return not char.isspace()

    def _whole(self, code: int) -> str:
        """Give the character; '' after the first half of a pair of surrogates."""
        if 0xD800 <= code < 0xDC00:
            self._halves = chr(code)
            return ""
        char, self._halves = self._halves + chr(code), ""
        return char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _take(self, index: int, char: str) -> Iterator[Line]:
        line, is_apart = self._line, self._is_apart
        if char.isspace():
            if line is not None:
                line.settle()
                line.parts.append(" ")
            return
        self._is_apart = False
        if line is None:
            self._begin(index, char)
            return
        spot = self._glyphs.spot(index, line.turn)
        off = abs(spot.y - line.base)
        size = self._glyphs.size(index) if off > RAISED * line.size else line.size
        gap = 0.0
        if is_apart or line.parts[-1:] == [" "]:
            gap = (spot.x - self._glyphs.right(line.last, line.turn)) / max(size, line.size)
        if off > OFF * max(size, line.size) or gap > GAP or (
                is_apart and self._goes_back(line, index, spot)):
            yield from self._closed()
            self._begin(index, char)
            return
        if line.parts[-1:] == [" "]:
            self._blank += 0.1 * (gap - self._blank) if self._blank else gap
        self._append(line, char, gap, spot, size)
        line.last = index

    def _goes_back(self, line: _Open, index: int, spot: Spot) -> bool:
        """Tell whether the glyph stands before the last one, or is turned another way."""
        back = self._glyphs.spot(line.last, line.turn).x - spot.x
        return back > line.size or self._glyphs.turn(index) != line.turn

    def _append(
        self, line: _Open, char: str, gap: float, spot: Spot, size: float
    ) -> None:
        is_raised = spot.y - line.base > RAISED * line.size and size < SMALL * line.size
        if size * SMALL > line.size:  # the line began with a mark
            line.base, line.size, line.is_note = spot.y, size, True
            line.parts.append(" ")
        if is_raised:
            line.raised.append(char)
            return
        mark = line.raised
        line.settle()
        before = line.parts[-1][-1:] if line.parts else " "
        if gap > self._room(before, char, bool(mark)) and before != " ":
            line.parts.append(" ")
        line.parts.append(char)

    def _room(self, before: str, char: str, is_marked: bool) -> float:
        """Give how wide a gap may be that is no blank, in letters."""
        if is_hanzi(before) and (is_hanzi(char) or char in _BESIDE) or (
                before in _BESIDE and is_hanzi(char)):
            return STRETCHED
        if is_marked or char in _TIGHT:
            return MARKED
        return BLANK * self._blank if _is_mixed(before, char) else 0.0

    def _begin(self, index: int, char: str) -> None:
        turn = self._glyphs.turn(index)
        spot = self._glyphs.spot(index, turn)
        self._line = _Open(spot.x, spot.y, self._glyphs.size(index), turn, index, [char])
        self._is_apart = False

    def _closed(self) -> Iterator[Line]:
        line, self._line = self._line, None
        if line is not None:
            line.settle()
            text = "".join(line.parts)
            right = self._glyphs.right(line.last, line.turn)
            yield Line(text.strip(), line.left, right, line.base, line.size, self._page,
                       text[-1:] == " ", is_note=line.is_note)


def _is_mixed(one: str, other: str) -> bool:
    """Tell whether a letter or figure meets Hangul or Hanzi.

    >>> _is_mixed('3', '월'), _is_mixed('AI'[-1], '기'), _is_mixed('월', '말')
    (True, True, False)
    """
    return (one.isascii() and one.isalnum()) != (other.isascii() and other.isalnum()) and (
        all(char.isalnum() for char in (one, other)))
