"""Misspelt words. Korean: a wrong vowel, a doubled consonant, a final too many, letters swapped, a
syllable lost or too many. Hanzi: another character, one lost or too many, two swapped."""

from __future__ import annotations

import random

#: Vowels and initials (numbers in the order of the Unicode syllables) that are taken for another.
_VOWELS = {0: (4, 2), 1: (5,), 2: (0,), 4: (0, 8, 18), 5: (1,), 6: (4,), 8: (4, 13), 11: (15, 10),
           13: (8, 18), 18: (13, 4), 20: (19, 16)}
_INITIALS = {0: (1, 15), 1: (0,), 2: (5,), 3: (4, 16), 4: (3,), 5: (2,), 7: (8, 17), 9: (10,),
             12: (13, 14), 13: (12,), 14: (12,), 15: (0,), 16: (3,), 17: (7,)}
_FINALS = (0, 1, 4, 8, 16, 17, 19, 21)


def misspell(word: str, chance: random.Random) -> str:
    """Write *word*, of at least two syllables, with one slip, a longer one with two at times.

    >>> misspell('저고도경제', random.Random(4))
    '저고도경제'
    """
    slips = 2 if len(word) >= 4 and chance.random() < 0.4 else 1
    for _ in range(slips):
        word = _slip(word, chance)
    return word


def misspell_hanzi(word: str, chance: random.Random, characters: str) -> str:
    """Write *word*, of at least two characters, with one slip, with one of *characters* in it.

    >>> misspell_hanzi('低空经济', random.Random(4), '径')
    '低径经济'
    """
    at, kind = chance.randrange(len(word)), chance.random()
    other = chance.choice(characters)
    if kind < 0.7:
        return word[:at] + other + word[at + 1:]
    if kind < 0.8 and len(word) > 2:
        return word[:at] + word[at + 1:]
    if kind < 0.9 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return word[:at] + other + word[at:]


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    kind = chance.random()
    if kind < 0.85:
        return word[:at] + _letter(word[at], kind, chance) + word[at + 1:]
    if kind < 0.9 and len(word) > 2:
        return word[:at] + word[at + 1:]
    if kind < 0.95 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return word[:at] + chance.choice("의이시") + word[at:]


def _letter(char: str, kind: float, chance: random.Random) -> str:
    """Change a vowel, an initial or the final of a syllable."""
    if not "가" <= char <= "힣":
        return char
    first, rest = divmod(ord(char) - 0xAC00, 588)
    vowel, final = divmod(rest, 28)
    if kind < 0.4:
        vowel = chance.choice(_VOWELS.get(vowel, (chance.randrange(21),)))
    elif kind < 0.7:
        first = chance.choice(_INITIALS.get(first, (chance.randrange(19),)))
    else:
        final = chance.choice([each for each in _FINALS if each != final])
    return chr(0xAC00 + first * 588 + vowel * 28 + final)
