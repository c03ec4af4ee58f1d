"""Pinyin as people type it, cut into syllables: dikong, di1 kong1, DīKōng, xi'an, lüdi, dikongj.

Tones may be left out, and so may what stands between syllables; where a blank, an apostrophe or the
number of a tone does stand, a syllable ends. The letter ü may be ü, v, u: or, as many type it,
plain u; passports have yu. The last syllable may be begun only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.search_index import latin

#: Longer words are no pinyin of a term.
LONGEST = 192

#: Ways to cut letters into syllables that are tried.
CUTS = 6

#: What stands between syllables.
_BETWEEN = re.compile("['’`\\-·\\s]+")

_LETTERS = re.compile("[a-z]+")

#: A syllable of pinyin, loosely, and the head of one; what is none is not in the index.
_INITIAL = "(?:[zcs]h|[b-df-hj-np-tw-z])"
_FINAL = "(?:[iuv]?[aeiouv](?:[iou]|ng?|r)?)"
_SYLLABLE = re.compile(f"{_INITIAL}?{_FINAL}")
_HEAD = re.compile(f"{_INITIAL}|{_INITIAL}?{_FINAL}")

#: The longest syllable: zhuang.
_LONGEST_SYLLABLE = 6


class Typed(NamedTuple):
    """Letters that may be pinyin: joined, the places where a syllable must end, and the ways to
    cut them."""

    letters: str
    limits: frozenset[int]
    cuts: tuple[tuple[str, ...], ...]


class Begun(NamedTuple):
    """Whole syllables, and the head of one after them."""

    whole: tuple[str, ...]
    head: str


def is_letters(key: str) -> bool:
    """Tell whether *key* is small Latin letters and nothing else."""
    return _LETTERS.fullmatch(key) is not None


def read_pinyin(word: str) -> Typed | None:
    """Read *word* as pinyin; None: it is none.

    >>> read_pinyin("Xi'an") == read_pinyin('xi1an1') == Typed('xian', {2}, (('xi', 'an'),))
    True
    >>> read_pinyin('xian').cuts, read_pinyin('lǜdi').cuts, read_pinyin('ftp').cuts
    ((('xian',), ('xi', 'an')), (('lv', 'di'),), ())
    """
    stretches = _stretches(word)
    letters = "".join(stretches)
    if not is_letters(letters) or len(letters) > LONGEST:
        return None
    cuts: list[tuple[str, ...]] = [()]
    limits = set()
    size = 0
    for stretch in stretches:
        cuts = [(*head, *tail) for head in cuts for tail in _cut(stretch)][:CUTS]
        size += len(stretch)
        limits.add(size)
    return Typed(letters, frozenset(limits - {size}), tuple(_with_umlauts(cuts)))


def begun(typed: Typed) -> list[Begun]:
    """Give the ways in which the last syllable is begun only, with one before it, or long enough.

    >>> begun(read_pinyin('dikongj')), begun(read_pinyin('zho'))
    ([Begun(whole=('di', 'kong'), head='j')], [Begun(whole=(), head='zho')])
    """
    letters, last = typed.letters, max(typed.limits, default=0)
    found = []
    for at in range(max(last, len(letters) - _LONGEST_SYLLABLE + 1), len(letters)):
        head = letters[at:]
        if _HEAD.fullmatch(head) and (at or len(head) > 2):
            limits = [0, *sorted(typed.limits - {at}), at]
            wholes: list[tuple[str, ...]] = [()]
            for start, end in zip(limits, limits[1:]):
                wholes = [(*one, *two) for one in wholes for two in _cut(letters[start:end])]
            found += [Begun(whole, head) for whole in _with_umlauts(wholes[:CUTS])]
    return found[:CUTS]


def sounds_like(typed: Typed, syllables: Sequence[str], whole: bool = True) -> bool:
    """Tell whether a row of *syllables* makes what was *typed*, to the end of one if *whole*.

    >>> typed = read_pinyin('kongjing')
    >>> sounds_like(typed, ['di', 'kong', 'jing', 'ji']), sounds_like(typed, ['kong', 'jin', 'gu'])
    (True, False)
    """
    return any(_begins(typed, row, whole) for row in _rows(syllables))


def _rows(syllables: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the syllables from each on, and once more with a plain u for ü."""
    plain = tuple(each.replace("v", "u") for each in syllables)
    for each in dict.fromkeys((tuple(syllables), plain)):
        yield from (each[at:] for at in range(len(each)))


def _begins(typed: Typed, syllables: Sequence[str], whole: bool) -> bool:
    letters = typed.letters
    if not "".join(syllables).startswith(letters):
        return False
    ends, size = set(), 0
    for syllable in syllables:
        size += len(syllable)
        ends.add(size)
    return typed.limits <= ends and (not whole or len(letters) in ends)


def _stretches(word: str) -> list[str]:
    """Give the stretches between which a syllable must end; ü is v in them."""
    plain = re.sub("[1-5]", " ", latin(word))
    return _BETWEEN.sub(" ", re.sub("([ln])yu", r"\1v", plain)).split()


def _cut(letters: str) -> list[tuple[str, ...]]:
    """Cut *letters* into syllables, long ones first, in at most `CUTS` ways.

    >>> _cut('dikong'), _cut('xian'), _cut('ftp')
    ([('di', 'kong')], [('xian',), ('xi', 'an')], [])
    """
    found: dict[int, list[tuple[str, ...]]] = {len(letters): [()]}
    for at in range(len(letters) - 1, -1, -1):
        found[at] = [
            (letters[at:end], *rest)
            for end in range(min(at + _LONGEST_SYLLABLE, len(letters)), at, -1)
            if _SYLLABLE.fullmatch(letters, at, end) for rest in found[end]
        ][:CUTS]
    return found[0]


def _with_umlauts(cuts: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Add what the syllables lu, nu, lue and nue are where their u is an ü."""
    spelt = [tuple(re.sub("^([ln])u(e?)$", r"\1v\2", each) for each in cut) for cut in cuts]
    return list(dict.fromkeys([*cuts, *spelt]))
