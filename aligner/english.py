"""How alike an English name and a Hangul stretch sound: 스테이트 그리드 and STATE GRID.

Both are reduced to classes of consonants, which survive the way from English into Hangul.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from aligner.text import is_hangul

_INITIALS = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "S", "S", "S", "K", "T",
             "P", "")
# A final ㅅ writes the t of foreign words (챗, 마켓): 외래어 표기법 allows no other letter for it.
_FINALS = ("", "K", "K", "K", "N", "N", "N", "T", "L", "LK", "LM", "LP", "LS", "LT", "LP", "L",
           "M", "P", "P", "T", "T", "N", "S", "S", "K", "T", "P", "")
_LETTERS = (
    (re.compile("ch|sch|sh|ge(?=$| )|[cz](?=[eiy])|[jsxz]"), "S"), (re.compile("ph|[bpfv]"), "P"),
    (re.compile("ck|[cgkq]"), "K"), (re.compile("th|[dt]"), "T"), (re.compile("[lr]"), "L"),
    (re.compile("ng?"), "N"), (re.compile("m"), "M"), (re.compile("[a-z]"), ""),
)


def hangul_skeleton(text: str) -> str:
    """Give the consonant classes of the Hangul in *text*.

    >>> hangul_skeleton('스테이트 그리드'), hangul_skeleton('센스타임')
    ('STTKLT', 'SNSTM')
    """
    out = []
    for char in text:
        if is_hangul(char):
            rest, final = divmod(ord(char) - 0xAC00, 28)
            out.append(_INITIALS[rest // 21] + _FINALS[final])
        elif char.isascii() and char.isalpha():
            out.append(latin_skeleton(char))
    return "".join(out)


@lru_cache(maxsize=4096)
def latin_skeleton(text: str) -> str:
    """Give the consonant classes of English words.

    >>> latin_skeleton('STATE GRID'), latin_skeleton('SenseTime')
    ('STTKLT', 'SNSTM')
    """
    lower = text.lower()
    for pattern, consonant in _LETTERS:
        lower = pattern.sub(consonant, lower)
    return re.sub("[^A-Z]", "", lower)


def likeness(hangul: str, english: str) -> float:
    """Give how alike the two sound, 0 to 1; 0 where fewer than two consonants can tell.

    >>> likeness('이미디어 리서치', 'iiMedia Research') > 0.8 > 0.5 > likeness('리서치', 'iiMedia')
    True
    """
    a, b = hangul_skeleton(hangul), latin_skeleton(english)
    return Indel.normalized_similarity(a, b) if min(len(a), len(b)) > 1 else 0.0
