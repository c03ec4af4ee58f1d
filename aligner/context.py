"""The Korean side of a match: where a term may begin, and what may not be part of it.

The window before a bracket is walked from right to left. Morphemes (from konlpy) say what it
costs to take a word into the term without a counterpart; signs say where no term goes on::

    △상하이 ‘전정특신’ 강소기업 육성을 위한 작은 거인 (小巨人
    └ wall   └ sign             particle ┘ └ verb     ^ no mark is open here
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from aligner.marks import BULLETS, OPENERS, TITLES, last_wall, open_mark
from aligner.types import Span, Token
from aligner.weights import Weights

_LINKERS = frozenset(("의", "과", "와", "및", "·"))
_PARTICLES = ("J", "E", "Josa", "Eomi", "PreEomi", "X")
_NOUNS = ("N", "XR", "XSN", "XPN", "SL", "SN", "SH", "MM", "UN", "F", "Alpha", "Number")


class Skip(NamedTuple):
    """Leave ``text[start:end]`` without a counterpart, at a cost."""

    start: int
    cost: float


class Context(NamedTuple):
    """A window, ready for the match.

    ``skips[j]`` are the ways to step left from *j*; ``starts`` are the places where a term may
    begin, with the bonus (or, below 0, the cost) of beginning there; ``bounds`` are the edges of
    morphemes; ``tokens`` the morphemes from the wall on; ``opener`` is the mark that is
    still open, ``quoted`` the start behind it when it closes at the gloss; ``particles`` are
    the places where a particle or an ending closes a word before the last.
    """

    text: str
    tokens: tuple[Token, ...]
    skips: tuple[tuple[Skip, ...], ...]
    starts: dict[int, float]
    bounds: frozenset[int]
    opener: int | None
    quoted: int | None
    particles: frozenset[int]


@lru_cache(maxsize=1 << 10)
def is_noun(tag: str) -> bool:
    """Tell whether a word with this tag can be part of a term without further ado.

    >>> is_noun('NNG'), is_noun('JX'), is_noun('VA+ETM'), is_noun('Noun')
    (True, False, False, True)
    """
    return tag.startswith(_NOUNS) and not is_particle(tag)


@lru_cache(maxsize=1 << 10)
def is_particle(tag: str) -> bool:
    """Tell whether the word is, or ends in, a particle or a closing verb ending.

    >>> is_particle('JKO'), is_particle('NNG+JX'), is_particle('VA+ETM'), is_particle('NNG')
    (True, True, False, False)
    """
    last = tag.rsplit("+", 1)[-1]
    return last.startswith(_PARTICLES) and not last.startswith(("ETM", "XS", "XP", "XR"))


def _ends_word(tag: str) -> bool:
    return is_particle(tag) or tag.endswith("ETM")


def skip_cost(token: Token, weights: Weights) -> float:
    """Give the cost of a word of the term that nothing in the Hanzi answers to."""
    if token.text in _LINKERS:
        return weights.skip_linker
    if token.text.isdigit():  # a year or a number that the Hanzi leave out
        return weights.skip_word
    if is_noun(token.tag):
        return weights.skip_word + weights.skip_syllable * len(token.text)
    if is_particle(token.tag):
        return weights.skip_particle
    return weights.skip_verb


def build(
    text: str, tokens: Sequence[Token], weights: Weights, closed: bool, reach: int,
    at_line_start: bool = False,
) -> Context:
    """Make the context of the window *text*, cut into *tokens*.

    *closed* tells that a mark closes at the gloss, *at_line_start* that the window begins a line;
    *reach* is how many characters a term that no mark opens may have.
    """
    opener = open_mark(text)
    wall = last_wall(text, opener)
    if not (closed and opener is not None) and wall < len(text) - reach:
        wall, at_line_start = len(text) - reach, False
    words = tuple(_behind(tokens, wall))
    skips = _skips(text, words, wall, weights)
    starts = _starts(text, words, wall, weights)
    particles = frozenset(
        row[-1].span.end for row in _spaced(text, words)
        if len(row) > 1 and _ends_word(row[-1].tag) and row[-1].span.end < len(text))
    first = _first_letter(text, wall)
    if first in starts and not particles and _begins_item(text, wall, at_line_start):
        starts[first] = weights.item
    quoted = None
    if opener is not None:
        at = _first_letter(text, opener + 1)
        if at in starts:
            quoted = at if closed else None
            starts[at] = _mark_bonus(text[opener], closed, weights)
    bounds = frozenset(x for t in words for x in t.span)
    return Context(text, words, skips, starts, bounds, opener, quoted, particles)


def _behind(tokens: Sequence[Token], wall: int) -> Iterator[Token]:
    """Yield the morphemes behind the wall, and of one that begins before it what is left."""
    for token in tokens:
        start, end = token.span
        if start >= wall:
            yield token
        elif end > wall:  # a bullet taken for a letter: ㅇ광군제
            yield Token(token.text[wall - start:], token.tag, Span(wall, end))


def _begins_item(text: str, wall: int, at_line_start: bool) -> bool:
    return at_line_start if wall == 0 else text[wall - 1] in BULLETS


def _mark_bonus(mark: str, closed: bool, weights: Weights) -> float:
    if not closed:
        return weights.opened
    return weights.titled if mark in TITLES else weights.quoted


def _skips(
    text: str, words: Sequence[Token], wall: int, weights: Weights
) -> tuple[tuple[Skip, ...], ...]:
    skips: list[list[Skip]] = [[] for _ in range(len(text) + 1)]
    for row in _spaced(text, words):
        _skip_word(skips, row, row[-1].span.end == len(text), weights)
    at = len(text)
    while at > wall:
        char = text[at - 1]
        if char in ")）":
            start = max(text.rfind("(", wall, at), text.rfind("（", wall, at))
            if start >= wall:
                skips[at].append(Skip(start, weights.skip_bracket))
        elif not char.isalnum():
            skips[at].append(Skip(at - 1, _sign_cost(text, at - 1, weights)))
        at -= 1
    return tuple(tuple(s) for s in skips)


def _spaced(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the morphemes of each word, as blanks and signs part them."""
    row: list[Token] = []
    for token in words:
        if len(token.text) == 1 and not token.text.isalnum():
            continue
        if row and row[-1].span.end != token.span.start:
            yield row
            row = []
        row.append(token)
    if row:
        yield row


