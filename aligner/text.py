"""Characters and scripts: what is Hanzi, what is Hangul, and forms that compare equal.

No function here changes the length of a text, so that every offset stays an offset into the
original; the folded forms are for comparing, never for slicing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from aligner.scan import Class
from aligner.types import Span

#: Han ideographs as closed ranges, from the Unicode 15 block list: the unified blocks, the
#: compatibility blocks, the iteration mark 々 and the numeral 〇. Radicals (U+2E80–2FDF) are no
#: characters of a term; `aligner.cleaning` folds them.
HANZI_RANGES = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)

#: The class of Hanzi for use inside a regular expression's square brackets.
HANZI = "".join(
    chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in HANZI_RANGES
)

#: The class of precomposed Hangul syllables.
HANGUL = "\uac00-\ud7a3"

_HAN = re.compile(f"[{HANZI}]+")
_HANZI = Class(HANZI)
_LINE = re.compile(r"[^\r\n]*")


def is_hanzi(char: str) -> bool:
    """Tell whether *char* is a Chinese character.

    >>> [is_hanzi(c) for c in '经々〇龍\U00020000—ㅎ한A']
    [True, True, True, True, True, False, False, False, False]
    """
    return _HAN.match(char) is not None


def is_hangul(char: str) -> bool:
    """Tell whether *char* is a precomposed Hangul syllable.

    >>> [is_hangul(c) for c in '가힣ㅎA漢']
    [True, True, False, False, False]
    """
    return "\uac00" <= char <= "\ud7a3"


def has_hanzi(text: str) -> bool:
    """Tell whether a Chinese character stands anywhere in *text*.

    >>> has_hanzi('저장(浙江)'), has_hanzi('저장')
    (True, False)
    """
    return _HAN.search(text) is not None


def hanzi_runs(text: str) -> Iterator[str]:
    """Yield the runs of Chinese characters in *text*.

    >>> list(hanzi_runs('저장(浙江), 上海'))
    ['浙江', '上海']
    """
    return (run.group() for run in _HAN.finditer(text))


@lru_cache(maxsize=1)
def hanzi_lines(text: str) -> tuple[Span, ...]:
    """Give the lines of *text* that hold a Chinese character; of the last text they are kept.

    >>> [tuple(line) for line in hanzi_lines('가\\n나(中)\\r\\n다')]
    [(2, 6)]
    """
    lines: list[Span] = []
    end = 0
    for at in _HANZI.places(text):
        if at >= end:
            line = max(text.rfind("\n", end, at), text.rfind("\r", end, at))
            start, end = max(end, line + 1), _LINE.match(text, at).end()  # type: ignore[union-attr]
            lines.append(Span(start, end))
    return tuple(lines)


def has_hangul(text: str) -> bool:
    """Tell whether a Hangul syllable stands anywhere in *text*.

    >>> has_hangul('AI 시대'), has_hangul('ㅈㄱㄷ')
    (True, False)
    """
    return any(is_hangul(c) for c in text)


def jamo(text: str) -> str:
    """Give *text* with each Hangul syllable taken apart into its conjoining letters.

    Comparing letters makes 징동 and 징둥 near neighbours, where whole syllables are all or nothing.

    >>> len(jamo('징둥')), jamo('징둥')[:3] == jamo('징')
    (6, True)
    """
    return unicodedata.normalize("NFD", text)
