"""What was left in the other language: Hanzi in Korean, Hangul in Chinese.

A gloss is no fault, 핑안그룹(平安集团), nor are the Hanja by which newspapers abbreviate countries
and the like: 美, 中, 前.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.text import HANZI
from aligner.types import Span

#: Single Hanja that Korean headlines are written with.
HEADLINES = frozenset("美中日韓北南英佛獨露伊印越臺獨前現新舊故男女全高低野與靑黨軍檢警反親無非對脫大小多詩車法社株")

_RUNS = {"ko": re.compile(f"[{HANZI}]+"), "zh": re.compile("[가-힣]+(?: [가-힣]+)*")}
_BRACKETS = re.compile(r"[(（\[［〔【<《〈「『“‘'\"][^()（）\[\]［］〔〕【】<>《》〈〉「」『』“”‘’'\"]*$")


def left_over(text: str, lang: str) -> Iterator[Span]:
    """Yield where *text*, in Korean (``ko``) or Chinese (``zh``), has the letters of the other.

    >>> text = '핑안그룹(平安集团)은 美 시장의 低空经济를 본다.'
    >>> [text[span.start:span.end] for span in left_over(text, 'ko')]
    ['低空经济']
    """
    for run in _RUNS[lang].finditer(text):
        if lang == "ko" and run.group() in HEADLINES:
            continue
        if not _BRACKETS.search(text, max(0, run.start() - 80), run.start()):
            yield Span(*run.span())
