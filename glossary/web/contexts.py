"""The line around an occurrence, cut into what is its term and what is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from glossary.entries import Occurrence
from glossary.standing import sides
from glossary.tables import clean

#: Characters of context shown before and after a term.
AROUND = 80


class Side(NamedTuple):
    """A line in a language: its pieces, each with whether it is marked."""

    lang: str
    pieces: tuple[tuple[str, bool], ...]


class Place(NamedTuple):
    """An occurrence for a page: what its document is called, the line's number, the line; beside
    it, where the text is aligned, the Chinese."""

    about: str
    line: int
    sides: tuple[Side, ...]


def place(found: Occurrence) -> Place:
    """Give an occurrence for a page.

    >>> from glossary.connect import open_reader
    >>> from glossary.lookup.full import concept
    >>> shown = place(concept(open_reader('glossary.db'), 9).occurrences[0])
    >>> [text for text, marked in shown.sides[0].pieces if marked]
    ['저고도 항공', '低空经济']
    """
    about = ", ".join(filter(None, (clean(found.title) or clean(found.path), found.date)))
    ko, zh = clean(found.ko), clean(found.zh)
    line = clean(found.context)
    if not found.context_zh:
        return Place(about, found.line, (Side("ko", _pieces(line, sides(line, ko, zh))),))
    other = clean(found.context_zh)
    return Place(about, found.line, (
        Side("ko", _pieces(line, _once(line, ko))), Side("zh-Hans", _pieces(other, _once(other, zh)))
    ))


def _once(line: str, term: str) -> list[tuple[int, int]]:
    at = line.find(term) if term else -1
    return [(at, at + len(term))] if at >= 0 else []


def _pieces(line: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """Cut *line* around the *spans*, which are marked.

    >>> _pieces('a bc', [(2, 3)])
    (('a ', False), ('b', True), ('c', False))
    """
    spans = list(spans) or [(0, 0)]
    first, last = max(0, spans[0][0] - AROUND), min(len(line), spans[-1][1] + AROUND)
    found, at = [("…" * bool(first), False)], first
    for start, end in spans:
        found += [(line[at:start], False), (line[start:end], True)]
        at = end
    found += [(line[at:last] + "…" * (last < len(line)), False)]
    return tuple((text, marked) for text, marked in found if text)
