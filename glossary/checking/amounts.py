"""Do two texts name the same numbers? What is firm in one has to have a counterpart in the other.

A counterpart need not look alike: 1995년 is 95年, 오후 3시 is 15点, 1.5배 is 一倍半, 30분 is 半小时,
작년 may be 2023年. Doubt counts for the text, as a false alarm costs more than what is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from glossary.checking.numbers import Number, firm, soft

#: Counts that are often left out, or said by a word that is no numeral: 없다, 每, 한편, 每个.
_SMALL = 2

_YEAR_WORDS = re.compile(
    "작년|지난해|올해|금년|내년|재작년|이듬해|그해|같은 해|전년|당년|"
    "今年|去年|明年|前年|次年|翌年|同年|当年|當年|本年|上年|后年|後年|来年|來年")
_HALF_WORDS = re.compile("반|半|절반")
_CLOCK = re.compile("오후|저녁|밤|자정|정오|午|晚|夜|[시点點時:：]|p\\.?m", re.IGNORECASE)
_PAIR_WORDS = re.compile("둘|두|양|쌍|双|雙|两|兩|배|倍|둘째|이중|对|對")
_DOZEN = Decimal(12)


class _Other(NamedTuple):
    """The other text: all that it may name, and which words it has that stand for numbers."""

    values: set[Decimal]
    has_year: bool
    has_half: bool
    has_pair: bool
    tells_time: bool


def unanswered(text: str, other: str) -> list[Number]:
    """Give the numbers in digits of *text* that *other* does not name.

    >>> [each.text for each in unanswered('2023년 5월에 1조 5천억 위안', '二〇二三年五月，1.5万亿元')]
    []
    >>> [each.text for each in unanswered('2023년에 36명', '2023年有38人')]
    ['36']
    """
    numbers = firm(text)
    if not numbers:
        return []
    there = _Other(
        soft(other) | {each.value for each in firm(other)}, bool(_YEAR_WORDS.search(other)),
        bool(_HALF_WORDS.search(other)), bool(_PAIR_WORDS.search(other)),
        bool(_CLOCK.search(text) and _CLOCK.search(other)))
    answered = {
        number: number < _SMALL or number in there.values
        or any(rule(number, there) for rule in _RULES)
        for number in {each.value for each in numbers}}
    return [each for each in numbers if not answered[each.value]]


def _is_short_year(number: Decimal, other: _Other) -> bool:
    """95年 is 1995년."""
    if 1000 <= number < 2100:
        return number % 100 in other.values
    return number < 100 and any(century + number in other.values for century in _CENTURIES)


def _is_said_year(number: Decimal, other: _Other) -> bool:
    """2023年 is 작년."""
    return other.has_year and 1900 <= number < 2100


def _is_clock(number: Decimal, other: _Other) -> bool:
    """15:00 is 오후 3시."""
    return other.tells_time and (
        number <= _DOZEN and number + _DOZEN in other.values
        or _DOZEN < number <= 2 * _DOZEN and number - _DOZEN in other.values)


def _is_half(number: Decimal, other: _Other) -> bool:
    """30分钟 is 반 시간, 50% 절반, 1.5배 한 배 반."""
    return other.has_half and (number in (30, 50, 6) or str(number).endswith(".5"))


def _is_split(number: Decimal, other: _Other) -> bool:
    """5.3 is 5월 3일."""
    whole, point, rest = str(number).partition(".")
    return bool(point) and {Decimal(whole), Decimal(rest)} <= other.values


def _is_double(number: Decimal, other: _Other) -> bool:
    """2배 is 翻倍, 2명 is 双方."""
    return number == _SMALL and other.has_pair


_CENTURIES = range(1000, 2100, 100)
_RULES: tuple[Callable[[Decimal, _Other], bool], ...] = (
    _is_short_year, _is_said_year, _is_clock, _is_half, _is_split, _is_double)
