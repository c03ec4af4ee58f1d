"""Terms by their key, and concepts as the flat rows that people look at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from aligner.text import has_hanzi
from glossary.entries import Entry, Hit, Way
from glossary.keys import ko_key, zh_key

_Found = TypeVar("_Found")

#: A concept that was found: the way, its id, the term that matched, the score.
Row = tuple[Way, int, str, float]

_EXACT = "SELECT concept_id, text, count FROM term WHERE key = ?"

#: A concept as `entry` takes it, its preferred terms as one text, a tab between.
_SHOWN = "concept.id, forms, concept.kind, status, concept.confidence, seen, context, concept.note"

#: The same without the line in which the concept stands: that is a look into another table.
_BARE = _SHOWN.replace("context", "NULL")

_EXAMPLE = "LEFT JOIN gloss ON gloss.id = surest"
_OF_TERM = "CROSS JOIN concept ON concept.id = term.concept_id"

#: What a statement about terms selects, and joins, to have the entries as well: by whether these
#: are wanted with examples; None: no entries.
JOINED = {
    None: ("", ""),
    False: (f", {_BARE}", _OF_TERM),
    True: (f", {_SHOWN}", f"{_OF_TERM} {_EXAMPLE}"),
}

_OF_IDS = "FROM json_each(?) CROSS JOIN concept ON concept.id = value"
_ENTRIES = {False: f"SELECT {_BARE} {_OF_IDS}", True: f"SELECT {_SHOWN} {_OF_IDS} {_EXAMPLE}"}

_NAMED = f"SELECT text, count, {_SHOWN} FROM term {_OF_TERM} {_EXAMPLE} WHERE key = ?"

#: What `_SHOWN` selects.
_Shown = tuple[int, str, str, str, float, int, "str | None", "str | None"]


def by_key(word: str, find: Callable[[str], list[_Found]]) -> tuple[str, list[_Found]]:
    """Give the key of *word*, and what *find* finds by it.

    Hanzi are tried as they are first: the dictionary that simplifies them takes longer to load
    than the rest of a look-up.

    >>> by_key('低空 經濟', lambda key: [key] if key == '低空经济' else [])
    ('低空经济', ['低空经济'])
    """
    key = ko_key(word)
    found = find(key) if key else []
    if not found and has_hanzi(key):
        simplified = zh_key(key)
        if simplified != key:
            key, found = simplified, find(simplified)
    return key, found


def exact_rows(db: sqlite3.Connection, key: str, way: Way) -> list[Row]:
    """Give the concepts that have a term of this key, the most printed first."""
    best: dict[int, Row] = {}
    for concept, text, _ in sorted(db.execute(_EXACT, (key,)), key=_by_count):
        best.setdefault(concept, (way, concept, text, 1.0))
    return list(best.values())


def _by_count(row: tuple[int, str, int]) -> tuple[int, int]:
    return -row[2], row[0]


def named(db: sqlite3.Connection, key: str) -> list[Hit]:
    """Give the same, joined with their entries: in one statement, for it is asked most."""
    terms = db.execute(_NAMED, (key,)).fetchall()
    if len(terms) > 1:
        terms.sort(key=lambda term: (-term[1], term[2]))
    hits: dict[int, Hit] = {}
    for term in terms:
        if term[2] not in hits:
            hits[term[2]] = Hit("exact", 1.0, term[0], entry(term[2:]))
    return list(hits.values())


def entries(
    db: sqlite3.Connection, ids: Sequence[int], examples: bool = True
) -> dict[int, Entry]:
    """Give the rows of the concepts *ids*, as the view ``glossary`` has them, but sooner; without
    *examples*, which takes half of the time, these are empty."""
    rows = db.execute(_ENTRIES[examples], (str(list(ids)),)) if ids else ()
    return {row[0]: entry(row) for row in rows}


def entry(row: _Shown) -> Entry:
    """Make an entry of the columns that `JOINED` adds to a statement."""
    number, forms, kind, status, confidence, seen, example, note = row
    ko, hans, hant, pinyin, reading, en = forms.split("\t")
    # As Entry(...) makes it, but sooner.
    return tuple.__new__(Entry, (
        number, ko, hans, hant, pinyin, reading, kind, status, confidence, seen, example or "", en,
        note or ""))
