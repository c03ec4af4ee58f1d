"""How well a written Hangul stretch stands for one Mandarin sound.

Writers know the official table by halves: 징동 stands for 징둥, 따렌 for 다롄, 메이투안 for 메이퇀. The
habits behind this are few and live in ``deviations.tsv``, each with an example: another initial
(다 따), another spelling of a final (퇀 투안), a glide after ㅅ or ㅈ (수 슈), n and ng mixed up.
All spellings that a chain of them makes of an official syllable are computed once; what they do not
make is compared letter by letter and scores low.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from .tables import rows
from .text import is_hangul, jamo

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = {"": 0, "ㄴ": 4, "ㄹ": 8, "ㅇ": 21}
_FIRST, _PER_INITIAL, _PER_VOWEL = ord("가"), 588, 28

#: A chain of habits is followed while its score is at least this.
CHAIN_FLOOR = 0.7

#: The best score of a stretch that no habit explains, and the score below which it counts as none.
LETTER_CEILING, LETTER_FLOOR = 0.7, 0.35


class Deviation(NamedTuple):
    """A habit: *written* stands for *official*, after one of the initials *after* (empty: any)."""

    part: str
    official: str
    written: str
    after: str
    score: float
    example: str
    hanzi: str


@cache
def deviations() -> tuple[Deviation, ...]:
    """Give the table of habits.

    >>> deviations()[0][:3]
    ('initial', 'ㄱ', 'ㄲ')
    """
    return tuple(
        Deviation(part, official, written, after, float(score), example, hanzi)
        for part, official, written, after, score, example, hanzi, _
        in rows("deviations.tsv", 8)
    )


@cache
def _index() -> dict[tuple[str, str], list[tuple[str, str, float]]]:
    found: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for rule in deviations():
        key = rule.part, rule.official
        found.setdefault(key, []).append((rule.after, rule.written, rule.score))
    return found


def _choices(part: str, official: str, initial: str) -> Iterator[tuple[str, float]]:
    yield official, 1.0
    for after, written, score in _index().get((part, official), ()):
        if not after or initial in after:
            yield written, score


def split(syllables: str) -> tuple[str, str]:
    """Split a sound into its initial and its final, written with silent ㅇ.

    >>> split('뎬'), split('쉬안'), split('위')
    (('ㄷ', '옌'), ('ㅅ', '위안'), ('ㅇ', '위'))
    """
    initial, rest = divmod(ord(syllables[0]) - _FIRST, _PER_INITIAL)
    return _INITIALS[initial], join("ㅇ", chr(_FIRST + rest) + syllables[1:])


def join(initial: str, final: str) -> str:
    """Put an initial in front of a final; the reverse of :func:`split`.

    >>> join('ㅅ', '위안')
    '쉬안'
    """
    rest = (ord(final[0]) - _FIRST) % _PER_INITIAL
    return chr(_FIRST + _INITIALS.index(initial) * _PER_INITIAL + rest) + final[1:]


def _glides(initial: str, final: str) -> Iterator[tuple[str, float]]:
    """Change the first vowel of *final*."""
    rest = (ord(final[0]) - _FIRST) % _PER_INITIAL
    vowel, coda = divmod(rest, _PER_VOWEL)
    for written, score in _choices("glide", _VOWELS[vowel], initial):
        code = _VOWELS.index(written) * _PER_VOWEL + coda
        yield join("ㅇ", chr(_FIRST + code) + final[1:]), score


def _codas(initial: str, final: str) -> Iterator[tuple[str, float]]:
    """Change the last consonant of *final*."""
    code = ord(final[-1]) - _FIRST
    coda = code % _PER_VOWEL
    name = next((n for n, number in _CODAS.items() if number == coda), "")
    for written, score in _choices("coda", name, initial):
        yield final[:-1] + chr(_FIRST + code - coda + _CODAS[written]), score


@lru_cache(maxsize=1 << 12)
def variants(sound: str) -> dict[str, float]:
    """Give every spelling that habits make of an official *sound*, with its score.

    >>> variants('퇀')['투안'] > 0.9, '투' in variants('퇀')
    (True, False)
    """
    initial, final = split(sound)
    found: dict[str, float] = {}
    for body, first in _choices("final", final, initial):
        for glided, second in _glides(initial, body):
            for closed, third in _codas(initial, glided):
                for written, fourth in _choices("initial", initial, initial):
                    score = round(first * second * third * fourth, 3)
                    spelling = join(written, closed)
                    if score >= max(CHAIN_FLOOR, found.get(spelling, 0)):
                        found[spelling] = score
    return found


def _distance(a: str, b: str) -> int:
    """Count the letters to insert, drop or replace to make *b* of *a* (Levenshtein)."""
    previous = list(range(len(b) + 1))
    for row, left in enumerate(a, 1):
        current = [row]
        for column, right in enumerate(b, 1):
            current.append(min(previous[column] + 1, current[-1] + 1,
                               previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]


def _letters(hangul: str) -> str:
    """Give the letters without silent initials, which would make all vowels alike."""
    return jamo(hangul).replace("\u110b", "")


@lru_cache(maxsize=1 << 18)
def similarity(hangul: str, sound: str) -> float:
    """Tell how well *hangul* stands for the official spelling *sound* of one character, 0 to 1.

    1 is the same; 0.8 and more a usual deviation; up to 0.7 a likeness of letters; 0 none worth
    the name. Anything but Hangul syllables scores 0.

    >>> similarity('징', '징'), similarity('동', '둥') > 0.9, similarity('한', '보')
    (1.0, True, 0.0)
    """
    if hangul == sound:
        return 1.0
    if not hangul or not sound or not all(map(is_hangul, hangul + sound)):
        return 0.0
    known = variants(sound).get(hangul)
    if known is not None:
        return known
    if abs(len(hangul) - len(sound)) > 1:
        return 0.0
    left, right = _letters(hangul), _letters(sound)
    likeness = 1 - _distance(left, right) / max(len(left), len(right))
    score = round(LETTER_CEILING * likeness, 3)
    return score if score >= LETTER_FLOOR else 0.0
