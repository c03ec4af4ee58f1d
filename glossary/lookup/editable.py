"""What a person may decide about concepts, as it stands: their forms, status, note and domain."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

#: The languages in which a form may be preferred, and how tables and views call their columns.
COLUMN_OF = {"ko": "ko", "zh-Hans": "zh_hans", "zh-Hant": "zh_hant"}

#: Concepts that are read at once.
_BATCH = 500

#: Hexadecimal digits that are kept of a digest.
DIGITS = 16

_CONCEPTS = """
    SELECT concept.id, status, coalesce(note, ''), coalesce(domain, ''), kind, confidence, seen,
        coalesce(decision.id, 0), at, who, action, value
    FROM concept LEFT JOIN decision ON decision.id = (
        SELECT max(id) FROM decision WHERE concept_id = concept.id AND action <> 'skip')
    WHERE concept.id IN (SELECT value FROM json_each(?))
"""

_TERMS = """
    SELECT concept_id, lang, text, key, role, chosen FROM term
    WHERE concept_id IN (SELECT value FROM json_each(?))
    ORDER BY concept_id, count DESC, id
"""

_EXAMPLES = """
    SELECT concept_id, context, ko, zh FROM gloss WHERE id IN (
        SELECT (SELECT id FROM gloss WHERE concept_id = value ORDER BY confidence DESC, id LIMIT 1)
        FROM json_each(?))
"""

_SELECTED = """
    SELECT concept.id FROM concept
    LEFT JOIN term ON concept_id = concept.id AND lang = 'ko' AND role = 'preferred'
    WHERE {where} ORDER BY key, concept.id
"""

_WITH_PAIR = """
    SELECT ko.concept_id FROM term AS ko
    JOIN term AS zh ON zh.concept_id = ko.concept_id AND zh.key = ? AND zh.lang LIKE 'zh-%'
    WHERE ko.key = ? AND ko.lang = 'ko'
    ORDER BY (ko.role = 'preferred') + (zh.role = 'preferred') DESC, ko.concept_id LIMIT 1
"""


class Form(NamedTuple):
    """A term of a concept; ``chosen`` tells that a person made it the preferred one."""

    lang: str
    text: str
    key: str
    role: str
    chosen: int


class Editable(NamedTuple):
    """A concept as it stands; ``revision`` is the number of the last decision about it, or 0,
    ``mark`` what tells that from one of the same number in another glossary."""

    concept_id: int
    status: str
    note: str
    domain: str
    kind: str
    confidence: float
    seen: int
    revision: int
    mark: str
    forms: tuple[Form, ...]

    def preferred(self) -> dict[str, str]:
        """Give the preferred forms by column; one that the concept has not is empty."""
        found = {form.lang: form.text for form in self.forms if form.role == "preferred"}
        return {column: found.get(lang, "") for lang, column in COLUMN_OF.items()}

    def chosen(self) -> list[str]:
        """Give the columns of the forms that a person chose."""
        langs = {form.lang for form in self.forms if form.chosen}
        return [column for lang, column in COLUMN_OF.items() if lang in langs]

    def printed(self) -> list[str]:
        """Give the Korean and the Chinese term that were printed most; none if it lacks one."""
        ko = next((form.text for form in self.forms if form.lang == "ko"), "")
        zh = next((form.text for form in self.forms if form.lang in ("zh-Hans", "zh-Hant")), "")
        return [ko, zh] if ko and zh else []

    def has(self, ko_key: str, zh_key: str) -> bool:
        """Tell whether the concept has a Korean and a Chinese term of these keys."""
        keys = {(form.lang == "ko", form.key) for form in self.forms if form.lang != "en"}
        return {(True, ko_key), (False, zh_key)} <= keys


class Selection(NamedTuple):
    """Which concepts to give: of these statuses, kinds, domains and documents (empty: any;
    documents None: any), with a confidence from *low* to *high*, both included."""

    statuses: Sequence[str] = ()
    kinds: Sequence[str] = ()
    low: float = 0.0
    high: float = 1.0
    documents: Sequence[int] | None = None
    domains: Sequence[str] = ()


def fingerprint(*parts: str | None) -> str:
    """Give a short digest of what a decision is; an empty one for none.

    >>> fingerprint('2026-01-02T03:04:05Z', 'kim', 'approve', None), fingerprint(None, None)
    ('cb5feca8657160b6', '')
    """
    text = "\n".join(part or "" for part in parts)
    return sha256(text.encode()).hexdigest()[:DIGITS] if text.strip() else ""


def editable(db: sqlite3.Connection, concept: int) -> Editable | None:
    """Give one concept as it stands; None: there is none of this number.

    >>> from glossary.connect import open_reader
    >>> editable(open_reader('glossary.db'), 1).status
    'candidate'
    """
    return next(iter(_editables(db, [concept])), None)


def with_pair(db: sqlite3.Connection, ko_key: str, zh_key: str) -> int | None:
    """Give the concept that has terms of these keys: where it has choice, as preferred ones."""
    row = db.execute(_WITH_PAIR, (zh_key, ko_key)).fetchone()
    return row[0] if row else None


def select(
    db: sqlite3.Connection, wanted: Selection
) -> Iterator[tuple[Editable, tuple[str, str, str]]]:
    """Give the concepts *wanted* in the order of their Korean keys, each with an example.

    An example is the context of the surest gloss, its Korean and its Hanzi; the same moment of
    the database is read from beginning to end.
    """
    for ids in selected(db, wanted):
        examples = {number: (context, ko, zh) for number, context, ko, zh
                    in db.execute(_EXAMPLES, (str(ids),))}
        for each in _editables(db, ids):
            yield each, examples.get(each.concept_id, ("", "", ""))


def selected(db: sqlite3.Connection, wanted: Selection) -> Iterator[list[int]]:
    """Give the numbers of the concepts *wanted*, some hundred at a time, in the same order.

    The transaction that they are read in lasts until the last of them is asked for.
    """
    where, values = _where(wanted)
    db.execute("BEGIN")
    try:
        rows = db.execute(_SELECTED.format(where=where), values)
        while ids := [number for number, in islice(rows, _BATCH)]:
            yield ids
    finally:
        db.execute("ROLLBACK")


def _where(wanted: Selection) -> tuple[str, dict[str, object]]:
    parts = ["confidence BETWEEN :low AND :high"]
    values: dict[str, object] = {"low": wanted.low, "high": wanted.high}
    for column, allowed in (
            ("status", wanted.statuses), ("kind", wanted.kinds), ("domain", wanted.domains)):
        if allowed:
            names = [f"{column}{number}" for number in range(len(allowed))]
            parts.append(f"{column} IN ({', '.join(f':{name}' for name in names)})")
            values.update(zip(names, allowed))
    if wanted.documents is not None:
        parts.append("concept.id IN (SELECT concept_id FROM gloss WHERE document_id IN "
                     "(SELECT value FROM json_each(:documents)) OR passage IN (SELECT passage FROM "
                     "repeat WHERE document_id IN (SELECT value FROM json_each(:documents))))")
        values["documents"] = str(list(wanted.documents))
    return " AND ".join(parts), values


def _editables(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Editable]:
    listed = (str(list(ids)),)
    forms: dict[int, list[Form]] = defaultdict(list)
    for number, *form in db.execute(_TERMS, listed):
        forms[number].append(Form(*form))
    found = {row[0]: row for row in db.execute(_CONCEPTS, listed)}
    for number in ids:
        if number in found:
            *columns, at, who, action, value = found[number]
            mark = fingerprint(at, who, action, value)
            yield Editable._make((*columns, mark, tuple(forms[number])))
