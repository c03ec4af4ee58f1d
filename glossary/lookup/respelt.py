"""Words written in another way than the glossary has them, by rules that leave no doubt.

    wjrheh, 야ㅏㅐㅜㅎ        the keyboard was in the other mode
    저곧ㅗ, 저고도경ㅈ        letters that stand loose, or are typed no further
    량회                     without the initial-sound law (두음법칙)
    low altitude, drones     English with blanks for hyphens, or in the plural

Each of these gives a word that is looked up instead when the word itself finds nothing. What comes
of Hanzi by their sound, and of Hangul by the Hanzi whose sound it writes, is in
`glossary.lookup.transcribed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from aligner.text import has_hangul
from glossary.keys import ko_key

#: A word typed in the wrong mode has so many syllables, or initials (ㅈㄱㄷ), at least: fewer are
#: found in too many terms.
_SYLLABLES, _LETTERS = 2, 3

#: A term of at most so many English words more than one is tried with each hyphen it may have.
_GAPS = 3

#: Endings of English plurals and what the singular has. Source: English spelling.
_PLURALS = (("ies", "y"), ("s", ""), ("es", ""))

#: The shortest English word that is taken for a plural.
_PLURAL = 4


def respelt(word: str, key: str) -> Iterator[str]:
    """Yield other ways to write *word*, whose key is *key*, the likelier first.

    >>> list(respelt('wjrheh', 'wjrheh')), list(respelt('저곧ㅗ', '저곧ㅗ'))
    (['저고도'], ['저고도', 'wjrheh'])
    >>> list(respelt('Low Altitudes', 'lowaltitudes'))[:2], list(respelt('cities', 'cities'))[0]
    (['low-altitudes', 'lowaltitude'], 'city')
    """
    found = dict.fromkeys(_ways(word, key))
    found.pop(key, None)
    yield from found


def _ways(word: str, key: str) -> Iterator[str]:
    if key.isascii():
        yield from _english(word, key)
    if re.search("[ㄱ-ㅣ]", key):
        yield from _loose(key)
    elif has_hangul(key):
        yield from _lawful(word)
        yield from _unfinished(key)
    if re.fullmatch("[a-z]+", key):
        yield from _in_korean_mode(word)


def _english(word: str, key: str) -> Iterator[str]:
    forms = [key, *_hyphened([each for each in map(ko_key, re.split(r"[\s-]+", word)) if each])]
    yield from forms
    for form in forms:
        for plural, singular in _PLURALS:
            if len(form) >= _PLURAL and form.endswith(plural):
                yield form.removesuffix(plural) + singular


def _hyphened(words: list[str]) -> Iterator[str]:
    """Join *words* with hyphens and without."""
    gaps = len(words) - 1
    signs = product(("-", ""), repeat=gaps) if gaps <= _GAPS else [("-",) * gaps, ("",) * gaps]
    for between in signs if words else ():
        yield "".join(map("".join, zip(words, (*between, ""))))


def _loose(key: str) -> Iterator[str]:
    from glossary.lookup.keyboard import compose, is_syllables, letters, to_latin

    whole = compose(letters(key))
    yield whole
    without = re.sub("[ㄱ-ㅣ]", "", whole)
    if len(without) >= _SYLLABLES and is_syllables(without):
        yield without
    latin = to_latin(key)
    if len(latin) >= _LETTERS and re.fullmatch("[A-Za-z]+", latin):
        yield latin.lower()


def _lawful(word: str) -> Iterator[str]:
    from aligner.readings import initial_law

    yield ko_key("".join(initial_law(each[0]) + each[1:] for each in word.split()))


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
