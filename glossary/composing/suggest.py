"""Composing a term that the glossary does not have from parts that it has.

Korean and Chinese put the parts of a compound in the same order, so that the renderings of the
parts, one after the other, are a rendering of the whole: 스마트 물류 관리 플랫폼 becomes 智能物流管理平台. How a
term is cut stands in `glossary.composing.lattice`, what is known of its parts in
`glossary.composing.parts`. A suggestion is a guess, and is always called one; each of its parts
leads to the glosses behind it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from aligner.text import has_hangul
from glossary.composing.lattice import LONGEST_PART, Kind, Piece, Way, find_ways
from glossary.composing.parts import WITHDRAWN, Example, Named, examples, find_parts
from glossary.composing.stretches import Term, read_term
from glossary.errors import GlossaryError
from glossary.keys import ko_key, zh_key

#: The longest query that is taken for a term, in characters without blanks.
LONGEST = 64

#: What costs so much more than the best, in nats, is no alternative to it: 20 times rarer.
MARGIN = 3.0

#: Concepts that bear the word as they are shown: what a person stands for first.
_ORDER = ("approved", "candidate", "forbidden", "rejected")


#: What 关于 and 的 are in Korean: the one goes where the other would stand.
ABOUT, OF = ("에 관한", "에 대한"), ("의", "적")

#: Signs that lean on what follows, and those that lean on both sides.
OPENING, BETWEEN = "([{（［｛", "/&+~"


class Part(NamedTuple):
    """A stretch of the query and its rendering.

    ``share`` (0 to 1) is how much of what attests the stretch attests this rendering; ``seen`` is
    the number of glosses, ``score`` that of the surest. A gap stands as it is.
    """

    source: str
    text: str
    kind: Kind
    share: float
    seen: int = 0
    score: float = 0.0
    method: str = ""
    concepts: tuple[int, ...] = ()
    examples: tuple[Example, ...] = ()


class Suggestion(NamedTuple):
    """A composed term, which nobody has printed as a whole as far as the glossary knows.

    ``score`` (0 to 1) is the product of the shares of its parts; it compares the suggestions for
    one query. ``missing`` are the stretches without evidence, in brackets in ``text``.
    """

    text: str
    score: float
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


class Suggestions(NamedTuple):
    """The suggestions for *word*, best first; *named* are the concepts that are called so."""

    word: str
    korean: bool
    named: tuple[Named, ...]
    suggestions: tuple[Suggestion, ...]


def suggest(
    db: sqlite3.Connection, word: str, limit: int = 5, without: Collection[int] = ()
) -> Suggestions:
    """Compose *word*, Korean or Hanzi, in the other language: at most *limit* suggestions.

    Those whose parts are all known come first. *without* are the ids of concepts to leave out of
    account. Raises `GlossaryError` when *word* is too long for a term.
    """
    term = read_term(word)
    if len(term.key) > LONGEST:
        raise GlossaryError(f"the word has {len(term.key)} characters, a term at most {LONGEST}: "
                            "give one term at a time")
    keys = {term.key[start:end] for start, end in term.stretches(LONGEST_PART)}
    keys |= {term.key} - {""}
    known = find_parts(db, keys, term.korean, without)
    named = tuple(each for each in known.named
                  if each.key == term.key and each.concept_id not in without)
    whole = all(each.status in WITHDRAWN for each in named)
    ways = find_ways(term, known.renderings, whole)
    taken = {_fold(term, each.zh if term.korean else each.ko) for each in named}
    best = _ranked(term, _likely(ways), limit, taken)
    found = tuple(_suggestion(db, term, way, without) for way in best)
    order = sorted(named, key=lambda each: (_ORDER.index(each.status), -each.seen))
    return Suggestions(word, term.korean, tuple(order), found)


def _likely(ways: list[Way]) -> list[Way]:
    """Keep the ways with a known part that cost less than to know nothing."""
    nothing = min((way.cost for way in ways if not _is_composed(way)), default=float("inf"))
    return [way for way in ways if _is_composed(way) and way.cost < nothing]


def _is_composed(way: Way) -> bool:
    return any(piece.kind == "known" for piece in way.pieces)


def _ranked(term: Term, ways: list[Way], limit: int, taken: set[str]) -> Iterator[Way]:
    """Yield the best ways of different readings that are not *taken*: the complete ones, then,
    where a gap is likelier than what these have in its place, the cheapest with this gap."""
    complete = [way for way in _near(ways) if not way.gaps]
    others = [way for way in ways if way.gaps and (not complete or way.cost < complete[0].cost)]
    others = [way for way in others if way.gaps == others[0].gaps]
    seen = set(taken)
    for way in [*_near(complete), *_near(others)]:
        text = _fold(term, compose(way.pieces, term.korean))
        if text not in seen and limit > 0:
            seen.add(text)
            limit -= 1
            yield way


def _near(ways: list[Way]) -> Iterator[Way]:
    yield from (way for way in ways if way.cost <= ways[0].cost + MARGIN)


def _fold(term: Term, text: str) -> str:
    return zh_key(text) if term.korean else ko_key(text)


def compose(pieces: Sequence[Piece], korean: bool) -> str:
    """Write the renderings of *pieces* as one term, gaps in brackets.

    Chinese has no blanks, and a title about something begins with 关于, where Korean has 에 관한
    behind it. Korean has blanks between its parts, but for single syllables, such as 시 and 망, and
    particles, which lean on the part before.

    >>> def piece(ko, kind='known'):
    ...     return Piece(0, 2, ko, kind, share=1.0, cost=0.0)
    >>> compose([piece('物流'), piece('관리', 'gap')], korean=True)
    '物流[관리]'
    >>> compose(list(map(piece, ['항저우', '시', '물류', '플랫폼'])), korean=False)
    '항저우시 물류 플랫폼'
    >>> compose(list(map(piece, ['에 관한', '물류', '의', '의견'])), korean=False)
    '물류에 관한 의견'
    """
    text = ""
    previous: Piece | None = None
    for piece in pieces if korean else _about_behind(pieces):
        shown = f"[{piece.text}]" if piece.kind == "gap" else piece.text
        if korean and piece.text == "关于":
            text, shown = f"关于{text}", "的"
        text += shown if korean or _leans(piece, previous) else f" {shown}"
        previous = piece
    return text


def _about_behind(pieces: Sequence[Piece]) -> list[Piece]:
    """Put 에 관한 at the head of a Korean term in the place of the last 의, or at the end."""
    if len(pieces) < 2 or pieces[0].text not in ABOUT:
        return list(pieces)
    about, *rest = pieces
    at = max((at for at, piece in enumerate(rest) if piece.text in OF), default=len(rest))
    return [*rest[:at], about, *rest[at + 1:]]


def _leans(piece: Piece, previous: Piece | None) -> bool:
    """Tell whether a Korean piece stands without a blank behind *previous*."""
    if previous is None or piece.text in ABOUT or previous.text in {*OPENING, *BETWEEN}:
        return True
    if len(piece.text) != 1 or piece.text in OPENING:
        return False
    if not has_hangul(piece.text):
        return not piece.text.isalnum()
    return piece.text == "의" or piece.kind == previous.kind == "known"


def _suggestion(
    db: sqlite3.Connection, term: Term, way: Way, without: Collection[int]
) -> Suggestion:
    score = 1.0
    for piece in way.pieces:
        score *= piece.share
    parts = tuple(_part(db, term, piece, without) for piece in way.pieces)
    return Suggestion(compose(way.pieces, term.korean), score, parts, way.gaps)


def _part(
    db: sqlite3.Connection, term: Term, piece: Piece, without: Collection[int]
) -> Part:
    source = term.text(piece.start, piece.end)
    found = piece.rendering
    if found is None:
        return Part(source, piece.text, piece.kind, piece.share)
    return Part(source, piece.text, piece.kind, piece.share, found.seen, found.score,
                found.method, found.concepts, examples(db, found, without))
