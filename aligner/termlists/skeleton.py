"""How alike foreign names sound that came into both languages from a third: 나바호어, 纳瓦霍语.

Korean writes the name as it hears it, Chinese in syllables of its own, so vowels tell little, and
consonants fall into classes. A skeleton is a row of them: capitals for what both languages tell
apart, small letters for initials of Mandarin that stand for several (``j`` for *gi* and *ji*,
``w`` for *v* and *w*). The costs were set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from aligner.mandarin import pinyin
from aligner.text import is_hangul

#: Classes by the order of the Unicode leading and trailing consonants; the silent ㅇ is none.
_LEADING = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "S", "S", "S", "K", "T",
            "P", "H")
_TRAILING = ("", "K", "K", "K", "N", "N", "N", "T", "L", "L", "L", "L", "L", "L", "L", "L", "M",
             "P", "P", "S", "S", "N", "S", "S", "K", "T", "P", "")
_PINYIN = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([aeiouvê]*)(ng|n|r)?")
_INITIALS = {
    "b": "P", "p": "P", "f": "P", "m": "M", "d": "T", "t": "T", "n": "N", "l": "L", "r": "L",
    "g": "K", "k": "K", "h": "h", "j": "j", "q": "j", "x": "x", "w": "w", "y": "y",
    "zh": "S", "ch": "S", "sh": "S", "z": "S", "c": "S", "s": "S",
}
_FINALS = {"n": "N", "ng": "N", "r": "L"}
#: What it costs to write one class for another, where that is less than 1.
_REPLACE = {
    "Pw": .3, "Ph": .6, "TS": .6, "Tj": .6, "Kj": .3, "Kh": .4, "Kx": .6, "Sj": .0, "Sx": .0,
    "ST": .5, "Sy": .6, "LN": .5, "NL": .5, "MN": .4, "NM": .4, "Hh": .0, "Hx": .2, "HK": .5,
    "HP": .4, "Hw": .5, "SL": .7, "Nw": .8,
}
#: What it costs to leave one out, where that is less than 1.
_DROP = {"w": .3, "y": .2, "h": .4, "H": .4, "L": .6, "N": .8, "S": .8}


def korean_skeleton(text: str) -> str:
    """Give the skeleton of the Hangul in *text*.

    >>> korean_skeleton('나바호어'), korean_skeleton('워싱턴')
    ('NPH', 'SNTN')
    """
    codes = (ord(char) - 0xAC00 for char in text if is_hangul(char))
    return "".join(_LEADING[code // 588] + _TRAILING[code % 28] for code in codes)


def chinese_skeleton(text: str) -> str:
    """Give the skeleton of the usual Mandarin sounds of *text*.

    >>> chinese_skeleton('纳瓦霍语'), chinese_skeleton('华盛顿')
    ('Nwhy', 'hSNTN')
    """
    return "".join(_sounds(found[:1]) for found in pinyin(text))


@cache
def _sounds(found: Iterable[str]) -> str:
    parts = (_PINYIN.match(syllable) for syllable in found)
    return "".join(
        _INITIALS.get(part[1] or "", "") + _FINALS.get(part[3] or "", "") for part in parts if part)


@lru_cache(maxsize=1 << 16)
def likeness(ko: str, zh: str) -> float:
    """Tell how alike two skeletons are, 0 to 1; 0 where fewer than two classes can tell.

    >>> likeness('NPH', 'Nwhy') > 0.8, likeness('SNTN', 'KLS') < 0.3, likeness('N', 'N')
    (True, True, 0.0)
    """
    if min(len(ko), len(zh)) < 2:
        return 0.0
    previous = [0.0]
    for symbol in zh:
        previous.append(previous[-1] + _DROP.get(symbol, 1.0))
    for left in ko:
        dropped = _DROP.get(left, 1.0)
        current = [previous[0] + dropped]
        for column, right in enumerate(zh):
            replaced = 0.0 if left == right else _REPLACE.get(left + right, 1.0)
            current.append(min(
                previous[column + 1] + dropped, current[-1] + _DROP.get(right, 1.0),
                previous[column] + replaced))
        previous = current
    return max(0.0, 1 - previous[-1] / max(len(ko), len(zh)))


#: For the quick comparison of all pairs each class of Mandarin stands for the Korean one that it
#: is most like.
_PLAIN = str.maketrans({"j": "S", "x": "S", "h": "H", "w": "", "y": ""})


def plain(skeleton: str) -> str:
    """Give a Chinese skeleton in the classes of the Korean one.

    >>> plain('Nwhy')
    'NH'
    """
    return skeleton.translate(_PLAIN)
