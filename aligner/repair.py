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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rapidfuzz.distance import Indel

from aligner.pieces import LOST
from aligner.text import is_hanzi, jamo
from aligner.types import Gloss

#: A page of at least so many Hanzi, all of them in CP949, has probably been through it.
PAGE_HANZI = 8
#: Spellings of one name are at least this alike, letter by letter: 링치아오즈넝, 링치아즈넝.
SAME_NAME = 0.85


def in_cp949(char: str) -> bool:
    """Tell whether CP949 can hold the character.

    >>> [in_cp949(c) for c in '拼多經经']
    [False, True, True, False]
    """
    try:
        char.encode("cp949")
    except UnicodeEncodeError:
        return False
    return True


def through_cp949(text: str) -> bool:
    """Tell whether a page looks as if CP949 had taken its other Hanzi away.

    >>> through_cp949('핀둬둬(多多)'), through_cp949('東西南北 大小多少'), through_cp949('经济 大小多少上中下')
    (False, True, False)
    """
    hanzi = [c for c in text if is_hanzi(c)]
    return len(hanzi) >= PAGE_HANZI and all(map(in_cp949, hanzi))


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


def bare(gloss: Gloss) -> int:
    """Count the Korean letters of the term that no Hanzi answers to."""
    return sum(
        sum(c.isalnum() for c in s.ko) for s in gloss.segments if not s.zh or s.method == "none")


def restore(
    glosses: Sequence[Gloss], intact: Iterable[Gloss], page_through_cp949: bool
) -> list[Gloss]:
    """Give *glosses* with ``zh_restored`` set where exactly one twin among *intact* tells it."""
    twins = _by_spelling(intact)
    return [
        replace(gloss, zh_restored=zh)
        if (zh := _restored(gloss, twins, page_through_cp949)) is not None else gloss
        for gloss in glosses]


def _by_spelling(glosses: Iterable[Gloss]) -> dict[str, list[Gloss]]:
    table: dict[str, list[Gloss]] = {}
    for gloss in glosses:
        if not any(c in LOST for c in gloss.zh):
            table.setdefault(gloss.ko.replace(" ", ""), []).append(gloss)
    return table


def _restored(
    gloss: Gloss, twins: Mapping[str, list[Gloss]], page_through_cp949: bool
) -> str | None:
    marked = any(c in LOST for c in gloss.zh)
    missing = bare(gloss)
    if not (marked or missing or page_through_cp949):
        return None
    found = {
        twin.zh for twin in _twins(gloss, twins)
        if (page_through_cp949 or marked) and encoding_leads(twin.zh, gloss.zh)
        or missing and bare(twin) < missing and (
            runs_lead(twin.zh, gloss.zh) or encoding_leads(twin.zh, gloss.zh))}
    return found.pop() if len(found) == 1 else None


def _twins(gloss: Gloss, twins: Mapping[str, list[Gloss]]) -> Iterator[Gloss]:
    """Yield the glosses of the same Korean, or of a spelling of the same name."""
    key = gloss.ko.replace(" ", "")
    if key in twins:
        yield from twins[key]
        return
    letters = jamo(key)
    for other, found in twins.items():
        if abs(len(other) - len(key)) <= 1 and Indel.normalized_similarity(
                letters, jamo(other), score_cutoff=SAME_NAME) >= SAME_NAME:
            yield from found
