"""Which stretches of the two sides mean the same, as pairings for the match."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.linkers import linker_pairs
from aligner.pairings import KNOWN_ODDS, Meaning, Meanings
from aligner.stretches import Stretch, Stretches
from aligner.tables import rows
from aligner.vectors import WordVectors
from aligner.weights import Weights

#: Words of a term that is compared as a whole.
LONGEST_TERM = 6
#: Nine in ten unrelated pairs have a lower cosine than this, in the offline encoder.
CHANCE = 0.45
#: The cosine at which odds are even, of a single Hanzi and of more. Below it two stretches are
#: not thought to translate one another.
EVEN_ONE, EVEN = 0.5, 0.34
#: The odds of 및 and 与.
LINKER_ODDS = 0.95
#: Gives the Hanzi that a Korean word, without blanks, is known to stand for.
Known = Callable[[str], set[str]]


class Likely(NamedTuple):
    """A Korean and a Hanzi stretch, with the probability that they translate one another."""

    ko: Stretch
    zh: Stretch
    odds: float


def odds(cosine: float, units: int) -> float:
    """Give the probability that two stretches with this cosine translate one another.

    A single character means many things, so its cosines say less.
    """
    return 1 / (1 + math.exp(-12 * (cosine - (EVEN_ONE if units == 1 else EVEN))))


def likely(stretches: Stretches, vectors: WordVectors) -> list[Likely]:
    """Give the stretches that mean the same by their vectors."""
    kos, zhs = stretches
    if not kos or not zhs:
        return []
    cosines = _cosines(stretches, vectors)
    found = []
    alike = cosines >= np.array([EVEN_ONE if len(zh.key) == 1 else EVEN for zh in zhs])
    at_ko, at_zh = alike.nonzero()
    for a, b, cosine in zip(at_ko.tolist(), at_zh.tolist(), cosines[alike].tolist()):
        found.append(Likely(kos[a], zhs[b], odds(cosine, len(zhs[b].key))))
    return found


def held(stretches: Stretches, known: Known) -> list[Likely]:
    """Give the stretches that a glossary, or the rest of the run, knows as a pair."""
    return [Likely(ko, zh, KNOWN_ODDS) for ko in stretches.ko if (keys := known(ko.key))
            for zh in stretches.zh if zh.key in keys]


def linked(context: Context, hanzi: Hanzi) -> list[Likely]:
    """Give the small words of the two sides that answer to each other."""
    return [Likely(Stretch(ko, (), ""), Stretch(zh, (), "xx"), LINKER_ODDS)
            for ko, zh in linker_pairs(context, hanzi)]


def meanings(pairs: Iterable[Likely], weights: Weights) -> Meanings:
    """Give the pairings by meaning, under the places where they end."""
    table: dict[tuple[int, int], list[Meaning]] = {}
    for ko, zh, value in pairs:
        pair = _weigh(ko, zh, value, weights)
        table.setdefault((ko.span.end, zh.span.end), []).append(pair)
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


def _cosines(stretches: Stretches, vectors: WordVectors) -> NDArray[np.float32]:
    """Give the cosine of each Korean with each Hanzi stretch, less what all words share.

    The products of means are the means of products, and words are fewer than stretches.
    """
    places = {word: n for n, word in enumerate(dict.fromkeys(stretches.words()))}
    every, split = (*stretches.ko, *stretches.zh), len(stretches.ko)
    shares = np.zeros((len(every), len(places)), np.float32)
    for n, stretch in enumerate(every):
        for word in stretch.words:
            shares[n, places[word]] += 1 / len(stretch.words)
    rows = vectors.rows(list(places)) - common(vectors)
    products: NDArray[np.float32] = shares @ (rows @ rows.T) @ shares.T
    lengths = np.sqrt(np.maximum(products.diagonal(), 1e-18))
    products /= np.outer(lengths, lengths)
    return products[:split, split:]


@lru_cache(maxsize=4)
def common(vectors: WordVectors) -> NDArray[np.float32]:
    """Give what the vectors of all words share (its length is 0.46 in the offline encoder).

    Unless it is taken off, the means of several words are all alike: unrelated pairs of several
    words had a median cosine of 0.41 with it, 0.03 without, true ones 0.67 and 0.47.
    """
    mean: NDArray[np.float32] = vectors.rows(
        [word for (word,) in rows("everyday_words.tsv", 1)]).mean(axis=0)
    return mean
