"""Words that are a part of a term, or of how it sounds, read from the ranked index.

A word is cut into pieces that are tokens of the index; a term that has them all is looked at to
see whether they stand in a row. The index gives the best terms first, so reading ends with the
limit, however many terms there are.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from aligner.text import has_hangul
from glossary.entries import Hit, Way
from glossary.lookup.rows import JOINED, Row, entry
from glossary.search_index import INITIALS, PIECE, TERM_BITS, latin, lax_initials

#: At most so many pieces of a word are asked of the index; the look at the term sees the rest.
PIECES = 32

#: At most so many terms in a row are looked at in vain.
VAIN = 20_000

#: Two consonants that a keyboard makes one of when they are typed as initials.
_PAIRS = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
          "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}

#: Lax consonants with their tense twins, which follow them in the order of Unicode.
_TENSE = {"ㄱ": "ㄲ", "ㄷ": "ㄸ", "ㅂ": "ㅃ", "ㅅ": "ㅆ", "ㅈ": "ㅉ"}


def _best_first(columns: str, joined: bool | None = None) -> str:
    """Give the statement for the terms that a query meets, with their entries if they are wanted
    (see `JOINED`)."""
    more, join = JOINED[joined]
    return f"""
        SELECT term.concept_id, text, {columns}{more}
        FROM term_search CROSS JOIN term ON term.id = term_search.rowid & {(1 << TERM_BITS) - 1}
        {join} WHERE term_search MATCH ? ORDER BY term_search.rowid
    """


_TERMS = _best_first("key, pinyin, reading")
_HOLDING = {joined: _best_first("key", joined) for joined in JOINED}
_READ = {joined: _best_first("reading", joined) for joined in JOINED}

#: key, pinyin and reading of a term.
Term = tuple[str, "str | None", "str | None"]

#: A term that was met: the way, the score, and the row of the statement.
_Met = tuple[Way, float, tuple[Any, ...]]

#: Tells how a term is hit, and how much of it, or nothing.
Judge = Callable[[Term], "tuple[Way, float] | None"]


def quote(token: str) -> str:
    """Write *token* as a string of an FTS5 query, never syntax (sqlite.org/fts5, 3.1).

    >>> print(quote('a"b*'))
    "a""b*"
    """
    return '"' + token.replace('"', '""') + '"'


def all_of(tokens: Sequence[str]) -> str:
    """Write a query for rows that have all of *tokens*."""
    return "(" + " AND ".join(map(quote, tokens)) + ")"


def cut(text: str, size: int = PIECE) -> list[str]:
    """Cut *text* into pieces of *size* that cover it.

    >>> cut('저고도경제'), cut('고도')
    (['저고도', '도경제'], ['고도'])
    """
    starts = [*range(0, len(text) - size, size), max(0, len(text) - size)]
    return [text[at:at + size] for at in starts[:PIECES]]


def walk(
    db: sqlite3.Connection, query: str, judge: Judge, wanted: int, seen: Container[int]
) -> list[Row]:
    """Give the first *wanted* concepts (negative: all) that have a term which *judge* takes."""
    rows: dict[int, Row] = {}
    vain = 0
    for concept, text, key, pinyin, reading in db.execute(_TERMS, (query,)):
        if concept in rows or concept in seen:
            continue
        hit = judge((key, pinyin, reading))
        if hit is None:
            vain += 1
            if vain > VAIN:
                break
            continue
        rows[concept] = (hit[0], concept, text, hit[1])
        if len(rows) == wanted:
            break
    return list(rows.values())


def _first(met: Iterable[_Met], wanted: int, seen: Container[int]) -> list[_Met]:
    """Give the first *wanted* (negative: all) of the terms *met* whose concepts differ."""
    found: dict[int, _Met] = {}
    for each in met:
        concept = each[2][0]
        if concept not in found and concept not in seen:
            found[concept] = each
            if len(found) == wanted:
                break
    return list(found.values())


def _holding(db: sqlite3.Connection, piece: str, joined: bool | None) -> Iterator[_Met]:
    """Find the terms that hold a *piece* that is one token, so that nobody need look at them."""
    size = len(piece)
    for row in db.execute(_HOLDING[joined], (quote(piece),)):
        yield "substring", size / len(row[2]), row


def _read(db: sqlite3.Connection, piece: str, joined: bool | None) -> Iterator[_Met]:
    """Find the terms whose Hanzi are read as the Hangul *piece*, or as something that holds it."""
    for row in db.execute(_READ[joined], (quote("/" + piece),)):
        yield "reading", len(piece) / len(row[2].replace(" ", "")), row


def _holding_or_read(db: sqlite3.Connection, piece: str, joined: bool | None) -> Iterator[_Met]:
    """Find what is read as the Hangul *piece*, then terms that hold it, then readings that do.

    One after the other: Sino-Korean terms are held and read, and together would be met twice.
    """
    read = _read(db, piece, joined)
    parts = []
    for met in read:
        if met[1] < 1:
            parts.append(met)
            break
        yield met
    yield from _holding(db, piece, joined)
    yield from parts
    yield from read


def _by_token(db: sqlite3.Connection, key: str, joined: bool | None) -> Iterator[_Met] | None:
    """Find the terms that a *key* of Hangul or of Hanzi leads to, if it is one token."""
    if len(key) == 1 and "가" <= key <= "힣" or (
            len(key) <= PIECE and "一" <= min(key) <= max(key) <= "鿿"):
        return _holding(db, key, joined)
    if len(key) <= PIECE and "가" <= min(key) <= max(key) <= "힣":
        return _holding_or_read(db, key, joined)
    return None


def containing_hits(
    db: sqlite3.Connection, key: str, wanted: int, seen: Container[int], examples: bool
) -> list[Hit] | None:
    """Give what `containing` does, joined with the entries, if *key* is one token; else None.

    One statement for both saves a tenth of the time of these look-ups, which are the most common.
    """
    met = _by_token(db, key, examples)
    if met is None:
        return None
    found = _first(met, wanted, seen)
    return [Hit(way, score, row[1], entry(row[3:])) for way, score, row in found]


def containing(
    db: sqlite3.Connection, key: str, word: str, wanted: int, seen: Container[int]
) -> list[Row]:
    """Find the terms that *key* is a part of, or a part of how they sound; not those *seen*."""
    met = _by_token(db, key, None)
    if met is not None:
        return [(way, row[0], row[1], score) for way, score, row in _first(met, wanted, seen)]
    if any("ㄱ" <= char <= "ㅎ" for char in key):
        return _by_initials(db, key, wanted, seen)
    if latin(key).isascii():
        from glossary.lookup.sounds import containing_letters

        return containing_letters(db, key, word, wanted, seen)
    queries = [all_of(cut(key))]
    if len(key) > 1 and has_hangul(key):
        queries.append(all_of(["/" + piece for piece in cut(key)]))

    def judge(term: Term) -> tuple[Way, float] | None:
        if key in term[0]:
            return "substring", len(key) / len(term[0])
        reading = (term[2] or "").replace(" ", "")
        return ("reading", len(key) / len(reading)) if reading and key in reading else None

    return walk(db, " OR ".join(queries), judge, wanted, seen)


def _by_initials(
    db: sqlite3.Connection, key: str, wanted: int, seen: Container[int]
) -> list[Row]:
    """Find the Korean terms with these initials, where *key* has syllables with these."""
    key = "".join(_PAIRS.get(char, char) for char in key)
    pattern = re.compile("".join(map(_like, key)))
    syllables = [piece for run in re.split("[ㄱ-ㅎ]+", key) if run for piece in cut(run)]

    def judge(term: Term) -> tuple[Way, float] | None:
        return ("initials", len(key) / len(term[0])) if pattern.search(term[0]) else None

    query = all_of([*cut(lax_initials(key)), *syllables][:PIECES])
    return walk(db, query, judge, wanted, seen)


def _like(char: str) -> str:
    """Give a pattern for the syllables that begin with the consonant *char*, or its tense twin.

    >>> bool(re.fullmatch(_like('ㄱ'), '까')), bool(re.fullmatch(_like('ㄲ'), '가'))
    (True, False)
    """
    at = INITIALS.find(char)
    if at < 0:
        return re.escape(char)
    last = INITIALS.find(_TENSE.get(char, char))
    return f"[{char}{INITIALS[last]}{chr(0xAC00 + 588 * at)}-{chr(0xAC00 + 588 * last + 587)}]"
