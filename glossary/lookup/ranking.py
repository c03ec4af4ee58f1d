"""The order of hits: whole terms before parts, short before long, often seen before rare.

What was approved comes before candidates that are as good, what was forbidden after them, and what
was rejected last of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.entries import Hit
from glossary.keys import ko_key

#: The ways by which a word can be a whole term, and its parts, each with its place.
_WHOLE = {"exact": 0, "particles": 1}
_PART = {"reading": 4, "fuzzy": 5, "meaning": 6}

_STATUS = {"approved": 0, "candidate": 1, "forbidden": 2, "rejected": 3}

_WORD = re.compile("[a-z0-9]+")


def ranked(hits: Sequence[Hit], key: str) -> list[Hit]:
    """Put the hits of a word, whose key is *key*, in order; of equals, as they came.

    A term whose Hanzi are read as the word, while its Korean has the word itself, is hit by that.
    """
    if len(hits) == 1 and hits[0].way == "exact":
        return list(hits)
    latin = "".join(_WORD.findall(key))
    better = [_better(hit, key) for hit in hits]
    return sorted(better, key=lambda hit: _order(hit, latin))


def _better(hit: Hit, key: str) -> Hit:
    """Take a part of the Korean for one of the reading, be it without the word's particles."""
    if hit.way != "reading" or hit.score == 1:
        return hit
    ko = ko_key(hit.entry.ko)
    for size in range(len(key), 1, -1):
        if key[:size] in ko:
            return hit._replace(way="substring", score=size / len(ko), matched=hit.entry.ko)
    return hit


def _order(hit: Hit, latin: str) -> tuple[bool, int, float, bool, int, int]:
    way, score, matched, entry = hit
    status = _STATUS.get(entry.status, 1)
    place, share = _WHOLE.get(way, 2), 0.0
    if score < 1 or way in ("fuzzy", "meaning"):
        place, share = _PART.get(way, 3), -round(score, 2)
        if latin and way == "substring" and not _begins_word(matched, latin):
            place = 4
    often = -entry.seen if place > 1 else 0
    return status == 3, place, share, way != "substring", status, often


def _begins_word(text: str, latin: str) -> bool:
    """Tell whether letters stand in *text* where a word begins.

    >>> _begins_word('Embodied AI', 'ai'), _begins_word('CloudBrain', 'ai')
    (True, False)
    >>> _begins_word('low-altitude economy', 'altitudee'), _begins_word('AI共生', 'ai')
    (True, True)
    """
    return any(ko_key(text[found.start():]).startswith(latin)
               for found in _WORD.finditer(text.lower()))
