"""Which pairs of a bead stay: the surest first, and each phrase but once.

What overlaps a pair that stays is out. A longer pair goes before its parts where it recurs, or
where its parts never stand without it: 저고도 경제 = 低空经济, not 경제 = 经济. A compound that was seen
once, of parts that are seen elsewhere, is no term of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aligner.types import Span


class Rated(NamedTuple):
    """A pair of phrases, by their numbers: its logit, the beads that have both, and whether it may
    go before its parts.

    That is so where nothing is left unexplained on either side and nothing is Latin: of JSX 태그 =
    JSX 标签 the pair 태그 = 标签 is what a glossary wants.
    """

    ko: int
    zh: int
    logit: float
    both: int
    whole: bool


class Link(NamedTuple):
    """A pair that stays, with the spans of its phrases in the bead; ``parts`` are pairs that it
    has inside."""

    pair: Rated
    ko: Span
    zh: Span
    parts: tuple[Rated, ...] = ()


#: A pair may go before its parts from this logit on.
WHOLE = 0.8
Spans = Mapping[int, Sequence[Span]]


def link(pairs: Sequence[Rated], ko: Spans, zh: Spans) -> list[Link]:
    """Give the pairs that stay, of *pairs* whose phrases stand at *ko* and *zh* in a bead.

    >>> short, long = Rated(0, 0, 4.0, 2, True), Rated(1, 1, 2.0, 2, True)
    >>> ko, zh = {0: [Span(4, 6)], 1: [Span(0, 6)]}, {0: [Span(2, 4)], 1: [Span(0, 4)]}
    >>> [found.pair.ko for found in link([short, long], ko, zh)]
    [1]
    >>> [found.pair.ko for found in link([short._replace(both=9), long._replace(both=1)], ko, zh)]
    [0]
    """
    parts = {pair: _parts(pair, pairs, ko, zh) for pair in pairs}
    order = sorted(pairs, key=lambda pair: _rank(pair, parts[pair], zh))
    taken_ko: list[Span] = []
    taken_zh: list[Span] = []
    found = []
    for pair in order:
        at_ko, at_zh = _free(ko[pair.ko], taken_ko), _free(zh[pair.zh], taken_zh)
        if at_ko is None or at_zh is None or _loose(pair, parts[pair]):
            continue
        found.append(Link(pair, at_ko, at_zh, tuple(parts[pair])))
        taken_ko += ko[pair.ko]
        taken_zh += zh[pair.zh]
    return sorted(found, key=lambda each: each.ko)


def _rank(pair: Rated, parts: Sequence[Rated], zh: Spans) -> tuple[object, ...]:
    """Give what pairs are sorted by, the best first."""
    whole = bool(parts) and pair.whole and pair.logit >= WHOLE
    size = len(range(*zh[pair.zh][0])) if whole else 0
    return (-size, -pair.logit, pair.ko, pair.zh)


def _loose(pair: Rated, parts: Sequence[Rated]) -> bool:
    return pair.both == 1 and any(part.both > 1 for part in parts)


def _parts(pair: Rated, pairs: Sequence[Rated], ko: Spans, zh: Spans) -> list[Rated]:
    """Give the likely pairs that a pair has inside, on both sides."""
    return [
        other for other in pairs
        if other != pair and other.logit >= WHOLE
        and _inside(ko[other.ko], ko[pair.ko]) and _inside(zh[other.zh], zh[pair.zh])
        and (other.ko, other.zh) != (pair.ko, pair.zh)]


def _inside(small: Sequence[Span], large: Sequence[Span]) -> bool:
    return any(a.start >= b.start and a.end <= b.end and a != b for a in small for b in large)


def _free(spans: Sequence[Span], taken: Sequence[Span]) -> Span | None:
    """Give the first of *spans* that overlaps nothing *taken*."""
    return next((span for span in spans if all(
        span.end <= other.start or span.start >= other.end for other in taken)), None)
