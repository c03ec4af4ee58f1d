"""Which stretches of the two sides mean the same, as pairings for the match.

Korean stretches are runs of up to four words without a particle at their edges; Hanzi stretches
are runs of jieba's words, and the halves of its longer words. The vector of a stretch is the mean
of its words' vectors, so only words are ever encoded.
"""

from __future__ import annotations

import math
from functools import lru_cache
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.context import Context, is_noun, is_particle, skip_cost
from aligner.hanzi import Hanzi
from aligner.linkers import LINKERS, LINKING, linker_pairs
from aligner.match import Meaning
from aligner.tables import rows
from aligner.types import Span, Token
from aligner.vectors import WordVectors
from aligner.weights import Weights

LONGEST_KO = 4
LONGEST_ZH = 4
#: Where a word of so many characters may be cut in two: 左页 is 왼쪽 페이지.
PARTS_OF = {
    2: ((0, 1), (1, 2)), 3: ((0, 1), (1, 3), (0, 2), (2, 3)), 4: ((0, 2), (2, 4))}
#: Words of a term that is compared as a whole.
LONGEST_TERM = 6
#: Nine in ten unrelated pairs have a lower cosine than this, in the offline encoder.
CHANCE = 0.45
#: Below these odds two stretches are not thought to translate one another.
LEAST_ODDS = 0.5

#: The odds of a pair that a glossary or the rest of the run knows.
KNOWN_ODDS = 0.98
#: Gives the Hanzi that a Korean word, without blanks, is known to stand for.
Known = Callable[[str], set[str]]


class Stretch(NamedTuple):
    """A run of words: where it is, the words whose vectors stand for it, and its key.

    ``pieces`` is how many blanks or jieba cut it into, ``cost`` what words cost that are no nouns.
    """

    span: Span
    words: tuple[str, ...]
    key: str
    pieces: int = 1
    cost: float = 0.0


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


def words_of(stretches: list[Stretch]) -> Iterator[str]:
    """Yield every word whose vector the stretches need."""
    for stretch in stretches:
        yield from stretch.words


def odds(cosine: float, units: int) -> float:
    """Give the probability that two stretches with this cosine translate one another.

    A single character means many things, so its cosines say less.
    """
    centre = 0.5 if units == 1 else 0.34
    return 1 / (1 + math.exp(-12 * (cosine - centre)))


def meanings(
    context: Context, hanzi: Hanzi, vectors: WordVectors | None, known: Known, weights: Weights,
) -> dict[tuple[int, int], list[Meaning]]:
    """Give the pairings by meaning, under the places where they end."""
    kos, zhs = korean_stretches(context, weights), hanzi_stretches(hanzi)
    table: dict[tuple[int, int], list[Meaning]] = {}

    def add(ko: Stretch, zh: Stretch, value: float) -> None:
        pair = _weigh(ko, zh, value, weights)
        table.setdefault((ko.span.end, zh.span.end), []).append(pair)

    for ko in kos:
        if held := known(ko.key):
            for zh in zhs:
                if zh.key in held:
                    add(ko, zh, KNOWN_ODDS)
    for ko_span, zh_span in linker_pairs(context, hanzi):
        add(Stretch(ko_span, (), ""), Stretch(zh_span, (), "xx"), 0.95)
    if vectors is not None and kos and zhs:
        cosines = _means(kos, vectors) @ _means(zhs, vectors).T
        for a, b in np.argwhere(cosines > 0.3):
            value = odds(float(cosines[a, b]), len(zhs[b].key))
            if value >= LEAST_ODDS:
                add(kos[a], zhs[b], value)
    return table


def _weigh(ko: Stretch, zh: Stretch, value: float, weights: Weights) -> Meaning:
    """Weigh a pair: Korean has a syllable or more for each Hanzi, and a word for each of jieba's.

    One cosine is one piece of evidence, so a long stretch is not worth as much as its length.
    """
    units, syllables = len(zh.key), len(ko.key) or len(zh.key)
    paired = min(units, syllables)
    size = min(paired, 2) + weights.stretch_more * max(0, paired - 2)
    spare = max(0, ko.pieces - max(zh.pieces, (units + 1) // 2))
    cost = ko.cost + weights.skip_zh * max(0, units - syllables)
    cost += spare * (weights.skip_word + 2 * weights.skip_syllable)
    return Meaning(ko.span.start, zh.span.start, value, size, cost)


def whole_spans(context: Context, hanzi: Hanzi) -> list[str]:
    """Give the Hanzi and the stretches, from each word on, that may be the whole term."""
    starts = sorted((s for s, v in context.starts.items() if v >= 0), reverse=True)[:LONGEST_TERM]
    return [hanzi.units, *(context.text[start:].strip() for start in starts)]


def whole_likeness(
    context: Context, hanzi: Hanzi, vectors: WordVectors
) -> dict[int, float]:
    """Give for each word how far above chance the cosine of the stretch from there on is.

    A stretch encoded as one tells more of where a translated term begins than its words do.
    """
    starts = sorted((s for s, v in context.starts.items() if v >= 0), reverse=True)[:LONGEST_TERM]
    texts = whole_spans(context, hanzi)
    cosines = vectors.matrix(texts[:1], texts[1:])[0]
    return {s: max(0.0, float(value) - CHANCE) for s, value in zip(starts, cosines)}


def _means(stretches: list[Stretch], vectors: WordVectors) -> NDArray[np.float32]:
    common = _common(vectors)
    means: NDArray[np.float32] = np.stack([
        vectors.rows(s.words).mean(axis=0) - common for s in stretches])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return means


@lru_cache(maxsize=4)
def _common(vectors: WordVectors) -> NDArray[np.float32]:
    """Give what the vectors of all words share (its length is 0.46 in the offline encoder).

    Unless it is taken off, the means of several words are all alike: unrelated pairs of several
    words had a median cosine of 0.41 with it, 0.03 without, true ones 0.67 and 0.47.
    """
    mean: NDArray[np.float32] = vectors.rows(
        [word for (word,) in rows("everyday_words.tsv", 1)]).mean(axis=0)
    return mean
