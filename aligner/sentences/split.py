"""Sentences of running text, Korean or Chinese, as spans that slice it.

A sentence ends behind a mark that ends one and the quotes that close there::

    “갔다. 왔다.”라고 했다. 1. 서론 (주. 둘째) 3.5% 늘었다.그리고 Inc. 는 U.S. 에
                         ^                            ^                      ^
    no end inside a short quote or a bracket, nor behind a number, a list mark, an abbreviation

A line break ends one too: texts are taken to have a paragraph on a line. The rules are those of the
standard orthographies (한글 맞춤법 부록 「문장 부호」, GB/T 15834—2011), with what print makes of
them: a full stop without a blank behind it, lines without any, straight quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.sentences.enclosed import MARKS, PAIRS, QUOTES, REACH, hidden
from aligner.text import HANGUL, HANZI
from aligner.types import Span

_CLOSERS = frozenset(PAIRS.values())
_OPENS = {close: opener for opener, close in QUOTES.items()}

#: A full stop behind these is none: what stands before the name, the number or the next letter.
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no nos vol vs etc inc ltd co corp jr sr fig eg ie al cf pp ed dept "
    "approx jan feb mar apr jun jul aug sep sept oct nov dec".split())

_LINE = re.compile("[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[A-Za-z]+(?:\.[A-Za-z]+)*$")
_LIST_MARK = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[가나다라마바사아자차카타파하]|[A-Za-z]|[ivxIVX]{1,4})$")
_DATE = re.compile(r"\d{4}\s?\.\s?\d{1,2}\s?\.\s?\d{1,2}$")
_LETTER = re.compile(rf"[{HANGUL}{HANZI}]")

#: What follows a quote that is a part of its sentence: particles, and verbs of saying.
_QUOTING = re.compile(
    r"\s*(?:이?라[고는며]|이?라면서|이?란|하[고며는였]|했|[고며는은을를이가의와과도로]|[에]서?)"
    rf"(?![{HANGUL}]{{4}})")
_SAYING = re.compile("[^。．.！!？?…“”「」\"]{0,12}?[说說道问問答喊叫称稱]|[^。！？]{0,8}?(?:表示|指出|宣布)")


def sentences(text: str) -> list[Span]:
    """Give the sentences of *text*, blanks around them left out; a line break always ends one.

    >>> text = '“갔다. 왔다.”라고 했다. 3.5% 늘었다.그리고\\n他说：“好。”走了。真的！'
    >>> [text[span.start:span.end] for span in sentences(text)]
    ['“갔다. 왔다.”라고 했다.', '3.5% 늘었다.', '그리고', '他说：“好。”', '走了。', '真的！']
    """
    return [span for line in _LINE.finditer(text) for span in _in_line(text, *line.span())]


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of one line."""
    inside = hidden(text, start, end)
    first = start
    for mark in MARKS.finditer(text, start, end):
        if mark.start() in inside:
            continue
        stop = _past_closers(text, mark.end(), end)
        if _ends(text, first, mark, text[stop:min(stop + 20, end)]):
            yield from _trimmed(text, first, stop)
            first = stop
    yield from _trimmed(text, first, end)


def _ends(text: str, first: int, mark: re.Match[str], behind: str) -> bool:
    """Tell whether a sentence that began at *first* ends with *mark*; *behind* comes next."""
    if not behind.strip():
        return True
    last = text[mark.end():mark.end() + 1]
    if last in _OPENS:
        return _quote_ends(text, first, mark.end(), behind)
    if mark[0][-1] == "…" or mark[0].startswith(".."):
        return behind[0].isspace()
    if mark[0] == ".":
        return _stops(text[max(first, mark.start() - 40):mark.start()], behind)
    if behind[0].isascii() and not behind[0].isspace() and mark[0] in "!?":
        return behind[0] in PAIRS
    return behind[0] not in "，,、;；:：" and not (
        mark[0] in "!?" and not behind[0].isspace() and _QUOTING.match(behind))


def _quote_ends(text: str, first: int, close: int, behind: str) -> bool:
    """Tell whether a sentence ends where a quote closes whose last sentence is at its end."""
    if re.match(rf"\s*[{HANGUL}]", behind):
        return behind[0].isspace() and not _QUOTING.match(behind)
    if behind[0].isspace() or behind[0] in PAIRS:
        return True
    if not _LETTER.match(behind):
        return False
    first = max(first, close - REACH[_OPENS[text[close]]])
    opened = max(first, text.rfind(_OPENS[text[close]], first, close))
    before = text[first:opened].rstrip()
    return before[-1:] in ":：，," if before else not _SAYING.match(behind)


def _stops(before: str, behind: str) -> bool:
    """Tell whether the full stop between *before* and *behind* ends a sentence."""
    blank = behind[0].isspace()
    follower = behind.lstrip()[0]
    if _LIST_MARK.fullmatch(before) or _DATE.search(before):
        return False
    word = _WORD.search(before)
    if word:
        short = len(word[0].rsplit(".", 1)[-1]) == 1 or word[0].lower() in _ABBREVIATED
        return blank and not short and not follower.islower()
    if blank:
        return not (before[-1:].isdigit() and follower.isdigit())  # 2025. 3.
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
