"""Glosses whose Hanzi were lost on the way: tell them, and restore them from an intact twin.

Hanzi vanish from Korean pages in two ways, and each leaves its mark:

* *encoding*: the page went through CP949, which knows 4,888 traditional Hanja. Every other
  character is gone, or a sign stands for it or for a row of them: 拼多多 → 多多, 经济 → ??
* *font runs*: characters that the Korean font lacks stand in elements of their own, and some of
  these runs get lost, as do some of the runs between them: 灵巧智能 → 巧智能

So a twin with the same Korean tells what was lost only if one of the ways leads from it to what is
printed; and where the print explains the Korean as well as the twin does, nothing was lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from aligner.cleaning import plain
from aligner.evidence import Twin
from aligner.gathered import explained
from aligner.hanzi import GENERIC
from aligner.pieces import LOST
from aligner.script import simplify
from aligner.text import hanzi_lines, hanzi_runs
from aligner.types import Gloss

#: A page of at least so many Hanzi, all of them in CP949, has probably been through it.
PAGE_HANZI = 8


def in_cp949(text: str) -> bool:
    """Tell whether CP949 can hold the character, or all of several.

    >>> [in_cp949(c) for c in '拼多經经']
    [False, True, True, False]
    """
    try:
        text.encode("cp949")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def through_cp949(text: str) -> bool:
    """Tell whether a page looks as if CP949 had taken its other Hanzi away.

    The answer is kept for the last text, which is asked about more than once.

    >>> through_cp949('핀둬둬(多多)'), through_cp949('東西南北 大小多少'), through_cp949('经济 大小多少上中下')
    (False, True, False)
    """
    count = 0
    for line in hanzi_lines(text):
        for run in hanzi_runs(text[line.start:line.end]):
            if not in_cp949(run):
                return False
            count += len(run)
    return count >= PAGE_HANZI


def encoding_leads(intact: str, printed: str) -> bool:
    """Tell whether CP949 makes *printed* of *intact*, by dropping or replacing characters.

    >>> encoding_leads('拼多多', '多多'), encoding_leads('经济', '??'), encoding_leads('宇树科技', '宇树')
    (True, True, False)
    """
    if all(in_cp949(c) for c in intact) or intact == printed:
        return False
    sign = f"[{re.escape(LOST)}]"
    parts = []
    for held, run in groupby(intact, in_cp949):
        chars = "".join(run)
        parts.append(re.escape(chars) if held else f"(?:{sign}{{{len(chars)}}}|{sign}?)")
    return re.fullmatch("".join(parts), printed) is not None


def runs_lead(intact: str, printed: str) -> bool:
    """Tell whether *printed* is *intact* without some of its whole font runs.

    >>> runs_lead('灵巧智能', '巧智能'), runs_lead('灵巧智能', '灵能')
    (True, False)
    """
    if intact == printed or not printed:
        return False
    ends = {0}
    for _, run in groupby(intact, in_cp949):
        chars = "".join(run)
        ends |= {e + len(chars) for e in ends if printed.startswith(chars, e)}
    return len(printed) in ends


def leads(intact: str, printed: str) -> bool:
    """Tell whether either way of losing Hanzi leads from *intact* to *printed*.

    >>> leads('拼多多', '多多'), leads('灵巧智能', '巧智能'), leads('低空经济', '低空飞行')
    (True, True, False)
    """
    return encoding_leads(intact, printed) or runs_lead(intact, printed)


def breaks_a_word(words: Iterable[str], printed: str) -> bool:
    """Tell whether what is missing from *printed* begins or ends inside one of *words*.

    An editor who shortens a name drops words; only an accident cuts one.

    >>> breaks_a_word(['灵巧', '智能'], '巧智能'), breaks_a_word(['宇树', '科技'], '宇树')
    (True, False)
    """
    kept = {""}
    for word in words:
        kept |= {k + word for k in kept if printed.startswith(k + word)}
    return printed not in kept


def shortens(intact: str, printed: str) -> bool:
    """Tell whether *printed* leaves out no more than words that names often leave out.

    >>> shortens('華為技術有限公司', '華為'), shortens('桐乡市', '桐市')
    (True, False)
    """
    rest = GENERIC.sub("", simplify(printed))
    return intact != printed and rest != "" and rest == GENERIC.sub("", simplify(intact))


def restore(
    gloss: Gloss, twins: Iterable[Twin], page_through_cp949: bool, words: Callable[[str], list[str]]
) -> Gloss:
    """Give *gloss* with ``zh_restored`` set where the *twins* agree on what was lost.

    *words* cuts Hanzi into words.
    """
    marked = any(c in LOST for c in gloss.zh)
    found = set()
    for twin in twins:
        by_encoding = encoding_leads(twin.zh, gloss.zh)
        if by_encoding and (page_through_cp949 or marked) or (
                (by_encoding or runs_lead(twin.zh, gloss.zh))
                and not shortens(twin.zh, gloss.zh)
                and (_explains_more(twin, gloss) or _too_short(gloss)
                     or breaks_a_word(words(twin.zh), gloss.zh))):
            found.add(twin.zh)
    return replace(gloss, zh_restored=found.pop()) if len(found) == 1 else gloss


def _explains_more(twin: Twin, gloss: Gloss) -> bool:
    """Tell whether the twin's Hanzi explain more of the Korean than those that are left.

    What a glossary knows explains all of it.
    """
    whole = _letters(gloss) if twin.explained is None else twin.explained
    return whole > explained(gloss) + 0.5


def _letters(gloss: Gloss) -> int:
    return sum(c.isalnum() for c in plain(gloss.ko))


def _too_short(gloss: Gloss) -> bool:
    """A single character is no name of three syllables and more."""
    return len(gloss.zh) == 1 and len(gloss.ko.replace(" ", "")) > 2


def is_damaged(gloss: Gloss, page_through_cp949: bool) -> bool:
    """Tell whether Hanzi may have been lost: a sign stands for them, or Korean has none."""
    return page_through_cp949 or explained(gloss) < _letters(gloss) - 0.5 or any(
        c in LOST for c in plain(gloss.zh))
