"""Characters that a page spells as numeric references: ``&#25340;多多`` is 拼多多.

A page that went through an encoding without a character often keeps it in this form. The text
stays as it is printed; who needs the characters asks for them with the places they came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.text import HANZI
from aligner.types import Span

_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{2,6})|([0-9]{2,7}));")

_TO_LINE_END = re.compile(rf"[{HANZI}&][^\r\n]*")


class Decoded(NamedTuple):
    """A text with its references decoded; character *n* came from ``start[n]`` to ``end[n]``."""

    text: str
    start: tuple[int, ...]
    end: tuple[int, ...]


def decode(text: str) -> Decoded:
    """Decode the numeric character references of *text*, keeping the places.

    >>> found = decode('&#25340;多多')
    >>> found.text, found.start, found.end[0]
    ('拼多多', (0, 8, 9), 8)
    """
    if "&#" not in text:
        return Decoded(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    chars: list[str] = []
    start: list[int] = []
    at = 0
    for match in _REFERENCE.finditer(text):
        chars += text[at:match.start()]
        start += range(at, match.start())
        code = int(match[1], 16) if match[1] else int(match[2])
        if code < 0x110000 and not 0xD800 <= code < 0xE000:
            chars.append(chr(code))
            start.append(match.start())
            at = match.end()
        else:
            at = match.start()
    chars += text[at:]
    start += range(at, len(text))
    return Decoded("".join(chars), tuple(start), (*start[1:], len(text)))


def hanzi_lines(text: str) -> Iterator[Span]:
    """Yield the lines of *text* that hold a Chinese character, or what may begin a reference.

    >>> [tuple(line) for line in hanzi_lines('가\\n나(中)\\r\\n다')]
    [(2, 6)]
    """
    start = 0
    for rest in _TO_LINE_END.finditer(text):
        line = max(text.rfind("\n", start, rest.start()), text.rfind("\r", start, rest.start()))
        yield Span(max(start, line + 1), rest.end())
        start = rest.end()
