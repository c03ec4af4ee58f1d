"""Sino-Korean readings: how Korean reads Hanzi, character by character and in whole terms.

A character has one to five readings (樂 악, 락, 요). At the head of a word the initial-sound law
(두음법칙, Hangul Orthography articles 10 to 12) changes 녀 to 여, 로 to 노, 리 to 이; article 11 writes
렬 and 률 as 열 and 율 after a vowel or ㄴ. :func:`spellings` gives every form that a page may
print for a character, :func:`read` the one orthography asks for in a whole term.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .script import simplify, traditionalize
from .tables import rows
from .text import is_hangul, is_hanzi

_FIRST = ord("가")
_FINALS = 28
_VOWELS = 21
_R, _N, _SILENT = 5, 2, 11  # initials ㄹ, ㄴ, ㅇ in the order of Unicode
_Y_VOWELS = frozenset((2, 3, 6, 7, 12, 17, 20))  # ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
_FINAL_N = 4
_D, _J = 3, 12  # initials ㄷ, ㅈ


def _letters(syllable: str) -> tuple[int, int, int]:
    """Take a syllable apart into the numbers of initial, vowel and final."""
    rest, final = divmod(ord(syllable) - _FIRST, _FINALS)
    return *divmod(rest, _VOWELS), final


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(_FIRST + (initial * _VOWELS + vowel) * _FINALS + final)


def initial_law(syllable: str) -> str:
    """Give the form of *syllable* at the head of a word.

    >>> [initial_law(s) for s in ('녀', '련', '락', '래', '님', '강')]
    ['여', '연', '낙', '내', '임', '강']
    """
    if not is_hangul(syllable):
        return syllable
    initial, vowel, final = _letters(syllable)
    if initial in (_R, _N) and vowel in _Y_VOWELS:
        return _syllable(_SILENT, vowel, final)
    return _syllable(_N, vowel, final) if initial == _R else syllable


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {char: tuple(found.split()) for char, found in rows("sino_korean.tsv", 2)}


@cache
def _words() -> dict[str, str]:
    return {simplify(word): reading for word, reading, _ in rows("sino_korean_words.tsv", 3)}


@cache
def _longest_word() -> int:
    return max(map(len, _words()))


def readings(char: str) -> tuple[str, ...]:
    """Give every Sino-Korean reading of one character, the usual one first.

    A compatibility ideograph has its own reading first. A simplified character has those of all
    its traditional forms. Unknown characters have none.

    >>> readings('樂'), readings('\\uf914'), readings('发'), readings('A')
    (('악', '락', '요'), ('낙', '악', '락', '요'), ('발',), ())
    """
    return _table().get(char, ())


@lru_cache(maxsize=1 << 15)
def spellings(char: str) -> frozenset[str]:
    """Give every syllable that a page may print for *char* when it reads it the Korean way.

    >>> sorted(spellings('率')), sorted(spellings('女'))
    (['률', '솔', '율'], ['녀', '여'])
    """
    found = readings(char)
    return frozenset(found) | {initial_law(reading) for reading in found}


def _after(previous: str, syllable: str) -> str:
    """Apply the rule of 렬 and 률 after *previous*."""
    if syllable in "렬률" and is_hangul(previous) and _letters(previous)[2] in (0, _FINAL_N):
        return initial_law(syllable)
    return syllable


def _choose(plain: str, formal: str) -> list[str]:
    """Choose a reading for every character: by the longest listed word, else the usual one."""
    words, at = _words(), 0
    found: list[str] = []
    while at < len(plain):
        for size in range(min(_longest_word(), len(plain) - at), 0, -1):
            if reading := words.get(plain[at:at + size]):
                found.extend(reading)
                break
        else:
            size = 1
            known = readings(formal[at]) or readings(plain[at])
            found.append(known[0] if known else plain[at])
        at += size
    return found


def _not_before(syllables: list[str], plain: str) -> None:
    """Read 不 as 부 before ㄷ and ㅈ."""
    for at, char in enumerate(plain[:-1]):
        follower = syllables[at + 1]
        if char == "不" and syllables[at] == "불" and is_hangul(follower):
            if _letters(follower)[0] in (_D, _J):
                syllables[at] = "부"


@lru_cache(maxsize=1 << 14)
def read(hanzi: str) -> str:
    """Give the Sino-Korean reading of a whole term as Korean orthography writes it.

    What is no Hanzi passes through; a Hanzi without a known reading does as well.

    >>> read('银行'), read('娱乐'), read('不动产'), read('失业率'), read('利率'), read('女性')
    ('은행', '오락', '부동산', '실업률', '이율', '여성')
    """
    plain = simplify(hanzi)
    syllables = _choose(plain, traditionalize(hanzi))
    _not_before(syllables, plain)
    for at, char in enumerate(plain):
        previous = syllables[at - 1] if at else ""
        if not is_hanzi(char):
            continue
        if not (is_hangul(previous) or previous.isdigit()):
            syllables[at] = initial_law(syllables[at])
        else:
            syllables[at] = _after(previous, syllables[at])
    return "".join(syllables)
