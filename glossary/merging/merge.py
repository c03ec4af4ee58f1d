"""Which occurrences are one concept.

A concept is one meaning, so one Hanzi term is one concept whatever Korean words render it, and
one Korean term is as many concepts as it has unrelated Hanzi. Between these stand the accidents
of print: spellings of a foreign name, characters lost, names cut short. `merge` decides for two
pairs and names the reason; which pairs are worth asking about is the matter of the store.

    Hanzi \\ Korean   same               near               other
    same             same               spelling           sound; or one term
    numerals         same               spelling           sound; or one term
    abbreviated, known   one            one                one
    shortened        damage, cut short  damage, cut short  apart
    of Taiwan        one                apart              apart
    half alike       error, dialect     apart              apart
    other            apart (homograph)  apart              apart

Two names that differ in nothing but a rank, a form of firm or the name of the state
(`glossary.merging.designators`) are one for any of these reasons; two ranks of one name are two
places for none. A brand and the word that it is as well (`glossary.merging.brands`) are two.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from rapidfuzz.distance import LCSseq

from aligner.script import mainland
from aligner.text import has_hangul
from glossary.keys import ko_key, skeleton, zh_key
from glossary.merging.abbreviations import abbreviated
from glossary.merging.brands import is_word_beside_brand
from glossary.merging.designators import contradictory, named
from glossary.merging.likeness import (
    figures, heard, near, part_only, plain, same_latin, same_sound, silent, sounded)
from glossary.merging.shortening import shortening, whole

#: Why two pairs are one concept, the surest reason first.
Reason = Literal[
    "the same pair",
    "the same Hanzi, Korean spelt alike",
    "the same Hanzi, Sino-Korean reading beside transcription",
    "the same Korean, Hanzi damaged",
    "the same Korean, Hanzi abbreviated",
    "Hanzi that differ in how numbers are written",
    "the same Hanzi, abbreviated as is common use",
    "Korean spelt alike, Hanzi damaged",
    "Korean spelt alike, Hanzi abbreviated",
    "the same name, one without its rank or form of firm",
    "the same organ, one without the name of its state",
    "the same Hanzi, another Korean term",
    "the same Korean, Hanzi of Taiwan beside those of the mainland",
    "the same Korean, Hanzi of one sound",
    "the same Korean, Hanzi that differ in one character of many",
    "the same Korean, of no second meaning, Hanzi half alike",
]

REASONS: tuple[Reason, ...] = get_args(Reason)

#: The share of equal characters from which on two longer Hanzi terms of one Korean are one, 0 to
#: 1: 人工智能 and 人工智慧 have 0.75, the provinces 山西省 and 陕西省 0.67.
SHARED = 0.75

#: The share from which on two Hanzi terms of one Korean term without homographs are one: 软件 and
#: 软体 of 소프트웨어 have 0.5. Homographs are Sino-Korean words, of three syllables at most.
HALF = 0.5
LONG = 4


class Pair(NamedTuple):
    """A Korean term and its Hanzi, as printed or as restored.

    >>> Pair('핀둬둬', '拼多多').zh
    '拼多多'
    """

    ko: str
    zh: str


def merge(a: Pair, b: Pair) -> Reason | None:
    """Tell why two pairs are one concept; None: they are two.

    >>> merge(Pair('핀둬둬', '多多'), Pair('핀둬둬', '拼多多'))
    'the same Korean, Hanzi damaged'
    >>> merge(Pair('절강성', '浙江省'), Pair('저장성', '浙江省'))
    'the same Hanzi, Sino-Korean reading beside transcription'
    >>> merge(Pair('항저우', '杭州'), Pair('광저우', '广州'))
    """
    a, b = _folded(a), _folded(b)
    if contradictory(a.zh, b.zh):
        return None
    return _directly(a, b) or _without_designator(a, b)


def _directly(a: Pair, b: Pair) -> Reason | None:
    if a == b:
        return "the same pair"
    if a.zh == b.zh:
        return _same_hanzi(a, b)
    if figures(a.zh) == figures(b.zh):
        same = _same_hanzi(a, Pair(b.ko, a.zh))
        return same and "Hanzi that differ in how numbers are written"
    if abbreviated(a.zh) == abbreviated(b.zh):
        return "the same Hanzi, abbreviated as is common use"
    short, long = sorted((a, b), key=lambda pair: (len(whole(pair.zh)), -len(pair.zh)))
    if a.ko == b.ko:
        return _same_korean(short, long)
    return _near_korean(short, long) if near(a.ko, b.ko) else None


def _without_designator(a: Pair, b: Pair) -> Reason | None:
    kinds = [name.kind for name in (named(*a), named(*b)) if name]
    if not kinds or len(kinds) == 2 and {*kinds} != {"firm"}:
        return None
    found = _directly(*(Pair(*(named(*pair) or pair)[:2]) for pair in (a, b)))
    if found and "organ" in kinds:
        return "the same organ, one without the name of its state"
    return found and "the same name, one without its rank or form of firm"


def _folded(pair: Pair) -> Pair:
    return Pair(ko_key(pair.ko), zh_key(pair.zh))


def _same_hanzi(a: Pair, b: Pair) -> Reason | None:
    if near(a.ko, b.ko):
        return "the same Hanzi, Korean spelt alike"
    if len(a.zh) < 2 or whole(a.zh) != a.zh:
        return None  # one character has many meanings, and what is left of a term is no term
    if sounded(a.ko, a.zh) and sounded(b.ko, b.zh):
        return "the same Hanzi, Sino-Korean reading beside transcription"
    if part_only(a.ko, a.zh) or part_only(b.ko, b.zh):
        return None
    if is_word_beside_brand(a.ko, b.ko, a.zh) or is_word_beside_brand(b.ko, a.ko, a.zh):
        return None
    return "the same Hanzi, another Korean term"


def _same_korean(short: Pair, long: Pair) -> Reason | None:
    found = shortening(short.zh, long.zh, long.ko)
    if found == "damaged":
        return "the same Korean, Hanzi damaged"
    if found == "abbreviated":
        return "the same Korean, Hanzi abbreviated"
    if mainland(short.zh) == mainland(long.zh):
        return "the same Korean, Hanzi of Taiwan beside those of the mainland"
    return _half_alike(short, long)


def _half_alike(a: Pair, b: Pair) -> Reason | None:
    """Two names that sound alike are two; two Hanzi forms that the sound does not explain, one."""
    if not same_latin(figures(a.zh), figures(b.zh)) or heard(a.ko, a.zh, b.zh):
        return None
    alike = LCSseq.normalized_similarity(a.zh, b.zh)
    if len(a.zh) == len(b.zh) and alike >= HALF and same_sound(a.zh, b.zh):
        return "the same Korean, Hanzi of one sound"
    if alike >= SHARED:
        return "the same Korean, Hanzi that differ in one character of many"
    if alike >= HALF and _is_unmistakable(a.ko, a.zh + b.zh) and not _within(a.zh, b.zh):
        return "the same Korean, of no second meaning, Hanzi half alike"
    return None


def _is_unmistakable(ko: str, zh: str) -> bool:
    return has_hangul(ko) and (len(ko) >= LONG or silent(ko, zh))


def _within(short: str, long: str) -> bool:
    return LCSseq.similarity(short, long) == len(short)


def _near_korean(short: Pair, long: Pair) -> Reason | None:
    if len(whole(short.zh)) < 2:
        return None
    found = shortening(short.zh, long.zh, max(short.ko, long.ko, key=len))
    marked = whole(short.zh) != short.zh
    if found is None or not (marked or skeleton(plain(short.ko)) == skeleton(plain(long.ko))):
        return None  # what the longer form has more, the Korean may have more as well
    if found == "damaged":
        return "Korean spelt alike, Hanzi damaged"
    return "Korean spelt alike, Hanzi abbreviated"
