"""Entries out of the glossary: one after the other, so that a million need no more memory than one.

Concepts come in the order of their Korean keys, batch by batch, each batch by indexed questions.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple, Optional

from glossary.errors import GlossaryError
from glossary.formats.entry import ConceptEntry, Context, EntryTerm
from glossary.lookup.editable import Selection, selected
from glossary.lookup.queue import documents

_SAID = ("kind", "status", "confidence", "seen", "domain", "definition", "note", "example",
         "source")
_CONCEPTS = """
    SELECT id, kind, status, confidence, seen, coalesce(domain, ''), coalesce(definition, ''),
        coalesce(note, ''), coalesce(example, ''), coalesce(source, '')
    FROM concept WHERE id IN (SELECT value FROM json_each(?))
"""

_TERMS = """
    SELECT concept_id, lang, text, role, count, coalesce(pinyin, ''), coalesce(reading, '')
    FROM term WHERE concept_id IN (SELECT value FROM json_each(?))
    ORDER BY concept_id, count DESC, id
"""

# By the index gloss_concept, the surest first.
_CONTEXTS = """
    SELECT document_id, ko, zh, context, coalesce(context_zh, ''), path, coalesce(title, ''),
        coalesce(date, ''), coalesce(licence, ''), coalesce(location, ''), coalesce(url, '')
    FROM gloss JOIN document ON document.id = document_id
    WHERE concept_id = ? ORDER BY confidence DESC, gloss.id
"""


class Wanted(NamedTuple):
    """Which concepts to give; None: any. *path* is a document or a folder, *licences* those of
    documents, of which alone contexts are given then; *contexts* bounds their number."""

    statuses: Sequence[str] = ()
    kinds: Sequence[str] = ()
    low: float = 0.0
    high: float = 1.0
    path: Optional[str] = None
    domains: Sequence[str] = ()
    licences: Sequence[str] = ()
    contexts: Optional[int] = None


def entries(db: sqlite3.Connection, wanted: Wanted) -> Iterator[ConceptEntry]:
    """Give the entries *wanted*, all of one moment of the database.

    Raises `GlossaryError` where no document is called so, or none has such a licence.

    >>> from glossary.connect import open_reader
    >>> next(entries(open_reader('glossary.db'), Wanted(kinds=('reading',)))).preferred('ko')
    '금융일장통'
    """
    found = _documents(db, wanted)
    listed = None if found is None else tuple(sorted(found))
    asked = Selection(
        wanted.statuses, wanted.kinds, wanted.low, wanted.high, listed, wanted.domains)
    for ids in selected(db, asked):
        terms = _terms(db, ids)
        rows: dict[int, dict[str, Any]] = {
            row[0]: dict(zip(_SAID, row[1:])) for row in db.execute(_CONCEPTS, (str(ids),))}
        for number in ids:
            contexts = islice(_contexts(db, number, found), wanted.contexts)
            yield ConceptEntry(
                tuple(terms[number]), str(number), contexts=tuple(contexts), **rows[number])


def _documents(db: sqlite3.Connection, wanted: Wanted) -> set[int] | None:
    """Give the documents that count; None: all."""
    found: set[int] | None = None
    if wanted.path is not None:
        found = set(documents(db, wanted.path))
        if not found:
            raise GlossaryError(
                f"no document is called {wanted.path[:40]!r}: give a path as it was mined")
    if wanted.licences:
        rows = db.execute(
            "SELECT id FROM document WHERE licence IN (SELECT value FROM json_each(?))",
            (_json(wanted.licences),))
        licensed = {number for number, in rows}
        if not licensed:
            raise GlossaryError(
                f"no document has the licence {', '.join(wanted.licences)[:40]}: check its name")
        found = licensed if found is None else found & licensed
    return found


def _json(texts: Sequence[str]) -> str:
    import json

    return json.dumps(list(texts))


def _terms(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[EntryTerm]]:
    found: dict[int, list[EntryTerm]] = defaultdict(list)
    for number, *term in db.execute(_TERMS, (str(list(ids)),)):
        found[number].append(EntryTerm(*term))
    return found


def _contexts(
    db: sqlite3.Connection, concept: int, documents: Set[int] | None
) -> Iterator[Context]:
    for number, *row in db.execute(_CONTEXTS, (concept,)):
        if documents is None or number in documents:
            yield Context(*row)
