"""What a run has seen so far: the pairs that were sure, which decide the doubtful ones.

알리페이(支付宝) in one place tells where 앱 알리페이(支付宝) begins in another. Only pairs that are well
explained, or were seen several times, are evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aligner.script import fold
from aligner.types import Gloss

#: A pair of at least this confidence is evidence by itself; a less sure one when it stands in
#: so many places.
SURE, OFTEN = 0.8, 2


class Evidence:
    """Pairs of Korean (without blanks) and Hanzi (folded), with how often they were seen.

    >>> evidence = Evidence([('핑안그룹', '平安集团')])
    >>> evidence.holds('핑안 그룹', '平安集團'), evidence.holds('그룹', '集团')
    (True, False)
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._sure: dict[str, set[str]] = {}
        self._seen: dict[tuple[str, str], set[object]] = {}
        for ko, zh in pairs:
            self._sure.setdefault(_key(ko), set()).add(fold(zh))

    def add(self, gloss: Gloss, source: object = None) -> None:
        """Take in a gloss; *source* tells its place, so that the same one counts once."""
        ko, zh = _key(gloss.ko), fold(gloss.zh_restored or gloss.zh)
        seen = self._seen.setdefault((ko, zh), set())
        seen.add((source, gloss.offset))
        if gloss.confidence >= SURE or len(seen) >= OFTEN:
            self._sure.setdefault(ko, set()).add(zh)

    def holds(self, ko: str, zh: str) -> bool:
        """Tell whether the pair is known."""
        return fold(zh) in self._sure.get(_key(ko), ())

    @property
    def pairs(self) -> Mapping[str, set[str]]:
        """The sure pairs: Korean without blanks → folded Hanzi."""
        return self._sure


def _key(ko: str) -> str:
    return "".join(ko.split())
