"""Words that are a part of a term, or of how it sounds, read from the ranked index.

A word is cut into pieces that are tokens of the index; a term that has them all is looked at to
see whether they stand in a row. The index gives the best terms first, so reading ends with the
limit, however many terms there are.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Container, Sequence

from aligner.text import has_hangul
from glossary.entries import Way
from glossary.lookup.rows import Row
from glossary.search_index import INITIALS, PIECE, TERM_BITS, initials, latin

#: At most so many pieces of a word are asked of the index; the look at the term sees the rest.
PIECES = 32

#: At most so many terms in a row are looked at in vain.
VAIN = 20_000

#: Two consonants that a keyboard makes one of when they are typed as initials.
_PAIRS = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
          "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}

_TERMS = f"""
    SELECT concept_id, text, key, pinyin, reading
    FROM term_search CROSS JOIN term ON term.id = term_search.rowid & {(1 << TERM_BITS) - 1}
    WHERE term_search MATCH ? ORDER BY term_search.rowid
"""

#: key, pinyin and reading of a term.
_Term = tuple[str, "str | None", "str | None"]

#: Tells how a term is hit, and how much of it, or nothing.
_Judge = Callable[[_Term], "tuple[Way, float] | None"]

_LETTERS = re.compile("[a-z]+")

#: A syllable of pinyin, loosely; what is none is not in the index.
_SYLLABLE = re.compile("(?:[zcs]h|[b-df-hj-np-tw-z])?(?:[iu]?[aeiouv](?:[iou]|ng?|r)?)")

#: Ways to cut letters into syllables that are tried.
_CUTS = 6


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


def _walk(
    db: sqlite3.Connection, query: str, judge: _Judge, wanted: int, seen: Container[int]
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


def containing(
    db: sqlite3.Connection, key: str, word: str, wanted: int, seen: Container[int]
) -> list[Row]:
    """Find the terms that *key* is a part of, or a part of how they sound; not those *seen*."""
    if any("ㄱ" <= char <= "ㅎ" for char in key):
        return _by_initials(db, key, wanted, seen)
    queries = [all_of(cut(key))]
    joined = ""
    if len(key) > 1 and has_hangul(key):
        queries.append(all_of(["/" + piece for piece in cut(key)]))
    elif latin(key).isascii():
        joined, cuts = _syllables(word)
        queries += [all_of(_joined(each)) for each in cuts]

    def judge(term: _Term) -> tuple[Way, float] | None:
        if key in term[0]:
            return "substring", len(key) / len(term[0])
        if joined and term[1] and _sounds(joined, latin(term[1]).split()):
            return "pinyin", len(joined) / len(latin(term[1]).replace(" ", ""))
        reading = (term[2] or "").replace(" ", "")
        return ("reading", len(key) / len(reading)) if reading and key in reading else None

    return _walk(db, " OR ".join(queries), judge, wanted, seen)


def _by_initials(
    db: sqlite3.Connection, key: str, wanted: int, seen: Container[int]
) -> list[Row]:
    """Find the Korean terms with these initials, where *key* has syllables with these."""
    key = "".join(_PAIRS.get(char, char) for char in key)
    pattern = re.compile("".join(map(_like, key)))
    syllables = [piece for run in re.split("[ㄱ-ㅎ]+", key) if run for piece in cut(run)]

    def judge(term: _Term) -> tuple[Way, float] | None:
        return ("initials", len(key) / len(term[0])) if pattern.search(term[0]) else None

    query = all_of([*cut(initials(key)), *syllables][:PIECES])
    return _walk(db, query, judge, wanted, seen)


def _like(char: str) -> str:
    """Give a pattern for the syllables that begin with the consonant *char*."""
    at = INITIALS.find(char)
    first = 0xAC00 + 588 * at
    return f"[{char}{chr(first)}-{chr(first + 587)}]" if at >= 0 else re.escape(char)


def heads(db: sqlite3.Connection, key: str, wanted: int) -> list[Row]:
    """Find the Chinese terms whose syllables begin with these Latin letters: dkjj for 低空经济."""
    if not (len(key) > 1 and _LETTERS.fullmatch(key)):
        return []

    def judge(term: _Term) -> tuple[Way, float] | None:
        first = "".join(each[0] for each in latin(term[1] or "").split())
        return ("pinyin", len(key) / len(first)) if key in first else None

    return _walk(db, all_of(["-" + piece for piece in cut(key)]), judge, wanted, ())


def _syllables(word: str) -> tuple[str, list[list[str]]]:
    """Give the letters of what may be pinyin, joined, and the ways to cut it into syllables."""
    spaced = re.sub("['’\\-·\\s]+", " ", re.sub("[1-5]", " ", latin(word))).split()
    joined = "".join(spaced)
    if not _LETTERS.fullmatch(joined) or len(joined) > 6 * PIECES:
        return "", []
    cuts: list[list[str]] = [[]]
    for stretch in spaced:
        ways = _cuts(stretch)
        cuts = [[*head, *tail] for head in cuts for tail in ways][:_CUTS]
    return (joined, cuts) if cuts else ("", [])


def _cuts(letters: str) -> list[list[str]]:
    """Cut *letters* into syllables, long ones first, in at most `_CUTS` ways.

    >>> _cuts('dikong'), _cuts('xian'), _cuts('ftp')
    ([['di', 'kong']], [['xian'], ['xi', 'an']], [])
    """
    found: dict[int, list[list[str]]] = {len(letters): [[]]}
    for at in range(len(letters) - 1, -1, -1):
        found[at] = [
            [letters[at:end], *rest]
            for end in range(min(at + 6, len(letters)), at, -1)
            if _SYLLABLE.fullmatch(letters, at, end) for rest in found[end]
        ][:_CUTS]
    return found[0]


def _joined(syllables: list[str]) -> list[str]:
    """Give the tokens of a row of syllables: by twos, or one alone."""
    twos = ["_" + one + two for one, two in zip(syllables, syllables[1:])]
    return twos[:PIECES] or ["_" + syllables[0]]


def _sounds(joined: str, syllables: list[str]) -> bool:
    """Tell whether a row of *syllables* makes *joined*."""
    return any("".join(syllables[at:]).startswith(joined) and _ends(joined, syllables[at:])
               for at in range(len(syllables)))


def _ends(joined: str, syllables: list[str]) -> bool:
    """Tell whether *joined* ends where a syllable does."""
    size = 0
    for syllable in syllables:
        size += len(syllable)
        if size >= len(joined):
            return size == len(joined)
    return False
