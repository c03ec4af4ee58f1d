"""The text of a document while a reader collects it: a line for each paragraph or cell, and where
each of them stands."""

from __future__ import annotations

import re

from glossary.documents.extracted import Place
from glossary.documents.limits import TEXT
from glossary.errors import DocumentError

_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]+")
_OPEN, _CLOSE = "([（［〔【《〈「『", ")]）］〕】》〉」』"
_BRACKET = re.compile("[" + re.escape(_OPEN + _CLOSE) + "]")

#: No bracket that is looked for is longer, in characters, nor over more lines.
REACH, _LINES = 240, 3

#: Paragraphs and cells of a document, each of which has a place.
PLACES = 1 << 21


class Lines:
    """Lines and their places, in order; *name* is the document's, for messages.

    >>> lines = Lines('a.docx')
    >>> lines.add('저고도 경제(低空', 'paragraph 1'); lines.add('  ', 'paragraph 2')
    >>> lines.add('광군제(光棍节)', 'note 1'); lines.text()
    '저고도 경제(低空\\n광군제(光棍节)'
    >>> lines.places()
    (Place(start=0, label='paragraph 1'), Place(start=10, label='note 1'))
    """

    def __init__(self, name: str) -> None:
        self._name, self._size = name, 0
        self._lines: list[str] = []
        self._places: list[Place] = []

    def add(self, line: str, label: str) -> None:
        """Add a paragraph or cell, unless it is blank. Raises `DocumentError` for too much text."""
        line = whole(line)
        if not line:
            return
        if not self._places or self._places[-1].label != label:
            self._places.append(Place(self._size, label))
        self._lines.append(line)
        self._size += len(line) + 1
        if self._size > TEXT:
            raise DocumentError(
                f"{self._name} has more than {TEXT >> 20} million characters: cut it up")
        if len(self._places) > PLACES:
            raise DocumentError(
                f"{self._name} has more than {PLACES >> 20} million paragraphs: cut it up")

    def text(self) -> str:
        """Give all lines. Raises `DocumentError` where there are none."""
        if not self._lines:
            raise DocumentError(f"{self._name} has no text: leave it out, or save it with its text")
        return "\n".join(self._lines)

    def places(self) -> tuple[Place, ...]:
        """Give the places where the lines begin."""
        return tuple(self._places)


def whole(line: str) -> str:
    r"""Give *line* with line ends put in by hand as newlines, but none within brackets.

    A bracket that was broken to look well in its cell is one bracket still; what stands between
    its halves are no words of Korean, and nothing takes the place of the line end.

    >>> whole(' 핑안그룹\v(平安\n集团) 외 \r\n 둘 ')
    '핑안그룹\n(平安集团) 외\n둘'
    """
    parts = list(filter(None, map(str.strip, _BREAK.split(line))))
    whole, tail = parts[:1], "".join(parts[:1])[-REACH:]
    for number, part in enumerate(parts[1:], 1):
        end = "" if _is_within(tail, "".join(parts[number:number + _LINES])) else "\n"
        whole += [end, part]
        tail = (tail + end + part)[-REACH:]
    return "".join(whole)


def _is_within(end: str, start: str) -> bool:
    """Tell whether the last bracket before a line end opens and the next one closes."""
    before = _BRACKET.findall(end)
    after = _BRACKET.search(start[:REACH])
    return bool(before and after and before[-1] in _OPEN and after[0] in _CLOSE)
