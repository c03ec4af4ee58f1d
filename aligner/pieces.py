"""The inside of a bracket, cut into pieces.

``光棍節·독신자의 날``, ``GWM·長城汽車``, ``중국어 간체자: 爱奇艺, 병음: àiqíyì`` — an inside is a row of
pieces between separators, each mostly in one script, some behind a label. This module finds the
Hanzi piece that is the gloss and names the rest. Spans are relative to the inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from aligner.text import HANGUL, HANZI, hanzi_runs, has_hangul, has_hanzi, is_hanzi
from aligner.types import Span

#: Signs that stand where a Hanzi was lost on the way.
LOST = "?¤□〓■\ufffd？"
DOTS = "·∙•⋅ㆍ・‧･"
#: A Korean piece longer than this before the Hanzi is an explanation, no second name.
LONGEST_ALIAS = 20
#: More Hanzi in a row are a passage that is quoted. Titles in the development glosses reach 40.
LONGEST_GLOSS = 100
#: Behind Hanzi without a separator, more words than this are a sentence, no second name.
LONGEST_NAME = 2

_OPEN, _CLOSE = "(（[［〔【<《〈", ")）]］〕】>》〉"
_SEPARATORS = ",，;；:：/／|\n" + DOTS
#: Words that announce what follows: a language, a script, another name.
_LABEL = re.compile(
    r"\s*(?:중국어|중문명?|중국명|한자명?|한문|간체자?|번체자?|정체자?|본명|원제|원문|현지명|이름|영어|영문명?|"
    r"병음|한국명|한자음|일명|즉|곧|또는)(?:\s(?:간체자?|번체자?|정체자?|이름|표기|명칭|명))?(?=\s|$)")
#: A bracket that names its source glosses nothing.
_SOURCE = re.compile(r"\s*(?:자료원?|출처|사진|제공|참고|참조|인용|기사|번역|글|그림|표)\s*[:：=]")
#: An address on the web is no text: Hanzi of its path gloss nothing.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s,，;]*", re.ASCII)
#: 国发〔2017〕35号: the number of an official document.
_DOCUMENT_NUMBER = re.compile(r"(?:19|20)\d\d[〕】\]］)）年]?\s*第?\s*\d+\s*[号號]")
#: Hangul that is stuck to Hanzi as a particle makes the piece a Korean sentence.
_PARTICLE = re.compile(
    r"(?:으로|로|은|는|이|가|을|를|의|에|에서|와|과|도|라고|이라고|란|이란|라는|이라는)(?![가-힣])")
_PLAIN = re.compile(f"[{HANZI}]+")
_LEADING_LATIN = re.compile(rf"[A-Za-zÀ-ž0-9.&'\- ]*[A-Za-zÀ-ž.]\s+(?=[{HANZI}“‘'\"])")
_TRAILING_LATIN = re.compile(r"(?<!\s)\s+[A-Za-zÀ-žǀ-ɏ\d.&'\- +]+$")
_FUSED_PAIR = re.compile(rf"([{HANGUL}]+)\s?([{HANZI}]{{2,}})")
_HANZI_FIRST = re.compile(rf"([{HANZI}]+(?:\s[{HANZI}]+)*)\s*(?=[{HANGUL}])")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 .&'+\-]*[A-Za-z0-9+.]")


class Piece(NamedTuple):
    """A stretch between two separators: its script, and the separator before it."""

    span: Span
    script: str  # "zh", "ko", "la" or "label"
    before: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What a bracket holds: its Hanzi pieces, or a pair of its own, and what stands beside them.

    ``zh`` has more than one span only where a slash joins them. ``pair`` is a Korean and a Hanzi
    span of a pair that stands wholly inside (쿤산昆山). ``nested`` tells that a bracket belongs to
    the Hanzi, ``only_hanzi`` that nothing but Hanzi is there.
    """

    zh: tuple[Span, ...]
    pair: tuple[Span, Span] | None = None
    en: str | None = None
    note: str | None = None
    only_hanzi: bool = False
    nested: bool = False


def read_inside(body: str, left: str = "") -> Inside | None:
    """Read the inside of a bracket, *left* being the text before it; None when it is no gloss.

    >>> inside = read_inside('GWM·長城汽車')
    >>> inside.en, [inside.zh[0].start, inside.zh[0].end]
    ('GWM', [4, 8])
    >>> read_inside('杭政办【2017】64号') is None
    True
    """
    if _PLAIN.fullmatch(body):  # most glosses
        whole = Span(0, len(body))
        return Inside((whole,), only_hanzi=True) if whole.end <= LONGEST_GLOSS else None
    if _SOURCE.match(body) or _DOCUMENT_NUMBER.search(body):
        return None
    said, body = body, _ADDRESS.sub(lambda found: " " * len(found.group()), body)
    pieces = [piece for span, sep in _cut(body, left) for piece in _read_piece(body, span, sep)]
    head = _head(body, pieces)
    if head is None:
        return None
    zh = _row_of_slashes(pieces, head)
    if any(end - start > LONGEST_GLOSS < _count(body[start:end]) for start, end in zh):
        return None
    fused = _FUSED_PAIR.fullmatch(body.strip())
    en = next((_text(body, p.span) for p in pieces if p.script == "la"
               and _LATIN_NAME.fullmatch(_text(body, p.span))), None)
    shift = len(body) - len(body.lstrip())
    return Inside(
        zh=zh,
        pair=(Span(*fused.span(1)).shift(shift), Span(*fused.span(2)).shift(shift))
        if fused else None,
        en=en,
        note=_note(said, zh, en),
        only_hanzi=len(pieces) == 1 and pieces[0].script == "zh",
        nested=any(c in _OPEN for c in body[zh[0].start:zh[0].end]),
    )


