"""The stretches of the two sides that may mean the same: runs of words.

Korean stretches are runs of up to four words without a particle at their edges; Hanzi stretches
are runs of jieba's words, and the parts of its words. The vector of a stretch is the mean
of its words' vectors, so only words are ever encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.context import Context, is_noun, is_particle, skip_cost
from aligner.hanzi import Hanzi
from aligner.linkers import LINKERS, LINKING
from aligner.types import Span, Token
from aligner.weights import Weights

LONGEST_KO = 4
LONGEST_ZH = 4
#: Where a word of so many characters may be cut in two: 左页 is 왼쪽 페이지.
PARTS_OF = {
    2: ((0, 1), (1, 2)), 3: ((0, 1), (1, 3), (0, 2), (2, 3)), 4: ((0, 2), (2, 4))}


class Stretch(NamedTuple):
    """A run of words: where it is, the words whose vectors stand for it, and its key.

    ``pieces`` is how many blanks or jieba cut it into, ``cost`` what words cost that are no nouns.
    """

    span: Span
    words: tuple[str, ...]
    key: str
    pieces: int = 1
    cost: float = 0.0


class Stretches(NamedTuple):
    """The stretches of both sides."""

    ko: tuple[Stretch, ...]
    zh: tuple[Stretch, ...]

    def words(self) -> Iterator[str]:
        """Yield every word whose vector the stretches need."""
        for side in self:
            for stretch in side:
                yield from stretch.words


def stretches(context: Context, hanzi: Hanzi, weights: Weights) -> Stretches:
    """Give the stretches of a window and of its Hanzi."""
    return Stretches(tuple(korean_stretches(context, weights)), tuple(hanzi_stretches(hanzi)))


def korean_stretches(context: Context, weights: Weights) -> list[Stretch]:
    """Give the runs of up to four words in the window that may be part of a term."""
    found = []
    tokens = context.tokens
    for first, token in enumerate(tokens):
        if not _begins(token):
            continue
        for last in range(first, min(first + LONGEST_KO, len(tokens))):
            if last > first and not _joined(context.text, tokens[last - 1], tokens[last]):
                break
            if tokens[last].tag.endswith("ETM") and not token.tag.startswith("VA"):
                break
            if not tokens[last].text[0].isalnum():
                continue
            if not is_particle(tokens[last].tag) or _maybe_name(context.text, tokens, last):
                found.append(_stretch(context, tokens[first:last + 1], weights))
    return found


def _maybe_name(text: str, tokens: Sequence[Token], last: int) -> bool:
    """A particle of one syllable before a noun may be part of a word: 저고도 is 저고 + 도."""
    token = tokens[last]
    return (len(token.text) == 1 and token.tag.startswith("J") and token.text not in "의을를에"
            and last + 1 < len(tokens) and is_noun(tokens[last + 1].tag))


def _begins(token: Token) -> bool:
    return token.text[0].isalnum() and not is_particle(token.tag)


def _joined(text: str, left: Token, right: Token) -> bool:
    """Only blanks, dots and hyphens may stand inside a stretch, no mark, no particle but 의, 과."""
    if left.span.end < right.span.start and (
            is_particle(left.tag) and left.text not in LINKERS or left.tag.startswith("VCP")):
        return False
    between = text[left.span.end:right.span.start]
    return between.strip(" ·∙-") == "" and (right.text[0].isalnum() or right.text in "·∙-")


def _stretch(context: Context, tokens: Sequence[Token], weights: Weights) -> Stretch:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    text = context.text[span.start:span.end]
    words = tuple(t.text for t in tokens if _begins(t)) or (text,)
    cost = sum(_cost(t, weights) for t in tokens if not is_noun(t.tag) and t.text.isalnum())
    if is_particle(tokens[-1].tag):
        cost += weights.maybe_name - weights.skip_particle
    # A compound written solid is a word of its own; the mean of its parts is for several words.
    solid = " " not in text and len(text) <= 8
    count = len(text.split())
    return Stretch(span, (text,) if solid else words, text.replace(" ", ""), count, cost)


def _cost(token: Token, weights: Weights) -> float:
    if token.tag.startswith("VA") and token.tag.endswith(("VA", "ETM")):
        return weights.adjective
    return 0.0 if token.tag == "ETM" else skip_cost(token, weights)


def hanzi_stretches(hanzi: Hanzi) -> list[Stretch]:
    """Give the runs of jieba's words, and the parts of its words."""
    found = []
    words = hanzi.words
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST_ZH, len(words))):
            if {hanzi.units[slice(*words[n])] for n in (first, last)} & LINKING:
                continue
            span = Span(words[first].start, words[last].end)
            text = hanzi.units[slice(*span)]
            parts = tuple(hanzi.units[slice(*w)] for w in words[first:last + 1])
            whole = (text,) if len(text) <= 4 else parts
            found.append(Stretch(span, whole, text, len(parts)))
    for start, end in words:
        found += [
            _part(hanzi, Span(start + a, start + b)) for a, b in PARTS_OF.get(end - start, ())]
    return found


def _part(hanzi: Hanzi, span: Span) -> Stretch:
    text = hanzi.units[slice(*span)]
    return Stretch(span, (text,), text)
