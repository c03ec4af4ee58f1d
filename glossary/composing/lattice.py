"""The ways to cut a term into parts that the glossary knows, and what each way costs.

    스마트 | 물류 | 관리 | 플랫폼
    智能   | 物流 | 管理 | 平台
    智慧

A part costs something as such, so that few long parts win; a rare rendering of a part costs more
than a frequent one, by the logarithm of its share; a single character inside a word costs much, and
needs a longer part beside it, lest the 성 of 성과 become 省; a small word inside a word stands
between known parts only; what nobody knows is a *gap* and costs most. The cheapest ways are found
from left to right, a beam of them at each place.

The costs are in nats: e times rarer costs one more. They are set by hand, on the terms of
``tests/gold/dev.jsonl`` with each left out in turn (``tests/bench/suggestions.py``); what hangs on
them is the order of alternatives, not what is known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from glossary.composing.parts import Rendering
from glossary.composing.stretches import Term

#: The longest stretch that is looked for as one part.
LONGEST_PART = 24

#: For each part: what a cut has to gain.
PART = 1.0

#: What stands beside the evidence for all that was not seen: a rendering that was seen once and
#: never another has a share of a half. Single characters have many readings.
SMOOTHING, SMOOTHING_SINGLE = 1.0, 5.0

#: For a single character that is no word of the term by itself, and for one that begins a word:
#: there are many suffixes (시, 성, 망, 화), but few prefixes.
SINGLE, PREFIX = 3.0, 5.0

#: For a part that reaches from within one word into the next.
ACROSS = 2.0

#: For a gap, for each character in it, and for one that is a single character of a word.
GAP, GAP_CHARACTER, GAP_SINGLE = 4.0, 2.0, 3.0

#: Renderings of one stretch that are tried, and ways that are followed on from one place.
MOST_RENDERINGS, BEAM = 12, 30

#: The small words between parts and how they are rendered, the usual way first: grammar, no
#: source needed. They count like one occurrence, half of one, and so on, beside the real ones.
KO_LINKERS = {"및": ("与", "和", "及"), "와": ("与", "和"), "과": ("与", "和"), "의": ("的", "之"),
              "에관한": ("关于",), "에대한": ("关于",)}
ZH_LINKERS = {"的": ("의",), "之": ("의",), "与": ("및",), "和": ("및",), "及": ("및",),
              "以及": ("및",), "暨": ("및",), "关于": ("에 관한",)}

#: The one that begins a term.
ABOUT = "关于"

#: Particles, which are no part of a term though they may stand in one. (도 and 로 may be 道 and 路.)
PARTICLES = frozenset("은는을를에")

#: What a piece is: known to the glossary, a small word, taken over as it is, or unknown.
Kind = Literal["known", "linker", "copied", "gap"]


class Piece(NamedTuple):
    """A stretch in one of its renderings; *share* (0 to 1) is the part of the evidence for it."""

    start: int
    end: int
    text: str
    kind: Kind
    share: float
    cost: float
    rendering: Rendering | None = None


class Way(NamedTuple):
    """Pieces that follow each other, and what they cost together."""

    cost: float
    pieces: tuple[Piece, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The stretches without a rendering."""
        return tuple(piece.text for piece in self.pieces if piece.kind == "gap")


def find_ways(term: Term, renderings: dict[str, list[Rendering]], whole: bool = True) -> list[Way]:
    """Give the cheapest ways through *term*, cheapest first.

    *renderings* are those of each stretch by its key, surest first; the term as one piece counts
    only where *whole*.
    """
    starting = _pieces(term, renderings, whole)
    ways: list[list[Way]] = [[] for _ in range(len(term.key) + 1)]
    ways[0] = [Way(0.0, ())]
    for place, pieces in enumerate(starting):
        for way in _beam(ways[place]):
            for piece in pieces:
                if _may_follow(term, way.pieces, piece):
                    ways[piece.end].append(Way(way.cost + piece.cost, (*way.pieces, piece)))
    return sorted((way for way in ways[-1] if _may_follow(term, way.pieces, None)), key=_order)


def _beam(ways: list[Way]) -> list[Way]:
    """Keep the cheapest; of those that read alike and end alike, one."""
    kept: dict[tuple[object, ...], Way] = {}
    for way in sorted(ways, key=_order):
        reading = tuple(piece.text for piece in way.pieces if piece.text)
        kept.setdefault(("".join(reading), way.gaps, way.pieces[-1:] and way.pieces[-1][:4]), way)
    return list(kept.values())[:BEAM]


