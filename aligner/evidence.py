"""What decides the doubtful pairs of a text: those that were sure, here or elsewhere.

알리페이(支付宝) in one place tells where 앱 알리페이(支付宝) begins in another. Only pairs that are well
explained, or were seen several times, are evidence: those of the text itself, those of the other
texts of a run (`aligner.gathered`), and those that a glossary knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import NamedTuple, Union

from rapidfuzz.distance import Indel

from aligner.gathered import OFTEN, SURE, Gathered, explained, spelling
from aligner.pieces import LOST
from aligner.script import fold
from aligner.text import jamo
from aligner.types import Gloss

#: Places that are kept for a pair: enough to be sure of it whichever of them is left out.
ENOUGH = 8

#: Spellings of one name are at least this alike, letter by letter: 링치아오즈넝, 링치아즈넝.
SAME_NAME = 0.85
#: Gives the Hanzi that a glossary holds for a Korean term without blanks.
Known = Callable[[str], Union[Iterable[str], None]]


class Twin(NamedTuple):
    """Intact Hanzi of a Korean term, and how many of its letters they explain where they stand;
    None: a glossary knows them."""

    zh: str
    explained: float | None


class Evidence:
    """Pairs of Korean (without blanks) and Hanzi (folded), with the places where they stand.

    *known* gives what a glossary holds: the Hanzi of a Korean term, as they were printed. *others*
    is what the texts of a run told, *own* are the sources of the text that is being read: what it
    told, or a copy of it, is no news.

    >>> evidence = Evidence({'핑안그룹': ['平安集团']}.get)
    >>> evidence.holds('핑안 그룹', '平安集團'), evidence.holds('그룹', '集团')
    (True, False)
    """

    def __init__(
        self, known: Known | None = None, others: Gathered | None = None,
        own: Set[str] = frozenset(),
    ) -> None:
        self.glossary = known
        self._others, self._own = others or Gathered(), own
        self._places: dict[str, dict[str, dict[int, bool]]] = {}
        self._twins: dict[str, dict[str, float]] = {}  # key, Hanzi, letters explained
        self._keys_with: dict[str, set[str]] = {}  # keys of _twins by each of their Hanzi

    def add(self, gloss: Gloss) -> None:
        """Take in a gloss of the text; the same place counts once, as it was read last."""
        key = spelling(gloss.ko)
        places = self._places.setdefault(key, {}).setdefault(fold(gloss.zh), {})
        if len(places) < ENOUGH or gloss.offset in places:
            places[gloss.offset] = gloss.confidence >= SURE
        if not any(c in LOST for c in gloss.zh):
            self._twins.setdefault(key, {})[gloss.zh] = explained(gloss)
            for char in gloss.zh:
                self._keys_with.setdefault(char, set()).add(key)

    def __contains__(self, ko: str) -> bool:
        """Tell whether any Hanzi were printed, or are known, beside *ko*: most often not."""
        key = spelling(ko)
        return key in self._places or key in self._others or bool(
            self.glossary and self.glossary(key))

    def holds(self, ko: str, zh: str, besides: int | None = None) -> bool:
        """Tell whether the pair is known from a place other than the offset *besides*."""
        return fold(zh) in self.known(ko, besides)

    def known(self, ko: str, besides: int | None = None) -> set[str]:
        """Give the Hanzi (folded) that *ko* is known to stand for, *besides* one place."""
        key = spelling(ko)
        listed = self.glossary and self.glossary(key)
        here = self._places.get(key)
        weights = self._others.weights(key, self._own)
        if not listed and not here and not weights:  # as it is for most stretches
            return set()
        for zh, places in (here or {}).items():
            weights[zh] = weights.get(zh, 0) + sum(
                OFTEN if sure else 1 for place, sure in places.items() if place != besides)
        return {fold(zh) for zh in listed or ()} | {
            zh for zh, weight in weights.items() if weight >= OFTEN}

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
        for zh, letters in self._twins.get(key, {}).items():
            yield Twin(zh, letters)
        for row in self._others.intact(key, self._own):
            yield Twin(row.zh, row.explained)

    def _alike(self, key: str, printed: str) -> Iterator[str]:
        """Yield the keys of the same name, spelt otherwise, that stood beside all of *printed*."""
        letters = jamo(key)
        holders = [self._holders(char) for char in printed if char not in LOST]
        for other in sorted(set.intersection(*sorted(holders, key=len))) if holders else ():
            if other != key and abs(len(other) - len(key)) <= 1 and Indel.normalized_similarity(
                    letters, jamo(other), score_cutoff=SAME_NAME) >= SAME_NAME:
                yield other

    def _holders(self, char: str) -> set[str]:
        return self._keys_with.get(char, set()) | self._others.holders(char)
