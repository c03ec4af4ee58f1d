"""Pinyin of Hanzi, with the sound that a character has in its word.

pypinyin brings 47,000 phrases and the usual sound of a character. A phrase is looked up longest
first, from the left; ``pinyin_words.tsv`` goes before them, for what they lack or err in, and
``heteronyms.tsv`` has the further sounds of today.
Syllables are toneless, ü is written v.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from .script import simplify
from .tables import rows
from .text import is_hanzi

#: The combining marks of the four tones, as canonical decomposition leaves them.
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))

#: Surnames with a sound of their own, for a name of three characters that begins with one.
_SURNAMES = {
    "单": "shan", "解": "xie", "曾": "zeng", "仇": "qiu", "查": "zha", "朴": "piao", "覃": "qin",
    "翟": "zhai", "冼": "xian", "缪": "miao", "牟": "mou", "任": "ren", "葛": "ge", "华": "hua",
}

#: The surnames among them that hardly begin another word, for names of two characters.
_PLAIN_SURNAMES = frozenset("曾仇覃翟冼缪")


def toneless(syllable: str) -> str:
    """Drop the tone.

    >>> [toneless(s) for s in ('lǜ', 'xué', 'ế', 'de')]
    ['lv', 'xue', 'ê', 'de']
    """
    letters = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", letters).replace("ü", "v")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {word: tuple(latin.split()) for word, latin, _ in rows("pinyin_words.tsv", 3)}


@cache
def _phrases() -> dict[str, list[list[str]]]:
    from pypinyin.constants import PHRASES_DICT

    phrases: dict[str, list[list[str]]] = PHRASES_DICT
    return phrases


@cache
def _longest() -> int:
    """Give the length of the longest phrase that is worth a look-up: sayings end at four."""
    return max(4, max(map(len, _words())))


@cache
def _heteronyms() -> dict[str, tuple[str, ...]]:
    return {char: tuple(latin.split()) for char, latin in rows("heteronyms.tsv", 2)}


@lru_cache(maxsize=1 << 15)
def _all_sounds(char: str) -> tuple[str, ...]:
    """Give the sounds of one simplified character, the usual one first."""
    from pypinyin.constants import PINYIN_DICT

    usual = toneless(PINYIN_DICT.get(ord(char), "").partition(",")[0])
    found = dict.fromkeys((*_words().get(char, ()), usual, *_heteronyms().get(char, ())))
    return tuple(filter(None, found))


@lru_cache(maxsize=1 << 15)
def _phrase(phrase: str) -> tuple[str, ...] | None:
    """Give the syllables of *phrase* when a table has it with a syllable for each character."""
    if found := _words().get(phrase):
        return found
    listed = _phrases().get(phrase)
    if listed and len(listed) == len(phrase):
        return tuple(toneless(syllables[0]) for syllables in listed)
    return None


def _surname(plain: str) -> str | None:
    """Give the sound of the surname that a short name begins with, where that differs."""
    if not (len(plain) == 3 or len(plain) == 2 and plain[0] in _PLAIN_SURNAMES):
        return None
    if any(_phrase(plain[:size]) for size in range(2, len(plain) + 1)):
        return None
    return _SURNAMES.get(plain[0])


def _in_context(plain: str) -> list[str]:
    """Give one syllable for every code point, empty for what has no sound."""
    found: list[str] = []
    while len(found) < len(plain):
        at = len(found)
        for size in range(min(_longest(), len(plain) - at), 1, -1):
            if syllables := _phrase(plain[at:at + size]):
                found.extend(syllables)
                break
        else:
            found.append(next(iter(_all_sounds(plain[at])), "") if is_hanzi(plain[at]) else "")
    return found


@lru_cache(maxsize=1 << 14)
def pinyin(hanzi: str) -> tuple[tuple[str, ...], ...]:
    """Give for every character its toneless syllables, the one that fits the context first.

    What is no Hanzi, or not known, has none.

    >>> pinyin('重庆'), pinyin('绿A')
    ((('chong', 'zhong'), ('qing',)), (('lv', 'lu'), ()))
    """
    plain = simplify(hanzi)
    chosen = _in_context(plain)
    if surname := _surname(plain):
        chosen[0] = surname
    return tuple(
        tuple(dict.fromkeys((first, *_all_sounds(char)))) if first else ()
        for first, char in zip(chosen, plain, strict=True)
    )
