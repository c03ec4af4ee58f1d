"""False friends: a Korean word whose Hanja say something else in Chinese, or nothing.

    검토  檢討  a review; in Chinese to criticise oneself       say 审核, 研究
    견적  見積  an estimate; not used in Chinese                say 报价, 估价

The table ``false_friends.tsv`` has the words, each with its source.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from glossary.keys import ko_key

#: The longest word that is looked at, in characters.
_LONGEST = 40


class FalseFriend(NamedTuple):
    """A Korean word, its Hanja in both scripts, what Chinese says instead, the first choice first.

    *meaning* is what the Hanja mean in Chinese; empty: they are not used there.
    """

    ko: str
    hanja: str
    hans: str
    zh: tuple[str, ...]
    meaning: str
    source: str


@cache
def _table() -> dict[str, list[list[str]]]:
    """Give the lines of the table by the Korean and by the Hanja in both scripts.

    As lists, for every look-up asks and few words are in it.
    """
    from aligner.tables import rows

    found: dict[str, list[list[str]]] = {}
    for row in rows("false_friends.tsv", 6):
        for key in {row[0], row[1], row[2]}:
            found.setdefault(key, []).append(row)
    return found


def korean() -> list[str]:
    """Give the Korean words.

    >>> '검토' in korean(), '檢討' in korean()
    (True, False)
    """
    return sorted({row[0] for found in _table().values() for row in found})


def false_friends(key: str) -> tuple[FalseFriend, ...]:
    """Give the false friends that *key* is, Korean or Hanzi of either script.

    >>> [friend.zh[0] for friend in false_friends('견적')], false_friends('저고도')
    (['报价'], ())
    >>> false_friends('检讨')[0].ko
    '검토'
    """
    return tuple(
        FalseFriend(ko, hanja, hans, tuple(zh.split("/")), meaning, source)
        for ko, hanja, hans, zh, meaning, source in _table().get(key, ()))


def of_word(word: str) -> tuple[FalseFriend, ...]:
    """Give the false friends that a word is as people write it, with particles or without.

    >>> [friend.ko for friend in of_word('검토를')], of_word('화웨이')
    (['검토'], ())
    """
    key = ko_key(word[:_LONGEST])
    if _table().keys().isdisjoint(key[:end] for end in range(1, len(key) + 1)):
        return ()
    from glossary.lookup.particles import stems  # most words do without

    return false_friends(key) or next(filter(None, map(false_friends, stems(key))), ())


def caution(friend: FalseFriend) -> str:
    """Say what to beware of, in a line.

    >>> caution(false_friends('검토')[0])
    '검토: 检讨 means "to criticise oneself" in Chinese, which says 审核, 研究, 探讨, 审查'
    >>> caution(false_friends('견적')[0])
    '견적: 见积 is not used in Chinese, which says 报价, 估价'
    """
    used = f'means "{friend.meaning}"' if friend.meaning else "is not used"
    return f"{friend.ko}: {friend.hans} {used} in Chinese, which says {', '.join(friend.zh)}"


def record(friend: FalseFriend) -> dict[str, object]:
    """Give the row, ready for JSON."""
    return {**friend._asdict(), "zh": list(friend.zh)}
