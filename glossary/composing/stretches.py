"""A term to be composed, as letters that can be looked up, with the limits of its words.

The *key* is folded as all keys are (see `glossary.keys`). A *stretch* is a part of it, from one
place to another; a *limit* is a place where the user typed a blank, a quotation mark or a dot, or
where the term begins or ends. Latin letters and digits that stand together are never cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from aligner.text import has_hanzi
from glossary.keys import ko_key, unhyphenated, zh_key

#: Names and numbers that stay as they are in every language: AI, 5G, C++; and any other sign.
_LATIN = re.compile(r"[0-9a-z](?:[0-9a-z.+#&/-]*[0-9a-z+#])?|[^\w\s]")


class Term(NamedTuple):
    """A query: its key, what each character of the key was in print, and where words end."""

    key: str
    printed: tuple[str, ...]
    limits: frozenset[int]
    korean: bool
    latin: tuple[tuple[int, int], ...]
    inside: frozenset[int]

    def text(self, start: int, end: int) -> str:
        """Give a stretch as it was typed, without blanks."""
        return "".join(self.printed[start:end])

    def is_word(self, start: int, end: int) -> bool:
        """Tell whether a stretch is made of whole words."""
        return start in self.limits and end in self.limits

    def crosses(self, start: int, end: int) -> bool:
        """Tell whether a stretch reaches from one word into another."""
        return any(start < limit < end for limit in self.limits)

    def stretches(self, most: int) -> Iterator[tuple[int, int]]:
        """Yield each stretch of at most *most* characters."""
        size = len(self.key)
        places = [at for at in range(size + 1) if at not in self.inside]
        for start in places:
            yield from ((start, end) for end in places if start < end <= start + most)

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Yield each stretch within one word that may stay without a rendering."""
        heads = {start for start, _ in self.latin}
        for start, end in self.stretches(len(self.key)):
            if start not in heads and not self.crosses(start, end):
                yield start, end


def read_term(word: str) -> Term:
    """Read *word*; it is Hanzi where any stand in it, else Korean.

    >>> term = read_term('AI 물류·관리')
    >>> term.key, sorted(term.limits), term.latin
    ('ai물류관리', [0, 2, 4, 6], ((0, 2),))
    >>> term.text(0, 4), term.is_word(0, 4), term.crosses(0, 4), term.crosses(2, 4)
    ('AI물류', True, True, False)
    """
    korean = not has_hanzi(word)
    key, printed, limits = "", [], {0}
    for char in unhyphenated(unicodedata.normalize("NFC", word)):
        folded = ko_key(char)
        if not folded:
            limits.add(len(key))
        key += folded
        printed += [char, *[""] * (len(folded) - 1)] if folded else []
    latin = tuple(run.span() for run in _LATIN.finditer(key))
    inside = frozenset(at for start, end in latin for at in range(start + 1, end))
    limits = (limits | {len(key)}) - inside
    limits |= {place for span in latin if not key[span[0]].isalnum() for place in span}
    return Term(key if korean else zh_key(key), tuple(printed), frozenset(limits), korean,
                latin, inside)
