"""Where in a text the characters of a class stand, when they are rare and the text is long.

A regular expression looks every character up in its class. Of a long text the characters become
numbers at once, and a table tells all of those that belong to the class: four times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Below so many characters a regular expression is as fast, and loads nothing.
LONG = 2_048

#: Characters that are looked at together: the memory is the same for texts of any length.
PIECE = 1 << 17


class Class:
    """A class of characters, as it stands in the square brackets of a regular expression.

    >>> list(Class('가-나').places('a가나다' * 2))
    [1, 2, 5, 6]
    """

    def __init__(self, chars: str) -> None:
        self._chars = chars
        self._pattern = re.compile(f"[{chars}]")

    def places(self, text: str) -> Iterator[int]:
        """Yield where in *text* a character of the class stands, from left to right."""
        if len(text) < LONG:
            yield from (found.start() for found in self._pattern.finditer(text))
            return
        import numpy as np

        for at in range(0, len(text), PIECE):
            piece = text[at:at + PIECE]
            if piece.isascii() and not self._common[:128].any():
                continue
            codes: NDArray[Any] = np.frombuffer(
                piece.encode("utf-16-le", "surrogatepass"), np.uint16)
            if len(codes) > len(piece):  # characters beyond the first plane take two
                codes = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.uint32)
            rare = np.flatnonzero(self._may_be(codes))
            yield from (rare[self._table[codes[rare]]] + at).tolist()

    def _may_be(self, codes: NDArray[Any]) -> NDArray[np.bool_]:
        """Rule out most characters of Korean text by what is quicker than a table: ranges."""
        found: NDArray[np.bool_] = (codes >= 0x80) & ((codes < 0xac00) | (codes > 0xd7a3))
        for code in self._common.nonzero()[0].tolist():
            found |= codes == code
        return found

    @cached_property
    def _common(self) -> NDArray[np.bool_]:
        """Of ASCII and the Hangul, the code points that belong to the class: few, or none."""
        common = self._table[:0xd7a4].copy()
        common[0x80:0xac00] = False
        return common

    @cached_property
    def _table(self) -> NDArray[np.bool_]:
        """Whether each code point belongs to the class."""
        import numpy as np

        table = np.zeros(0x110000, np.bool_)
        at = 0
        while at < len(self._chars):
            last = at + 2 if self._chars[at + 1:at + 2] == "-" and at + 2 < len(self._chars) else at
            table[ord(self._chars[at]):ord(self._chars[last]) + 1] = True
            at = last + 1
        return table
