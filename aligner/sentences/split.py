"""Sentences of running text, Korean or Chinese, as spans that slice it.

A sentence ends behind a mark that ends one and the quotes that close there::

    “갔다. 왔다.”라고 했다. 1. 서론 (주. 둘째) 3.5% 늘었다.그리고 Inc. 는 U.S. 에
                         ^                            ^                      ^
    no end inside a short quote or a bracket, nor behind a number, a list mark, an abbreviation

The rules are those of the standard orthographies (한글 맞춤법 부록 「문장 부호」, GB/T 15834—2011),
with what print makes of them: a full stop without a blank behind it, lines without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.text import HANGUL, HANZI
from aligner.types import Span

#: What opens a stretch inside which no sentence ends, and what closes it.
_BRACKETS = dict(zip("(（[［【〔《〈{", ")）]］】〕》〉}"))
_QUOTES = dict(zip("“‘「『", "”’」』"))
_PAIRS = {**_BRACKETS, **_QUOTES}

#: So many characters further the mark that closes must stand; else the stretch is no stretch, or
#: a speech of many sentences.
_REACH = {**dict.fromkeys(_BRACKETS, 300), **dict.fromkeys(_QUOTES, 120)}

_CLOSERS = "".join(_PAIRS.values()) + "\"'"

#: A full stop behind these is none: what stands before the name, the number or the next letter.
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no nos vol vs etc inc ltd co corp jr sr fig eg ie al cf pp ed dept "
    "approx jan feb mar apr jun jul aug sep sept oct nov dec".split())

_WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*$")
_LIST_MARK = re.compile(rf"\s*(?:\d{{1,3}}|[{HANGUL}]|[A-Za-z]|[ivxIVX]{{1,4}})$")
_MARKS = re.compile(r"[.。．!！?？…]+")
_LETTER = re.compile(rf"[{HANGUL}{HANZI}]")


def sentences(text: str) -> list[Span]:
    """Give the sentences of *text*, blanks around them left out; a line break always ends one.

    >>> text = '“갔다. 왔다.”라고 했다. 3.5% 늘었다.그리고\\n他说：“好。”走了。真的！'
    >>> [text[span.start:span.end] for span in sentences(text)]
    ['“갔다. 왔다.”라고 했다.', '3.5% 늘었다.', '그리고', '他说：“好。”走了。', '真的！']
    """
    return [
        span for line in re.finditer(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text)
        for span in _in_line(text, *line.span())]


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of one line."""
    covered = _covered(text, start, end)
    first = start
    for mark in _MARKS.finditer(text, start, end):
        if mark.start() < covered.get(mark.start(), 0):
            continue
        if _ends(text, first, mark, end):
            stop = _past_closers(text, mark.end(), end)
            yield from _trimmed(text, first, stop)
            first = stop
    yield from _trimmed(text, first, end)


def _covered(text: str, start: int, end: int) -> dict[int, int]:
    """Give the marks inside brackets and quotes, with the end of what they stand in."""
    found: dict[int, int] = {}
    at = start
    while at < end:
        close = _closing(text, at, end) if text[at] in _PAIRS else -1
        if close < 0:
            at += 1
            continue
        last = _spoken_end(text, at, close, end)
        for mark in _MARKS.finditer(text, at, last):
            found[mark.start()] = last
        at = close + 1
    return found


def _closing(text: str, at: int, end: int) -> int:
    """Give where the stretch that opens at *at* closes, -1 where it does not, or far away."""
    opener = text[at]
    closer, depth = _PAIRS[opener], 0
    for place in range(at, min(end, at + _REACH[opener])):
        if text[place] == opener:
            depth += 1
        elif text[place] == closer:
            depth -= 1
            if not depth:
                return place
    return -1


def _spoken_end(text: str, at: int, close: int, end: int) -> int:
    """Leave the last mark of a quote outside, where the sentence ends with the quote.

    “갔다.” 그는 왔다: the quote is a sentence; “갔다.”라고 했다: it is a part of one.
    """
    if text[at] in _BRACKETS:
        return close + 1
    behind = text[close + 1:close + 2]
    ends_here = not behind or behind.isspace() or behind in _CLOSERS
    mark = re.search(r"[.。．!！?？…]+$", text[at:close])
    return at + mark.start() if mark and ends_here else close + 1


def _ends(text: str, first: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether a sentence that began at *first* ends with *mark*."""
    stop = _past_closers(text, mark.end(), end)
    behind = text[stop:stop + 1] if stop < end else ""
    if mark[0][-1] in "…" or mark[0].startswith(".."):
        return not behind or behind.isspace()
    if mark[0] in "。．" or mark[0][-1] in "!！?？。":
        return not (behind and behind in "，,、;；:：")
    return _stops(text, first, mark.start(), behind, stop)


def _stops(text: str, first: int, at: int, behind: str, stop: int) -> bool:
    """Tell whether the full stop at *at* ends a sentence."""
    before = text[first:at]
    if _LIST_MARK.fullmatch(before):
        return False
    word = _WORD.search(before)
    if word:
        short = len(word[0].rsplit(".", 1)[-1]) == 1 or word[0].lower() in _ABBREVIATED
        follower = text[stop:].lstrip()[:1] if behind.isspace() else behind
        return not behind or (behind.isspace() and not short and not follower.islower())
    if not behind or behind.isspace():
        return True
    return bool(_LETTER.match(behind)) and before[-1:] > "\u3000"  # 했다.그는: the blank was lost


def _past_closers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _CLOSERS:
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
