"""Pairs that somebody made: each scored, and what does not look like a pair flagged, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from aligner.hanzi import NUMERALS, number
from aligner.text import has_hangul, has_hanzi

if TYPE_CHECKING:
    from aligner.termlists import Scored, TermAligner

#: Below this score nothing speaks for a pair.
UNLIKELY = 0.05
#: A side that is so many times as long as is usual, and longer than this, says something else.
TIMES, SHORT = 3.0, 12
#: Korean syllables for each Chinese character.
_USUAL = 1.5
_DIGITS = re.compile(r"\d[\d,]*")
_HAN_NUMERAL = re.compile(f"[{''.join(sorted(NUMERALS))}]+")


class Checked(NamedTuple):
    """A pair with its score, None where a side is empty, and the reasons why it is flagged."""

    scored: Scored | None
    flags: tuple[str, ...]


def check_pairs(pairs: Sequence[tuple[str, str]], aligner: TermAligner) -> list[Checked]:
    """Score the pairs of a Korean and a Chinese term, and flag what does not look like one."""
    full = [pair for pair in pairs if pair[0].strip() and pair[1].strip()]
    scores = iter(aligner.score(full))
    found = []
    for ko, zh in pairs:
        scored = next(scores) if ko.strip() and zh.strip() else None
        found.append(Checked(scored, tuple(flags(ko, zh, scored))))
    return found


def flags(ko: str, zh: str, scored: Scored | None) -> Iterator[str]:
    """Yield what is wrong with a pair, in words.

    >>> list(flags('항공', '', None)), list(flags('航空', '항공', None))
    (['the Chinese is empty'], ['the two are swapped'])
    >>> list(flags('2023년 계획', '2024年计划', None))
    ['numbers differ: 2023, 2024']
    """
    if not ko.strip() or not zh.strip():
        sides = [name for name, cell in (("Korean", ko), ("Chinese", zh)) if not cell.strip()]
        yield f"the {' and the '.join(sides)} {'are' if len(sides) > 1 else 'is'} empty"
        return
    wrong = list(_language(ko, zh))
    yield from wrong
    yield from _numbers(ko, zh)
    yield from _length(ko, zh)
    if scored and not wrong and scored.score < UNLIKELY:
        explained = any(part.method != "none" for part in scored.segments)
        yield "unlikely to be a pair" if explained else "no part of one answers to the other"


def _language(ko: str, zh: str) -> Iterator[str]:
    if has_hangul(zh) and has_hanzi(ko) and not has_hangul(ko):
        yield "the two are swapped"
        return
    if has_hangul(zh):
        yield "Hangul in the Chinese"
    if has_hanzi(ko) and not has_hangul(ko):
        yield "Hanzi only in the Korean"
    if not has_hanzi(zh) and not has_hangul(zh) and has_hangul(ko) and any(map(str.isalpha, zh)):
        yield "no Hanzi in the Chinese"


def _numbers(ko: str, zh: str) -> Iterator[str]:
    """Compare the numbers; one in digits may be written in Hanzi on the other side."""
    sides = [{int(n.replace(",", "")[:18]) for n in _DIGITS.findall(text) if n.isascii()}
             for text in (ko, zh)]
    written = {number(found) for found in _HAN_NUMERAL.findall(zh)}
    left = sorted(sides[0] - sides[1] - written), sorted(sides[1] - sides[0])
    if left[0] and (left[1] or max(left[0]) > 9 and not written) or (
            left[1] and max(left[1]) > 9 and not sides[0]):
        yield "numbers differ: " + ", ".join(map(str, (*left[0], *left[1])))


def _length(ko: str, zh: str) -> Iterator[str]:
    sizes = [sum(map(str.isalnum, text)) for text in (ko, zh)]
    usual = sizes[0] / _USUAL, sizes[1]
    if sizes[0] > SHORT and usual[0] > TIMES * max(usual[1], 1):
        yield "the Korean is much too long"
    elif sizes[1] > SHORT and usual[1] > TIMES * max(usual[0], 1):
        yield "the Chinese is much too long"
