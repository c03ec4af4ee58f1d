"""Abbreviations in common use, which no rule tells: 工信部 is 工业和信息化部, but what is 人大?

They are listed in ``aligner/data/abbreviations.tsv``. Names are abbreviated as whole terms only,
words inside of longer terms too. Everything here takes folded forms (`glossary.keys`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner.tables import rows
from glossary.keys import zh_key

#: What registers a firm may add to its name, if that has so many characters that it is no
#: abbreviation: 清华控股 is not 清华大学.
_FIRM = re.compile("(?:集团|股份|有限|责任|公司)+$")
FULL = 4


@lru_cache(maxsize=1 << 14)
def abbreviated(zh: str) -> str:
    """Give the one form that stands for all known forms of *zh*.

    >>> abbreviated('工业和信息化部') == abbreviated('工信部'), abbreviated('跨境电子商务')
    (True, '跨境电商')
    >>> abbreviated('中国移动通信集团') == abbreviated('中国移动'), abbreviated('清华控股')
    (True, '清华控股')
    """
    short = _shorter(zh)
    name = _FIRM.sub("", short)
    return _names().get(short) or len(name) >= FULL and _names().get(name) or short


def forms(zh: str) -> tuple[str, ...]:
    """Give what else may be printed for *zh*, abbreviated or in full.

    >>> forms('上交所'), forms('跨境电商'), forms('北京')
    (('上海证券交易所',), ('跨境电子商务',), ())
    """
    found = {*_all_names().get(abbreviated(zh), ()), _shorter(zh)}
    found |= {zh.replace(short, full) for full, short in _words().items()}
    return tuple(sorted(found - {zh}))


def _shorter(zh: str) -> str:
    return _full().sub(lambda word: _words()[word[0]], zh)


@cache
def _words() -> dict[str, str]:
    """Give the short form of each word."""
    return {zh_key(full): zh_key(short)
            for kind, full, short in rows("abbreviations.tsv", 3) if kind == "word"}


@cache
def _full() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words(), key=len, reverse=True)))


@cache
def _all_names() -> dict[str, tuple[str, ...]]:
    """Give all forms of each name, by the one that stands for them."""
    lines = rows("abbreviations.tsv", 3)
    forms = [[zh_key(form) for form in (full, *shorter.split())]
             for kind, full, shorter in lines if kind == "name"]
    return {_shorter(full): (full, *shorter) for full, *shorter in forms}


@cache
def _names() -> dict[str, str]:
    """Give for each form of a name the one that stands for all."""
    return {_shorter(form): name for name, forms in _all_names().items() for form in forms}
