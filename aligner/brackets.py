"""The bracket grammar: running text in, candidates for a gloss out.

A bracket is read in three steps::

    저고도 항공 (低空经济, Low-Altitude Economy, 이하 ‘저공’)에서
    └─ window ┘ └─ zh ─┘  └────── la ───────┘  └── ko ──┘
                └───────────── pieces ──────────────────┘

``pairs`` matches the marks, ``aligner.pieces`` cuts the inside into pieces at its separators and
names their script, and the functions here decide which stretch of the text the Hanzi gloss. Where
the Korean term *begins* is not decided here: the window runs left to the last sentence or line
break, and ``aligner.match`` finds the start. Everything is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.pieces import Inside, read_inside
from aligner.text import HANGUL, HANZI, has_hangul, has_hanzi, hanzi_lines, is_hangul, is_hanzi
from aligner.types import Candidate, Span
from aligner.windows import MAX_WINDOW, find_window, line_start

#: Opening marks and the closing marks that end them; half and full width are one kind.
CLOSERS = {
    "(": ")）", "（": ")）", "[": "]］", "［": "]］", "〔": "〕", "【": "】",
    "《": "》", "〈": "〉",
}
#: Marks that quote a title: they gloss only when nothing but Hanzi stands inside.
TITLE_MARKS = "《〈【"
#: The longest inside that is read, in characters.
MAX_INSIDE = 240
_CLOSING = "'\"`’”」』＇＂´》〉>"

_MARKS = re.compile("[" + re.escape("".join(CLOSERS) + "".join(CLOSERS.values())) + "\n\r]")
_HANZI_BEFORE = re.compile(
    rf"(?:[{HANZI}A-Za-z0-9·、，,“”‘’ ]*[{HANZI}][A-Za-z0-9!！?？]*)$")
_LEADING_KO = re.compile(rf"^\s*[‘’'\"“”]?\s*([{HANGUL}A-Za-z0-9][^,，·;:()（）]*)")


class Bracket(NamedTuple):
    """A matched pair of marks: the positions of the opening and of the closing one."""

    open: int
    close: int


def pairs(text: str) -> list[Bracket]:
    """Match the brackets of *text*, line by line, in the order of their opening marks.

    A mark without a partner on its line is passed over; a closing mark ends the nearest open one
    of its kind, so ``(a [b)`` yields the round pair.

    >>> pairs('가(나[다])라 (마')
    [Bracket(open=1, close=6), Bracket(open=3, close=5)]
    """
    found: list[Bracket] = []
    stack: list[tuple[str, int]] = []
    open_of: dict[str, int] = {}
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark in "\r\n":
            stack.clear()
            open_of.clear()
        elif mark in CLOSERS:
            stack.append((CLOSERS[mark], at))
            open_of[CLOSERS[mark]] = open_of.get(CLOSERS[mark], 0) + 1
        else:
            kind = next((k for k, count in open_of.items() if count and mark in k), None)
            while kind:
                closers, start = stack.pop()
                open_of[closers] -= 1
                if closers == kind:
                    found.append(Bracket(start, at))
                    break
    return sorted(found)


def candidates(text: str) -> Iterator[Candidate]:
    """Yield every bracket of *text* that may be a gloss, from left to right.

    >>> text = "무인 주유소인 '알리스마트주유소'(阿里智能加油站)를"
    >>> [c] = candidates(text)
    >>> text[c.zh.start:c.zh.end], text[c.ko.start:c.ko.end][-8:], c.offset
    ('阿里智能加油站', '알리스마트주유소', 18)
    """
    taken, wall = -1, 0
    for bracket in _readable(text):
        if bracket.open < taken or bracket.close - bracket.open - 1 > MAX_INSIDE:
            continue
        for candidate in _read(text, bracket, wall):
            taken = max(taken, candidate.zh.end)
            if text[bracket.open] in "(（" and candidate.zh.start > bracket.open:
                wall = bracket.close
            yield candidate


def _readable(text: str) -> Iterator[Bracket]:
    """Yield the brackets of the lines with Hanzi: most lines have none, and no gloss."""
    for line in hanzi_lines(text):
        for opening, closing in pairs(text[line.start:line.end]):
            yield Bracket(line.start + opening, line.start + closing)


def _read(text: str, bracket: Bracket, wall: int) -> list[Candidate]:
    start, end = bracket.open + 1, bracket.close
    body = text[start:end]
    if not has_hanzi(body):
        return _inverted(text, bracket) if has_hangul(body) else []
    inside = read_inside(body, text[max(0, start - 1 - MAX_WINDOW):start - 1])
    if inside is None or (text[bracket.open] in TITLE_MARKS and not inside.only_hanzi):
        return []
    if inside.pair is not None:
        ko, zh = inside.pair
        return [_candidate(bracket, ko.shift(start), zh.shift(start), inside, whole=True)]
    window = find_window(text, bracket.open, inside.nested, wall)
    if window is None:
        return []
    closed = _closed(text, window.end, bracket)
    windows = _parallel(text, window, len(inside.zh)) or [window]
    return [
        _candidate(bracket, ko, zh.shift(start), inside, closed=closed)
        for ko, zh in zip(windows, inside.zh)
    ]


def _candidate(
    bracket: Bracket, ko: Span, zh: Span, inside: Inside, whole: bool = False, closed: bool = False
) -> Candidate:
    return Candidate(bracket.open, ko, zh, whole, closed, inside.en, inside.note)


def _closed(text: str, end: int, bracket: Bracket) -> bool:
    """Tell whether a quote or a title mark closes on either side of the bracket."""
    return any(c in _CLOSING for c in text[end:bracket.open]) or (
        text[bracket.close + 1:bracket.close + 2] in tuple(_CLOSING))


def _parallel(text: str, window: Span, count: int) -> list[Span]:
    """Two glosses in one bracket: as many Korean stretches as Hanzi ones, cut by a slash."""
    cuts = [m.start() for m in re.finditer(r"[/／]", text[window.start:window.end])]
    if count < 2 or len(cuts) < count - 1:
        return []
    cuts = [window.start + c for c in cuts[1 - count:]]
    ends = [window.start + len(text[window.start:at].rstrip()) for at in cuts]
    spans = [
        Span(a, b) for a, b in zip([window.start] + [c + 1 for c in cuts], ends + [window.end])]
    return spans if all(start < end for start, end in spans) else []


def _inverted(text: str, bracket: Bracket) -> list[Candidate]:
    """``低空经济(저고도 경제)``: the Hanzi stand before the bracket, the Korean inside."""
    end = bracket.open
    while end and text[end - 1] in " '\"`’”":
        end -= 1
    if is_hangul(text[end - 1:end]):
        return []
    line = line_start(text, end)
    found = _HANZI_BEFORE.search(text[max(line, end - MAX_WINDOW):end])
    term = _LEADING_KO.match(text[bracket.open + 1:bracket.close])
    if not found or not term:
        return []
    head = found.group()
    zh = head.lstrip(" ·、，,“”‘’")
    if " " in zh:  # only the last word can be the term, unless every word is Hanzi
        zh = zh.rsplit(" ", 1)[1]
    if sum(map(is_hanzi, zh)) < 2:
        return []
    zh_start = end - len(zh)
    if zh_start and is_hangul(text[zh_start - 1]):
        return []
    ko_start = bracket.open + 1 + term.start(1)
    ko = text[ko_start:bracket.open + 1 + term.end(1)].rstrip().rstrip("'\"’”").rstrip()
    return [
        Candidate(bracket.open, Span(ko_start, ko_start + len(ko)), Span(zh_start, end), whole=True)
    ]
