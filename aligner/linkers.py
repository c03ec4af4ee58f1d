"""The small words that join the parts of a title, which have no sound and little meaning.

``물류 및 구매`` is ``物流与采购``: 및 is 与. They pair by this table, not by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.types import Span

_AND = ("以及", "与", "和", "及", "暨", "、")
#: Korean linkers and what stands for them in Chinese, longest first. Grammar, no source needed:
#: the conjunctions, the genitive, the numerals before a counter.
LINKERS: dict[str, tuple[str, ...]] = {
    "및": _AND, "과": _AND, "와": _AND, "의": ("的", "之"),
    "한": ("一",), "두": ("两", "二", "双"), "세": ("三",), "네": ("四",),
}
#: The same words as jieba cuts them: no stretch begins or ends in one.
LINKING = frozenset((*_AND, "的", "之", "关于"))
_PATTERN = re.compile("|".join(LINKERS))


def linker_pairs(context: Context, hanzi: Hanzi) -> Iterator[tuple[Span, Span]]:
    """Yield every linker of the window with every place in the Hanzi that may answer to it."""
    for found in _PATTERN.finditer(context.text):
        if found.end() not in context.bounds or found.start() not in context.bounds:
            continue
        for word in LINKERS[found.group()]:
            at = hanzi.units.find(word)
            while at >= 0:
                yield Span(*found.span()), Span(at, at + len(word))
                at = hanzi.units.find(word, at + 1)
