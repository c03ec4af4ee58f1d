"""The window before a bracket: the Korean stretch in which the term must end.

    … 실증에 나섰다. 특히 저고도 항공 ‘(低空经济
                     └─ window ──┘└ signs between

A window never reaches over a line, a sentence, or the bracket of the gloss before; where in it the
term begins is for ``aligner.match`` to find.
"""

from __future__ import annotations

import re

from aligner.text import has_hanzi, is_hangul, is_hanzi
from aligner.types import Span

QUOTES = "'\"`‘’“”「」『』＇＂´"
#: Signs that may stand between the term and its bracket.
BETWEEN = " \t\u00a0\u200b\u200c\u200d\ufeff*†‡" + QUOTES + "》〉>"
#: Signs that may end the line in which a word is cut.
HYPHENS = ("-", "\u2010")
#: The longest stretch that may hold the term, the same when a title or a quote is open in it, and
#: the longest bracket that is stepped over, in characters. Document titles in the development
#: glosses reach 70 characters.
MAX_WINDOW = 60
MAX_TITLE = 120
MAX_ASIDE = 240

_SENTENCE_END = re.compile(r"(?<=[가-힣][.?!。！？])[\s'\"’”]+(?=\S)|[。！？]|(?<=\S)\s\|\s")


def find_window(text: str, opening: int, nested: bool, wall: int) -> Span | None:
    """Give the stretch before the bracket at *opening* in which the term ends, or None.

    *nested* tells that a bracket belongs to the Hanzi, and so may one to the term; *wall* is the
    closing mark of the gloss before. A bracket at the start of its line glosses the line before.

    >>> text = "실증에 나섰다. 특히 '저고도 항공' (低空经济)을"
    >>> text[slice(*find_window(text, text.index('('), False, 0))]
    "특히 '저고도 항공"
    >>> find_window('저고도(低空)(경제)', 7, False, 0) is None
    True
    """
    end = _term_end(text, opening, nested)
    line = line_start(text, end)
    if not text[line:end].strip():
        before = _end_of_line_before(text, line)
        if before is None:
            return None
        end, line = before, line_start(text, before)
    low = _low(text, end, max(line, end - MAX_TITLE, wall))
    return Span(low, end) if low < end and _ends_in_term(text, end, nested) else None


def line_before(text: str, start: int) -> Span | None:
    """Give the end of the line before *start* from which a term may go on there, or None.

    *start* is in the first word of its line. Where a word or a hyphen ends the line before, the
    line may have been broken to fit a page; an empty line, a sentence or a colon ends a term.

    >>> text = '나섰다. 중국 핑안\\n그룹(平安集团)'
    >>> text[slice(*line_before(text, text.index('그룹')))]
    '중국 핑안'
    """
    end = start
    while end and text[end - 1] in " \t\r\n":
        end -= 1
    over = text[end:start].replace("\r\n", "\n")
    if over.count("\n") + over.count("\r") != 1:
        return None
    last = end - 1 if text[end - 1:end] in HYPHENS and over[:1] not in " \t" else end
    if not is_hangul(text[last - 1:last] or " ") and not text[last - 1:last].isalnum():
        return None
    return Span(_low(text, last, line_start(text, last)), last)


def _low(text: str, end: int, low: int) -> int:
    """Give where a window to *end* begins: behind a sentence, and no further left than it may."""
    breaks = [m.end() for m in _SENTENCE_END.finditer(text[low:end])]
    if breaks:
        low += breaks[-1]
    if end - low > MAX_WINDOW and not _in_title(text, low, end):
        low = max(low, end - MAX_WINDOW)
    return low


def _term_end(text: str, opening: int, nested: bool) -> int:
    """Step left over blanks, closing quotes, footnote marks and a bracket that is no part."""
    end = opening
    while end and text[end - 1] in BETWEEN:
        end -= 1
    while not nested and end and text[end - 1] in ")）":
        low = max(0, end - MAX_ASIDE)
        group = max(text.rfind("(", low, end), text.rfind("（", low, end))
        if group < 0 or "\n" in text[group:end] or has_hanzi(text[group:end]):
            return opening if group < 0 else end
        end = group
        while end and text[end - 1] in BETWEEN:
            end -= 1
    return end


def _ends_in_term(text: str, end: int, nested: bool) -> bool:
    """Tell whether a term may end here: in a bracket only where the Hanzi end in one as well."""
    last = text[end - 1]
    return is_hangul(last) or last.isalnum() and not is_hanzi(last) or last in "!?+℃%" or (
        nested and last in ")）")


def line_start(text: str, end: int) -> int:
    """Give the start of the line of *end*, or how far left of *end* any window may reach.

    >>> line_start('가\\n나다', 4), line_start('가' * 500, 400)
    (2, 280)
    """
    low = max(0, end - MAX_TITLE)
    return max(text.rfind("\n", low, end) + 1, text.rfind("\r", low, end) + 1, low)


def _end_of_line_before(text: str, line: int) -> int | None:
    end = line
    while end and text[end - 1] in BETWEEN + "\r\n":
        end -= 1
    # A heading and its gloss are one paragraph apart at most: two line breaks.
    return end if end and text.count("\n", end, line) <= 2 else None


def _in_title(text: str, low: int, end: int) -> bool:
    """Tell whether a title mark or a quote opens in the stretch and is still open at its end."""
    left = text[low:end]
    return any(
        left.rfind(a) > left.rfind(b)
        for a, b in ("《》", "〈〉", "<>", "「」", "『』", "“”", "‘’")
    )
