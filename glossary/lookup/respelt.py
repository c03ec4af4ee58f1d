"""Words written in another way than the glossary has them, by rules that leave no doubt.

    wjrheh, 야ㅏㅐㅜㅎ        the keyboard was in the other mode
    저곧ㅗ, 저고도경ㅈ        letters that stand loose, or are typed no further
    량회                     without the initial-sound law (두음법칙)
    핀두오두오               a Chinese name with vowels apart that are written as one
    low altitudes            English with blanks for hyphens, and in the plural
    핑안그룹(平安集团),        what was copied with its bracket, or a full stop behind it

Each of these gives a word that is looked up instead when the word itself finds nothing. What comes
of Hanzi by their sound, and of Hangul by the Hanzi whose sound it writes, is in
`glossary.lookup.transcribed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.text import HANGUL, hanzi_runs, has_hangul, has_hanzi
from glossary.keys import ko_key, zh_key
from glossary.lookup.english import variants

#: A word typed in the wrong mode has so many syllables, or letters, at least: fewer are found in
#: too many terms.
_SYLLABLES, _LETTERS = 2, 5

#: A shorter English word is in too many others.
_ENGLISH = 4

#: Vowels that two syllables of an older transcription have, and the one that the official table
#: (외래어 표기법) has for them; after ㅈ and ㅊ it drops the glide.
_CONTRACTED = (("ㅜㅇㅗ", "ㅝ"), ("ㅜㅇㅏ", "ㅘ"), ("ㅜㅇㅓ", "ㅝ"), ("ㅣㅇㅏ", "ㅑ"), ("ㅣㅇㅓ", "ㅕ"), ("ㅣㅇㅔ", "ㅖ"),
               ("ㅣㅇㅗ", "ㅛ"), ("ㅣㅇㅜ", "ㅠ"), ("ㅈㅑ", "ㅈㅏ"), ("ㅊㅑ", "ㅊㅏ"), ("ㅈㅕ", "ㅈㅓ"), ("ㅊㅖ", "ㅊㅔ"))


def respelt(word: str, key: str) -> Iterator[str]:
    """Yield other ways to write *word*, whose key is *key*, the likelier first.

    >>> list(respelt('wjrheh', 'wjrheh')), list(respelt('저곧ㅗ', '저곧ㅗ'))
    (['저고도'], ['저고도', 'wjrheh'])
    >>> list(respelt('핀두오두오', '핀두오두오')), '링차오즈넝' in respelt('링치아오즈넝', '링치아오즈넝')
    (['핀둬둬'], True)
    >>> list(respelt('low altitudes', 'lowaltitudes'))[:2]
    ['low-altitudes', 'lowaltitude']
    """
    found = dict.fromkeys(_ways(word, key))
    found.pop(key, None)
    found.pop("", None)
    yield from found


def _ways(word: str, key: str) -> Iterator[str]:
    yield from _copied(word)
    if key.isascii():
        yield from (each for each in variants(word) if len(each) >= _ENGLISH)
    if re.search("[ㄱ-ㅣ]", key):
        yield from _loose(key)
    elif has_hangul(key):
        yield from _lawful(word)
        yield from _contracted(key)
        yield from _unfinished(key)
    if re.fullmatch("[a-z]+", key):
        yield from _in_korean_mode(word)


def _copied(word: str) -> Iterator[str]:
    """Give what stands between the marks of a copied word, then its Hanzi and its Hangul alone."""
    parts = re.split(r"[^\w\s·\-+&./'’]+", word)
    if has_hanzi(word) and has_hangul(word):
        parts += [*hanzi_runs(word), *re.findall(f"[{HANGUL}][{HANGUL} ]*", word)]
    for part in parts:
        trimmed = re.sub(r"^\W+|\W+$", "", part)
        if len(trimmed) >= _SYLLABLES:
            yield zh_key(trimmed) if has_hanzi(trimmed) else ko_key(trimmed)


def _loose(key: str) -> Iterator[str]:
    from glossary.lookup.keyboard import compose, is_syllables, letters, to_latin

    whole = compose(letters(key))
    yield whole
    without = re.sub("[ㄱ-ㅣ]", "", whole)
    if len(without) >= _SYLLABLES and is_syllables(without):
        yield without
    latin = to_latin(key)
    if len(latin) >= _ENGLISH and re.fullmatch("[A-Za-z]+", latin):
        yield latin.lower()


def _lawful(word: str) -> Iterator[str]:
    from aligner.readings import initial_law

    yield ko_key("".join(initial_law(each[0]) + each[1:] for each in word.split()))


def _contracted(key: str) -> Iterator[str]:
    from glossary.lookup.keyboard import compose, letters

    plain = letters(key)
    for apart, one in _CONTRACTED:
        plain = plain.replace(apart, one)
    yield compose(plain)


def _unfinished(key: str) -> Iterator[str]:
    """Take the last consonant for the first of a syllable that is still to come: 저곧 for 저고도."""
    from glossary.lookup.keyboard import compose, letters

    last = letters(key[-1])
    if len(key) >= _SYLLABLES and len(last) > 2 and last[-1] in "ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ":
        yield key[:-1] + compose(last[:-1]) + last[-1]


def _in_korean_mode(word: str) -> Iterator[str]:
    from glossary.lookup.keyboard import from_latin, is_syllables

    found = ko_key(from_latin(word))
    if len(found) >= _SYLLABLES and is_syllables(found):
        yield found
    if len(found) >= _LETTERS and re.fullmatch("[ㄱ-ㅎ]+", found):
        yield found
