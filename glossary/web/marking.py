"""A line of a document with the terms in it marked, as pieces that a template sets one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.details import Occurrence
from glossary.showing.tables import clean
from glossary.standing import sides
from glossary.terms import script

#: Characters kept around what is marked, in an excerpt and in a line shown as a whole.
AROUND, WHOLE = 120, 2000


class Piece(NamedTuple):
    """A stretch of a line: ``side`` is its language, or "" for what is no term; ``mark`` is the
    number of the gloss that it belongs to, from 0."""

    text: str
    side: str = ""
    mark: int = 0


class _Mark(NamedTuple):
    start: int
    end: int
    side: str
    mark: int


def excerpt(place: Occurrence) -> list[Piece]:
    """Give the line around a gloss, cut, with its two sides; of aligned text the Korean one.

    >>> seen = Occurrence('', '', '', 1, 4, '경제', '经济', '', '', '', '', 1, '새 경제(经济)란')
    >>> [tuple(piece[:2]) for piece in excerpt(seen)]
    [('새 ', ''), ('경제', 'ko'), ('(', ''), ('经济', 'zh-Hans'), (')란', '')]
    """
    return marked(place.context, [place], AROUND)


def excerpt_zh(place: Occurrence) -> list[Piece]:
    """Give the Chinese sentence of aligned text with its term, or nothing."""
    if not place.context_zh:
        return []
    line = clean(place.context_zh)
    zh = clean(place.zh)
    return _pieces(line, list(_found(line, zh, script(zh), 0)), AROUND)


def marked(context: str, places: Sequence[Occurrence], around: int = WHOLE) -> list[Piece]:
    """Give a line with all of its glosses, in their order; what is far from all is left out.

    Of a gloss whose Korean stands on another line the Hanzi are marked; one that lies across
    another before it is not.
    """
    line = clean(context)
    marks: list[_Mark] = []
    start = 0
    for number, place in enumerate(places):
        found = list(_marks(line, place, start, number)) or list(_marks(line, place, 0, number))
        if found and not any(_meet(one, other) for one in found for other in marks):
            marks += found
            start = max(each.end for each in found)
    return _pieces(line, sorted(marks), around)


def _marks(line: str, place: Occurrence, start: int, number: int) -> Iterable[_Mark]:
    ko, zh = clean(place.ko), clean(place.zh)
    if place.context_zh:
        yield from _found(line, ko, "ko", number, start)
        return
    found = sides(line, ko, zh, start) if ko and zh else []
    if not found:
        yield from _found(line, zh, script(zh), number, start) if zh in line else \
            _found(line, ko, "ko", number, start)
    for left, right in found:
        yield _Mark(left, right, "ko" if line[left:right] == ko else script(zh), number)


def _found(line: str, term: str, side: str, number: int, start: int = 0) -> Iterable[_Mark]:
    at = line.find(term, start) if term else -1
    if at >= 0:
        yield _Mark(at, at + len(term), side, number)


def _meet(one: _Mark, other: _Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _pieces(line: str, marks: Sequence[_Mark], around: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for each in marks:
        pieces += [_between(line[at:each.start], around, not pieces, False),
                   Piece(line[each.start:each.end], each.side, each.mark)]
        at = each.end
    pieces.append(_between(line[at:], around, not pieces, True))
    return [piece for piece in pieces if piece.text]


def _between(text: str, around: int, first: bool, last: bool) -> Piece:
    """Cut what stands before the first mark, behind the last one, or between two."""
    room = around * (1 if first != last else 2)
    if len(text) <= room:
        return Piece(text)
    if first and not last:
        return Piece("…" + text[-room:])
    if last:
        return Piece(text[:room] + "…")
    return Piece(f"{text[:around]} … {text[-around:]}")
