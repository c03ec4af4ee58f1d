"""Sino-Korean readings: how Korean reads Hanzi, character by character and in whole terms.

A character has one to five readings (樂 악, 락, 요). At the head of a word the initial-sound law
(두음법칙, Hangul Orthography articles 10 to 12) changes 녀 to 여, 로 to 노, 리 to 이; article 11 writes
렬 and 률 as 열 and 율 after a vowel or ㄴ. :func:`spellings` gives every form that a page may
print for a character, :func:`read` the one orthography asks for in a whole term.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .script import is_traditional, simplify, traditionalize
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
    return {char: tuple(found.split()) for char, found, _ in rows("sino_korean.tsv", 3)}


@cache
def _formal() -> dict[str, str]:
    """Give the reading, as a traditional character, of what also is the short form of another."""
    return {char: usual for char, _, usual in rows("sino_korean.tsv", 3) if usual}


@cache
def _words() -> dict[str, str]:
    return {simplify(word): reading for word, reading in rows("sino_korean_words.tsv", 2)}


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
    return _table().get(char) or _table().get(simplify(char), ())


@cache
def _in_words() -> dict[str, set[str]]:
    """Give what the listed words read a character as: 숫 of 数字, 유 of 六月."""
    found: dict[str, set[str]] = {}
    for word, reading in _words().items():
        for char, syllable in zip(word, reading):
            found.setdefault(char, set()).add(syllable)
    return found


@lru_cache(maxsize=1 << 15)
def spellings(char: str) -> frozenset[str]:
    """Give every syllable that a page may print for *char* when it reads it the Korean way.

    >>> sorted(spellings('率')), sorted(spellings('女')), '숫' in spellings('數')
    (['률', '솔', '율'], ['녀', '여'], True)
    """
    found = {*readings(char), *_in_words().get(simplify(char), ())}
    return frozenset(found | set(map(initial_law, found)))


def _after(previous: str, syllable: str) -> str:
    """Apply the rule of 렬 and 률 after *previous*."""
    if syllable in "렬률" and is_hangul(previous) and _letters(previous)[2] in (0, _FINAL_N):
        return initial_law(syllable)
    return syllable


def _usual(formal: str, plain: str) -> str:
    """Give the usual reading of a traditional character, the character where none is known."""
    found = readings(formal) or readings(plain) or (plain,)
    return _formal().get(formal, found[0])


def _choose(plain: str, formal: str) -> tuple[list[str], set[int]]:
    """Choose a reading for every character; tell where a listed word begins."""
    words, heads = _words(), {0}
    found: list[str] = []
    while len(found) < len(plain):
        at = len(found)
        for size in range(min(_longest_word(), len(plain) - at), 1, -1):
            word = plain[at:at + size]
            if word in words:
                found.extend(words[word] or map(_usual, formal[at:at + size], word))
                heads.add(at)
                break
        else:
            found.append(_usual(formal[at], plain[at]))
    return found, heads


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

    What is no Hanzi passes through; a Hanzi without a known reading does as well. A digit before a
    word keeps the initial sound (2년).

    >>> read('银行'), read('娱乐'), read('不动产'), read('失业率'), read('利率'), read('国际联盟')
    ('은행', '오락', '부동산', '실업률', '이율', '국제연맹')
    """
    plain = simplify(hanzi)
    formal = hanzi if is_traditional(hanzi) else traditionalize(hanzi)
    syllables, heads = _choose(plain, formal)
    _not_before(syllables, plain)
    for at, char in enumerate(hanzi):
        if not (is_hanzi(char) and is_hangul(syllables[at])):
            syllables[at] = char
            continue
        previous = syllables[at - 1] if at else ""
        if at in heads or not is_hangul(previous):
            law = not previous.isdigit()
            syllables[at] = initial_law(syllables[at]) if law else syllables[at]
        else:
            syllables[at] = _after(previous, syllables[at])
    return "".join(syllables)