def _count(text: str) -> int:
    """Count the Hanzi of *text*."""
    return sum(map(len, hanzi_runs(text)))


def _text(body: str, span: Span) -> str:
    return body[span.start:span.end]


def _cut(body: str, left: str) -> Iterator[tuple[Span, str]]:
    """Cut at the separators outside nested brackets; keep those that belong to the Hanzi."""
    depth = start = 0
    before = ""
    for at, char in enumerate(body):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif depth == 0 and _separates(body, start, at, left):
            yield Span(start, at), before
            start, before = at + 1, char
    yield Span(start, len(body)), before


def _separates(body: str, start: int, at: int, left: str) -> bool:
    """Tell whether the sign at *at* ends the piece that began at *start*."""
    char, after = body[at], body[at + 1:at + 2]
    if char in LOST:  # a separator may be lost as well: 騰訊?텅쉰
        return has_hanzi(body[start:at]) and has_hangul(after)
    if char == ".":  # a full stop, or before an age: 重光初子.88, but not 创新3.0
        return has_hanzi(body[start:at]) and (
            after == " " or is_hanzi(body[at - 1]) and body[at + 1:].strip().isdigit())
    if char not in _SEPARATORS:
        return False
    if char in "/／|;；:：\n" or not has_hanzi(body[start:at]) or not has_hanzi(after):
        return True
    # Between Hanzi a dot or a comma is part of the term where the Korean has such a sign as well.
    return not re.search(rf"\S\s?[{DOTS},，][\s]?\S", left)


def _read_piece(body: str, span: Span, before: str) -> Iterator[Piece]:
    """Name the script of a piece; take a label or a name in another script off it first."""
    start, end = _trim(body, span)
    label = _LABEL.match(body, start, end)
    if label and label.end() <= end:
        yield Piece(Span(start, label.end()), "label", before)
        start, end = _trim(body, Span(label.end(), end))
        before = ":"
    if start >= end:
        return
    text = body[start:end]
    if not has_hanzi(text):
        yield Piece(Span(start, end), "ko" if has_hangul(text) else "la", before)
    elif not has_hangul(text):
        yield from _hanzi_piece(body, Span(start, end), before)
    else:
        yield from _mixed_piece(body, Span(start, end), before)


def _trim(body: str, span: Span) -> Span:
    start, end = span
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _hanzi_piece(body: str, span: Span, before: str) -> Iterator[Piece]:
    """Hanzi with Latin words or pinyin before or behind a blank: ``理想汽車 Li Auto``."""
    start, end = span
    lead = _LEADING_LATIN.match(body, start, end)
    if lead:
        yield Piece(_trim(body, Span(start, lead.end())), "la", before)
        start, before = lead.end(), " "
    tail = _TRAILING_LATIN.search(body[start:end])
    if tail:
        yield Piece(Span(start, start + tail.start()), "zh", before)
        yield Piece(_trim(body, Span(start + tail.start(), end)), "la", " ")
    else:
        yield Piece(Span(start, end), "zh", before)


def _mixed_piece(body: str, span: Span, before: str) -> Iterator[Piece]:
    """Hanzi and Hangul without a separator: a second name (聯想롄상), a sentence, or a pair."""
    start, end = span
    text = body[start:end]
    first = _HANZI_FIRST.match(text)
    if first and len(first[1]) > 1 and not _PARTICLE.match(text, first.end()) and (
            len(text[first.end():].split()) <= LONGEST_NAME):
        yield Piece(Span(start, start + first.end(1)), "zh", before)
        yield Piece(_trim(body, Span(start + first.end(1), end)), "ko", " ")
    elif fused := _FUSED_PAIR.fullmatch(text):
        yield Piece(Span(start + fused.start(2), end), "zh", before)
    else:
        yield Piece(Span(start, end), "ko", before)


def _head(body: str, pieces: list[Piece]) -> int | None:
    """Give the index of the piece that glosses the term: the first in Hanzi, if it stands free."""
    for at, piece in enumerate(pieces):
        if piece.script == "zh":
            return at
        if piece.script == "ko" and piece.span.end - piece.span.start > LONGEST_ALIAS:
            return None
    return None


def _row_of_slashes(pieces: list[Piece], head: int) -> tuple[Span, ...]:
    row = [pieces[head].span]
    for piece in pieces[head + 1:]:
        if piece.script != "zh" or piece.before not in "/／":
            break
        row.append(piece.span)
    return tuple(row)


def _note(body: str, zh: tuple[Span, ...], en: str | None) -> str | None:
    """Give what the bracket says beside the Hanzi and the English name."""
    rest = body[:zh[0].start] + " " + body[zh[-1].end:]
    if en:
        rest = rest.replace(en, " ", 1)
    rest = " ".join(rest.split()).strip(_SEPARATORS + " .?")
    return rest or None
