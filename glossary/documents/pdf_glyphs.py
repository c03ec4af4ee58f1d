"""The glyphs of a page of a PDF file: their characters, and where they stand.

Positions are in points, 1/72 inch; x grows to the right and y upwards, also of lines that were
turned. Source: ISO 32000-2, 9.4 (text); PDFium, public/fpdf_text.h.
"""

from __future__ import annotations

from ctypes import c_double
from math import cos, hypot, sin
from typing import Any, NamedTuple


class Spot(NamedTuple):
    """Where a glyph stands."""

    x: float
    y: float


class Glyphs:
    """The glyphs of a page; a call for each figure, so that only what is needed is asked."""

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw

        self._page = page.get_textpage()  # closes what is under it when it is forgotten
        self._raw, self._text = raw, self._page.raw
        self._code, self._origin = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
        self._x, self._y = c_double(), c_double()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self.count: int = raw.FPDFText_CountChars(self._text)

    def code(self, index: int) -> int:
        """Give the code point."""
        return self._code(self._text, index)  # type: ignore[no-any-return]

    def is_made_up(self, index: int) -> bool:
        """Tell whether the file has no such glyph."""
        return bool(self._raw.FPDFText_IsGenerated(self._text, index) == 1)

    def is_level(self, index: int, base: float, most: float) -> bool:
        """Tell whether the glyph is at most so far from a base line that is not turned."""
        self._origin(self._text, index, self._x, self._y)
        return -most <= self._y.value - base <= most

    def spot(self, index: int, turn: float) -> Spot:
        """Give where the glyph begins on its base line, which is turned by so many radians."""
        self._origin(self._text, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        if turn:
            x, y = x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)
        return Spot(x, y)

    def right(self, index: int, turn: float) -> float:
        """Give where the glyph ends."""
        if turn:
            width = 1.0 if self.code(index) > 0x1100 else 0.5
            return self.spot(index, turn).x + width * self.size(index)
        self._raw.FPDFText_GetLooseCharBox(self._text, index, self._box)
        return float(self._box.right)

    def turn(self, index: int) -> float:
        """Give by how much the glyph is turned, counter-clockwise."""
        angle = float(self._raw.FPDFText_GetCharAngle(self._text, index))
        return angle if 0.02 < angle < 6.26 else 0.0

    def size(self, index: int) -> float:
        """Give the size of the font, as it is drawn."""
        size = float(self._raw.FPDFText_GetFontSize(self._text, index))
        if self._raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= hypot(self._matrix.c, self._matrix.d) or 1.0
        return max(size, 1.0)
