"""The Chinese side of a match: the Hanzi of a gloss as units, with every sound they may have.

Signs (blanks, quotes, dots, nested brackets) are no units: ``江 苏 五 星`` and ``杭州·云栖大会`` are four
and six of them. A sign that stands for a lost Hanzi is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from aligner.deviations import variants
from aligner.cleaning import characters
from aligner.pieces import LOST
from aligner.readings import spellings
from aligner.script import simplify
from aligner.segment import Segmenter
from aligner.text import is_hanzi
from aligner.transcription import sounds
from aligner.types import Span
from aligner.weights import Weights

#: A written syllable below this similarity is no transcription of the sound. Likeness of letters
#: alone never reaches it, so the spellings that do can be listed.
NEAR = 0.7
#: Syllables of Hangul that transcribe one character: 디엔 of 电, 위에 of 月; 치아오 of 桥.
LONGEST_SOUND = 3

#: What Korean often leaves out: 关于 and 的 of titles, the class of a place, the form of a company.
GENERIC = re.compile(
    r"关于|的|有限责任公司|股份有限公司|有限公司|集团|股份|控股|科技|公司|技术|智能|汽车|网络|市|省|县|区|州|"
    r"中华人民共和国|中国|^北京|^上海|^深圳|工作|开展|印发|年度|做好")
_DIGITS = {c: n for n, chars in enumerate(
    ("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in chars}
_POWERS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NUMERALS = frozenset(_DIGITS) | frozenset(_POWERS)


class Hanzi(NamedTuple):
    """The Hanzi of a gloss: *text* as printed, its *units* simplified, and their places in it.

    ``words`` are jieba's words as spans of units; ``skip[i]`` is what it costs to leave unit *i*
    without a counterpart; ``near[i]`` are the spellings that may transcribe it, with their scores.
    """

    text: str
    units: str
    start: tuple[int, ...]
    end: tuple[int, ...]
    words: tuple[Span, ...]
    spellings: tuple[frozenset[str], ...]
    sounds: tuple[tuple[str, ...], ...]
    near: tuple[Mapping[str, float], ...]
    skip: tuple[float, ...]

    def slice(self, span: Span) -> str:
        """Give the Hanzi of a span of units as they are printed."""
        return self.text[self.start[span.start]:self.end[span.end - 1]] if span[0] < span[1] else ""


def build(text: str, segmenter: Segmenter, weights: Weights) -> Hanzi:
    """Make the Hanzi side of a match out of the print *text*."""
    plain = characters(text)
    simple = simplify(plain.text)
    at = [n for n, c in enumerate(plain.text) if c.isalnum() or is_hanzi(c) or c in LOST + "+"]
    units = "".join(simple[n] for n in at).casefold()
    if len(units) != len(at):  # a letter that grows when its case is folded
        units = "".join(simple[n] for n in at)
    heard = sounds(units)
    spans = [plain.span(Span(n, n + 1)) for n in at]
    return Hanzi(
        text=text,
        units=units,
        start=tuple(span.start for span in spans),
        end=tuple(span.end for span in spans),
        words=tuple(token.span for token in segmenter.segment(units)),
        spellings=tuple(spellings(plain.text[n]) | spellings(c) for n, c in zip(at, units)),
        sounds=heard,
        near=tuple(map(_near, heard)),
        skip=_skip_costs(units, weights),
    )


@lru_cache(maxsize=1 << 12)
def _near(sounds: tuple[str, ...]) -> Mapping[str, float]:
    """Give the spellings that habits make of one of *sounds*, with the best score of each."""
    found: dict[str, float] = {}
    for sound in sounds:
        for spelling, (score, _) in variants(sound).items():
            if len(spelling) <= LONGEST_SOUND and score >= max(NEAR, found.get(spelling, 0.0)):
                found[spelling] = score
    return found


def _skip_costs(units: str, weights: Weights) -> tuple[float, ...]:
    costs = [weights.skip_zh] * len(units)
    for match in GENERIC.finditer(units):
        # The whole gloss is no generic word of itself: 科技 alone must be matched.
        if match.end() - match.start() < len(units):
            for n in range(*match.span()):
                costs[n] = weights.skip_zh_generic
    return tuple(costs)


def number(units: str) -> int | None:
    """Give the value of a numeral in Hanzi, None when it is none.

    >>> number('十四'), number('二〇二五'), number('三'), number('百万'), number('经')
    (14, 2025, 3, 1000000, None)
    """
    if not units or not set(units) <= NUMERALS:
        return None
    if not set(units) & set(_POWERS):
        return int("".join(str(_DIGITS[c]) for c in units))
    total = section = digit = 0
    for char in units:
        if char in _DIGITS:
            digit = _DIGITS[char]
            continue
        power = _POWERS[char]
        if power >= 10_000:
            total += (section + digit or 1) * power
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
    return total + section + digit
