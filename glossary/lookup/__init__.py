"""Reading the glossary: one box for whatever a person types.

A word meets terms in these ways, the surer before the less sure:

    exact          its key is the key of a term (blanks, case and script do not matter), or it is
                   the number of a concept: #12
    particles      so is what stands before its particles: 저고도경제에서는
    substring      it is a part of a term, from one character on
    reading        it is the Sino-Korean reading of the Hanzi, or is read so: 저공경제, 低空经济
    pinyin         it is their sound, with or without tones and blanks, the last syllable whole or
                   begun, or its initials: dikong, dikongj, dkjj
    initials       it is initial consonants, some or all: ㅈㄱㄷ, ㅈ고도
    transcription  it writes the Mandarin sound of the Hanzi in Hangul: 디쿵징지
    spelling       it is the word in another spelling or off another keyboard: wjrheh, 저곧ㅗ, drones
    fuzzy          it is spelt nearly like a term
    meaning        nothing of it is known, but the meaning is near; only on demand

Every SELECT of the command stands in this package. Words meet terms by their keys alone (see
`glossary.keys`); the index behind all but the first two ways is `glossary.search_index`. In which
order the ways are tried is said in `glossary.lookup.ladder`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING

from glossary.entries import Found, Hit
from glossary.lookup.ladder import climb, only_containing
from glossary.lookup.parts import containing_hits
from glossary.lookup.ranking import ranked
from glossary.lookup.rows import Row, by_key, entries, named

if TYPE_CHECKING:
    from glossary.lookup.meaning import Meanings

#: Longer words are no terms; what is beyond is not read.
LONGEST = 1000

#: So often only the rejected concepts that came are left out, before all are.
_TRIES = 3

_REJECTED = """
    SELECT id FROM concept WHERE status IN ('rejected', 'forbidden') AND status = 'rejected'
"""


def exact(db: sqlite3.Connection, word: str, limit: int | None = 10) -> Found:
    """Find the concepts that *word* names as it stands, the most printed first.

    >>> from glossary.connect import open_reader
    >>> [hit.entry.ko for hit in exact(open_reader('glossary.db'), '低空經濟').hits]
    ['저고도 경제']
    """
    key, hits = _exact(db, word)
    return _found(word, ranked(hits, key), limit)


def lookup(
    db: sqlite3.Connection, word: str, limit: int | None = 10, meanings: Meanings | None = None,
    examples: bool = True,
) -> Found:
    """Find the concepts that *word* leads to, at most *limit* of them, best first.

    Blanks, case and script are folded. A word that has no key, such as an empty one, finds
    nothing. With *meanings* a word that nothing else finds is compared by its meaning, which
    takes seconds; that may raise `AlignerError`. Without *examples* those of the terms that hold
    the word are not read, and empty.

    >>> from glossary.connect import open_reader
    >>> [(hit.way, hit.matched) for hit in lookup(open_reader('glossary.db'), '저고도경제에서는').hits]
    [('particles', '저고도 경제')]
    """
    if db.in_transaction:
        return _found_in(db, word, limit, meanings, examples)
    # All statements see one state, and lock the file once: that takes longer than a SELECT.
    db.execute("BEGIN")
    try:
        return _found_in(db, word, limit, meanings, examples)
    finally:
        if db.in_transaction:
            db.execute("COMMIT")


def _found_in(
    db: sqlite3.Connection, word: str, limit: int | None, meanings: Meanings | None,
    examples: bool,
) -> Found:
    key, hits = _exact(db, word)
    if not key:
        return Found(word, ())
    wanted = -1 if limit is None else limit + 1
    seen = {hit.entry.concept_id for hit in hits}
    if hits and wanted > 1:  # what the word names comes first
        wanted = max(1, wanted - sum(hit.entry.status != "rejected" for hit in hits))
    more = _more(db, word, key, wanted, (seen, ()), examples)
    kept = _rejected(more) if 0 < wanted <= len(more) else []
    if kept:  # they took the places of others
        more = [*_others(db, word, key, wanted, (seen, kept), examples), *kept]
    hits += more
    if meanings and not hits:
        hits = _hits(db, meanings.near(word[:LONGEST], wanted), examples)
    return _found(word, ranked(hits, key), limit)


def _others(
    db: sqlite3.Connection, word: str, key: str, wanted: int,
    known: tuple[set[int], list[Hit]], examples: bool,
) -> list[Hit]:
    """Find what is not rejected, beside what is *known*: the concepts named, and rejected hits.

    Mostly few are, so those that come are left out the next time; only then all are asked for.
    """
    seen, found = known
    rejected = {hit.entry.concept_id for hit in found}
    for _ in range(_TRIES):
        more = _more(db, word, key, wanted, (seen, rejected), examples)
        found = _rejected(more)
        if not found:
            return more
        rejected.update(hit.entry.concept_id for hit in found)
    every = {number for number, in db.execute(_REJECTED)} - seen
    return _more(db, word, key, wanted, (seen, every), examples)


def _rejected(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.entry.status == "rejected"]


def _more(
    db: sqlite3.Connection, word: str, key: str, wanted: int,
    known: tuple[set[int], Collection[int]], examples: bool,
) -> list[Hit]:
    """Find what *word* leads to beside what is *known*: concepts that it names, and rejected."""
    names, rejected = known
    seen = {*names, *rejected} if rejected else names
    hits = None
    if only_containing(key, bool(names)):
        hits = containing_hits(db, key, wanted, seen, examples)
    if hits is None or not hits and not names:  # then other ways lead somewhere
        rows = climb(db, word[:LONGEST], key, wanted, bool(names), seen)
        hits = _hits(db, rows, examples)
    return hits


def _hits(db: sqlite3.Connection, rows: list[Row], examples: bool) -> list[Hit]:
    found = entries(db, [row[1] for row in rows], examples)
    return [tuple.__new__(Hit, (way, score, text, found[each])) for way, each, text, score in rows]


def _found(word: str, hits: list[Hit], limit: int | None) -> Found:
    return Found(word, tuple(hits[:limit]), limit is not None and len(hits) > limit)


def _exact(db: sqlite3.Connection, word: str) -> tuple[str, list[Hit]]:
    """Give the key of *word* and what it is the key of."""
    key, hits = by_key(word[:LONGEST], lambda key: named(db, key))
    if not hits and key.startswith("#"):
        hits = _numbered(db, key)
    return key, hits


def _numbered(db: sqlite3.Connection, key: str) -> list[Hit]:
    """Give the concept whose number is meant by #12, or the one that it was merged into."""
    from glossary.lookup.naming import named_entries, numbered  # most look-ups do without

    found = named_entries(db, key) if numbered(key) is not None else []
    return [Hit("exact", 1.0, key, entry) for entry in found]
