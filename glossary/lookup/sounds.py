"""Latin letters: English or pinyin, whole or begun; and the initials of pinyin.

The index has the syllables of each Chinese term by ones and twos, and their initials by twos and
threes (see `glossary.search_index`); whether they stand in a row is seen by a look at the term.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Sequence

from glossary.entries import Way
from glossary.lookup.parts import PIECES, Term, all_of, cut, quote, walk
from glossary.lookup.pinyin import Typed, begun, is_letters, read_pinyin, sounds_like
from glossary.lookup.rows import Row
from glossary.search_index import latin


def containing_letters(
    db: sqlite3.Connection, key: str, word: str, wanted: int, seen: Container[int]
) -> list[Row]:
    """Find the terms that hold the letters *key*, or whose pinyin *word* is; not those *seen*."""
    typed = read_pinyin(word)
    queries = [all_of(cut(key))]
    queries += [all_of(_tokens(each)) for each in (typed.cuts if typed else ())]

    def judge(term: Term) -> tuple[Way, float] | None:
        if key in term[0]:
            return "substring", len(key) / len(term[0])
        return _sounding(typed, term) if typed else None

    return walk(db, " OR ".join(queries), judge, wanted, seen)


def beginning(
    db: sqlite3.Connection, word: str, wanted: int, seen: Container[int] = ()
) -> list[Row]:
    """Find the Chinese terms that *word* is pinyin of, its last syllable begun: dikongj."""
    typed = read_pinyin(word)
    ways = begun(typed) if typed else []
    if not typed or not ways:
        return []
    queries = []
    for whole, head in ways:
        # The beginning of a token (sqlite.org/fts5, 3.3).
        last = quote(f"_{whole[-1] if whole else ''}{head}") + "*"
        queries.append(" AND ".join([*map(quote, _tokens(whole)), last]))
    query = " OR ".join(f"({each})" for each in queries)
    return walk(db, query, lambda term: _sounding(typed, term, whole=False), wanted, seen)


def heads(
    db: sqlite3.Connection, key: str, wanted: int, seen: Container[int] = ()
) -> list[Row]:
    """Find the Chinese terms whose syllables begin with these Latin letters: dkjj for 低空经济."""
    if not (len(key) > 1 and is_letters(key)):
        return []

    def judge(term: Term) -> tuple[Way, float] | None:
        first = "".join(each[0] for each in latin(term[1] or "").split())
        return ("pinyin", len(key) / len(first)) if key in first else None

    return walk(db, all_of(["-" + piece for piece in cut(key)]), judge, wanted, seen)


def _sounding(typed: Typed, term: Term, whole: bool = True) -> tuple[Way, float] | None:
    syllables = latin(term[1] or "").split()
    if not sounds_like(typed, syllables, whole):
        return None
    return "pinyin", len(typed.letters) / sum(map(len, syllables))


def _tokens(syllables: Sequence[str]) -> list[str]:
    """Give the tokens of a row of syllables: by twos, or one alone."""
    twos = ["_" + one + two for one, two in zip(syllables, syllables[1:])]
    return twos[:PIECES] or ["_" + each for each in syllables]
