"""Misspelt words: terms that share rare pieces with them, compared by rapidfuzz.

The pieces of a word (`glossary.search_index.near_tokens`) are asked of the index one by one, each
for a few hundred terms of about its length. A piece that more terms have tells little, and is
left out; of the rest, each counts the more the fewer terms have it. The terms that gather most
are compared with the word letter by letter: Korean by its jamo, Hanzi by its characters.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterator
from math import log

from aligner.text import has_hanzi, jamo
from glossary.lookup.parts import quote
from glossary.lookup.rows import Row
from glossary.search_index import LONGEST, SEEN_BITS, TERM_BITS, near_tokens

#: The least similarity (0 to 100) of the letters of a Korean word of two, three, four, and more
#: syllables. One wrong vowel in two syllables gives 80, 메이퇀 beside 메이투안 75, but 항저우 beside
#: 광저우 71, which are two towns; a longer word may differ in a whole syllable.
NEAR_LETTERS = (100, 100, 78, 73, 70, 66)

#: The same for Hanzi: one wrong character of three gives 67.
NEAR_HANZI = 66

#: A piece that so many terms of about the length have, or more, is common: it tells little. The
#: first `GLANCE` of them tell where they are all of the least length, for longer terms are more.
COMMON, GLANCE = 200, 64

#: So many rows of rare pieces are enough.
ENOUGH = 3000

#: So many candidates are compared with the word.
CANDIDATES = 200

#: Of at most so many letters, words are also found by all letters but two: what lost a letter.
SHORT = 6

#: Of so many characters, a word may be much longer or shorter than the term: its pieces are rare.
LONG = 9

#: At most so many pieces of a long word are asked of the index, and so many characters compared.
PIECES, COMPARED = 60, 200

_ROWS = """
    SELECT rowid FROM term_search
    WHERE term_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?
"""

_KEYS = """
    SELECT key, id FROM term
    WHERE id IN (SELECT value FROM json_each(?)) OR key IN (?, ?, ?, ?, ?)
"""

_TERMS = """
    SELECT concept_id, text, count, id FROM term WHERE id IN (SELECT value FROM json_each(?))
"""


def near(
    db: sqlite3.Connection, key: str, wanted: int, least: float = 0.0, seen: Container[int] = ()
) -> list[Row]:
    """Find the terms that are spelt nearly like *key*, the most alike first; not those *seen*.

    The score of each is at least *least*, and what its length asks.
    """
    from rapidfuzz import fuzz, process

    key = key[:COMPARED]
    letters, asked = (str, NEAR_HANZI) if has_hanzi(key) else (jamo, NEAR_LETTERS[len(key[:5])])
    found = db.execute(_KEYS, (str(_candidates(db, key)), *_shorter(key))).fetchall()
    near_ones = process.extract(
        letters(key), letters("\n".join(row[0] for row in found)).split("\n"),
        scorer=fuzz.ratio, score_cutoff=max(asked, 100 * least), limit=None,
    )
    scores = {found[at][1]: score / 100 for _, score, at in near_ones}
    return _best(db, scores, seen)[:None if wanted < 0 else wanted]


def _best(db: sqlite3.Connection, scores: dict[int, float], seen: Container[int]) -> list[Row]:
    """Give the concepts of terms, by the term that is most alike, then most printed."""
    terms = db.execute(_TERMS, (str(list(scores)),)).fetchall()
    terms.sort(key=lambda term: (-scores[term[3]], -term[2], term[3]))
    best: dict[int, Row] = {}
    for concept, text, _, number in terms:
        if concept not in seen:
            best.setdefault(concept, ("fuzzy", concept, text, scores[number]))
    return list(best.values())


def _candidates(db: sqlite3.Connection, key: str) -> list[int]:
    """Give the terms that share most with *key*, weighed by how rare it is."""
    lists = sorted(_rare(db, key), key=len)
    gathered: dict[tuple[int], float] = {}
    read = 0
    for rows in lists:
        read += len(rows)
        if read > ENOUGH:
            break
        weight = 1 / log(2 + len(rows))
        for row in rows:
            gathered[row] = gathered.get(row, 0.0) + weight
    most = sorted(gathered, key=gathered.__getitem__, reverse=True)[:CANDIDATES]
    return [number & (1 << TERM_BITS) - 1 for number, in most]


def _rare(db: sqlite3.Connection, key: str) -> Iterator[list[tuple[int]]]:
    """Give the rows of each piece of *key*, of about its length, where they are few; else of the
    first pieces."""
    size = min(len(key), LONGEST)
    reach = 1 if size < 5 else 2 if size < LONG else size
    low = max(0, size - reach) << SEEN_BITS + TERM_BITS
    longer = low + (1 << SEEN_BITS + TERM_BITS)
    high = (size + reach + 1 << SEEN_BITS + TERM_BITS) - 1
    spare: list[list[tuple[int]]] = []
    few = 0
    for token in near_tokens(key, 2 if len(jamo(key)) <= SHORT else 1)[:PIECES]:
        cursor = db.execute(_ROWS, (quote(token), low, high, COMMON))
        rows = cursor.fetchmany(GLANCE)
        if len(rows) == GLANCE and rows[-1][0] >= longer:
            rows += cursor.fetchall()
        if len(rows) == COMMON or len(rows) == GLANCE:
            spare.append(rows)
        elif rows:
            few += len(rows)
            yield rows
    if few < GLANCE:
        yield from spare


def _shorter(key: str) -> list[str | None]:
    """Give the words that *key* is with one or two characters more at its ends, five places."""
    size = len(key)
    return [key[at:at + size - less] if size - less > 1 else None
            for less in (1, 2) for at in range(less + 1)]
