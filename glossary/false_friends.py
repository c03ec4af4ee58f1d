"""False friends: a Korean word whose Hanja say something else in Chinese, or nothing.

    검토  檢討  a review; in Chinese to criticise oneself       say 审核, 研究
    견적  見積  an estimate; not used in Chinese                say 报价, 估价

The table ``false_friends.tsv`` has the words, each with its source.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner.tables import rows
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
def table() -> dict[str, tuple[FalseFriend, ...]]:
    """Give all of them, by the Korean and by the Hanja in both scripts."""
    found: dict[str, tuple[FalseFriend, ...]] = {}
    for ko, hanja, hans, zh, meaning, source in rows("false_friends.tsv", 6):
        friend = FalseFriend(ko, hanja, hans, tuple(zh.split("/")), meaning, source)
        for key in dict.fromkeys((ko, hanja, hans)):
            found[key] = (*found.get(key, ()), friend)
    return found


def korean() -> list[str]:
    """Give the Korean words.

    >>> '검토' in korean(), '檢討' in korean()
    (True, False)
    """
    return sorted({friend.ko for friends in table().values() for friend in friends})


def false_friends(key: str) -> tuple[FalseFriend, ...]:
    """Give the false friends that *key* is, Korean or Hanzi of either script.

    >>> [friend.zh[0] for friend in false_friends('견적')], false_friends('저고도')
    (['报价'], ())
    >>> false_friends('检讨')[0].ko
    '검토'
    """
    return table().get(key, ())


def of_word(word: str) -> tuple[FalseFriend, ...]:
    """Give the false friends that a word is as people write it, with particles or without.

    >>> [friend.ko for friend in of_word('검토를')], of_word('화웨이')
    (['검토'], ())
    """
    from glossary.lookup.particles import stems

    key = ko_key(word[:_LONGEST])
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
