"""Hangul as it comes off a keyboard: letters make syllables, also where the switch was forgotten.

On the usual Korean keyboard (dubeolsik, KS X 5002) each letter (jamo) has the key of a Latin
letter, so 저고도 typed in Latin mode is wjrheh, and dikong typed in Korean mode 야ㅏㅐㅜㅎ. A slip
leaves loose letters, such as 저곧ㅗ. All are letters in a row; here they are put together anew.
"""

from __future__ import annotations

import re
from functools import cache

#: The letters of the keys a to z, and with the shift key those that differ. Source: KS X 5002.
_KEYS = dict(zip("abcdefghijklmnopqrstuvwxyz", "ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ"))
_SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ"))

#: Initial consonants, vowels and finals in the order of the Unicode syllables.
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

#: Letters that two keys make.
_DOUBLE = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}
_SINGLE = {two: one for one, two in _DOUBLE.items()}


def letters(text: str) -> str:
    """Take syllables apart into the letters that are typed for them.

    >>> letters('값ㅗ'), letters('AI광')
    ('ㄱㅏㅂㅅㅗ', 'AIㄱㅗㅏㅇ')
    """
    return "".join(_DOUBLE.get(one, one) for char in text for one in _apart(char))


def _apart(char: str) -> str:
    if not "가" <= char <= "힣":
        return char
    first, rest = divmod(ord(char) - 0xAC00, 588)
    vowel, final = divmod(rest, 28)
    return _INITIALS[first] + _VOWELS[vowel] + (_FINALS[final - 1] if final else "")


def compose(text: str) -> str:
    """Put letters together into syllables, as a keyboard does; others stay.

    >>> compose('ㅈㅓㄱㅗㄷㅗ'), compose('ㄱㅏㅂㅅㅣ'), compose('ㄱㅏㅂㅅ'), compose('ㄱㄱㅗㅏㅏ')
    ('저고도', '갑시', '값', 'ㄱ과ㅏ')
    """
    return _syllable().sub(_joined, text)


@cache
def _syllable() -> re.Pattern[str]:
    doubles = "|".join(two for one, two in _DOUBLE.items() if one in _VOWELS)
    finals = "|".join(two for one, two in _DOUBLE.items() if one in _FINALS)
    # A consonant before a vowel belongs to the next syllable.
    return re.compile(
        f"([{_INITIALS}])({doubles}|[{_VOWELS}])((?:{finals}|[{_FINALS}])(?![{_VOWELS}]))?")


def _joined(found: re.Match[str]) -> str:
    first, vowel, final = found.groups()
    number = _INITIALS.index(first) * 21 + _VOWELS.index(_SINGLE.get(vowel, vowel))
    last = _FINALS.index(_SINGLE.get(final, final)) + 1 if final else 0
    return chr(0xAC00 + number * 28 + last)


def from_latin(word: str) -> str:
    """Give what the keys of the Latin letters *word* write in Korean mode.

    >>> from_latin('wjrheh'), from_latin('Rkdhej'), from_latin('WJRHEH'), from_latin('wrehh')
    ('저고도', '까오더', '저고도', 'ㅈㄱ도ㅗ')
    """
    keys = word.lower() if word.isupper() else word
    return compose("".join(_SHIFTED.get(key) or _KEYS.get(key.lower(), key) for key in keys))


def to_latin(word: str) -> str:
    """Give what the keys of the Hangul *word* write in Latin mode.

    >>> to_latin('야ㅏㅐㅜㅎ'), to_latin('ㅊㅁ시')
    ('dikong', 'catl')
    """
    keys = {letter: key for key, letter in (_SHIFTED | _KEYS).items()}
    return "".join(keys.get(letter, letter) for letter in letters(word))


def is_syllables(text: str) -> bool:
    """Tell whether *text* is Hangul syllables and nothing else.

    >>> is_syllables('저고도'), is_syllables('저곧ㅗ'), is_syllables('')
    (True, False, False)
    """
    return bool(re.fullmatch("[가-힣]+", text))


def has_loose(text: str) -> bool:
    """Tell whether a letter stands alone in *text*.

    >>> has_loose('저곧ㅗ'), has_loose('저고도')
    (True, False)
    """
    return bool(re.search("[ㄱ-ㅣ]", text))