def _order(way: Way) -> tuple[float, tuple[str, ...]]:
    # Sums in another order differ in their last digits.
    return round(way.cost, 9), tuple(piece.text for piece in way.pieces)


def _pieces(
    term: Term, renderings: dict[str, list[Rendering]], whole: bool
) -> list[list[Piece]]:
    """Give the pieces that begin at each place."""
    size = len(term.key)
    starting: list[list[Piece]] = [[] for _ in range(size)]
    for start, end in term.stretches(LONGEST_PART):
        if whole or end - start < size:
            found = renderings.get(term.key[start:end], [])
            if texts := _linker_texts(term, start, end):
                starting[start] += _linkers(term, start, end, texts, found)
            else:
                starting[start] += _known(term, start, end, found)
    for start, end in term.latin:
        starting[start].append(Piece(start, end, term.text(start, end), "copied", 1.0, PART))
    for start, end in term.gaps():
        single = end - start == 1 and not term.is_word(start, end) and (
            term.key[start:end] not in PARTICLES)
        cost = GAP + GAP_CHARACTER * (end - start) + GAP_SINGLE * single
        starting[start].append(Piece(start, end, term.text(start, end), "gap", 1.0, cost))
    return starting


def _known(term: Term, start: int, end: int, found: list[Rendering]) -> Iterator[Piece]:
    single = end - start == 1
    if term.key[start:end] in PARTICLES and start not in term.limits:
        return
    extra = PART
    if not term.is_word(start, end):
        extra += SINGLE * single + ACROSS * term.crosses(start, end)
        extra += PREFIX * (single and start in term.limits)
    total = sum(each.weight for each in found) + (SMOOTHING_SINGLE if single else SMOOTHING)
    for each in found[:MOST_RENDERINGS]:
        share = max(each.weight, 1e-3) / total
        yield Piece(start, end, each.text, "known", share, extra - math.log(share), each)


def _linkers(
    term: Term, start: int, end: int, texts: Sequence[str], found: list[Rendering]
) -> Iterator[Piece]:
    weights = {text: 2.0 ** -rank for rank, text in enumerate(texts)}
    attested = {each.text: each for each in found}
    for text, each in attested.items():
        weights[text] = weights.get(text, 0.0) + each.weight
    # 및 alone is never a part of another word; a particle usually ends one.
    extra = PART if term.key[start:end] == "및" or end in term.limits else PART + SINGLE
    for text, weight in weights.items():
        share = weight / sum(weights.values())
        cost = extra - math.log(share)
        yield Piece(start, end, text, "linker", share, cost, attested.get(text))


def _linker_texts(term: Term, start: int, end: int) -> Sequence[str]:
    """Give what a small word may stand for, nothing where it cannot be one."""
    key = term.key[start:end]
    begins = start in term.limits and key not in ("및", ABOUT)
    if (start == 0) != (key == ABOUT) or end == len(term.key) or begins:
        return ()
    return (KO_LINKERS if term.korean else ZH_LINKERS).get(key, ())


def _may_follow(term: Term, before: tuple[Piece, ...], piece: Piece | None) -> bool:
    """Tell whether *piece*, or the end of the term, may come after *before*."""
    if not before:
        return True
    last = before[-1]
    same_word = piece is not None and last.end not in term.limits
    if piece and same_word and last.kind == piece.kind == "gap":
        return False  # that is one gap
    if piece and same_word and _is_single(term, last) and _is_single(term, piece):
        return False
    beside = [piece] if piece and same_word else []
    if last.start not in term.limits:
        beside.append(before[-2])
    if _is_single(term, last):
        return any(map(_is_long, beside)) and all(each.kind != "gap" for each in beside)
    if last.kind == "linker" and last.end not in term.limits:
        return all(each.kind in ("known", "copied") for each in beside)
    return True


def _is_single(term: Term, piece: Piece) -> bool:
    """Tell whether *piece* is a single character that needs a longer part beside it."""
    single = piece.kind == "known" and piece.end - piece.start == 1
    return single and not term.is_word(piece.start, piece.end)


def _is_long(piece: Piece) -> bool:
    return piece.kind == "copied" or piece.kind == "known" and piece.end - piece.start > 1
