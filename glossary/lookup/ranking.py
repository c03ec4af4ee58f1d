"""The order of hits: whole terms before parts, short before long, often seen before rare.

What was approved comes before candidates that are as good, what was forbidden after them, and what
was rejected last of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.entries import Hit
from glossary.keys import ko_key

#: The ways by which a word is a whole term, and some by which it is less, each with its place; in
#: 2 are the whole terms of other ways, in 3 parts, in 4 Latin letters inside a word, in 6 misspelt.
_WHOLE = {"exact": 0, "particles": 1}
_PART = {"reading": 5, "meaning": 7}

_STATUS = {"approved": 0, "candidate": 1, "forbidden": 2, "rejected": 3}

#: Of misspelt words, what a term of another length loses for each character, and what one gains
#: that stands in the word as a whole: 항저우 for 항저우시 comes before 창저우시, which differs by less.
_LENGTH, _INSIDE = 0.04, 0.1

_WORD = re.compile("[a-z0-9]+")


def ranked(hits: Sequence[Hit], key: str) -> list[Hit]:
    """Put the hits of a word, whose key is *key*, in order; of equals, as they came.

    A term whose Hanzi are read as the word, while its Korean has the word itself, is hit by that.
    """
    if len(hits) == 1 and hits[0].way == "exact":
        return list(hits)
    better = [_better(hit, key) if hit[0] == "reading" else hit for hit in hits]
    if len(better) < 2:
        return better
    places = [_order(hit, key) for hit in better]
    return [better[at] for at in sorted(range(len(better)), key=places.__getitem__)]


def _better(hit: Hit, key: str) -> Hit:
    """Take a part of the Korean for one of the reading, be it without the word's particles."""
    if hit.score == 1:
        return hit
    ko = ko_key(hit.entry.ko)
    for size in range(len(key), 1, -1):
        if key[:size] in ko:
            return hit._replace(way="substring", score=size / len(ko), matched=hit.entry.ko)
    return hit


def _order(hit: Hit, key: str) -> tuple[bool, int, float, int, int, int]:
    way, score, matched, entry = hit
    status = _STATUS.get(entry.status, 1)
    last, often = status == 3, -entry.seen
    if way == "substring" and score < 1:  # as most are
        place, begins = _place(matched, key)
        return last, place, -int(100 * score + 0.5), begins, status, often
    if way in _WHOLE:
        return last, _WHOLE[way], 0.0, 0, status, 0
    if score == 1 and way not in ("fuzzy", "meaning"):
        return last, 2, 0.0, 0, status, often
    if way == "fuzzy":
        return last, 6, -_likeness(score, ko_key(matched), key), 0, status, often
    return last, _PART.get(way, 3), -int(100 * score + 0.5), 1, status, often


def _likeness(score: float, term: str, key: str) -> float:
    score += _INSIDE if term in key else 0
    return round(score - _LENGTH * abs(len(term) - len(key)), 2)


def _place(matched: str, key: str) -> tuple[int, int]:
    """Tell whether a part begins the term (3, 0), or not; Latin letters inside a word are worse."""
    if _begins(matched, key):
        return 3, 0
    if key.isalpha() and not key[0].isascii():
        return 3, 1
    latin = "".join(_WORD.findall(key))
    return (3 if not latin or _begins_word(matched, latin) else 4), 1


def _begins(text: str, key: str) -> bool:
    """Tell whether the key of *text* begins with *key*.

    >>> _begins('AI 시대', 'ai시'), _begins('新时代', '时')
    (True, False)
    """
    head = text[:1]
    if head != key[:1] and ("가" <= head <= "힣" or "一" <= head <= "鿿"):
        return False  # the key has the same head
    return ko_key(text).startswith(key)


def _begins_word(text: str, latin: str) -> bool:
    """Tell whether letters stand in *text* where a word begins.

    >>> _begins_word('Embodied AI', 'ai'), _begins_word('CloudBrain', 'ai')
    (True, False)
    >>> _begins_word('low-altitude economy', 'altitudee'), _begins_word('AI共生', 'ai')
    (True, True)
    """
    return any(ko_key(text[found.start():]).startswith(latin)
               for found in _WORD.finditer(text.lower()))
