"""Simplified and traditional forms, which make Hanzi of different pages comparable.

Reports print the same word as 經濟, 经济, 経済 or with the forms of a Korean font (硏, 尙, 靑).
OpenCC converts between traditional and simplified; the table ``variants.tsv`` folds what OpenCC
leaves alone. Both conversions keep the number of code points, so offsets stay valid.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Protocol

from .tables import rows
from .text import HANZI

_HANZI_RUN = re.compile(f"[{HANZI}]+")
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")

#: What people put into a term without changing it: blanks, quotes and title marks, middle dots.
_DECORATION = re.compile(r"[\s'\"‘’“”`´「」『』《》〈〉＇＂·‧・∙•ㆍ･]+")

#: Longer texts are converted without being remembered, so that memory stays small.
_REMEMBERED = 64


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter(config: str) -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC(config)
    return converter


@cache
def _variants() -> dict[int, str]:
    return {ord(form): modern for form, modern in rows("variants.tsv", 2)}


def _convert_run(config: str, run: str) -> str:
    """Convert a run of Hanzi; where a phrase would change the length, character by character."""
    converter = _converter(config)
    plain = _COMPATIBILITY.sub(lambda m: unicodedata.normalize("NFC", m[0])[:1], run)
    whole = converter.convert(plain.translate(_variants()))
    if len(whole) == len(run):
        return whole
    single = (converter.convert(char) for char in plain.translate(_variants()))
    return "".join(c if len(c) == 1 else old for c, old in zip(single, plain, strict=True))


def _convert(config: str, text: str) -> str:
    return _HANZI_RUN.sub(lambda run: _convert_run(config, run[0]), text)


_remembered = lru_cache(maxsize=1 << 16)(_convert)


def simplify(text: str) -> str:
    """Give *text* with its Hanzi simplified; every code point stands for the one it replaces.

    Japanese, Korean and compatibility forms fold as well, so this is the key that compares Hanzi.

    >>> simplify('經濟 発展 硏究'), simplify('乾隆 乾燥')
    ('经济 发展 研究', '乾隆 干燥')
    """
    return _remembered("t2s", text) if len(text) <= _REMEMBERED else _convert("t2s", text)


@lru_cache(maxsize=1 << 14)
def mainland(text: str) -> str:
    """Give *text* simplified, with the mainland's words for those of Taiwan.

    The words are those of OpenCC; the length may change.

    >>> mainland('軟體'), mainland('雷射'), mainland('软件')
    ('软件', '激光', '软件')
    """
    return _converter("tw2sp").convert(traditionalize(text))


def traditionalize(text: str) -> str:
    """Give *text* with its Hanzi in the traditional form that the context asks for.

    The number of code points stays; variants fold first as in :func:`simplify`.

    >>> traditionalize('发展 头发 皇后 以后')
    '發展 頭髮 皇后 以後'
    """
    return _remembered("s2t", text) if len(text) <= _REMEMBERED else _convert("s2t", text)


def is_traditional(text: str) -> bool:
    """Tell whether *text* has a character that only traditional script writes.

    >>> is_traditional('台灣'), is_traditional('台湾'), is_traditional('団体')
    (True, False, False)
    """
    plain = unicodedata.normalize("NFC", "".join(_HANZI_RUN.findall(text)))
    return _converter("t2s").convert(plain) != plain


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Give the key under which two prints of one Hanzi term are equal; it may be shorter.

    Simplified, without blanks, quotes and middle dots, in lower case.

    >>> fold('『杭州・雲栖 大會』'), fold('ＡＩ大模型')
    ('杭州云栖大会', 'ai大模型')
    """
    plain = simplify(_DECORATION.sub("", unicodedata.normalize("NFKC", text)))
    return unicodedata.normalize("NFKC", plain.casefold())
