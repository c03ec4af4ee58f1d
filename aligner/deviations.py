"""How well a written Hangul stretch stands for one Mandarin sound.

Writers know the official table by halves: 징동 stands for 징둥, 따렌 for 다롄, 메이투안 for 메이퇀. The
habits behind this are few and live in ``deviations.tsv``, each with an example. A chain of them
makes a spelling, at most one of each part, in this order: another final (퇀 투안), another first
vowel (수 슈), another last consonant (인 잉), another initial (다 따). What no chain makes is compared
letter by letter and scores low.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import prod
from typing import NamedTuple

from .tables import rows
from .text import is_hangul, jamo

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = "-ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"  # - for none
_FIRST, _PER_INITIAL, _PER_VOWEL = ord("가"), 588, 28

#: A chain of habits is followed while its score is at least this.
CHAIN_FLOOR = 0.7

#: The best score of a stretch that no habit explains, and the score below which it counts as none.
LETTER_CEILING, LETTER_FLOOR = 0.7, 0.45


class Deviation(NamedTuple):
    """A habit: *written* stands for *official*, after one of the initials *after* (empty: any).

    *part* says of what: the whole sound, its final (written with silent ㅇ), first vowel, last
    consonant (``-`` for none) or initial. *score* was set by hand: 0.95 for what is seen every
    day, 0.92 often, 0.88 now and then, 0.82 seldom, under 0.8 what other systems write.
    """

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
    ('whole', '얼', '르')
    """
    return tuple(
        Deviation(part, official, written, after, float(score), example, hanzi)
        for part, official, written, after, score, example, hanzi, _
        in rows("deviations.tsv", 8)
    )


@cache
def _index() -> dict[tuple[str, str], list[Deviation]]:
    found: dict[tuple[str, str], list[Deviation]] = {}
    for rule in deviations():
        found.setdefault((rule.part, rule.official), []).append(rule)
    return found


def _choices(part: str, official: str, initial: str) -> Iterator[tuple[str, Deviation | None]]:
    yield official, None
    for rule in _index().get((part, official), ()):
        if not rule.after or initial in rule.after:
            yield rule.written, rule


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


def _vowels(initial: str, final: str) -> Iterator[tuple[str, Deviation | None]]:
    """Change the first vowel of *final*."""
    rest = (ord(final[0]) - _FIRST) % _PER_INITIAL
    vowel, coda = divmod(rest, _PER_VOWEL)
    for written, rule in _choices("vowel", _VOWELS[vowel], initial):
        code = _VOWELS.index(written) * _PER_VOWEL + coda
        yield join("ㅇ", chr(_FIRST + code) + final[1:]), rule


def _codas(initial: str, final: str) -> Iterator[tuple[str, Deviation | None]]:
    """Change the last consonant of *final*."""
    code = ord(final[-1]) - _FIRST
    coda = code % _PER_VOWEL
    for written, rule in _choices("coda", _CODAS[coda], initial):
        yield final[:-1] + chr(_FIRST + code - coda + _CODAS.index(written)), rule


@lru_cache(maxsize=1 << 12)
def variants(sound: str) -> dict[str, tuple[float, tuple[Deviation, ...]]]:
    """Give every spelling that habits make of an official *sound*, with its score and the habits.

    >>> variants('퇀')['투안'][0], '투' in variants('퇀')
    (0.93, False)
    """
    initial, final = split(sound)
    found: dict[str, tuple[float, tuple[Deviation, ...]]] = {
        rule.written: (rule.score, (rule,)) for rule in _index().get(("whole", sound), ())
    }
    for body, *one in _choices("final", final, initial):
        for glided, *two in _vowels(initial, body):
            for closed, *three in _codas(initial, glided):
                for written, *four in _choices("initial", initial, initial):
                    chain = tuple(rule for rule in (*one, *two, *three, *four) if rule)
                    score = round(prod(rule.score for rule in chain), 3)
                    spelling = join(written, closed)
                    if score >= CHAIN_FLOOR and score > found.get(spelling, (0.0,))[0]:
                        found[spelling] = score, chain
    return found


#: Letters that sound alike, as conjoining letters: initials of one place, finals n, ng and l.
_SERIES = ("ᄀᄁᄏ", "ᄃᄄᄐ", "ᄇᄈᄑ", "ᄌᄍᄎ", "ᄉᄊ", "ᆫᆼ")
_SERIES_OF = {letter: number for number, series in enumerate(_SERIES) for letter in series}

#: What it costs to replace a letter by one of its series, a vowel by a vowel, any other; to drop
#: a vowel; to drop a consonant. Set so that vowels, which writers hear less surely, weigh half.
_ALIKE, _VOWEL, _OTHER, _DROP_VOWEL, _DROP = 0.4, 0.5, 1.0, 0.6, 0.9


def _is_vowel(letter: str) -> bool:
    return "\u1161" <= letter <= "\u1175"


@cache
def _replace(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if _is_vowel(a) and _is_vowel(b):
        return _VOWEL
    return _ALIKE if a in _SERIES_OF and _SERIES_OF[a] == _SERIES_OF.get(b) else _OTHER


@cache
def _drop(letter: str) -> float:
    return _DROP_VOWEL if _is_vowel(letter) else _DROP


def _distance(a: str, b: str, limit: float) -> float:
    """Sum the cheapest replacements and drops that make *b* of *a* (weighted Levenshtein).

    Once more than *limit* is certain, the count stops there.
    """
    previous = [0.0]
    for letter in b:
        previous.append(previous[-1] + _drop(letter))
    for left in a:
        dropped = _drop(left)
        current = [previous[0] + dropped]
        for column, right in enumerate(b):
            current.append(min(previous[column + 1] + dropped, current[-1] + _drop(right),
                               previous[column] + _replace(left, right)))
        if min(current) > limit:
            return min(current)
        previous = current
    return previous[-1]


@lru_cache(maxsize=1 << 14)
def _letters(hangul: str) -> str:
    """Give the letters without silent initials, which would make all vowels alike."""
    return jamo(hangul).replace("\u110b", "")


def _likeness(hangul: str, sound: str) -> float:
    """Compare letter by letter, for what no habit explains."""
    left, right = _letters(hangul), _letters(sound)
    longest = max(len(left), len(right))
    limit = longest * (1 - LETTER_FLOOR / LETTER_CEILING)
    if abs(len(left) - len(right)) * _DROP_VOWEL > limit:
        return 0.0
    distance = _distance(left, right, limit)
    return round(LETTER_CEILING * (1 - distance / longest), 3) if distance <= limit else 0.0


@lru_cache(maxsize=1 << 17)
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
    if known := variants(sound).get(hangul):
        return known[0]
    return _likeness(hangul, sound)


def habits(hangul: str, sound: str) -> tuple[Deviation, ...]:
    """Name the habits that make *hangul* of the official *sound*; none where they do not.

    >>> [(rule.official, rule.written) for rule in habits('똥', '둥')]
    [('웅', '옹'), ('ㄷ', 'ㄸ')]
    """
    return variants(sound).get(hangul, (0.0, ()))[1]
