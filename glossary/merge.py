"""Which occurrences are one concept.

A concept is one meaning, so one Hanzi term is one concept whatever Korean words render it, and
one Korean term is as many concepts as it has unrelated Hanzi. Between these stand the accidents
of print: spellings of a foreign name, characters lost, names cut short. `merge` decides for two
pairs and names the reason; which pairs are worth asking about is the matter of the store.

    Hanzi \\ Korean   same               near               other
    same             same               spelling           sound; or one term
    shortened        damage, cut short  damage, cut short  apart
    one character    typing error       apart              apart
    other            apart (homograph)  apart              apart
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from glossary.keys import ko_key, skeleton, zh_key
from glossary.likeness import near, part_only, same_digits, same_sound, sounded
from glossary.shortening import shortening, whole

#: Why two pairs are one concept, the surest reason first.
Reason = Literal[
    "the same pair",
    "the same Hanzi, Korean spelt alike",
    "the same Hanzi, Sino-Korean reading beside transcription",
    "the same Korean, Hanzi damaged",
    "the same Korean, Hanzi abbreviated",
    "Korean spelt alike, Hanzi damaged",
    "Korean spelt alike, Hanzi abbreviated",
    "the same Hanzi, another Korean term",
    "the same Korean, Hanzi of one sound",
    "the same Korean, Hanzi that differ in one character of many",
]

REASONS: tuple[Reason, ...] = get_args(Reason)

#: The share of equal characters from which on two longer Hanzi terms of one Korean are one, 0 to
#: 1: 人工智能 and 人工智慧 have 0.75, the provinces 山西省 and 陕西省 0.67.
SHARED = 0.75


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
    if a == b:
        return "the same pair"
    if a.zh == b.zh:
        return _same_hanzi(a, b)
    short, long = sorted((a, b), key=lambda pair: (len(whole(pair.zh)), -len(pair.zh)))
    if a.ko == b.ko:
        return _same_korean(short, long)
    return _near_korean(short, long) if near(a.ko, b.ko) else None


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
    return "the same Hanzi, another Korean term"


def _same_korean(short: Pair, long: Pair) -> Reason | None:
    found = shortening(short.zh, long.zh, long.ko)
    if found == "damaged":
        return "the same Korean, Hanzi damaged"
    if found == "abbreviated":
        return "the same Korean, Hanzi abbreviated"
    return _typing_error(short, long)


def _typing_error(a: Pair, b: Pair) -> Reason | None:
    """Two names that sound alike are two; two Hanzi forms that the sound does not explain, one."""
    if len(a.zh) != len(b.zh) or not same_digits(a.zh, b.zh):
        return None
    if sounded(a.ko, a.zh) and sounded(b.ko, b.zh):
        return None
    equal = sum(x == y for x, y in zip(a.zh, b.zh)) / len(a.zh)
    if equal >= 0.5 and same_sound(a.zh, b.zh):
        return "the same Korean, Hanzi of one sound"
    if equal >= SHARED:
        return "the same Korean, Hanzi that differ in one character of many"
    return None


def _near_korean(short: Pair, long: Pair) -> Reason | None:
    if len(whole(short.zh)) < 2:
        return None
    found = shortening(short.zh, long.zh, max(short.ko, long.ko, key=len))
    if found == "damaged":
        return "Korean spelt alike, Hanzi damaged"
    if found == "abbreviated" and skeleton(short.ko) == skeleton(long.ko):
        return "Korean spelt alike, Hanzi abbreviated"
    return None
