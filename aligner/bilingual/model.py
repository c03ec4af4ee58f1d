"""How sure it is that two phrases translate one another: a logistic model of what speaks for it.

Sound, where it explains both phrases to the end, is sure by itself. Meaning is surer the more
often the phrases stand in the same beads, and the less they stand apart.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from aligner.bilingual.corpus import Ties
from aligner.termlists.skeleton import chinese_skeleton, korean_skeleton, likeness
from aligner.termlists.whole import Features as Matched

#: What stands behind a noun for a place; jieba takes some of them for a part of the word.
PLACES = ("中", "上", "里", "裡", "下", "内", "內", "时", "時")
#: Sound explains all of the Hanzi, near enough, or half of them.
ALL, HALF = 0.9, 0.5
#: Beads beyond which more of them say nothing new.
MANY = 16


class Features(NamedTuple):
    """What speaks for a pair, each about 0 to 1."""

    heard: float  #: share of the Hanzi that sound explains, where nothing is left on either side
    same: float  #: share that stands alike on both sides, where nothing is left on either
    known: float  #: share that a glossary knows
    matched: float  #: worth of the match for each character, where nothing is left
    meaning: float  #: cosine of the mean vectors of the words, not below 0
    often: float  #: logarithm of the beads with both, 1 at `MANY`
    dice: float  #: how much they keep together
    name: float  #: likeness of the consonants, where sound and meaning leave something open
    bare_ko: float  #: share of the Korean letters that nothing explains
    bare_zh: float  #: share of the Hanzi that nothing explains
    place: float  #: Hanzi that end in a word for a place, as 库中 does, of which not all is sound
    doubtful: float  #: a particle is in it, and not all is sound; less if half of it is


#: The constant and the weight of each feature.
CONSTANT = -5.0
WEIGHTS = Features(
    heard=4.0, same=0.0, known=4.0, matched=2.5, meaning=4.0, often=2.0, dice=2.0, name=2.0,
    bare_ko=-3.0, bare_zh=-3.0, place=-2.0, doubtful=-6.0)
#: What it counts how often a pair wins where it might.
WON, USUAL = 3.0, 0.9
#: Nothing is certain.
LEAST, MOST = 0.01, 0.99


def features(
    texts: tuple[str, str], matched: Matched, cosine: float, ties: Ties, doubtful: bool
) -> Features:
    """Give the features of the pair *texts*."""
    ko, zh = texts
    heard = (matched.reading + matched.sound) * matched.complete
    bare = 1 - matched.complete
    return Features(
        heard=heard, same=matched.same * matched.complete, known=matched.known,
        matched=max(0.0, matched.worth) * matched.complete, meaning=max(0.0, cosine),
        often=min(1.0, math.log(max(ties.both, 1), MANY)), dice=ties.dice,
        name=bare * likeness(korean_skeleton(ko), chinese_skeleton(zh)),
        bare_ko=matched.bare_ko, bare_zh=matched.bare_zh,
        place=float(zh.endswith(PLACES) and heard < ALL),
        doubtful=float(doubtful) * (heard < ALL) * (1.0 if heard < HALF else 0.25))


def logit(values: Features) -> float:
    """Give the weighted sum of the features."""
    return CONSTANT + sum(weight * value for weight, value in zip(WEIGHTS, values))


def probability(value: float, won: float = USUAL) -> float:
    """Give the probability that a pair is right by its logit, and the share *won* of the beads
    with both in which the two were linked.

    >>> probability(0.0), probability(3.0) > probability(3.0, 0.2)
    (0.5, True)
    """
    value += WON * (won - USUAL)
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-value)))), 3)