def _skip_word(
    skips: list[list[Skip]], row: list[Token], last: bool, weights: Weights
) -> None:
    """Add the ways to step over a word, its morphemes and their syllables.

    What looks like a particle before a noun, or right before the bracket, is a piece of a name
    that the analyser does not know: 딥|로|보|틱스.
    """
    noun = last
    start, end = row[0].span.start, row[-1].span.end
    if len(row) > 1 and (last or is_noun(row[-1].tag)):
        skips[end].append(
            Skip(start, weights.skip_word + weights.skip_syllable * (end - start)))
    for token in reversed(row):
        noun = noun or is_noun(token.tag)
        size = token.span.end - token.span.start
        plain = weights.skip_word + weights.skip_syllable * size
        cost = min(plain, skip_cost(token, weights)) if noun else skip_cost(token, weights)
        skips[token.span.end].append(Skip(token.span.start, cost))
        single = weights.cut_syllable if noun else max(weights.cut_syllable, cost / size)
        for at in range(token.span.start + 1, token.span.end + 1 if size > 1 else 0):
            skips[at].append(Skip(at - 1, single))


def _sign_cost(text: str, at: int, weights: Weights) -> float:
    if text[at] in ",，、":
        return weights.skip_comma
    if text[at] in ".。" and not text[at + 1:at + 2].isdigit():
        return weights.skip_particle
    return weights.skip_blank if text[at].isspace() else weights.skip_sign


def _starts(
    text: str, words: Sequence[Token], wall: int, weights: Weights
) -> dict[int, float]:
    """Say for each letter what it costs to begin a term there."""
    starts: dict[int, float] = {}
    edges = {t.span.start for t in words if not is_particle(t.tag)}
    word = wall
    for at in range(wall, len(text)):
        if not text[at].isalnum():
            continue
        if at == wall or not text[at - 1].isalnum():
            word = at
            starts[at] = 0.0
        elif at in edges:
            starts[at] = -(weights.cut_word if at - word > 1 else weights.cut_single)
        else:
            starts[at] = -weights.cut_morpheme
    return starts


def _first_letter(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    return at


def span_of(context: Context, start: int) -> Span:
    """Give the span of the term that begins at *start*, with the quote that it closes itself."""
    before = context.text[start - 1:start]
    if before in OPENERS and start - 1 != context.opener:
        if OPENERS[before] in context.text[start:]:
            start -= 1
    return Span(start, len(context.text))
