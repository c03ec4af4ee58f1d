"""What a run has seen so far: the pairs that were sure, which decide the doubtful ones.

알리페이(支付宝) in one place tells where 앱 알리페이(支付宝) begins in another. Only pairs that are well
explained, or were seen several times, are evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import Indel

from aligner.pieces import LOST
from aligner.script import fold
from aligner.text import jamo
from aligner.types import Gloss

#: A pair of at least this confidence is evidence by itself; a less sure one when it stands in
#: so many places.
SURE, OFTEN = 0.8, 2
#: Places that are kept for a pair: enough to be sure of it whichever of them is left out.
ENOUGH = 8

#: Spellings of one name are at least this alike, letter by letter: 링치아오즈넝, 링치아즈넝.
SAME_NAME = 0.85
#: Gives the Hanzi that a glossary holds for a Korean term without blanks.
Known = Callable[[str], Iterable[str] | None]
#: Where a gloss stands: its text, and the offset of its bracket.
Place = tuple[object, int]


class Twin(NamedTuple):
    """Intact Hanzi of a Korean term, with the gloss that shows them; None: a glossary knows."""

    zh: str
    gloss: Gloss | None


class Evidence:
    """Pairs of Korean (without blanks) and Hanzi (folded), with the places where they stand.

    *known* gives what a glossary holds: the Hanzi of a Korean term, as they were printed.

    >>> evidence = Evidence({'핑안그룹': ['平安集团']}.get)
    >>> evidence.holds('핑안 그룹', '平安集團'), evidence.holds('그룹', '集团')
    (True, False)
    """

    def __init__(self, known: Known | None = None) -> None:
        self.glossary = known
        self._places: dict[str, dict[str, dict[Place, bool]]] = {}
        self._twins: dict[str, dict[str, dict[object, Gloss]]] = {}  # key, Hanzi, source
        self._told: dict[object, list[tuple[str, str]]] = {}  # the pairs of a source
        self._keys_with: dict[str, set[str]] = {}  # keys of _twins by each of their Hanzi

    def add(self, gloss: Gloss, source: object = None) -> None:
        """Take in a gloss of the text *source*; the same place counts once."""
        key = spelling(gloss.ko)
        places = self._places.setdefault(key, {}).setdefault(fold(gloss.zh), {})
        if len(places) < ENOUGH or (source, gloss.offset) in places:
            places[source, gloss.offset] = gloss.confidence >= SURE
        if not any(c in LOST for c in gloss.zh):
            twins = self._twins.setdefault(key, {}).setdefault(gloss.zh, {})
            if len(twins) < OFTEN or source in twins:
                twins[source] = gloss
            for char in gloss.zh:
                self._keys_with.setdefault(char, set()).add(key)
        self._told.setdefault(source, []).append((key, gloss.zh))

    def leave(self, source: object) -> None:
        """Drop what the text *source* told, which is about to be read anew.

        Else it would be read in the light of what was made of it before, and never twice alike.
        """
        for key, zh in self._told.pop(source, ()):
            places = self._places[key][fold(zh)]
            for place in [place for place in places if place[0] == source]:
                del places[place]
            self._twins.get(key, {}).get(zh, {}).pop(source, None)

    def holds(self, ko: str, zh: str, besides: Place | None = None) -> bool:
        """Tell whether the pair is known from a place other than *besides*."""
        return fold(zh) in self.known(ko, besides)

    def known(self, ko: str, besides: Place | None = None) -> set[str]:
        """Give the Hanzi (folded) that *ko* is known to stand for, *besides* one place."""
        key = spelling(ko)
        listed = self.glossary and self.glossary(key)
        told = self._places.get(key)
        if not listed and not told:  # as it is for most stretches
            return set()
        return {fold(zh) for zh in listed or ()} | {
            zh for zh, places in (told or {}).items()
            if sum(sure or 1 / OFTEN for place, sure in places.items() if place != besides) >= 1}

    def twins(self, ko: str, printed: str | None = None) -> Iterator[Twin]:
        """Yield the intact Hanzi that were printed, or are known, beside *ko*.

        *printed* are the Hanzi of a damaged gloss: no twin of itself. Where nothing else stands
        beside *ko*, those of a like spelling that hold what is printed may tell what was lost.
        """
        key = spelling(ko)
        for zh in (self.glossary and self.glossary(key)) or ():
            yield Twin(zh, None)
        found = [twin for twin in self._beside(key) if twin.zh != printed]
        if printed and not found:
            found = [twin for other in self._alike(key, printed) for twin in self._beside(other)]
        yield from found

    def _beside(self, key: str) -> Iterator[Twin]:
        for zh, by_source in self._twins.get(key, {}).items():
            for gloss in islice(by_source.values(), 1):
                yield Twin(zh, gloss)

    def _alike(self, key: str, printed: str) -> Iterator[str]:
        """Yield the keys of the same name, spelt otherwise, that stood beside all of *printed*."""
        letters = jamo(key)
        holders = [self._keys_with.get(char, set()) for char in printed if char not in LOST]
        for other in sorted(set.intersection(*sorted(holders, key=len))) if holders else ():
            if other != key and abs(len(other) - len(key)) <= 1 and Indel.normalized_similarity(
                    letters, jamo(other), score_cutoff=SAME_NAME) >= SAME_NAME:
                yield other


def spelling(ko: str) -> str:
    """Give the key of a Korean term: its letters without blanks.

    >>> spelling('저고도 경제')
    '저고도경제'
    """
    return "".join(ko.split())
