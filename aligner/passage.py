"""Passages: the letters around a bracket, by which copies of one text are told.

    … 금융 서비스를 넓히는 중국 핑안그룹(平安集团)의 계열사가 …
      └─────── 24 letters ────────┘└────── 24 ──────

Pages print one article with other headings, line breaks, marks and blanks; what stays are the
Hangul, Hanzi, Latin letters and digits. So many of them in a row, with a gloss in their midst, are
no chance.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

#: Letters on each side. Where the text begins or ends before that, the other side has more.
SIDE = 24
#: Characters of each side that are looked at: letters further apart are no running text.
REACH = 120

_OPENING = re.compile("[(（[［〔【《〈]")
_LETTERS = re.compile(r"[^\W_]+")


def passage(text: str, at: int) -> int | None:
    """Give what is equal for copies of the text around *at*: 63 bits; None: it is too short.

    >>> text = '하늘길을 여는 산업이 커진다. ' * 2 + '저고도 경제(低空经济)는 ' + '배송과 관광에 쓰인다. ' * 3
    >>> passage(text, 40) == passage(text.replace(' ', '\\n'), 40) is not None
    True
    >>> passage('저고도 경제(低空经济)는', 6) is None
    True
    """
    before, after = _around(text, at)
    left, right = min(len(before), SIDE), min(len(after), SIDE)
    if left < SIDE and at <= REACH:
        right = 2 * SIDE - left
    if right < SIDE and len(text) - at <= REACH:
        left = 2 * SIDE - right
    if left > len(before) or right > len(after) or left + right < 2 * SIDE:
        return None
    return _digest(before[len(before) - left:], after[:right])


def passage_of_line(line: str, ko: str, zh: str) -> int | None:
    """Give the passage of the gloss of *ko* by *zh* in its *line*, all that is left of a text.

    None where the line has not enough on each side of the bracket, or the terms more than once.

    >>> line = '하늘길을 여는 산업이 커진다. ' * 2 + '저고도 경제(低空经济)는 ' + '배송과 관광에 쓰인다. ' * 3
    >>> passage_of_line(line, '저고도 경제', '低空经济') == passage(f'앞줄\\n{line}\\n뒷줄', 43)
    True
    """
    if line.count(ko) != 1 or line.count(zh) != 1:
        return None
    first, second = sorted((line.find(ko), line.find(zh)))
    opening = None
    for opening in _OPENING.finditer(line, first, second):
        pass  # the last one
    if opening is None:
        return None
    before, after = _around(line, opening.start())
    if min(len(before), len(after)) < SIDE:
        return None
    return _digest(before[-SIDE:], after[:SIDE])


def _around(text: str, at: int) -> tuple[str, str]:
    return _letters(text[max(0, at - REACH):at]), _letters(text[at:at + REACH])


def _digest(before: str, after: str) -> int:
    digest = blake2b(f"{before}({after}".encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(digest.digest(), "big") >> 1


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text))).casefold()
