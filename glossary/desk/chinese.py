"""Where a Chinese term may stand in a line: not inside another word.

Chinese writes no blanks, so jieba says where words begin and end. A long term is hardly ever a
piece of other words, and names are often cut in two by jieba; only short terms have to agree with
it: 中国 stands in 中国经济, but not in 发展中国家.
"""

from __future__ import annotations

from aligner.segment import ChineseSegmenter

#: Terms of so many characters or more stand wherever they are written.
_CLEAR = 4


class ChineseWords:
    """Judges places in one line, simplified or traditional.

    >>> words = ChineseWords('发展中国家和中国', ChineseSegmenter())
    >>> words.fits(2, 4), words.fits(6, 8)
    (False, True)
    """

    def __init__(self, line: str, segmenter: ChineseSegmenter) -> None:
        self._line = line
        self._segmenter = segmenter
        self._edges: frozenset[int] | None = None

    def fits(self, start: int, end: int, is_name: bool = False) -> bool:
        """Tell whether a term may stand at ``line[start:end]``; a name is cut no better."""
        line = self._line
        if any(_joins(line[at - 1:at], line[at:at + 1]) for at in (start, end) if at):
            return False
        if end - start >= _CLEAR:
            return True
        if self._edges is None:
            tokens = self._segmenter.segment(line)
            self._edges = frozenset(
                at for token in tokens for at in token.span) | {0, len(line)}
        return {start, end} <= self._edges


def _joins(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
