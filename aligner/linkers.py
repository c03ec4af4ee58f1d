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
#: What opens a Chinese title and, as it were, closes the Korean one: 关于…的通知 is …에 관한 통지.
TOPIC = ("关于", "有关", "对于")
_TOPIC = re.compile(r"(?:에\s?)?(?:관한|대한)(?=\s)")
_PATTERN = re.compile("|".join(LINKERS))


def topic_of(units: str) -> Span:
    """Give the units at the head of a title that 관한 answers to; an empty span when none do.

    >>> topic_of('关于开展试点工作的通知'), topic_of('通知')
    (Span(start=0, end=2), Span(start=0, end=0))
    """
    return Span(0, 2 if units.startswith(TOPIC) else 0)


def topic_spans(text: str) -> Iterator[Span]:
    """Yield where 에 관한 or 에 대한 stands.

    >>> list(topic_spans('시험 운행에 관한 통지'))
    [Span(start=5, end=9)]
    """
    for found in _TOPIC.finditer(text):
        yield Span(*found.span())


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
