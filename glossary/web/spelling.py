"""How a Korean spelling departs from the official transcription of its Hanzi, and by which habit.

    링치아오 for 링차오 (灵巧): 치아오 for 차오
    징동 for 징둥 (京东): 동 for 둥, as 옹 is written for 웅
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aligner.deviations import habits
from aligner.text import has_hangul, has_hanzi
from aligner.transcription import official, sounds, stretches
from aligner.types import Segment

#: Longer ones are no names, and would take long to compare.
LONGEST = 24


class Departure(NamedTuple):
    """A spelling, the official one, the Hanzi of both; and of each syllable that departs what is
    written, what is official, and the habits, as (written, official)."""

    written: str
    official: str
    hanzi: str
    syllables: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def departures(
    forms: Iterable[str], hanzi: str, segments: Iterable[Segment]
) -> list[Departure]:
    """Give the spellings among *forms* of *hanzi*, and among transcribed *segments*, that depart.

    >>> found = departures(['징동', '징둥'], '京东', ())
    >>> [(each.written, each.official) for each in found], found[0].syllables
    ([('징동', '징둥')], (('동', '둥', (('옹', '웅'),)),))
    """
    pairs = [(form, hanzi) for form in forms]
    pairs += [(part.ko, part.zh) for part in segments if part.method == "transcription"]
    found = (_departure(ko, zh) for ko, zh in dict.fromkeys(pairs))
    return [each for each in found if each]


def _departure(written: str, hanzi: str) -> Departure | None:
    plain = "".join(written.split())
    if max(len(plain), len(hanzi)) > LONGEST or not (has_hangul(plain) and has_hanzi(hanzi)):
        return None
    right = official(plain, hanzi)
    if right is None:
        return None
    cut = stretches(plain, hanzi) or ()
    syllables = []
    for (own, _), options in zip(cut, sounds(hanzi)):
        if options and own not in options:
            rules = habits(own, options[0])
            syllables.append(
                (own, options[0], tuple((rule.written, rule.official) for rule in rules)))
    return Departure(written, right, hanzi, tuple(syllables))
