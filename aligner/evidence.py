"""What a run has seen so far: the pairs that were sure, which decide the doubtful ones.

알리페이(支付宝) in one place tells where 앱 알리페이(支付宝) begins in another. Only pairs that are well
explained, or were seen several times, are evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from aligner.script import fold
from aligner.types import Gloss

#: A pair of at least this confidence is evidence by itself; a less sure one when it stands in
#: so many places.
SURE, OFTEN = 0.8, 2


#: Where a gloss stands: its text, and the offset of its bracket.
Place = tuple[object, int]


class Evidence:
    """Pairs of Korean (without blanks) and Hanzi (folded), with the places where they stand.

    >>> evidence = Evidence([('핑안그룹', '平安集团')])
    >>> evidence.holds('핑안 그룹', '平安集團'), evidence.holds('그룹', '集团')
    (True, False)
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._places: dict[str, dict[str, dict[Place, bool]]] = {}
        for ko, zh in pairs:
            self._put(ko, zh, (None, -1), True)

    def _put(self, ko: str, zh: str, place: Place, sure: bool) -> None:
        places = self._places.setdefault(_key(ko), {}).setdefault(fold(zh), {})
        places[place] = sure or places.get(place, False)

    def add(self, gloss: Gloss, source: object = None) -> None:
        """Take in a gloss of the text *source*; the same place counts once."""
        sure = gloss.confidence >= SURE
        self._put(gloss.ko, gloss.zh, (source, gloss.offset), sure)

    def holds(self, ko: str, zh: str, besides: Place | None = None) -> bool:
        """Tell whether the pair is known from a place other than *besides*."""
        return fold(zh) in self.known(ko, besides)

    def known(self, ko: str, besides: Place | None = None) -> set[str]:
        """Give the Hanzi (folded) that *ko* is known to stand for, *besides* one place."""
        return {
            zh for zh, places in self._places.get(_key(ko), {}).items()
            if sum(sure or 1 / OFTEN for place, sure in places.items() if place != besides) >= 1}


def _key(ko: str) -> str:
    return "".join(ko.split())
