"""Short forms by which a name may be rendered: 美 for 美国, 印尼 for 印度尼西亚, 미 정부, 한중.

Both languages shorten names of countries and firms to one or two letters of them. A glossary has
few of these forms, and to miss them would be a false alarm.
"""

from __future__ import annotations

import re

#: Names from this length on are shortened to their first letter and a later one.
_LONG = 4

#: Countries as Korean shortens them, beside which another one stands: 한중, 미·일.
_COUNTRIES = "한중미일영북러독불"


def is_shortened(key: str, target: str, lang: str) -> bool:
    """Tell whether the folded *target* has a short form of the name *key*, both in *lang*.

    >>> is_shortened('印度尼西亚', '印尼海啸', 'zh'), is_shortened('中国', '中朝边境', 'zh')
    (True, True)
    >>> is_shortened('低空经济', '低空产业', 'zh'), is_shortened('미국', '미정부는', 'ko')
    (False, True)
    """
    if len(key) == 2 and key[1] in "国국":
        if lang == "zh":
            return key[0] in target
        return bool(re.search(
            f"{key[0]}(?:정부|대통령|[{_COUNTRIES}])|[{_COUNTRIES}·]{key[0]}", target))
    if lang == "zh" and len(key) >= _LONG:
        return any(key[0] + letter in target for letter in key[2:] if letter != key[1])
    return False
