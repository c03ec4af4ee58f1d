"""A line of text folded as the keys of terms are, with the way back to its characters.

    line    이른바 ‘저고도 경제’는
    folded  이른바저고도경제는          without blanks, quotes and dots, in lower case
    start   0 1 2 5 6 7 9 10 12        where each character stands in the line

So a term is met whatever blanks and marks stand in it. What the blanks say of words is judged
later, in the line itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from glossary.keys import ko_key

#: A letter with the marks and the conjoining vowels and finals that belong to it.
_CLUSTER = re.compile(
    ".[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1160-\u11ff\u3099\u309a\ud7b0-\ud7fb]*", re.DOTALL)


class Folded(NamedTuple):
    """A folded line: each character of *text* stands for ``line[start[i]:end[i]]``."""

    line: str
    text: str
    start: list[int]
    end: list[int]

    def gaps(self, first: int, last: int) -> list[tuple[int, str]]:
        """Give what was left out between the characters *first* and *last* - 1: where, and what.

        >>> fold('‘저고도’ 경제').gaps(0, 5)
        [(3, '’ ')]
        """
        return [
            (at - first, self.line[self.end[at - 1]:self.start[at]])
            for at in range(first + 1, last) if self.end[at - 1] != self.start[at]]


class _Table(dict[str, str]):
    """What each character folds into, found out as it is met."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = ko_key(char)
        return folded


_TABLE = _Table()


def fold(line: str) -> Folded:
    """Fold *line*, which is composed, as `glossary.keys.ko_key` folds a term.

    >>> fold('ＡＩ 항공')[1:]
    ('ai항공', [0, 1, 3, 4], [1, 2, 4, 5])
    """
    table = _TABLE
    chars = [table[char] for char in line]
    text = "".join(chars)
    start = (list(range(len(line))) if len(text) == len(chars)
             else [at for at, char in enumerate(chars) for _ in char])
    found = Folded(line, text, start, [at + 1 for at in start])
    return _unjoined(found) if "-" in found.text else found


def composed(line: str) -> tuple[str, list[int] | None]:
    """Give *line* in canonical composition (NFC), and where each of its characters stood, and the
    end; None where nothing had to be composed.

    >>> composed('e\u0301가'), composed('가')
    (('é가', [0, 2, 3]), ('가', None))
    """
    if unicodedata.is_normalized("NFC", line):
        return line, None
    text, places = "", []
    for match in _CLUSTER.finditer(line):
        letters = unicodedata.normalize("NFC", match.group())
        text += letters
        places += [match.start()] * len(letters)
    return text, [*places, len(line)]


def _unjoined(folded: Folded) -> Folded:
    """Drop the hyphens that `ko_key` drops: those beside Hangul or Hanzi."""
    text = folded.text
    kept = [
        at for at, char in enumerate(text)
        if char != "-" or not _is_joint(text[at - 1:at], text[at + 1:at + 2])]
    if len(kept) == len(text):
        return folded
    return Folded(
        folded.line, "".join(text[at] for at in kept),
        [folded.start[at] for at in kept], [folded.end[at] for at in kept])


def _is_joint(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum() and not (before.isascii() and after.isascii())
