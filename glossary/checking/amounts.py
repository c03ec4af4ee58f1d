"""Do two texts name the same numbers? What is firm in one has to have a counterpart in the other.

A counterpart need not look alike: 1995년 is 95年, 오후 3시 is 15点, 1.5배 is 一倍半, 30분 is 半小时,
작년 may be 2023年. Doubt counts for the text, as a false alarm costs more than what is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

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

#: A text as the rules below see it: what it may name, and its letters.
_Side = tuple[set[Decimal], str]


def unanswered(text: str, other: str) -> list[Number]:
    """Give the numbers in digits of *text* that *other* does not name.

    >>> [each.text for each in unanswered('2023년 5월에 1조 5천억 위안', '二〇二三年五月，1.5万亿元')]
    []
    >>> [each.text for each in unanswered('2023년에 36명', '2023年有38人')]
    ['36']
    """
    there = soft(other) | {each.value for each in firm(other)}
    return [
        each for each in firm(text)
        if each.value >= _SMALL and each.value not in there
        and not any(rule(each.value, text, (there, other)) for rule in _RULES)]


def _is_short_year(number: Decimal, text: str, other: _Side) -> bool:
    """95年 is 1995년."""
    if 1000 <= number < 2100:
        return number % 100 in other[0]
    return number < 100 and any(
        1000 <= each < 2100 and each % 100 == number for each in other[0])


def _is_said_year(number: Decimal, text: str, other: _Side) -> bool:
    """2023年 is 작년."""
    return 1900 <= number < 2100 and bool(_YEAR_WORDS.search(other[1]))


def _is_clock(number: Decimal, text: str, other: _Side) -> bool:
    """15:00 is 오후 3시."""
    if not (_CLOCK.search(text) and _CLOCK.search(other[1])):
        return False
    return number <= _DOZEN and number + _DOZEN in other[0] or (
        _DOZEN < number <= 2 * _DOZEN and number - _DOZEN in other[0])


def _is_half(number: Decimal, text: str, other: _Side) -> bool:
    """30分钟 is 반 시간, 50% 절반, 1.5배 한 배 반."""
    return bool(_HALF_WORDS.search(other[1])) and (number in (30, 50, 6) or number % 1 == _HALF)


def _is_split(number: Decimal, text: str, other: _Side) -> bool:
    """5.3 is 5월 3일; 2,5 is two numbers."""
    whole, point, rest = str(number).partition(".")
    return bool(point) and Decimal(whole) in other[0] and Decimal(rest) in other[0]


def _is_double(number: Decimal, text: str, other: _Side) -> bool:
    return number == _SMALL and bool(_PAIR_WORDS.search(other[1]))


_HALF = Decimal("0.5")
_RULES: tuple[Callable[[Decimal, str, _Side], bool], ...] = (
    _is_short_year, _is_said_year, _is_clock, _is_half, _is_split, _is_double)
