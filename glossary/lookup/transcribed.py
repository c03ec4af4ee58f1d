"""From one language to the other by sound: 저우언라이 is how zhou en lai is written, 周恩来.

A Hangul word may write the Mandarin sound of Hanzi whose Korean term is another, by the official
table (외래어 표기법): it is taken apart into syllables of pinyin, which the index has. Hanzi that no
term has may be read, the Korean way or the Mandarin way, as a Korean term.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator
from functools import cache

from glossary.entries import Way
from glossary.lookup.parts import Term, quote, walk
from glossary.lookup.rows import Row, exact_rows
from glossary.search_index import latin

#: The initials and finals of pinyin, of which all syllables are made (Hanyu Pinyin, ISO 7098).
_INITIALS = ("", *"b p m f d t n l g k h j q x zh ch sh r z c s y w".split())
_FINALS = ("a o e ai ei ao ou an en ang eng er i ia ie iao iu ian in iang ing ong iong u ua uo uai "
           "ui uan un uang v ve ue").split()

#: A word is at least so many syllables of pinyin: one sounds like too many.
_LEAST = 2

#: Longer words are no names, and a syllable takes at most so much Hangul (좡, 자오, 쉬안, 치아오).
_LONGEST, _LONGEST_SOUND = 16, 3

#: Ways to take a word apart that are tried.
_CUTS = 4


@cache
def _pinyin_of() -> dict[str, list[str]]:
    """Give the syllables of pinyin by the Hangul that the official table writes for them."""
    from aligner.transcription import hangul_of

    found: dict[str, list[str]] = {}
    for syllable in (initial + final for initial in _INITIALS for final in _FINALS):
        if hangul := hangul_of(syllable):
            found.setdefault(hangul, []).append(syllable)
    return found


def _cuts(key: str) -> Iterator[list[str]]:
    """Yield the ways to cut Hangul into what writes one syllable of pinyin, long ones first."""
    known = _pinyin_of()
    open_ends: list[list[str]] = [[]]
    while open_ends:
        parts = open_ends.pop()
        at = sum(map(len, parts))
        if at == len(key):
            yield parts
        open_ends += [[*parts, key[at:at + size]] for size in range(1, _LONGEST_SOUND + 1)
                      if at + size <= len(key) and key[at:at + size] in known]


def transcribing(
    db: sqlite3.Connection, key: str, wanted: int, seen: Container[int] = ()
) -> list[Row]:
    """Find the Chinese terms, or parts of them, whose sound the Hangul *key* writes.

    >>> from glossary.connect import open_reader
    >>> [row[2] for row in transcribing(open_reader('glossary.db'), '디쿵징지', 5)]
    ['低空经济']
    """
    if len(key) > _LONGEST:
        return []
    cuts = [cut for _, cut in zip(range(_CUTS), _cuts(key)) if len(cut) >= _LEAST]
    if not cuts:
        return []

    def judge(term: Term) -> tuple[Way, float] | None:
        return _written(key, latin(term[1] or "").split())

    return walk(db, " OR ".join(map(_query, cuts)), judge, wanted, seen)


def _query(cut: list[str]) -> str:
    known = _pinyin_of()
    return "(" + " AND ".join(
        "(" + " OR ".join(quote(f"_{a}{b}") for a in known[one] for b in known[two]) + ")"
        for one, two in zip(cut, cut[1:])) + ")"


def _written(key: str, syllables: list[str]) -> tuple[Way, float] | None:
    """Tell how much of the sound *syllables* the Hangul *key* writes, if whole ones."""
    from aligner.transcription import hangul_of

    sounds = [hangul_of(each) or "" for each in syllables]
    for start in range(len(sounds)):
        text = ""
        for sound in sounds[start:]:
            text += sound
            if text == key:
                return "transcription", len(key) / len("".join(sounds))
    return None


def read_aloud(db: sqlite3.Connection, hanzi: str) -> list[Row]:
    """Find the Korean terms that are the Sino-Korean reading of *hanzi*."""
    from aligner.readings import read

    return exact_rows(db, read(hanzi), "reading")


def pronounced(db: sqlite3.Connection, hanzi: str) -> list[Row]:
    """Find the Korean terms that are the official transcription of *hanzi*.

    The sounds of Hanzi take half a second to load.
    """
    from aligner.transcription import transcribe

    return exact_rows(db, transcribe(hanzi), "transcription")
