"""The numbers of a Korean or a Chinese text as values, to be compared with those of another.

    1조 5천억 위안      1500000000000      1.5万亿元
    3만 5,000명         35000              3.5万人
    2023년 5월          2023 5             二〇二三年五月
    30%                 30                 百分之三十, 三成

Numbers in digits are *firm*: they have to come back in the other text. Numbers in words (세 번, 两次,
첫째) are *soft*: they may stand for a firm one over there, but nobody asks for them, since 一 and 한
mostly count nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from aligner.types import Span

#: What multiplies a number, in both languages; source: the numeral systems of Korean and Chinese.
_POWERS = {
    "십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12, "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4,
    "亿": 8, "億": 8, "兆": 12, "拾": 1, "佰": 2, "仟": 3,
}

#: From this power of ten on, a multiplier takes all that stands before it: 만, 억, 조.
_GREAT = 4

_HAN_DIGITS = {char: value for value, chars in enumerate((
    "〇零○", "一壹", "二贰貳两兩俩双雙", "三叁參仨", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"))
    for char in chars}

_KO_DIGITS = {char: value for value, char in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}

#: Korean numerals of Korean stock as they stand alone or before what is counted.
_NATIVE = {
    "하나": 1, "한": 1, "첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4,
    "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12,
    "열둘": 12, "열세": 13, "열네": 14, "열다섯": 15, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
    "예순": 60, "일흔": 70, "여든": 80, "아흔": 90, "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5,
    "엿새": 6, "이레": 7, "열흘": 10, "보름": 15,
}

#: The same for words that stand for a share, with what they stand for in per cent.
_SHARES = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|[一二三四五六七八九十两]{1,9})\s?[成할]")

_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = "".join(_POWERS)

#: A number in digits, with multipliers and further parts: 1조 5천억, 3만 5,000, 1.5万亿.
_FIRM = re.compile(
    rf"(?:{_DIGITS})(?:\s?[{_UNITS}]{{1,4}}(?:\s?(?:{_DIGITS})(?=\s?[{_UNITS}]))?)*"
    rf"(?:(?<=[{_UNITS}])\s?(?:{_DIGITS}))?")
#: An article of a law: 조 counts none of them.
_ARTICLE = re.compile(r"(?<=제)(\s?\d+)\s?조")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
#: People in their teens, their twenties: 青少年 has no number.
_AGES = re.compile(r"[1-9]0(?=대(?!\s?[0-9]))")
_FRACTION = re.compile(
    r"(\d{1,9}|[一二三四五六七八九十百千两]{1,9})\s?(?:분의|分之)\s?"
    r"(\d{1,9}|[一二三四五六七八九十百千两]{1,9})")
_PART = re.compile(rf"({_DIGITS})\s?([{_UNITS}]{{0,4}})")

_HAN = re.compile(f"[{''.join(_HAN_DIGITS)}十百千万萬亿億兆拾佰仟]+")

#: What is counted, behind a numeral of one or two syllables.
_COUNTED = (
    "개|명|번|차|가지|달|살|시|곳|대|건|년|월|일|분|초|위|등|층|회|편|배|권|장|채|마리|척|쌍|주|세|단계|"
    "사람|나라|도시|회사|기업|아이|자녀|딸|아들|배우|부분|종류|발|팀|골|점|쪽|군데|해|시간|차례|번째|째")
_SINO = re.compile(
    f"(?<![가-힣])제?([{''.join(_KO_DIGITS)}십백천만억조]+)(?=[^가-힣]|$|여|몇|(?:{_COUNTED}))")
_STOCK = re.compile(
    f"(?<![가-힣])(열 ?)?({'|'.join(sorted(_NATIVE, key=len, reverse=True))})"
    f"(?=[^가-힣]|$|여|(?:{_COUNTED}))")

#: Digits that belong to a name, a version or an address: letters or further points beside them.
_NAMED = re.compile("[A-Za-z_#@\\\\]")
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)} | {0xFF0E: ".", 0xFF05: "%"}


class Number(NamedTuple):
    """A value and where it stands in the text."""

    value: Decimal
    span: Span
    text: str


def firm(text: str) -> list[Number]:
    """Give the numbers of *text* that are written in digits, but for those that belong to a name.

    >>> [int(each.value) for each in firm('1조 5천억 위안, 3.5万人, 2023년 5월, COVID-19, 1.2.3')]
    [1500000000000, 35000, 2023, 5]
    """
    plain = _ARTICLE.sub(lambda found: found[1].ljust(len(found[0])), text.translate(_WIDE))
    for pattern in (_AGES, _ADDRESS):
        plain = pattern.sub(lambda found: " " * len(found[0]), plain)
    return [
        Number(value(match.group()), Span(*match.span()), text[match.start():match.end()])
        for match in _FIRM.finditer(plain) if not _is_named(plain, *match.span())]


def _is_named(text: str, start: int, end: int) -> bool:
    """Tell whether letters, or more digits behind a point, make a name of the digits."""
    before, after = text[max(0, start - 2):start], text[end:end + 2]
    if _NAMED.match(before[-1:]) or _NAMED.match(after[:1]):
        return True
    if before[-1:] in ("-", ".") and before[:1].isascii() and before[:1].isalnum():
        return before[-1] == "." or before[0].isalpha()
    return after[:1] == "." and after[1:].isdigit() and after[1:].isascii()


def value(written: str) -> Decimal:
    """Give the value of a number that begins with a digit.

    >>> [int(value(each)) for each in ('1조 5천억', '3만 5,000', '1.5万亿', '2억3000만', '5천3백만')]
    [1500000000000, 35000, 1500000000000, 230000000, 53000000]
    """
    total = section = Decimal(0)
    for digits, units in _PART.findall(written):
        section += Decimal(re.sub("[,，]", "", digits))
        if units:
            total, section = _raised(total, section, digits, units)
    return total + section


def _raised(
    total: Decimal, section: Decimal, digits: str, units: str
) -> tuple[Decimal, Decimal]:
    """Multiply: the small powers the last part alone, the great ones all that stands before."""
    part = Decimal(re.sub("[,，]", "", digits))
    section -= part
    powers = [_POWERS[unit] for unit in units]
    small = [power for power in powers if power < _GREAT]
    section += part * 10 ** sum(small)
    if len(small) < len(powers):
        total += section * 10 ** (sum(powers) - sum(small))
        section = Decimal(0)
    return total, section


def soft(text: str) -> set[Decimal]:
    """Give all that numerals in words, and digits of any kind, may stand for.

    >>> sorted(map(int, soft('三十六人, 二〇二三年, 七成')))
    [0, 2, 3, 6, 7, 30, 36, 70, 2023]
    >>> sorted(map(int, soft('두 번, 삼십육 명, 제이차')))
    [2, 36]
    """
    plain = text.translate(_WIDE)
    found = {Decimal(digits) for digits in re.findall(r"\d+", plain)}
    for match in _HAN.finditer(plain):
        found |= _read(match.group(), _HAN_DIGITS)
    for match in _SINO.finditer(plain):
        found |= _read(match[1], _KO_DIGITS) if len(match[1]) > 1 else _single(match[1])
    found |= {Decimal(_NATIVE[match[2]] + 10 * bool(match[1])) for match in _STOCK.finditer(plain)}
    for match in _FRACTION.finditer(plain):
        below, above = map(_written, match.groups())
        found |= {100 * above / below} if below else set()
    for match in _SHARES.finditer(plain):
        shares = {Decimal(match[1])} if match[1][0].isdigit() else _read(match[1], _HAN_DIGITS)
        found |= {10 * share for share in shares}
    return found


def _written(numeral: str) -> Decimal:
    """Read one numeral, in digits or in Hanzi."""
    return Decimal(numeral) if numeral.isdigit() else max(_read(numeral, _HAN_DIGITS))


def _single(numeral: str) -> set[Decimal]:
    if numeral in _KO_DIGITS:
        return {Decimal(_KO_DIGITS[numeral])}
    return {Decimal(10) ** _POWERS[numeral]}


def _read(numerals: str, digits: dict[str, int]) -> set[Decimal]:
    """Read a run of numerals: as one number, as a row of digits, and its pieces."""
    found = {Decimal(digits[char]) for char in numerals if char in digits and len(digits) > 12}
    row = "".join(str(digits[char]) for char in numerals if char in digits)
    if row and len(row) == len(numerals):
        found.add(Decimal(row))
        return found
    total = section = last = 0
    for char in numerals:
        if char in digits:
            last = digits[char]
            continue
        power = _POWERS.get(char) or 1
        if power < _GREAT:
            section += (last or 1) * 10 ** power
        else:
            total += (section + last or 1) * 10 ** power
            section = 0
        if len(digits) > 12 and power < _GREAT and section:
            found.add(Decimal(section))
        last = 0
    return found | {Decimal(total + section + last)}
